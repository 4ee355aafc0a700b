//! `amends correct`: what was edited says what it was, everything else stays byte by byte, and the log stays sound.

use super::project::{INCIDENT, Project};

const NOW: [&str; 2] = ["--now", "2026-07-11 14:20"];
const UPDATE: &str = "incidents/2026-07-11-calls/01-investigating.md";

fn correct<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["correct"], &NOW[..], more].concat()
}

/// The project with a comment, other ends of lines and a mark at its start, committed.
fn published() -> (Project, String) {
    let project = Project::new();
    let text = project
        .read(UPDATE)
        .replace("approved_by", "# read out loud\napproved_by");
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    project.write(UPDATE, &text);
    project.commit();
    (project, text)
}

/// The log holds what was published.
fn check_since(project: &Project) {
    let told = project
        .run(&["check", "--since", "HEAD", "--now", "2026-07-11 14:20"])
        .ended(0);
    assert!(told.out.contains("no problems found"), "{}", told.out);
}

#[test]
fn a_fact_is_corrected_and_nothing_else_moves() {
    let (project, text) = published();
    let told = project
        .run(&correct(&["calls/01", "--set", "next_update=14:20"]))
        .ended(0);
    assert!(
        told.out
            .contains("`next_update`: was \"14:30\", is \"14:20\""),
        "{}",
        told.out
    );
    let entry =
        "corrections:\r\n  - at: 2026-07-11 14:20\r\n    was: \"14:30\"\r\n    now: \"14:20\"\r\n";
    let expect = text.replace("14:30\r\n", &format!("14:20\r\n{entry}"));
    assert_eq!(project.read(UPDATE), expect);
    check_since(&project);
    project
        .run(&correct(&[
            "calls/01",
            "--was",
            "one in three of you",
            "--is",
            "one in four of you",
        ]))
        .ended(0);
    assert!(
        project
            .read(UPDATE)
            .contains("    was: three\r\n    now: four\r\n")
    );
    check_since(&project);
}

#[test]
fn the_log_keeps_times_and_statuses() {
    let (project, text) = published();
    let refused = |more: &[&str], says: &str| {
        let told = project.run(&correct(more));
        assert_ne!(told.status, Some(0), "{}", told.out);
        assert!(told.err.contains(says), "{}", told.err);
    };
    refused(&["--set", "status=resolved"], "--status");
    refused(
        &["--was", "13:38", "--is", "13:31"],
        "when customers were told",
    );
    refused(
        &[
            "--was",
            "status: investigating",
            "--is",
            "status: identified",
        ],
        "`amends update`",
    );
    refused(&["--set", "draft=true"], "cannot be a draft again");
    refused(&["--was", "three", "--is", "four"], "stands 2 times");
    refused(
        &["--was", "nobody said this", "--is", "x"],
        "stands nowhere",
    );
    refused(&["--set", "next_update=14:30"], "nothing was changed");
    refused(&["calls/07", "--set", "scope=x"], "there are 01");
    refused(&[], "`--set FIELD=VALUE`");
    assert_eq!(project.read(UPDATE), text);
}

#[test]
fn a_long_change_is_told_in_the_words_that_were_given() {
    let (project, _) = published();
    let long = format!(
        "effect={}",
        "You cannot make calls from home or on the way. ".repeat(6)
    );
    let told = project.run(&correct(&["--set", &long])).ended(2);
    assert!(
        told.err.contains("`--was TEXT` and `--is TEXT`"),
        "{}",
        told.err
    );
    project
        .run(&correct(&[
            "--set",
            &long,
            "--was",
            "no calls at all",
            "--is",
            "no calls from home",
        ]))
        .ended(0);
    assert!(project.read(UPDATE).contains("was: no calls at all\r\n"));
}

#[test]
fn translations_are_named_and_corrected_in_turn() {
    let project = Project::new();
    let settings = project.read("amends.yaml").replace("[en]", "[en, da]");
    project.write("amends.yaml", &settings);
    let danish = format!("{INCIDENT}/01-investigating.da.md");
    project.write(
        &danish,
        "Hver tredje af jer kan ikke ringe siden kl. 13.30 (BST). Vi beklager.\n",
    );
    project.commit();
    let words = ["--was", "one in three of you", "--is", "one in four of you"];
    let told = project.run(&correct(&words)).ended(0);
    assert!(told.err.contains("--language da"), "{}", told.err);
    let words = ["--language", "da", "--was", "tredje", "--is", "fjerde"];
    project.run(&correct(&words)).ended(0);
    let expect = "---\ncorrections:\n  - at: 2026-07-11 14:20\n    was: tredje\n    now: fjerde\n---\nHver fjerde af jer kan ikke ringe siden kl. 13.30 (BST). Vi beklager.\n";
    assert_eq!(project.read(&danish), expect);
}

#[test]
fn a_person_corrects_in_the_editor() {
    let (project, _) = published();
    let editor = "sed -i 's/one in three customers/one in four customers/' \"$last\"";
    let Some(mut session) = project.at_terminal(editor, &["correct", "--now", "2026-07-11 14:20"])
    else {
        return;
    };
    session.answer("Write it", "\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    let text = project.read(UPDATE);
    assert!(
        text.contains("    was: three\r\n    now: four\r\n"),
        "{text}"
    );
    check_since(&project);
    assert_eq!(project.names("drafts"), Vec::<String>::new());
}
