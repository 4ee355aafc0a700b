//! `amends check --since REV` on real repositories: what was published stays as it was said, and everything else is free.

mod edits;
#[path = "../laid/mod.rs"]
mod laid;

use std::path::Path;
use std::process::{Command, Output};

use edits::{DRAFT, FREE, INCIDENT_NOT_FREE, NOT_FREE, SECOND};
use laid::{BASE, Laid};

const CALLS: &str = "incidents/2026-07-11-calls";
const FIRST: &str = "incidents/2026-07-11-calls/01-investigating.md";
const FACTS: &str = "incidents/2026-07-11-calls/incident.yaml";
/// The problems that only a look back finds.
const OF_THE_LOG: [&str; 5] = [
    "uncorrected-change",
    "rewritten-log",
    "removed-update",
    "renumbered-update",
    "unmarked-move",
];

#[test]
fn what_nobody_read_is_free() {
    for (name, was, now) in FREE {
        let laid = published();
        edit(&laid, &format!("{CALLS}/{name}"), was, now);
        assert_eq!(found(&laid), Vec::<String>::new(), "{now}");
    }
}

#[test]
fn what_was_published_stays() {
    for (was, now, expect) in NOT_FREE {
        let laid = published();
        edit(&laid, &format!("{CALLS}/02-identified.md"), was, now);
        assert_eq!(found(&laid), [expect], "{now}");
    }
}

#[test]
fn facts_of_the_incident_stay_too() {
    for (was, now) in INCIDENT_NOT_FREE {
        let laid = published();
        edit(&laid, FACTS, was, now);
        assert_eq!(found(&laid), ["uncorrected-change"], "{now}");
    }
    let laid = published();
    edit(&laid, FACTS, "impact: major", "impact: minor");
    let correction =
        "corrections:\n  - at: 2026-07-11 14:05\n    was: major\n    now: minor\napproved_by";
    edit(
        &laid,
        &format!("{CALLS}/02-identified.md"),
        "approved_by",
        correction,
    );
    assert_eq!(found(&laid), Vec::<String>::new());
}

#[test]
fn facts_are_free_until_somebody_has_read_them() {
    let laid = Laid::over_base(&format!("=== {FIRST}\n{DRAFT}"));
    laid.commit();
    edit(&laid, FACTS, "impact: major", "impact: minor");
    assert_eq!(found(&laid), Vec::<String>::new());
}

#[test]
fn it_makes_no_difference_whether_a_change_is_committed() {
    let laid = published();
    edit(&laid, FIRST, "Some calls fail.", "Calls fail.");
    assert_eq!(found(&laid), ["uncorrected-change"]);
    laid.commit();
    assert_eq!(found(&laid), Vec::<String>::new());
    assert_eq!(found_since(&laid, "HEAD~1"), ["uncorrected-change"]);
}

#[test]
fn a_correction_makes_it_right_and_stays_itself() {
    let laid = published();
    let path = format!("{CALLS}/02-identified.md");
    edit(&laid, &path, "replacing the part", "replacing a part");
    let correction = "corrections:\n  - at: 2026-07-11 14:05\n    was: the part\n    now: a part\n";
    edit(
        &laid,
        &path,
        "approved_by",
        &format!("{correction}approved_by"),
    );
    assert_eq!(found(&laid), Vec::<String>::new());
    laid.commit();
    edit(&laid, &path, "replacing a part", "replacing two parts");
    assert_eq!(found(&laid), ["uncorrected-change"]);
    edit(&laid, &path, "now: a part", "now: two parts");
    assert_eq!(found(&laid), ["rewritten-log"]);
}

#[test]
fn a_translation_may_come_and_may_not_change() {
    let laid = published();
    let danish = format!("{CALLS}/02-identified.da.md");
    laid.lay(&format!("=== {danish}\nVi har fundet fejlen.\n"));
    assert_eq!(found(&laid), Vec::<String>::new());
    laid.commit();
    edit(&laid, &danish, "fejlen", "årsagen");
    assert_eq!(found(&laid), ["uncorrected-change"]);
    edit(
        &laid,
        &danish,
        "Vi",
        "---\ncorrections:\n  - at: 2026-07-11 14:05\n    was: fejlen\n    now: årsagen\n---\nVi",
    );
    assert_eq!(found(&laid), Vec::<String>::new());
    laid.lay(&format!("=== {danish} @removed\n"));
    assert_eq!(found(&laid), ["uncorrected-change"]);
}

