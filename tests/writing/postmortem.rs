//! `amends postmortem`: begun from what customers were told, finished by people.

use super::project::{INCIDENT, Project};

const NOW: [&str; 2] = ["--now", "2026-07-12 12:00"];
const RESOLVED: &str = "---\nstatus: resolved\nat: 2026-07-11 15:20\nunknown: withdrawn\ncause: A system that signs phones in failed.\ndata_loss: none\nstill_not_working: Restart your phone, then write to our help centre.\nverified:\n  at: 2026-07-11 15:15\n  how: Calls have been normal for 30 minutes.\nnext_update: withdrawn\napproved_by: LB\n---\nCalls work as normal since 14:45 BST. We are sorry.\n";

fn postmortem<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["postmortem"], &NOW[..], more].concat()
}

fn over() -> Project {
    let project = Project::new();
    let text = RESOLVED.replace("next_update: withdrawn\n", "");
    project.write(&format!("{INCIDENT}/02-resolved.md"), &text);
    project
}

#[test]
fn what_the_log_tells_is_a_draft() {
    let project = over();
    let told = project.run(&postmortem(&[])).ended(0);
    assert_eq!(told.out, format!("wrote {INCIDENT}/03-postmortem.md\n"));
    let text = project.read(&format!("{INCIDENT}/03-postmortem.md"));
    for part in [
        "draft: true\n",
        "#: improvements:\n",
        "## How it went\n",
        "1 hour",
        "- 13:38: We are sorry. About one in three of you cannot make or receive calls",
        "## Cause\n\nA system that signs phones in failed.",
    ] {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
}

#[test]
fn a_whole_one_is_written_by_flags() {
    let project = over();
    let message = "On Saturday 11 July calls failed for an hour. We are sorry. A system that signs phones in failed, and that was our fault.";
    let told = project.run(&postmortem(&["--message", message])).ended(2);
    assert!(told.err.contains("improvements.0.what"), "{}", told.err);
    let facts = [
        "--message",
        message,
        "--set",
        "improvements.0.what=A second system takes over.",
        "--set",
        "improvements.0.due=2026-10-31",
        "--set",
        "improvements.0.owner=Network",
        "--set",
        "thanks=Thank you to everyone who told us which phones failed.",
        "--set",
        "approved_by=LB",
    ];
    let told = project.run(&postmortem(&facts)).ended(0);
    assert!(
        told.err.contains("check: no problems found"),
        "{}",
        told.err
    );
    let text = project.read(&format!("{INCIDENT}/03-postmortem.md"));
    assert!(text.contains("improvements:\n  - what: A second system takes over.\n    due: 2026-10-31\n    owner: Network\n"), "{text}");
}

#[test]
fn what_goes_on_has_none() {
    let project = Project::new();
    let told = project.run(&postmortem(&["calls"])).ended(2);
    assert!(told.err.contains("goes on"), "{}", told.err);
    let told = project.run(&postmortem(&[])).ended(2);
    assert!(told.err.contains("no incident is over"), "{}", told.err);
}
