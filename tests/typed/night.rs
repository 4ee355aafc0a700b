//! One incident from the empty folder to its end, as it is typed.

use crate::session::{CTRL_C, Session};
use crate::team::{INCIDENT, Team, answer_all, expect_end};
use crate::visit::wait_for;

/// An editor that at first writes what `check` finds fault with, and mends it when it is opened again.
const MENDS: &str = "if grep -q inconvenience \"$last\"
then sed -i 's/We apologise for any inconvenience/We are very sorry/' \"$last\"
else sed -i 's/We are sorry/We apologise for any inconvenience/' \"$last\"
fi";
/// An editor that adds a sentence.
const ADDS: &str = "echo 'Calls work again for most people.' >> \"$last\"";
const PAGE: &str = "/incidents/2026-07-11-calls/";

#[test]
fn a_night_is_typed_from_the_empty_folder_to_the_end() {
    let team = Team::new();
    let Some(session) = team.types("13:00", &["init"]) else {
        return;
    };
    answer_init(session, &team);
    write_first_word(&team);
    mend_in_the_editor(&team);
    leave_in_the_middle(&team);
    go_on_with_what_was_left(&team);
    resolve_while_it_is_served(&team);
    let checked = team.run("15:20", &["check"]);
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(told.ends_with("no problems found\n"), "{told}");
    assert!(
        !told.contains("warning") && !told.contains("error"),
        "{told}"
    );
}

fn answer_init(mut session: Session, team: &Team) {
    let answers = [
        ("What do customers call you?", "Northwind\r"),
        ("Where will the site be published?", "northwind\r"),
        ("expected an address", ".example\r"),
        ("In which time zone", "Europe/Lodnon\r"),
        (
            "did you mean `Europe/London`?",
            "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}London\r",
        ),
        ("Which languages do they read?", "\r"),
        // The first of them, which is calls.
        ("What can fail", " \r"),
        ("Without Calls: \"You cannot ...\"", "\r"),
        (
            "How do customers reach somebody?",
            "help@northwind.example, 150\r",
        ),
        ("When does somebody answer there?", "mon-sun=00:00-24:00\r"),
        ("Which emergency numbers", "\r"),
        ("What publishes the site?", "nothing\r"),
    ];
    answer_all(&mut session, &answers);
    let shown = expect_end(session, 0);
    assert!(!shown.contains("change what nobody stated"), "{shown}");
    let next = format!("amends -C {} serve", team.project().display());
    assert!(shown.contains(&next), "{shown}");
    let file = team.read("amends.yaml");
    assert!(file.contains("url: https://northwind.example\n"), "{file}");
    assert!(file.contains("time_zone: Europe/London\n"), "{file}");
}

fn write_first_word(team: &Team) {
    let mut session = team.types("14:00", &["new"]).unwrap();
    let answers = [
        ("What is broken?", "\r"),
        ("mark at least one with the space bar", " \r"),
        ("Calls: how badly?", "\r"),
        ("How bad is it?", "\r"),
        ("Since when?", "25:99\r"),
        (
            "expected `now`",
            "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}2026-07-11 14:05\r",
        ),
        (
            "2026-07-11 14:05 is still to come",
            "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}13:55\r",
        ),
        ("What do customers call it?", "\r"),
    ];
    answer_all(&mut session, &answers);
    let shown = expect_end(session, 0);
    assert!(shown.contains("check: no problems found"), "{shown}");
    expect_end(team.types("14:01", &["build"]).unwrap(), 0);
    let page = team.read("public/incidents/2026-07-11-calls/index.html");
    assert!(page.contains("Trouble with Calls"), "{page}");
}

fn mend_in_the_editor(team: &Team) {
    let mut session = team.edits("14:20", &["update"], MENDS).unwrap();
    let answers = [
        ("next word promised by 14:30", ""),
        ("Where does it stand now?", "\r"),
        ("What is still not known?", "\r"),
        ("What can people do meanwhile?", "none\r"),
        ("When is the next update?", "\r"),
        ("Who else has read it?", "LB\r"),
        ("any inconvenience", ""),
        ("check: 1 error", ""),
        ("Edit again", "\r"),
        ("We are very sorry", ""),
        ("Write it", "\r"),
    ];
    answer_all(&mut session, &answers);
    expect_end(session, 0);
    let text = team.read(&format!("{INCIDENT}/02-identified.md"));
    assert!(text.contains("very sorry"), "{text}");
    assert!(!text.contains("inconvenience"), "{text}");
}

fn leave_in_the_middle(team: &Team) {
    let mut session = team.edits("14:40", &["update"], ADDS).unwrap();
    let answers = [
        ("Where does it stand now?", "\r"),
        (
            "What should people do where it still fails?",
            "Restart your phone.\r",
        ),
        ("When is the next update?", "15:15\r"),
        ("Who else has read it?", CTRL_C),
    ];
    answer_all(&mut session, &answers);
    let shown = expect_end(session, 1);
    let draft = team.names("drafts");
    let said = format!("is kept in `{}", team.project().join("drafts").display());
    assert!(shown.contains(&said), "{shown}");
    assert_eq!(draft.len(), 1, "{draft:?}");
    let text = team.read(&format!("drafts/{}", draft[0]));
    assert!(text.contains("next_update: 15:15\n"), "{text}");
    assert_eq!(team.names(INCIDENT).len(), 3);
}

/// Asks only what was not answered before.
fn go_on_with_what_was_left(team: &Team) {
    let mut session = team.edits("14:45", &["update"], ADDS).unwrap();
    let answers = [
        ("A draft of this incident was left.", "\r"),
        ("Who else has read it?", "LB\r"),
        ("Calls work again for most people.", ""),
        ("Write it", "\r"),
    ];
    answer_all(&mut session, &answers);
    expect_end(session, 0);
    let text = team.read(&format!("{INCIDENT}/03-monitoring.md"));
    let front = "at: 2026-07-11 14:45\nstill_not_working: Restart your phone.\nnext_update: 15:15\napproved_by: LB\n---\nWe are sorry";
    assert!(text.contains(front), "{text}");
    assert_eq!(team.names("drafts"), [""; 0]);
}

fn resolve_while_it_is_served(team: &Team) {
    let mut server = team.types("15:20", &["serve", "--port", "0"]).unwrap();
    server.answer("site  http://127.0.0.1:", "");
    let port = server.answer("/", "").parse().unwrap();
    server.answer("press Ctrl-C to end", "");
    let before = wait_for(port, PAGE, "Calls work again for most people.");
    assert!(!before.contains("have been normal"), "{before}");
    let mut session = team.edits("15:15", &["update"], ADDS).unwrap();
    let answers = [
        ("Where does it stand now?", "resolved\r"),
        ("What was lost?", "\r"),
        (
            "How do you know that it works again?",
            "Calls have been normal for 30 minutes.\r",
        ),
        ("When was that seen?", "\r"),
        ("Who else has read it?", "LB\r"),
        ("Write it", "\r"),
    ];
    answer_all(&mut session, &answers);
    expect_end(session, 0);
    wait_for(port, PAGE, "have been normal");
    server.answer("04-resolved.md", CTRL_C);
    let shown = expect_end(server, 0);
    assert!(shown.contains("ended; nothing was written"), "{shown}");
}