#[test]
fn what_is_gone_is_named() {
    let laid = published();
    laid.lay(&format!("=== {CALLS}/03-monitoring.md @removed\n"));
    assert_eq!(found(&laid), Vec::<String>::new());
    laid.lay(&format!("=== {CALLS}/02-identified.md @removed\n"));
    assert_eq!(found(&laid), ["removed-update"]);
    std::fs::remove_dir_all(laid.path().join(CALLS)).expect("the folder goes");
    let (text, status) = check(laid.path(), &["--since", "HEAD"]);
    assert!(
        text.contains("incident `2026-07-11-calls` was published and is gone"),
        "{text}"
    );
    assert_eq!((found(&laid).len(), status), (1, 1));
}

#[test]
fn renames_are_followed() {
    let laid = published();
    rename(&laid, FIRST, &format!("{CALLS}/01-we-are-looking.md"));
    assert_eq!(found(&laid), Vec::<String>::new());
    let second = format!("{CALLS}/02-identified.md");
    rename(&laid, &second, &format!("{CALLS}/04-identified.md"));
    assert_eq!(found(&laid), ["renumbered-update"]);
    rename(&laid, &format!("{CALLS}/04-identified.md"), &second);
    rename(&laid, CALLS, "incidents/2026/2026-07-11-calls");
    assert_eq!(found(&laid), Vec::<String>::new());
    laid.commit();
    let new = "incidents/2026/2026-07-11-outgoing";
    rename(&laid, "incidents/2026/2026-07-11-calls", new);
    assert_eq!(found(&laid), ["unmarked-move"]);
    let (json, _) = check(laid.path(), &["--since", "HEAD", "--format", "json"]);
    assert!(json.contains("moved_from: [2026-07-11-calls]\\n"), "{json}");
    edit(
        &laid,
        &format!("{new}/incident.yaml"),
        "title:",
        "moved_from: [2026-07-11-calls]\ntitle:",
    );
    assert_eq!(found(&laid), Vec::<String>::new());
    // A move hides no other change.
    edit(
        &laid,
        &format!("{new}/02-identified.md"),
        "replacing the part",
        "replacing a part",
    );
    assert_eq!(found(&laid), ["uncorrected-change"]);
}

#[test]
fn ends_of_lines_change_nothing() {
    let laid = published();
    for name in ["01-investigating.md", "02-identified.md", "incident.yaml"] {
        let path = laid.path().join(CALLS).join(name);
        let text = read(&path).replace('\n', "\r\n");
        write(&path, &format!("\u{feff}{text}"));
    }
    assert_eq!(found(&laid), Vec::<String>::new());
    edit(
        &laid,
        &format!("{CALLS}/02-identified.md"),
        "replacing the part",
        "replacing a part",
    );
    assert_eq!(found(&laid), ["uncorrected-change"]);
}

#[test]
fn a_project_may_lie_anywhere_in_a_repository() {
    let laid = Laid::alone(&format!("{BASE}{SECOND}").replace("=== ", "=== sites/status/"));
    laid.lay("=== README\nTwo sites.\n=== @commit\n=== README\nThree sites.\n");
    let project = laid.path().join("sites/status");
    assert_eq!(
        found_in(&project, &["--since", "HEAD"]),
        Vec::<String>::new()
    );
    edit(
        &laid,
        &format!("sites/status/{FIRST}"),
        "Some calls fail.",
        "Calls fail.",
    );
    assert_eq!(
        found_in(&project, &["--since", "HEAD"]),
        ["uncorrected-change"]
    );
    let (text, _) = check(
        laid.path(),
        &[
            "--since",
            "HEAD",
            "--format",
            "github",
            "-C",
            "sites/status",
        ],
    );
    assert!(
        text.contains(&format!("file=sites/status/{FIRST},")),
        "{text}"
    );
}

/// A hook runs with the variables of the repository that it is a hook of.
#[test]
fn a_hook_of_another_repository_is_no_trouble() {
    let (laid, other) = (published(), published());
    edit(&laid, FIRST, "Some calls fail.", "Calls fail.");
    let mut amends = command(laid.path(), &["--since", "HEAD", "--format", "short"]);
    amends.env("GIT_DIR", other.path().join(".git"));
    amends.env("GIT_INDEX_FILE", other.path().join(".git/index"));
    let said = String::from_utf8(amends.output().expect("amends runs").stdout).expect("text");
    assert!(said.contains("[uncorrected-change]"), "{said}");
}

