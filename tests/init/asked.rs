//! A person at a terminal makes a project: what is asked, a wrong answer, and leaving.

#![cfg(target_os = "linux")]

use crate::session::Session;

use super::{PROGRAM, expect_clean};

#[test]
fn a_person_answers_and_a_project_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["init", "status", "--language", "en", "--ci", "none"];
    let Some(mut session) = Session::start(PROGRAM, folder.path(), &arguments) else {
        return;
    };
    session.expect("What do customers call you?");
    session.press("Northwind\r");
    session.expect("Where will the site be published?");
    session.press("northwind\r");
    session.expect("expected an address");
    session.press(".example\r");
    session.expect("In which time zone");
    session.press("Lodnon\r");
    session.expect("did you mean `Europe/London`?");
    session.press("\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}london\r");
    session.expect("What can fail");
    // The first of them, which is calls.
    session.press(" \r");
    session.expect("Without Calls: \"You cannot ...\"");
    session.press("\r");
    session.expect("How do customers reach somebody?");
    session.press("help@northwind.example, 150\r");
    session.expect("When does somebody answer there?");
    session.press("mon-sun=00:00-24:00\r");
    session.expect("Which emergency numbers");
    session.press("\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(!shown.contains("change what nobody stated"), "{shown}");
    let project = folder.path().join("status");
    expect_clean(&project);
    let text = std::fs::read_to_string(project.join("amends.yaml")).unwrap();
    for said in [
        "url: https://northwind.example\n",
        "time_zone: Europe/London\n",
        "- \"999\"\n",
        "phone: \"150\"\n",
    ] {
        assert!(text.contains(said), "`{said}` is not in:\n{text}");
    }
}

#[test]
fn a_person_who_leaves_leaves_nothing_behind() {
    for key in ["\u{3}", "\u{1b}"] {
        let folder = tempfile::tempdir().unwrap();
        let Some(mut session) = Session::start(PROGRAM, folder.path(), &["init", "status"]) else {
            return;
        };
        session.expect("What do customers call you?");
        session.press("Northwind\r");
        session.expect("Where will the site be published?");
        session.press(key);
        let (status, shown) = session.end();
        assert_eq!(status, Some(1), "{shown}");
        assert!(shown.contains("nothing was made"), "{shown}");
        assert!(!folder.path().join("status").exists());
    }
}
