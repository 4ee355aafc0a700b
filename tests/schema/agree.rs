//! A schema refuses a file exactly where amends names a problem in it of a kind that a schema can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use amends::diagnostics::{Code, Diagnostics};
use amends::model::resolve;
use amends::schema::parse;
use amends::source::{Sources, load_with};

use crate::documents::{Document, documents};
use crate::laid::{Laid, clock_at};
use crate::validators::{Judge, ajv};

/// The kinds of problem that a schema tells.
const TOLD: [Code; 13] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::UnknownValue,
    Code::WrongType,
    Code::InvalidTime,
    Code::InvalidUrl,
    Code::InvalidColour,
    Code::InvalidId,
    Code::UnknownFormat,
    Code::UnknownTimeZone,
    Code::NotATextField,
    Code::UnknownContact,
    Code::UnknownRule,
];

/// The kinds after which nobody knows what the YAML was to be.
const OF_YAML: [Code; 7] = [
    Code::YamlSyntax,
    Code::YamlFeature,
    Code::FlowComma,
    Code::FlowColon,
    Code::DuplicateKey,
    Code::MissingFence,
    Code::MergeConflict,
];

/// The kinds of which a schema tells some: a tag that is none, but not a language that the site lacks.
const HALF_TOLD: [Code; 2] = [Code::UnknownLanguage, Code::TooLarge];

/// Where a problem of a kind that is told is one of more than the value: fixture, file, and why.
const BEYOND: [[&str; 3]; 3] = [
    ["invalid-id", "incident.yaml", "the id is the folder's name"],
    [
        "missing-key-contact",
        "amends.yaml",
        "one of three is needed",
    ],
    [
        "missing-key-languages",
        "amends.yaml",
        "an empty list is there",
    ],
];

/// A file of a project, and the kinds of problem that amends names in it.
struct Case {
    name: String,
    document: Document,
    codes: BTreeSet<Code>,
}

impl Case {
    fn has(&self, codes: &[Code]) -> bool {
        codes.iter().any(|code| self.codes.contains(code))
    }

    fn is_beyond(&self) -> bool {
        let path = &self.document.path;
        let mut beyond = BEYOND.iter();
        beyond.any(|[name, file, _]| *name == self.name && path.ends_with(file))
    }
}

#[test]
fn the_bundled_files_are_valid() {
    let judge = Judge::new();
    let documents = documents(root());
    let kinds: BTreeSet<_> = documents.iter().map(|d| d.kind).collect();
    assert_eq!(kinds.len(), 6, "a file of every kind");
    for document in &documents {
        assert_eq!(judge.judge(document), Some(Ok(())), "{}", document.path);
    }
}

#[test]
fn a_schema_refuses_what_amends_refuses_and_nothing_else() {
    let judge = Judge::new();
    let mut wrong = Vec::new();
    let mut refused: BTreeSet<Code> = BTreeSet::new();
    let open = |case: &&Case| case.has(&OF_YAML) || case.has(&HALF_TOLD) || case.is_beyond();
    for case in CASES.iter().filter(|case| !open(case)) {
        let Some(verdict) = judge.judge(&case.document) else {
            continue;
        };
        let (name, path) = (&case.name, &case.document.path);
        match (case.has(&TOLD), verdict) {
            (true, Ok(())) => wrong.push(format!("{name}: {path} has {:?}", case.codes)),
            (false, Err(error)) => wrong.push(format!("{name}: {path}: {error}")),
            (true, Err(_)) => refused.extend(&case.codes),
            (false, Ok(())) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<_> = TOLD.iter().filter(|c| !refused.contains(c)).collect();
    assert!(missing.is_empty(), "no fixture is refused for {missing:?}");
}

/// Both readers of YAML and both validators are as far from amends as those of an editor.
#[test]
fn ajv_says_the_same() {
    let judge = Judge::new();
    let mut documents: Vec<_> = CASES.iter().map(|case| &case.document).collect();
    let bundled = crate::documents::documents(root());
    documents.extend(&bundled);
    let Some(verdicts) = ajv(&documents) else {
        return;
    };
    assert_eq!(verdicts.len(), documents.len());
    for (document, verdict) in documents.iter().zip(verdicts) {
        let ours = judge.judge(document);
        if let (Some(ours), Some(theirs)) = (ours, verdict) {
            assert_eq!(ours.is_ok(), theirs, "{}: {ours:?}", document.yaml);
        }
    }
}

/// Made once, because judging some hundred projects takes a while.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(all_cases);

/// Every file with a schema in every project of the tests.
fn all_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for fixture in fixtures("tests/diagnostics") {
        let text = std::fs::read_to_string(&fixture).expect("a fixture is text");
        add_cases(&fixture, Laid::over_base(&text).path(), &mut cases);
    }
    let base = std::fs::read_to_string(root().join("tests/rules/base.project"));
    let base = base.expect("the base is there");
    for fixture in fixtures("tests/rules") {
        let laid = Laid::alone(&base);
        laid.lay(&std::fs::read_to_string(&fixture).expect("a fixture is text"));
        add_cases(&fixture, laid.path(), &mut cases);
    }
    for project in PROJECTS {
        let folder = root().join("tests").join(project);
        add_cases(&folder, &folder, &mut cases);
    }
    assert!(cases.len() > 1000, "{}", cases.len());
    cases
}

/// Whole projects that other tests build.
const PROJECTS: [&str; 13] = [
    "browser/projects/arabic",
    "browser/projects/five",
    "feeds/first",
    "cli/build.in/northwind",
    "cli/build.in/open",
    "cli/build.in/closed",
    "cli/check.in/sound",
    "cli/check.in/typo",
    "cli/check.in/mistakes",
    "cli/export.in/editor",
    "cli/import.out/project",
    "cli/import_cstate.out/project",
    "cli/import_stactus.out/project",
];

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("the fixtures are there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "project"))
        .collect();
    paths.sort();
    paths
}

fn add_cases(fixture: &Path, project: &Path, cases: &mut Vec<Case>) {
    let (sources, diagnostics) = judge_project(project);
    let mut codes: BTreeMap<&str, BTreeSet<Code>> = BTreeMap::new();
    for problem in diagnostics.iter() {
        if let Some(primary) = &problem.primary {
            let path = sources.path(primary.place.file);
            codes.entry(path).or_default().insert(problem.code);
        }
    }
    let name = fixture.file_stem().expect("a name").to_string_lossy();
    cases.extend(documents(project).into_iter().map(|document| {
        Case {
            name: name.clone().into_owned(),
            codes: codes
                .get(document.path.as_str())
                .cloned()
                .unwrap_or_default(),
            document,
        }
    }));
}

/// What a theme says is read by all of `check` only, which takes longer.
fn judge_project(project: &Path) -> (Sources, Diagnostics) {
    let clock = clock_at("2026-07-12 11:00:00");
    if project.join("themes").exists() {
        return amends::commands::judge(project, &clock, None).expect("it can be read");
    }
    let sources = load_with(project, &[]).expect("the folder can be listed");
    let (parsed, mut diagnostics) = parse(&sources);
    let (_, found) = resolve(&sources, &parsed, &clock);
    diagnostics.extend(found);
    (sources, diagnostics)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
