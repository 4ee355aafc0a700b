//! `amends update` with a person at a terminal: what is asked, what the editor shows, and that nothing typed is lost.

use super::project::{INCIDENT, Project};
use crate::session::{CTRL_C, Session};

const ARGUMENTS: [&str; 3] = ["update", "--now", "2026-07-11 14:20"];
/// An editor that notes what it was given, and says more than was proposed.
const EDITS: &str =
    "cp \"$last\" \"${0%/*}/.seen\"; sed -i 's/We are sorry/We are very sorry/' \"$last\"";

/// Answers all that is asked before the editor opens.
fn answer(session: &mut Session) {
    session.answer("Where does it stand now?", "\r");
    session.answer("What is still not known?", "\r");
    session.answer("What can people do meanwhile?", "Turn 3G off.\r");
    session.answer("at most 40 characters", "\r");
    session.answer("When is the next update?", "\r");
    session.answer("Who else has read it?", "LB\r");
}

#[test]
fn a_person_answers_edits_and_writes() {
    let project = Project::new();
    let Some(mut session) = project.at_terminal(EDITS, &ARGUMENTS) else {
        return;
    };
    session.answer("next word promised by 14:30", "");
    session.answer("You cannot make or receive calls. (01)", "");
    answer(&mut session);
    session.answer("reply on x", "");
    session.answer("Write it", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    let text = project.read(&format!("{INCIDENT}/02-identified.md"));
    let front = "---\nstatus: identified\nat: 2026-07-11 14:20\nworkaround:\n  text: Turn 3G off.\nnext_update: 15:20\napproved_by: LB\n---\nWe are very sorry.";
    assert!(text.starts_with(front), "{text}");
    let seen = project.read(".seen");
    assert!(seen.contains("#:   scope: About one in three"), "{seen}");
    assert_eq!(project.names("drafts"), Vec::<String>::new());
}

#[test]
fn an_editor_that_fails_leaves_the_draft_and_the_next_run_offers_it() {
    let project = Project::new();
    let fails = "echo 'More is known.' >> \"$last\"; exit 3";
    let Some(mut session) = project.at_terminal(fails, &ARGUMENTS) else {
        return;
    };
    answer(&mut session);
    let (status, shown) = session.end();
    assert_eq!(status, Some(2), "{shown}");
    assert!(shown.contains("is kept in"), "{shown}");
    assert!(project.draft().contains("More is known."));
    assert_eq!(project.names(INCIDENT).len(), 2);

    let later = ["update", "--now", "2026-07-11 14:25"];
    let mut session = project.at_terminal(EDITS, &later).unwrap();
    session.answer("A draft of this incident was left.", "\r");
    session.answer("Write it", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    let text = project.read(&format!("{INCIDENT}/02-identified.md"));
    assert!(text.contains("at: 2026-07-11 14:25\n"), "{text}");
    assert!(
        text.contains("We are very sorry") && text.contains("More is known."),
        "{text}"
    );
    assert!(!text.contains("#:"), "{text}");
    assert_eq!(project.names("drafts"), Vec::<String>::new());
}

#[test]
fn whoever_changes_nothing_or_empties_the_draft_publishes_nothing() {
    for (editor, says) in [
        ("true", "nothing was changed"),
        (": > \"$last\"", "was emptied"),
    ] {
        let project = Project::new();
        let Some(mut session) = project.at_terminal(editor, &ARGUMENTS) else {
            return;
        };
        answer(&mut session);
        session.answer(says, "\r");
        let (status, shown) = session.end();
        assert_eq!(status, Some(1), "{shown}");
        assert_eq!(project.names(INCIDENT).len(), 2);
        assert!(
            project.draft().contains("Turn 3G off."),
            "{}",
            project.draft()
        );
    }
}

#[test]
fn enter_never_takes_up_a_draft_that_a_later_update_has_overtaken() {
    let project = Project::new();
    let draft = |minute: &str, words: &str| {
        let text =
            format!("---\nstatus: investigating\nat: 2026-07-11 13:{minute}\n---\n{words}\n");
        project.write(
            &format!("drafts/2026-07-11-13{minute}-2026-07-11-calls.md"),
            &text,
        );
    };
    draft("01", "First words.");
    draft("02", "Second words.");
    let Some(mut session) = project.at_terminal(EDITS, &ARGUMENTS) else {
        return;
    };
    session.answer("investigating, 2026-07-11 13:02: Second words.", "");
    session.answer("investigating, 2026-07-11 13:01: First words.", "");
    session.answer("Begin anew", "\r");
    session.answer("Where does it stand now?", CTRL_C);
    let (status, shown) = session.end();
    assert_eq!(status, Some(1), "{shown}");
    assert_eq!(project.names("drafts").len(), 2, "{shown}");
}

#[test]
fn what_was_not_known_is_asked_for_once_the_cause_is_found() {
    let project = Project::new();
    let Some(mut session) = project.at_terminal(EDITS, &ARGUMENTS) else {
        return;
    };
    session.answer("Where does it stand now?", "\r");
    session.answer("What is still not known?", "When calls will work again.\r");
    session.answer("What can people do meanwhile?", CTRL_C);
    let (status, shown) = session.end();
    assert_eq!(status, Some(1), "{shown}");
    let draft = project.draft();
    assert!(
        draft.contains("unknown: When calls will work again."),
        "{draft}"
    );
}

#[test]
fn whoever_leaves_a_question_keeps_what_was_answered() {
    let project = Project::new();
    let Some(mut session) = project.at_terminal(EDITS, &ARGUMENTS) else {
        return;
    };
    session.answer("Where does it stand now?", "\r");
    session.answer("What is still not known?", "\r");
    session.answer("What can people do meanwhile?", "Turn 3G off.\r");
    session.answer("at most 40 characters", CTRL_C);
    let (status, shown) = session.end();
    assert_eq!(status, Some(1), "{shown}");
    assert!(
        project.draft().contains("text: Turn 3G off."),
        "{}",
        project.draft()
    );
}

#[test]
fn what_was_published_meanwhile_is_shown_and_comes_first() {
    let project = Project::new();
    let other = format!(
        "{EDITS}; printf -- '---\\nstatus: identified\\nat: 2026-07-11 14:10\\nnext_update: 15:00\\n---\\nTheirs. We are sorry.\\n' > \"${{0%/*}}/{INCIDENT}/02-identified.md\""
    );
    let Some(mut session) = project.at_terminal(&other, &ARGUMENTS) else {
        return;
    };
    answer(&mut session);
    session.answer("02-identified.md was written meanwhile", "");
    session.answer("Theirs.", "");
    session.answer("03-identified.md?", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(
        project
            .read(&format!("{INCIDENT}/02-identified.md"))
            .contains("Theirs.")
    );
    assert!(
        project
            .read(&format!("{INCIDENT}/03-identified.md"))
            .contains("very sorry")
    );
}

#[test]
fn an_error_cannot_be_written_but_as_a_draft() {
    let project = Project::new();
    let breaks = "sed -i '/^next_update/d; s/sorry/so sorry/' \"$last\"";
    let Some(mut session) = project.at_terminal(breaks, &ARGUMENTS) else {
        return;
    };
    answer(&mut session);
    session.answer("no-next-update", "");
    session.answer("Edit again", "\u{1b}[B\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    let text = project.read(&format!("{INCIDENT}/02-identified.md"));
    assert!(text.contains("draft: true"), "{text}");

    let mends = "sed -i 's/^at: .*/&\\nnext_update: 15:25/' \"$last\"";
    let later = ["update", "--now", "2026-07-11 14:25"];
    let mut session = project.at_terminal(mends, &later).unwrap();
    session.answer("Go on with identified, 2026-07-11 14:20", "\r");
    session.answer("Write it", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    let text = project.read(&format!("{INCIDENT}/02-identified.md"));
    assert!(!text.contains("draft"), "{text}");
    assert!(
        text.contains("at: 2026-07-11 14:25\nnext_update: 15:25\n"),
        "{text}"
    );
    assert_eq!(project.names("drafts"), Vec::<String>::new());
}