#[test]
fn what_has_changed_is_judged_wherever_it_stands() {
    let laid = Laid::over_base(SECOND);
    edit(
        &laid,
        FIRST,
        "Some calls fail.",
        "We will call 07700 900123 back.",
    );
    laid.commit();
    // Only the last word is judged: nobody reads the first any more.
    let says = |args: &[&str]| check(laid.path(), args).0.contains("[pii]");
    assert!(!says(&[]) && !says(&["--since", "HEAD"]));
    edit(&laid, FIRST, "call 07700 900123", "call 07700 900456");
    assert!(says(&["--since", "HEAD"]));
    laid.commit();
    assert!(says(&["--since", "HEAD~1"]) && !says(&["--since", "HEAD"]));
}

#[test]
fn what_cannot_be_compared_ends_with_two() {
    let laid = published();
    let said = refused(command(laid.path(), &["--since", "nowhere"]));
    assert!(
        said.contains("`nowhere` is no commit of this repository; name a branch"),
        "{said}"
    );
    let said = refused(command(laid.path(), &["--since=--all"]));
    assert!(said.contains("`--all` is no commit"), "{said}");
    let said = refused(command(laid.path(), &["--since", &format!("HEAD:{FIRST}")]));
    assert!(said.contains("is no commit"), "{said}");

    laid.commit();
    let clone = Laid::alone("");
    let url = format!("file://{}", laid.path().display());
    clone.git(&["clone", "-q", "--depth", "1", &url, "."]);
    let said = refused(command(clone.path(), &["--since", "HEAD~1"]));
    assert!(said.contains("a shallow clone; fetch all of it"), "{said}");
    assert_eq!(found(&clone), Vec::<String>::new());

    let alone = Laid::over_base("");
    let mut amends = command(alone.path(), &["--since", "HEAD"]);
    amends.env(
        "GIT_CEILING_DIRECTORIES",
        alone.path().parent().expect("a folder above"),
    );
    let said = refused(amends);
    assert!(said.contains("git finds no repository for"), "{said}");

    let mut amends = command(laid.path(), &["--since", "HEAD"]);
    let said = refused_by(amends.env("PATH", ""));
    assert!(
        said.contains("asks the program `git`, which is not installed here"),
        "{said}"
    );
}

/// A project with two updates published by 14:10, in one commit.
fn published() -> Laid {
    let laid = Laid::over_base(SECOND);
    laid.commit();
    laid
}

fn found(laid: &Laid) -> Vec<String> {
    found_since(laid, "HEAD")
}

fn found_since(laid: &Laid, revision: &str) -> Vec<String> {
    found_in(laid.path(), &["--since", revision])
}

/// What the look back finds, by its names.
fn found_in(folder: &Path, args: &[&str]) -> Vec<String> {
    let (text, _) = check(folder, &[args, &["--format", "short"]].concat());
    let codes = text.lines().filter_map(|line| {
        let (start, _) = line.split_once("]: ")?;
        Some(start.rsplit_once('[')?.1.to_owned())
    });
    codes
        .filter(|code| OF_THE_LOG.contains(&code.as_str()))
        .collect()
}

fn check(folder: &Path, args: &[&str]) -> (String, i32) {
    let output = command(folder, args).output().expect("amends runs");
    let status = output.status.code().expect("a status");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_ne!(status, 2, "{said}");
    (String::from_utf8(output.stdout).expect("text"), status)
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.current_dir(folder).arg("check").args(args);
    command
        .args(["--now", "2026-07-11 14:10"])
        .env_remove("SOURCE_DATE_EPOCH");
    command
}

fn refused(mut command: Command) -> String {
    refused_by(&mut command)
}

fn refused_by(command: &mut Command) -> String {
    let Output { status, stderr, .. } = command.output().expect("amends runs");
    assert_eq!(status.code(), Some(2));
    String::from_utf8(stderr).expect("text")
}

fn edit(laid: &Laid, path: &str, was: &str, now: &str) {
    let path = laid.path().join(path);
    let text = read(&path);
    assert!(text.contains(was), "{was:?} is not in {text:?}");
    write(&path, &text.replacen(was, now, 1));
}

fn rename(laid: &Laid, from: &str, to: &str) {
    let to = laid.path().join(to);
    std::fs::create_dir_all(to.parent().expect("a folder above")).expect("a folder");
    std::fs::rename(laid.path().join(from), to).expect("a rename");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file is there")
}

#[expect(clippy::disallowed_methods, reason = "a test lays its own files")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file is laid");
}
