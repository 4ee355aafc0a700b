//! `amends new` as a person at a terminal lives it: wrong answers, leaving in the middle, and a folder that takes nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::session::{CTRL_C, PROGRAM, Session};

const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/new.in/amends.yaml");
/// The space bar, then Enter.
const MARK: &str = " \r";

pub(crate) fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(SITE, folder.path().join("amends.yaml")).unwrap();
    folder
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap_or_default()
}

/// The only file in a folder that people see.
fn only_file(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut seen = entries.filter(|e| !e.file_name().to_string_lossy().starts_with('.'));
    let text = fs::read_to_string(seen.next().unwrap().path()).unwrap();
    assert_eq!(seen.count(), 0);
    text
}

#[test]
fn a_person_marks_what_is_broken_and_takes_what_is_proposed() {
    let folder = project();
    let Some(mut session) = Session::start(folder.path(), &["new"], &[]) else {
        return;
    };
    session.answer("What is broken?", MARK);
    session.answer("Calls: how badly?", "\r");
    session.answer("How bad is it?", "\r");
    session.answer("Since when?", "25:99\r");
    session.answer("expected `now`", "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}13:55\r");
    session.answer("What do customers call it? (Trouble with Calls)", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(shown.contains("check: no problems found"), "{shown}");
    let facts = read(&folder, "incidents/2026-07-11-calls/incident.yaml");
    assert!(
        facts.contains("impact: critical\nstarted: 2026-07-11 13:55\n"),
        "{facts}"
    );
}

#[test]
fn time_presses_and_only_what_is_hit_is_asked() {
    let folder = project();
    let Some(mut session) = Session::start(folder.path(), &["new", "--holding"], &[]) else {
        return;
    };
    session.answer("What is broken?", MARK);
    session.answer("Calls: how badly?", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(shown.contains("check: no problems found"), "{shown}");
}

#[test]
fn who_leaves_in_the_middle_finds_what_was_answered() {
    let folder = project();
    let Some(mut session) = Session::start(folder.path(), &["new"], &[]) else {
        return;
    };
    session.answer("What is broken?", MARK);
    session.answer("Calls: how badly?", "\r");
    session.answer("How bad is it?", CTRL_C);
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(shown.contains("is kept in"), "{shown}");
    let kept = only_file(&folder.path().join("drafts"));
    assert_eq!(kept, "amends new --component calls=major_outage\n");
    assert!(!folder.path().join("incidents").exists());
}

#[test]
fn what_cannot_be_written_is_kept_and_else_shown() {
    let folder = project();
    // A file where a folder has to be stands for every disk that takes nothing; root may write past permissions.
    fs::copy(SITE, folder.path().join("incidents")).unwrap();
    let new = || {
        let output = Command::new(PROGRAM)
            .args(["-C", folder.path().to_str().unwrap(), "new"])
            .args(["--component", "calls=major_outage"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        said
    };
    let said = new();
    assert!(said.contains("is kept in"), "{said}");
    let kept = only_file(&folder.path().join("drafts"));
    assert!(kept.contains("status: investigating"), "{kept}");
    fs::remove_dir_all(folder.path().join("drafts")).unwrap();
    fs::copy(SITE, folder.path().join("drafts")).unwrap();
    let said = new();
    assert!(
        said.contains("so here it is") && said.contains("status: investigating"),
        "{said}"
    );
}
