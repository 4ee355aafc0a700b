//! Every problem that `check` names has a project that has it, in `tests/diagnostics/`, and a text that was read and found good.
//!
//! `SNAPSHOTS=overwrite cargo test --test diagnostics` writes the texts anew.

mod laid;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use amends::diagnostics::{Code, Diagnostic, Format, render};
use laid::{Judged, Laid, clock_at};

/// Kinds of problem that themes, phrasebooks, replies and the playbook raise: their fixtures go through all of `check`.
const LATER: [Code; 30] = [
    Code::Template,
    Code::Message,
    Code::UnknownTheme,
    Code::UnknownChannel,
    Code::IncompleteChannel,
    Code::NoPhrasebook,
    Code::UnknownSlot,
    Code::MissingPhrase,
    Code::MissingShort,
    Code::UnguardedAdmission,
    Code::WrongRegister,
    Code::UnreachablePhrase,
    Code::ShortTooLong,
    Code::InflectedSlot,
    Code::ForbiddenWord,
    Code::WordingTwice,
    Code::UntidyPhrase,
    Code::IncompleteGreeting,
    Code::CodaTooLong,
    Code::WorkaroundRoom,
    Code::ReplyTooLong,
    Code::PartTooLong,
    Code::Untranslated,
    Code::LongShortLink,
    Code::UncorrectedChange,
    Code::RewrittenLog,
    Code::RemovedUpdate,
    Code::RenumberedUpdate,
    Code::UnmarkedMove,
    Code::UnusedWaiver,
];

#[test]
fn every_fixture_says_what_is_expected() {
    for path in fixtures() {
        let text = said(&judge(&path));
        let expected = path.with_extension("expected");
        let expected = snapbox::Data::read_from(&expected, None).raw();
        let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
        assert.eq(text, expected);
    }
}

#[test]
fn every_code_has_a_fixture() {
    let raised: BTreeSet<Code> = fixtures()
        .iter()
        .flat_map(|path| judge(path).diagnostics.into_iter().map(|d| d.code))
        .collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|c| !raised.contains(c))
        .map(|c| c.as_str())
        .collect();
    assert!(missing.is_empty(), "no fixture raises {missing:?}");
}

/// An edit that is shown is one that can be trusted.
#[test]
fn every_edit_mends_its_problem() {
    for path in fixtures() {
        let judged = judge(&path);
        for problem in judged.diagnostics.iter() {
            let Some(edit) = problem.help.iter().find_map(|h| h.edit.as_ref()) else {
                continue;
            };
            let file = judged.sources.path(edit.place.file);
            let mut text = judged.sources.text(edit.place.file).to_owned();
            text.replace_range(edit.place.span.range(), &edit.text);
            let mended = lay(&path);
            mended.lay(&format!("=== {file}\n{text}"));
            let after = judge_laid(&path, &mended);
            let message = format!("{}: {}", path.display(), problem.message);
            assert!(!contains(&after, problem), "{message} is still there");
            let fewer = after.diagnostics.len() < judged.diagnostics.len();
            assert!(fewer, "{message}: {}", said(&after));
        }
    }
}

/// `docs/diagnostics.md` is written from the code and the fixtures, so that it is never behind them.
#[test]
fn the_document_is_complete() {
    let path = root().join("docs/diagnostics.md");
    let expected = snapbox::Data::read_from(&path, None).raw();
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(document(), expected);
}

const HEAD: &str = "\
# Every problem that amends names

`amends check` names every problem of every file in one run, sorted by file and line. This list is written from the code and from the
projects in `tests/diagnostics/`; `SNAPSHOTS=overwrite cargo test --test diagnostics` writes it anew.

";

fn document() -> String {
    let examples = examples();
    let mut text = HEAD.to_owned();
    text.push_str(include_str!("diagnostics/formats.md"));
    for code in Code::ALL {
        text.push_str(&format!("\n## {}\n\n{}\n", code.as_str(), code.about()));
        let example = examples.get(code).expect("every code has a fixture");
        text.push_str(&format!("\n```text\n{example}\n```\n"));
    }
    text
}

/// For each kind of problem the text of the fixture that is named like it, else of the first that raises it.
fn examples() -> BTreeMap<Code, String> {
    let mut examples = BTreeMap::new();
    for path in fixtures() {
        let name = path.file_stem().expect("a fixture has a name");
        let name = name.to_string_lossy().into_owned();
        let judged = judge(&path);
        for problem in judged.diagnostics.iter() {
            let text = said_of(&judged, problem);
            if problem.code.as_str() == name {
                examples.insert(problem.code, text);
                break;
            }
            examples.entry(problem.code).or_insert(text);
        }
    }
    examples
}

fn fixtures() -> Vec<PathBuf> {
    let folder = root().join("tests/diagnostics");
    let entries = std::fs::read_dir(folder).expect("the fixtures are there");
    let paths = entries.map(|e| e.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "project"))
        .collect();
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn lay(fixture: &Path) -> Laid {
    Laid::over_base(&std::fs::read_to_string(fixture).expect("a fixture is text"))
}

fn judge(fixture: &Path) -> Judged {
    judge_laid(fixture, &lay(fixture))
}

/// A fixture goes as far through `check` as its problem needs.
fn judge_laid(fixture: &Path, laid: &Laid) -> Judged {
    let clock = clock_at("2026-07-12 11:00:00");
    let name = fixture.file_stem().unwrap_or_default().to_string_lossy();
    let is_of = |code: &Code| match name.strip_prefix(code.as_str()) {
        Some(rest) => rest.is_empty() || rest.starts_with('-'),
        None => false,
    };
    let has_theme = laid.path().join("themes").exists();
    if !has_theme && !LATER.iter().any(is_of) {
        return laid.judge(&clock);
    }
    let since = laid.path().join(".git").exists().then_some("HEAD");
    let judged = amends::commands::judge(laid.path(), &clock, since);
    let (sources, diagnostics) = judged.expect("the project can be read");
    // What the playbook finds is held in `tests/rules/`.
    let diagnostics = diagnostics.filtered(|d| !matches!(d.code, Code::Rule(_)));
    Judged {
        sources,
        site: None,
        diagnostics,
    }
}

fn contains(judged: &Judged, problem: &Diagnostic) -> bool {
    let mut all = judged.diagnostics.iter();
    all.any(|d| d.code == problem.code && d.message == problem.message)
}

fn said(judged: &Judged) -> String {
    let text = render(&judged.diagnostics, &judged.sources, Format::Human);
    anstream::adapter::strip_str(&text).to_string()
}

fn said_of(judged: &Judged, problem: &Diagnostic) -> String {
    let one = std::iter::once(problem.clone()).collect();
    let text = render(&one, &judged.sources, Format::Human);
    let text = anstream::adapter::strip_str(&text).to_string();
    text.trim_end().to_owned()
}
