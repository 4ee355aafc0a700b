//! A real history of cState becomes a project that has nothing wrong, and in which no word of any file is missing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod histories;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use amends::{
    diagnostics::Diagnostics,
    import::{Mode, Report, Silence, import_cstate},
    model::{Clock, Moment, Site, resolve},
    schema::parse,
    source::load,
};
use histories::history;

/// The update that the import itself words, for the time at which an incident ended.
const ENDED: &str = "This incident is resolved.";

fn import(dest: &Path, mode: Mode) -> Option<Report> {
    history("jenkins").map(|source| import_cstate(&source, dest, mode, &Silence).unwrap())
}

fn read(project: &Path) -> (Option<Site>, Diagnostics) {
    let sources = load(project).unwrap();
    let (parsed, mut problems) = parse(&sources);
    let clock = Clock::at(Moment::from_timestamp(1_785_000_000, 0).unwrap());
    let (site, found) = resolve(&sources, &parsed, &clock);
    problems.extend(found);
    (site, problems)
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = entries
        .flat_map(|path| {
            if path.is_dir() {
                paths(&path)
            } else {
                vec![path]
            }
        })
        .collect();
    all.sort();
    all
}

fn texts(folder: &Path, end: &str) -> Vec<String> {
    let paths = paths(folder)
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(end));
    paths
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// What stands below the front matter.
fn body(text: &str) -> &str {
    text.split_once("\n---\n").unwrap().1
}

/// How often each word stands in some texts; marks are no words.
fn words<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in texts
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
    {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words.remove("");
    words
}

/// The text without the tags that are marks and no words.
fn without_tags(text: &str) -> String {
    let tags = ["<strike>", "</strike>", "<br>", "<br/>", "<br />"];
    tags.iter()
        .fold(text.to_owned(), |text, tag| text.replace(tag, " "))
}

#[test]
fn every_file_is_an_incident_and_nothing_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let Some(report) = import(folder.path(), Mode::Write) else {
        return;
    };
    let files = texts(&history("jenkins").unwrap().join("content/issues"), ".md").len();
    assert_eq!((report.incidents, files), (297, 297));
    assert_eq!(report.left_out.len(), 1, "{:?}", report.left_out);
    assert!(report.left_out[0].place.ends_with(".gitkeep"));
    let (site, problems) = read(folder.path());
    let problems: Vec<_> = problems.iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(site.unwrap().incidents.len(), 297);
}

#[test]
fn no_word_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let Some(report) = import(folder.path(), Mode::Write) else {
        return;
    };
    let sources = texts(&history("jenkins").unwrap().join("content/issues"), ".md");
    let updates = texts(&folder.path().join("incidents"), ".md");
    let notes = texts(&folder.path().join("incidents"), "notes.txt");
    let told = updates
        .iter()
        .map(|update| body(update).trim())
        .filter(|body| *body != ENDED);
    let found = words(told.chain(notes.iter().map(String::as_str)));
    let sources: Vec<_> = sources
        .iter()
        .map(|source| without_tags(body(source)))
        .collect();
    let expected = words(sources.iter().map(String::as_str));
    for (word, count) in &expected {
        assert!(found.get(word) >= Some(count), "{word}");
    }
    assert_eq!(updates.len(), report.updates);
    assert_eq!(notes.len(), 11);
}

#[test]
fn no_comment_reaches_a_page_or_an_update() {
    let folder = tempfile::tempdir().unwrap();
    if import(folder.path(), Mode::Write).is_none() {
        return;
    }
    for update in texts(&folder.path().join("incidents"), ".md") {
        assert!(!update.contains("<!--"), "{update}");
    }
    let sources = load(folder.path()).unwrap();
    assert!(
        sources
            .incidents
            .iter()
            .all(|incident| incident.attachments.is_empty())
    );
}

#[test]
fn times_that_cannot_be_true_are_named_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let Some(report) = import(folder.path(), Mode::Write) else {
        return;
    };
    let named = report
        .repaired
        .iter()
        .filter(|repair| repair.what.starts_with("it ends before it begins"));
    assert_eq!(named.count(), 8);
    let kept = texts(&folder.path().join("incidents"), ".md")
        .iter()
        .filter(|text| text.contains("Z # the source says: "))
        .count();
    assert_eq!(kept, 8);
}

#[test]
fn a_dry_run_tells_all_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("project");
    let Some(would) = import(&dest, Mode::DryRun) else {
        return;
    };
    assert!(!dest.exists());
    assert_eq!(Some(would), import(&dest, Mode::Write));
}
