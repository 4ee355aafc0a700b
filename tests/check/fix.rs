//! `--fix` makes the edits that are certain, and nothing else.

use std::fs;

use crate::laid::Laid;
use crate::{SOUND, check, run};

const FIRST: &str = "incidents/2026-07-11-calls/01-investigating.md";
const NOW: [&str; 2] = ["--now", "2026-07-11 14:05"];

/// Mistakes of which nobody can doubt what was meant, some only seen when others are mended.
const CERTAIN: &str = "\
=== incidents/2026-07-11-calls/incident.yaml
title: Calls: all are failing
Impact: Major
started: 2026-07-11 13:30
components:
  calls: partial-outage
emergency_calls: ok
=== incidents/2026-07-11-calls/01-investigating.md
---
status: Investigating
at: 2026-07-11 13:40
effect: 'You can't make or receive calls.'
scope: About one in ten customers, in all areas.
unknown: What has failed.
next-update: 14:30
approved_by: LB
---
Since 13:30 BST one in ten of you cannot make or receive calls. We are sorry. Our engineers are looking for the cause.
";

/// Mistakes of which somebody has to say what was meant.
const DOUBTFUL: &str = "\
=== incidents/2026-07-11-calls/01-investigating.md
---
status: investigatin
at: 2026-07-11 13:40
efect: You cannot make or receive calls.
next_update: 14:30
---
Since 13:30 BST one in ten of you cannot make calls.
";

fn read(laid: &Laid, path: &str) -> Vec<u8> {
    fs::read(laid.path().join(path)).expect("the file is there")
}

fn fix(laid: &Laid, more: &[&str]) -> (String, i32) {
    check(laid, &[&NOW[..], &["--fix"], more].concat())
}

#[test]
fn what_is_certain_is_mended_and_said() {
    let laid = Laid::alone(SOUND);
    laid.lay(CERTAIN);
    let (text, status) = fix(&laid, &[]);
    let mended: Vec<_> = text.lines().filter(|l| l.starts_with("mended: ")).collect();
    assert_eq!(mended.len(), 7, "{text}");
    assert!(
        mended
            .contains(&"mended: incidents/2026-07-11-calls/incident.yaml:2: unknown key `Impact`"),
        "{text}"
    );
    assert!(!text.contains("error["), "{text}");
    assert_eq!(status, 0);
    let facts = String::from_utf8(read(&laid, "incidents/2026-07-11-calls/incident.yaml"));
    assert_eq!(
        facts.expect("text"),
        "title: \"Calls: all are failing\"\nimpact: major\nstarted: 2026-07-11 13:30\n\
         components:\n  calls: partial_outage\nemergency_calls: ok\n"
    );
    let update = String::from_utf8(read(&laid, FIRST)).expect("text");
    assert!(update.contains("\nstatus: investigating\n"), "{update}");
    assert!(
        update.contains("\neffect: \"You can't make or receive calls.\"\n"),
        "{update}"
    );
    assert!(update.contains("\nnext_update: 14:30\n"), "{update}");
}

#[test]
fn a_second_time_changes_nothing() {
    let laid = Laid::alone(SOUND);
    laid.lay(CERTAIN);
    fix(&laid, &[]);
    let before = [
        read(&laid, FIRST),
        read(&laid, "incidents/2026-07-11-calls/incident.yaml"),
    ];
    let (text, _) = fix(&laid, &[]);
    assert!(!text.contains("mended"), "{text}");
    let after = [
        read(&laid, FIRST),
        read(&laid, "incidents/2026-07-11-calls/incident.yaml"),
    ];
    assert_eq!(before, after);
    let files = fs::read_dir(laid.path().join("incidents/2026-07-11-calls")).expect("the folder");
    assert_eq!(files.count(), 2, "nothing is left behind");
}

#[test]
fn what_is_not_certain_stays() {
    let laid = Laid::alone(SOUND);
    laid.lay(DOUBTFUL);
    let before = read(&laid, FIRST);
    let (text, status) = fix(&laid, &[]);
    assert!(
        text.contains("did you mean `effect`?") && !text.contains("mended"),
        "{text}"
    );
    assert_eq!(status, 1);
    assert_eq!(read(&laid, FIRST), before);
}

#[test]
fn marks_and_ends_of_lines_stay() {
    let laid = Laid::alone(SOUND);
    let (_, update) = CERTAIN
        .rsplit_once("01-investigating.md\n")
        .expect("an update");
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    // An edit with a line break of its own.
    let update = update.replace("approved_by: LB", "approved_by: LB\nworkaround: Use wifi.");
    laid.lay(&format!("=== {FIRST}\n{}", windows(&update)));
    let (text, _) = fix(&laid, &[]);
    assert_eq!(text.matches("mended: ").count(), 4, "{text}");
    let fixed = update
        .replace("Investigating\n", "investigating\n")
        .replace(
            "'You can't make or receive calls.'",
            "\"You can't make or receive calls.\"",
        )
        .replace("next-update", "next_update")
        .replace(
            "workaround: Use wifi.",
            "workaround: \n  text: \"Use wifi.\"",
        );
    assert_eq!(
        String::from_utf8(read(&laid, FIRST)).expect("text"),
        windows(&fixed)
    );
}

#[test]
fn a_file_that_is_being_merged_is_left_alone() {
    let laid = Laid::alone(SOUND);
    laid.lay(CERTAIN);
    let path = laid.path().join(FIRST);
    let text = fs::read_to_string(&path).expect("the update");
    let conflict = "<<<<<<< ours\nnext-update: 14:30\n=======\nnext-update: 14:45\n>>>>>>> theirs";
    laid.lay(&format!(
        "=== {FIRST}\n{}",
        text.replace("next-update: 14:30", conflict)
    ));
    let before = read(&laid, FIRST);
    let (text, status) = fix(&laid, &[]);
    assert!(text.contains("error[merge-conflict]"), "{text}");
    assert_eq!((read(&laid, FIRST), status), (before, 1));
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let laid = Laid::alone(SOUND);
    laid.lay(CERTAIN);
    let (link, target) = (laid.path().join(FIRST), laid.path().join("kept.md"));
    fs::rename(&link, &target).expect("a rename");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink(&target, &link).expect("a link");
    fix(&laid, &[]);
    assert!(link.symlink_metadata().expect("the link").is_symlink());
    let text = fs::read_to_string(&target).expect("the update");
    assert!(text.contains("next_update: 14:30"), "{text}");
    let mode = target.metadata().expect("the update").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_program_gets_nothing_but_its_format() {
    let laid = Laid::alone(SOUND);
    laid.lay(CERTAIN);
    let output = run(
        &laid,
        &[
            "check",
            "--fix",
            "--now",
            "2026-07-11 14:05",
            "--format",
            "json",
        ],
    );
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(said.matches("mended: ").count(), 7, "{said}");
    assert!(serde_json::from_slice::<Vec<serde_json::Value>>(&output.stdout).is_ok());
}
