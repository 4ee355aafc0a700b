//! A person at a terminal makes a project: what is asked, a wrong answer, and leaving.

#![cfg(target_os = "linux")]

use crate::session::{CTRL_C, Session};

use super::expect_clean;

#[test]
fn a_person_answers_and_a_project_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["init", "status", "--language", "en", "--ci", "none"];
    let Some(mut session) = Session::start(folder.path(), &arguments, &[]) else {
        return;
    };
    session.answer("What do customers call you?", "Northwind\r");
    session.answer("Where will the site be published?", "northwind\r");
    session.answer("expected an address", ".example\r");
    session.answer("In which time zone", "Lodnon\r");
    session.answer(
        "did you mean `Europe/London`?",
        "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}london\r",
    );
    // The first of them, which is calls.
    session.answer("What can fail", " \r");
    session.answer("Without Calls: \"You cannot ...\"", "\r");
    session.answer(
        "How do customers reach somebody?",
        "help@northwind.example, 150\r",
    );
    session.answer("When does somebody answer there?", "mon-sun=00:00-24:00\r");
    session.answer("Which emergency numbers", "\r");
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
    for key in [CTRL_C, "\u{1b}"] {
        let folder = tempfile::tempdir().unwrap();
        let Some(mut session) = Session::start(folder.path(), &["init", "status"], &[]) else {
            return;
        };
        session.answer("What do customers call you?", "Northwind\r");
        session.answer("Where will the site be published?", key);
        let (status, shown) = session.end();
        assert_eq!(status, Some(1), "{shown}");
        assert!(shown.contains("nothing was made"), "{shown}");
        assert!(!folder.path().join("status").exists());
    }
}
