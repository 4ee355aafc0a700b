//! `amends update` by flags alone, as a chat bot calls it: nothing is asked, and nothing that was given is lost.

use std::collections::BTreeSet;
use std::process::Stdio;

use super::project::{INCIDENT, Project};

const NOW: [&str; 2] = ["--now", "2026-07-11 14:20"];
const WORDS: &str = "A system that signs phones in to the network has failed. We are sorry, the fault is ours, and we are repairing it.";
const SAID: [&str; 8] = [
    "--status",
    "identified",
    "--message",
    WORDS,
    "--set",
    "next_update=15:20",
    "--set",
    "workaround=none",
];

fn update<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["update"], &NOW[..], more].concat()
}

#[test]
fn an_update_is_written_under_the_next_number() {
    let project = Project::new();
    let told = project.run(&update(&SAID)).ended(0);
    assert_eq!(told.out, format!("wrote {INCIDENT}/02-identified.md\n"));
    let expect = format!(
        "---\nstatus: identified\nat: 2026-07-11 14:20\nworkaround: none\nnext_update: 15:20\n---\n{WORDS}\n"
    );
    assert_eq!(
        project.read(&format!("{INCIDENT}/02-identified.md")),
        expect
    );
    assert!(
        told.err.contains("unapproved") && told.err.contains("reply on x"),
        "{}",
        told.err
    );
    assert_eq!(project.names("."), ["amends.yaml", "incidents"]);
    project
        .run(&["check", "--now", "2026-07-11 14:20"])
        .ended(0);
}

#[test]
fn what_is_missing_is_named_with_its_flag() {
    let project = Project::new();
    let told = project.run(&update(&[])).ended(2);
    for flag in ["--status", "--message"] {
        assert!(told.err.contains(flag), "{}", told.err);
    }
    let told = project.run(&update(&SAID[..4])).ended(2);
    assert!(
        told.err.contains("`--set next_update=15:20`"),
        "{}",
        told.err
    );
    assert_eq!(
        project.names(INCIDENT),
        ["01-investigating.md", "incident.yaml"]
    );
    assert!(project.draft().contains(WORDS));
    project.run(&update(&SAID[..4])).ended(2);
    assert_eq!(project.names("drafts").len(), 1);
}

#[test]
fn a_flag_that_cannot_be_read_says_what_is_expected() {
    let project = Project::new();
    let refused = |flag: &str, value: &str, says: &str| {
        let told = project.run(&update(&[&SAID[..], &[flag, value]].concat()));
        let told = told.ended(2);
        assert!(told.err.contains(says), "{}", told.err);
    };
    refused("--set", "next_update=soon", "`+30m`");
    refused("--set", "efect=x", "did you mean `effect`?");
    refused("--set", "components.calls=brokn", "unknown value `brokn`");
    refused("--at", "later", "expected `now`");
    let told = project.run(&update(&["--status", "fixd"])).ended(2);
    assert!(told.err.contains("identified"), "{}", told.err);
    assert_eq!(project.names("drafts"), Vec::<String>::new());
}

#[test]
fn a_text_with_an_error_is_kept_and_not_written() {
    let project = Project::new();
    let wrong = ["--set", "next_update=2026-07-11 13:00"];
    let told = project
        .run(&update(&[&SAID[..4], &wrong].concat()))
        .ended(1);
    assert!(told.err.contains("next-in-past"), "{}", told.err);
    assert!(told.err.contains("is kept in"), "{}", told.err);
    assert!(project.draft().contains(WORDS));
    assert_eq!(project.names(INCIDENT).len(), 2);
    let draft = ["--set", "draft=true"];
    project
        .run(&update(&[&SAID[..4], &wrong, &draft].concat()))
        .ended(0);
    assert!(
        project
            .read(&format!("{INCIDENT}/02-identified.md"))
            .contains("draft: true")
    );
}

#[test]
fn a_message_comes_on_standard_input() {
    let project = Project::new();
    let said = [
        "--status",
        "identified",
        "--message",
        "-",
        "--set",
        "next_update=15:20",
    ];
    project
        .run_with(&update(&said), &format!("{WORDS}\n\nMore below.\n"))
        .ended(0);
    let text = project.read(&format!("{INCIDENT}/02-identified.md"));
    assert!(
        text.ends_with(&format!("---\n{WORDS}\n\nMore below.\n")),
        "{text}"
    );
}

#[test]
fn those_who_write_at_once_get_different_numbers() {
    let project = Project::new();
    let children: Vec<_> = (0..4)
        .map(|_| {
            let mut command = project.command(&update(&SAID));
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let names = project.names(INCIDENT);
    let numbers: BTreeSet<_> = names.iter().map(|n| n[..2].to_owned()).collect();
    assert_eq!((names.len(), numbers.len()), (6, 6), "{names:?}");
}

#[test]
fn an_incident_is_named_by_a_part_of_its_id() {
    let project = Project::new();
    let facts =
        "title: Texts arrive late\nimpact: minor\nstarted: 2026-07-11 13:00\ncomponents: [texts]\n";
    project.write("incidents/2026-07-11-texts/incident.yaml", facts);
    let text = "---\nstatus: investigating\nat: 2026-07-11 13:10\nnext_update: 15:00\n---\nTexts arrive late. We are sorry.\n";
    project.write("incidents/2026-07-11-texts/01-investigating.md", text);
    let told = project.run(&update(&SAID)).ended(2);
    assert!(
        told.err.contains("`2026-07-11-texts`") && told.err.contains("`2026-07-11-calls`"),
        "{}",
        told.err
    );
    let told = project
        .run(&update(&[&["2026-07-11"], &SAID[..]].concat()))
        .ended(2);
    assert!(told.err.contains("write more of the id"), "{}", told.err);
    let told = project
        .run(&update(&[&["2026-07-11-cals"], &SAID[..]].concat()))
        .ended(2);
    assert!(
        told.err.contains("did you mean `2026-07-11-calls`?"),
        "{}",
        told.err
    );
    project
        .run(&update(&[&["calls"], &SAID[..]].concat()))
        .ended(0);
}

#[test]
fn what_still_holds_at_the_end_is_said() {
    let project = Project::new();
    let said = [
        "--status",
        "resolved",
        "--message",
        "Calls work as normal again. We are sorry for the hour without them. The fault was ours.",
        "--set",
        "verified.at=2026-07-11 14:15",
        "--set",
        "verified.how=Calls have been normal for 30 minutes.",
        "--set",
        "still_not_working=Restart your phone, then write to our help centre.",
        "--set",
        "data_loss=none",
        "--set",
        "effect=withdrawn",
        "--set",
        "cause=A system failed.",
    ];
    let told = project.run(&update(&said)).ended(0);
    assert!(
        told.err.contains("`--set unknown=withdrawn` takes it back"),
        "{}",
        told.err
    );
    assert!(!told.err.contains("effect=withdrawn"), "{}", told.err);
}
