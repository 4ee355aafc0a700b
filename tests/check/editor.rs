//! `--stdin FILE`: what an editor holds is judged among the other files of the project.

use std::io::Write;
use std::process::{Output, Stdio};

use crate::laid::Laid;
use crate::{SOUND, check, command};

const FIRST: &str = "incidents/2026-07-11-calls/01-investigating.md";
const SECOND: &str = "incidents/2026-07-11-calls/02-identified.md";
const NOW: [&str; 2] = ["--now", "2026-07-11 14:05"];

/// Judges a text as a file; the lines of the answer, and how it ended.
fn judge(laid: &Laid, file: &str, text: &[u8]) -> (String, i32) {
    let Output { status, stdout, .. } = ask(laid, file, text);
    let status = status.code().expect("a status");
    (String::from_utf8(stdout).expect("text"), status)
}

fn ask(laid: &Laid, file: &str, text: &[u8]) -> Output {
    let args = [&["check", "--stdin", file, "--format", "short"], &NOW[..]].concat();
    let mut amends = command(laid.path(), &args);
    amends
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = amends.spawn().expect("amends runs");
    let mut input = running.stdin.take().expect("its input");
    // One that ends before it has read everything is judged by what it says.
    let _ = input.write_all(text);
    drop(input);
    running.wait_with_output().expect("it ends")
}

fn saved(laid: &Laid, file: &str) -> String {
    std::fs::read_to_string(laid.path().join(file)).expect("the file is there")
}

#[test]
fn what_is_held_counts_and_not_what_is_saved() {
    let laid = Laid::alone(SOUND);
    let text = saved(&laid, FIRST);
    assert_eq!(judge(&laid, FIRST, text.as_bytes()), (String::new(), 0));
    let without = text.replace("next_update: 14:30\n", "");
    let (said, status) = judge(&laid, FIRST, without.as_bytes());
    assert!(
        said.starts_with(&format!("{FIRST}:2:9: error[no-next-update]")),
        "{said}"
    );
    assert_eq!((said.lines().count(), status), (1, 1));
    assert_eq!(saved(&laid, FIRST), text);
    // Nothing but the saved text is wrong.
    laid.lay(&format!("=== {FIRST}\n{without}"));
    assert_eq!(judge(&laid, FIRST, text.as_bytes()), (String::new(), 0));
}

#[test]
fn a_file_need_not_be_there_yet() {
    let laid = Laid::alone(SOUND);
    let text = "---\nstatus: identified\nat: 2026-07-11 14:00\nnext_update: 14:30\napproved_by: LB\n---\nCall 07700 900123.\n";
    let (said, status) = judge(&laid, SECOND, text.as_bytes());
    assert!(
        said.contains(&format!("{SECOND}:7:6: error[pii]")),
        "{said}"
    );
    assert!(said.lines().all(|line| line.starts_with(SECOND)), "{said}");
    assert_eq!(status, 1);
    let elsewhere = "incidents/2026-07-12-data/01-investigating.md";
    let (said, status) = judge(&laid, elsewhere, text.as_bytes());
    assert!(said.contains("error[missing-incident-file]"), "{said}");
    assert_eq!(status, 1);
}

/// What an update rests on may stand in another file: whoever writes it hears of that too.
#[test]
fn a_fact_of_the_incident_counts_for_its_update() {
    let laid = Laid::alone(SOUND);
    let facts = "incidents/2026-07-11-calls/incident.yaml";
    let unsaid = saved(&laid, facts).replace("emergency_calls: ok\n", "");
    laid.lay(&format!("=== {facts}\n{unsaid}"));
    let (said, status) = judge(&laid, FIRST, saved(&laid, FIRST).as_bytes());
    assert!(said.starts_with(facts), "{said}");
    assert!(said.contains("error[999-unset]"), "{said}");
    assert_eq!(status, 1);
}

