//! Whatever stands in the files: reading ends, nothing panics, and every problem can be shown.

mod laid;

use amends::diagnostics::{Diagnostics, Format, render};
use amends::model::resolve;
use amends::schema::parse;
use amends::source::{FileId, IncidentFolder, Sources};
use proptest::prelude::*;

/// Pieces that mean something to a reader of these files.
const PIECES: [&str; 28] = [
    "---\n",
    "\n",
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
    "\u{feff}",
    "\r",
    "null",
    "<<: ",
    "<<<<<<< a\n",
    "draft: true\n",
    "2026-03-29 01:30",
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

/// The three files of the base project, each as given.
fn sources(files: &[String]) -> Sources {
    let mut sources = Sources::default();
    sources.project = Some(sources.add("amends.yaml", files[0].as_str()));
    let facts: FileId = sources.add("incidents/a/incident.yaml", files[1].as_str());
    let update = sources.add("incidents/a/01-x.md", files[2].as_str());
    let danish = sources.add("incidents/a/01-x.da.md", files[2].as_str());
    sources.incidents.push(IncidentFolder {
        id: "a".to_owned(),
        path: "incidents/a".to_owned(),
        facts: Some(facts),
        updates: vec![
            ("01-x.da.md".to_owned(), danish),
            ("01-x.md".to_owned(), update),
        ],
        attachments: Vec::new(),
        unread: Vec::new(),
    });
    sources
}

fn judge(sources: &Sources) -> (bool, Diagnostics) {
    let (parsed, mut diagnostics) = parse(sources);
    let clock = laid::clock_at("2026-07-12 11:00:00");
    let (site, found) = resolve(sources, &parsed, &clock);
    diagnostics.extend(found);
    (site.is_some(), diagnostics.sorted(sources))
}

fn base() -> Vec<String> {
    let blocks = laid::BASE.split("=== ").skip(1);
    let texts = blocks.map(|block| block.split_once('\n').expect("a path and a text").1);
    texts.map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_ends_and_everything_can_be_shown(
        file in 0..3_usize,
        changes in prop::collection::vec((0..1000_usize, 0..12_usize, 0..PIECES.len()), 1..6),
    ) {
        let mut files = base();
        files[file] = changed(&files[file], &changes);
        let sources = sources(&files);
        let (_, diagnostics) = judge(&sources);
        for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
            let text = render(&diagnostics, &sources, format);
            prop_assert!(diagnostics.is_empty() || !text.is_empty());
        }
        for annotation in diagnostics.iter().flat_map(|d| d.primary.iter().chain(&d.secondary)) {
            let text = sources.text(annotation.place.file);
            let range = annotation.place.span.range();
            prop_assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        }
        for edit in diagnostics.iter().flat_map(|d| &d.help).filter_map(|h| h.edit.as_ref()) {
            let text = sources.text(edit.place.file);
            prop_assert!(text.get(edit.place.span.range()).is_some());
        }
    }
}

/// Brackets by the million, keys by the ten thousand: named in a moment, and the stack holds.
#[test]
fn a_bomb_is_a_problem_like_any_other() {
    let keys: String = (0..30_000).map(|n| format!("key{n}: 1\n")).collect();
    let lines: String = (0..30_000).map(|_| "a: b: c\n").collect();
    for text in [
        "[".repeat(3_000_000),
        "{a: ".repeat(500_000),
        "- ".repeat(500_000),
        keys,
        lines,
    ] {
        let mut files = base();
        files[1] = text;
        let (site, diagnostics) = judge(&sources(&files));
        assert!(!site && !diagnostics.is_empty());
    }
}
