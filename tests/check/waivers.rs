//! Waivers, weights of a project's own, and when `check` fails.

use crate::laid::Laid;
use crate::{SOUND, check};

const FIRST: &str = "incidents/2026-07-11-calls/01-investigating.md";
const NOW: [&str; 2] = ["--now", "2026-07-11 14:05"];

/// The sound project with a text of a file changed.
fn edited(path: &str, was: &str, now: &str) -> Laid {
    let laid = Laid::alone(SOUND);
    let text = std::fs::read_to_string(laid.path().join(path)).expect("the file is there");
    assert!(text.contains(was), "{was}");
    laid.lay(&format!("=== {path}\n{}", text.replacen(was, now, 1)));
    laid
}

fn waiver(rule: &str) -> String {
    format!("allow:\n  - rule: {rule}\n    reason: the part comes by train\n    by: LB\n")
}

#[test]
fn what_is_waived_is_shown_and_does_not_count() {
    let late = "next_update: 17:00\n";
    let laid = edited(
        FIRST,
        "next_update: 14:30\n",
        &format!("{late}{}", waiver("next-too-far")),
    );
    let (text, status) = check(&laid, &[&NOW[..], &["--deny-warnings"]].concat());
    let expect = format!(
        "waived: next-too-far in {FIRST}, by LB: the part comes by train\nno problems found\n"
    );
    assert_eq!((text, status), (expect, 0));
}

#[test]
fn a_waiver_that_waives_nothing_or_no_rule_is_a_warning() {
    for (rule, expect) in [
        ("next-too-far", "warning[unused-waiver]"),
        ("next-to-far", "warning[unknown-rule]"),
        ("T03", "warning[unknown-rule]"),
    ] {
        let laid = edited(
            FIRST,
            "approved_by",
            &format!("{}approved_by", waiver(rule)),
        );
        let (text, status) = check(&laid, &NOW);
        assert!(text.contains(expect), "{text}");
        assert!(text.contains("`next-too-far`"), "{text}");
        assert_eq!(status, 0);
    }
}

/// A rule that judges the site has nothing to do with one update.
#[test]
fn no_update_waives_a_rule_on_the_whole_site() {
    let allow = format!("{}approved_by", waiver("sms-ucs2"));
    let laid = edited(FIRST, "approved_by", &allow);
    let (text, status) = check(&laid, &NOW);
    assert!(text.contains("warning[unused-waiver]"), "{text}");
    assert!(text.contains("no update can allow it"), "{text}");
    assert_eq!(status, 0);
}

#[test]
fn a_project_weighs_rules_itself() {
    let without = |more: &str| {
        let laid = edited(
            FIRST,
            "scope: About one in ten customers, in all areas.\n",
            "",
        );
        let path = laid.path().join("amends.yaml");
        let text = std::fs::read_to_string(path).expect("the site file");
        laid.lay(&format!("=== amends.yaml\n{text}{more}"));
        check(&laid, &NOW)
    };
    let rules = |level: &str| format!("playbook:\n  rules:\n    no-scope: {level}\n");
    let (text, status) = without("");
    assert!(text.contains("warning[no-scope]") && status == 0, "{text}");
    let (text, status) = without(&rules("error"));
    assert!(text.contains("error[no-scope]") && status == 1, "{text}");
    let (text, _) = without(&rules("hint"));
    assert!(text.contains("hint[no-scope]"), "{text}");
    let (text, _) = without(&rules("off"));
    assert!(!text.contains("no-scope"), "{text}");
}

#[test]
fn safety_is_never_hidden() {
    let laid = edited(FIRST, "We are sorry.", "We are sorry. Call 07700 900123.");
    let path = laid.path().join("amends.yaml");
    let site = std::fs::read_to_string(path).expect("the site file");
    for level in ["off", "hint", "warning"] {
        let rules = format!("playbook:\n  rules:\n    pii: {level}\n");
        laid.lay(&format!("=== amends.yaml\n{site}{rules}"));
        let (text, status) = check(&laid, &NOW);
        assert!(text.contains("error[pii]"), "{text}");
        assert!(text.contains("warning[hidden-rule]"), "{text}");
        assert_eq!(status, 1);
    }
    // A waiver takes the error from it and leaves the warning.
    let waived = format!("{}approved_by", waiver("pii"));
    let laid = edited(FIRST, "approved_by", &waived);
    let text = std::fs::read_to_string(laid.path().join(FIRST)).expect("the update");
    laid.lay(&format!(
        "=== {FIRST}\n{}",
        text.replace("We are sorry.", "We are sorry. Call 07700 900123.")
    ));
    let (text, status) = check(&laid, &NOW);
    assert!(
        text.contains("warning[pii]") && text.contains("waived by LB"),
        "{text}"
    );
    assert_eq!(status, 0);
}

/// A scheduled run is the reminder: late is a warning, and more than five minutes late an error.
#[test]
fn the_clock_decides() {
    let laid = Laid::alone(SOUND);
    let at = |time: &str| check(&laid, &["--now", time]);
    assert_eq!(
        at("2026-07-11 14:30:00"),
        ("no problems found\n".to_owned(), 0)
    );
    let (text, status) = at("2026-07-11 14:35:00");
    assert!(text.contains("warning[overdue]") && status == 0, "{text}");
    let (text, status) = at("2026-07-11 14:35:01");
    assert!(text.contains("error[overdue]") && status == 1, "{text}");
}

#[test]
fn what_is_due_is_one_line_each() {
    let laid = Laid::alone(SOUND);
    laid.lay(
        "=== incidents/2026-08-01-work/incident.yaml
title: Work on the network
impact: minor
started: 2026-07-01 09:00
components: [data]
scheduled:
  from: 2026-08-01 02:00
  until: 2026-08-01 04:00
=== incidents/2026-08-01-work/01-scheduled.md
---
status: scheduled
at: 2026-07-01 09:00
---
We will replace a part.
",
    );
    let due = |time: &str| check(&laid, &["--due", "--now", time]);
    let work = "2026-08-01 02:00 BST  begins  2026-08-01-work: Work on the network\n";
    let (text, status) = due("2026-07-11 14:05");
    let calls = "2026-07-11 14:30 BST  next update  2026-07-11-calls: Calls are failing\n";
    assert_eq!((text, status), (format!("{calls}{work}"), 0));
    let late = "2026-07-11 14:30 BST  next update, OVERDUE  2026-07-11-calls: Calls are failing\n";
    assert_eq!(due("2026-07-11 14:35"), (format!("{late}{work}"), 0));
    assert_eq!(due("2026-07-11 14:36"), (format!("{late}{work}"), 1));
    // Where the files cannot be read nobody knows what is due.
    laid.lay("=== amends.yaml\nformat: 1\n");
    assert_eq!(due("2026-07-11 14:05"), (String::new(), 1));
}
