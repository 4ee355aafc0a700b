//! How few keys a word takes while the phone rings. A question more would be noticed here.

use crate::session::Session;
use crate::team::{DOWN, INCIDENT, Team, expect_end};

/// Answers with the least that is accepted, and gives the number of keys pressed; an arrow is one.
fn press(session: &mut Session, answers: &[(&str, &str)]) -> usize {
    let pressed = answers.iter().map(|(question, keys)| {
        session.answer(question, keys);
        keys.replace(DOWN, "v").chars().count()
    });
    pressed.sum()
}

#[test]
fn a_first_word_and_the_next_take_few_keys() {
    let team = Team::new();
    team.begin();
    let Some(mut session) = team.types("14:00", &["new"]) else {
        return;
    };
    let answers = [
        ("What is broken?", " \r"),
        ("Calls: how badly?", "\r"),
        ("How bad is it?", "\r"),
        ("Since when?", "\r"),
        ("What do customers call it?", "\r"),
    ];
    let new = press(&mut session, &answers);
    expect_end(session, 0);
    let mut session = team.types("14:20", &["update"]).unwrap();
    let answers = [
        ("Where does it stand now?", "\r"),
        ("What is still not known?", "\r"),
        ("What can people do meanwhile?", "\r"),
        ("When is the next update?", "\r"),
        ("Who else has read it?", "\r"),
        // The editor was closed as it opened.
        ("nothing was changed", &format!("{DOWN}\r")),
    ];
    let update = press(&mut session, &answers);
    expect_end(session, 0);
    assert_eq!(team.names(INCIDENT).len(), 3);
    println!(
        "measured: {new} keys for `new`, {update} for `update` and those that close the editor"
    );
    assert!(new <= 6 && update <= 7, "{new} and {update}");
}

#[test]
fn a_holding_word_takes_fewer() {
    let team = Team::new();
    team.begin();
    let Some(mut session) = team.types("14:00", &["new", "--holding"]) else {
        return;
    };
    let answers = [("What is broken?", " \r"), ("Calls: how badly?", "\r")];
    let keys = press(&mut session, &answers);
    expect_end(session, 0);
    assert_eq!(team.names(INCIDENT).len(), 2);
    println!("measured: {keys} keys for `new --holding`");
    assert!(keys <= 3, "{keys}");
}
