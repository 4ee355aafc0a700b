//! Whatever stands in the files: the laws of tests/laws hold for every seed, every find of the fuzzers and thousands of
//! changed inputs.

mod laws;

use std::path::{Path, PathBuf};

use laws::{LAWS, hold};
use proptest::prelude::*;

/// Pieces that mean something to a reader of these files.
const PIECES: [&str; 40] = [
    "---\n",
    "\n",
    "\n\n",
    ": ",
    ":",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    "*",
    "&a ",
    "!!str ",
    "\t",
    "  ",
    "- ",
    "|\n",
    "é",
    "🙂",
    "\u{200d}",
    "\u{feff}",
    "\0",
    "\r",
    "null",
    "<<: ",
    "<<<<<<< a\n",
    "<!-- ",
    "<script>",
    "](javascript:",
    "https://a.co/",
    "draft: true\n",
    "status: resolved\n",
    "scheduled: ",
    "=== incidents/b/incident.yaml\n",
    "=== incidents/b/01-x.md\n",
    "2026-03-29 01:30",
    "9999-12-31T23:59:59-23:59",
];

/// A change of a text: where, in thousandths of it, how many characters go, and what comes.
type Change = (usize, usize, usize);

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for &(place, length, piece) in changes {
        let start = chars.len() * place / 1000;
        let end = (start + length).min(chars.len());
        chars.splice(start..end, PIECES[piece].chars());
    }
    chars.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((0..1000_usize, 0..12_usize, 0..PIECES.len()), 1..6)
}

/// Says which input is held before it is: a law panics with what is wrong, and not with where.
#[expect(clippy::print_stdout, reason = "shown only where the test fails")]
fn hold_file(law: &str, path: &Path) {
    let input = std::fs::read(path).expect("an input can be read");
    println!("{law}: {}", path.display());
    hold(law, &input);
}

/// The inputs of a law in a folder of `fuzz/`, sorted; none where the folder is not there.
fn inputs(folder: &str, law: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(root.join("fuzz").join(folder).join(law));
    let entries = entries.into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_seed_holds() {
    for (law, _) in LAWS {
        let seeds = inputs("seeds", law);
        assert!(!seeds.is_empty(), "`{law}` has no seed");
        seeds.iter().for_each(|path| hold_file(law, path));
    }
}

/// What a fuzzer has found once stays mended.
#[test]
fn every_find_holds() {
    for (law, _) in LAWS {
        for path in inputs("finds", law) {
            hold_file(law, &path);
        }
    }
}

/// The seeds of a law with some changes; what fails is printed with its changes and belongs into `fuzz/finds/`.
fn hold_changed(law: &str, cases: u32) {
    let seeds: Vec<String> = inputs("seeds", law)
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a seed is a text"))
        .collect();
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(seed in 0..seeds.len(), changes in changes())| {
        let input = changed(&seeds[seed], &changes);
        hold(law, input.as_bytes());
    });
}

#[test]
fn reading_ends_and_everything_can_be_shown() {
    hold_changed("parse", 256);
}

#[test]
fn what_resolves_can_be_rendered() {
    hold_changed("render", 48);
}

#[test]
fn what_resolves_can_be_answered() {
    hold_changed("compose", 32);
}

#[test]
fn counters_agree_with_themselves() {
    hold_changed("count", 256);
}

#[test]
fn what_is_imported_is_sound() {
    for law in ["statuspage", "cstate", "stactus"] {
        hold_changed(law, 48);
    }
}

/// Brackets by the million, keys by the ten thousand: named in a moment, and the stack holds.
#[test]
fn a_bomb_is_a_problem_like_any_other() {
    let keys: String = (0..30_000).map(|n| format!("key{n}: 1\n")).collect();
    for text in [
        "[".repeat(3_000_000),
        "{a: ".repeat(500_000),
        "- ".repeat(500_000),
        keys,
        "a: b: c\n".repeat(30_000),
    ] {
        hold(
            "parse",
            format!("=== incidents/a/incident.yaml\n{text}").as_bytes(),
        );
    }
}