/// An older update is as much in the editor's hands as the last one.
#[test]
fn a_past_update_and_a_translation_are_judged() {
    let laid = Laid::alone(SOUND);
    let second = saved(&laid, FIRST)
        .replace("13:40", "14:00")
        .replace("investigating", "identified");
    laid.lay(&format!("=== {SECOND}\n{second}"));
    let first = saved(&laid, FIRST).replace("We are sorry.", "Call 07700 900123.");
    assert!(
        judge(&laid, FIRST, first.as_bytes())
            .0
            .contains("error[pii]")
    );
    laid.lay(&format!(
        "=== amends.yaml\n{}",
        saved(&laid, "amends.yaml").replace("[en]", "[en, da]")
    ));
    let danish = FIRST.replace(".md", ".da.md");
    let (said, _) = judge(&laid, &danish, "Ring til 07700 900123.\n".as_bytes());
    assert!(
        said.contains(&format!("{danish}:1:10: error[pii]")),
        "{said}"
    );
    assert!(said.lines().all(|line| line.starts_with(&danish)), "{said}");
}

#[test]
fn the_site_file_and_the_facts_can_be_held_too() {
    let laid = Laid::alone(SOUND);
    let text =
        saved(&laid, "amends.yaml").replace("time_zone: Europe/London", "time_zone: Europe/Londn");
    let (said, status) = judge(&laid, "amends.yaml", text.as_bytes());
    assert!(
        said.starts_with("amends.yaml:5:12: error[unknown-time-zone]"),
        "{said}"
    );
    assert_eq!(status, 1);
    let facts = "incidents/2026-07-11-calls/incident.yaml";
    let text = saved(&laid, facts) + "repeat_of: 2026-01-01-nothing\n";
    let (said, _) = judge(&laid, facts, text.as_bytes());
    assert!(said.contains("error[unknown-incident]"), "{said}");
}

#[test]
fn other_incidents_are_none_of_its_business() {
    let laid = Laid::alone(SOUND);
    laid.lay("=== incidents/2026-07-10-data/incident.yaml\ntitle: [\n");
    let facts = "incidents/2026-07-11-calls/incident.yaml";
    laid.lay(&format!(
        "=== {facts}\n{}repeat_of: 2026-07-10-data\n",
        saved(&laid, facts)
    ));
    assert_eq!(check(&laid, &NOW).1, 1);
    let text = saved(&laid, FIRST);
    assert_eq!(judge(&laid, FIRST, text.as_bytes()), (String::new(), 0));
}

/// Where nothing can be judged the author has to know why.
#[test]
fn an_error_that_stands_in_the_way_is_named() {
    let laid = Laid::alone(SOUND);
    laid.lay(&format!(
        "=== amends.yaml\n{}colour: blue\n",
        saved(&laid, "amends.yaml")
    ));
    let (said, status) = judge(&laid, FIRST, saved(&laid, FIRST).as_bytes());
    assert!(said.contains("error[unknown-key]"), "{said}");
    assert_eq!((said.lines().count(), status), (1, 1));
}

#[test]
fn what_is_no_text_or_no_file_of_the_project_is_refused() {
    let laid = Laid::alone(SOUND);
    let (said, status) = judge(&laid, FIRST, b"---\nstatus: \xff\n---\n");
    assert!(said.contains("error[not-utf8]"), "{said}");
    assert_eq!(status, 1);
    for file in ["../elsewhere.md", "/etc/passwd"] {
        let output = ask(&laid, file, b"x");
        let said = String::from_utf8(output.stderr).expect("text");
        assert!(said.contains("is not in the project folder"), "{said}");
        assert_eq!(output.status.code(), Some(2));
    }
    let absolute = laid.path().join(FIRST).display().to_string();
    assert_eq!(judge(&laid, &absolute, saved(&laid, FIRST).as_bytes()).1, 0);
}

/// Whatever `check` says of the last word of an incident, an editor hears as well.
#[test]
fn an_editor_hears_what_check_says() {
    let laid = Laid::alone(SOUND);
    let text =
        saved(&laid, FIRST).replace("scope: About one in ten customers, in all areas.\n", "");
    let text = text.replace(
        "We are sorry.",
        "We will call 07700 900123 back as soon as possible.",
    );
    laid.lay(&format!("=== {FIRST}\n{text}"));
    let (all, _) = check(&laid, &[&NOW[..], &["--format", "short"]].concat());
    let of_file: Vec<_> = all.lines().filter(|line| line.starts_with(FIRST)).collect();
    assert!(of_file.len() > 1, "{all}");
    let (said, _) = judge(&laid, FIRST, text.as_bytes());
    assert_eq!(said.lines().collect::<Vec<_>>(), of_file);
}
