//! `amends check` on a project with fifteen different mistakes: all of them in one run, in every format.

mod editor;
mod fix;
mod judged;
#[path = "../laid/mod.rs"]
mod laid;
mod sarif;
mod waivers;

use std::path::Path;
use std::process::{Command, Output};

use laid::Laid;

/// Fifteen mistakes in seven files, one beside the other and one behind the other.
const FIFTEEN: &str = "\
=== amends.yaml
format: 1
name: Status of Acme
url: status.acme.org
time_zone: Europe/Londn
languages: [en, da]
colour: blue
components:
  - id: calls
    name: Calls
  - id: calls
    name: Calls abroad
=== incidents/2026-07-11-calls/incident.yaml
title: Maintenance: core router
impact: sever
started: 2026-07-11 13:30
components:
  phones: partial_outage
=== incidents/2026-07-11-calls/01-investigating.md
---
status: indentified
at: 2026-07-11 13:45
next_udpate: 14:30
effect: {en: No calls, no texts, da: Ingen opkald}
---
=== incidents/2026-07-11-calls/01-investigating.da.md
---
thanks: Tak.
---
Nogle opkald mislykkes.
=== incidents/2026-07-11-calls/02-identified.md
---
status: identified
at: 2026-07-11 13:20
---
We found it.
=== incidents/2026-07-11-calls/3-monitoring.md
---
status: monitoring
at: 2026-07-11 15:20
---
It works again.
=== incidents/2026-07-11-calls/04-resolved.md
status: resolved
at: 2026-07-11 16:20

It has worked for an hour.
";

/// A project with one open incident that raises nothing, at 14:05.
const SOUND: &str = include_str!("../rules/base.project");

/// What has to be named, in the order of files and lines.
const NAMED: [&str; 15] = [
    "amends.yaml:3:6: error[invalid-url]",
    "amends.yaml:4:12: error[unknown-time-zone]",
    "amends.yaml:6:1: error[unknown-key]",
    "amends.yaml:10:9: error[duplicate-id]",
    "incidents/2026-07-11-calls/01-investigating.da.md:2:9: error[translation-without-original]",
    "incidents/2026-07-11-calls/01-investigating.md:2:9: error[unknown-value]",
    "incidents/2026-07-11-calls/01-investigating.md:4:1: error[unknown-key]",
    "incidents/2026-07-11-calls/01-investigating.md:5:24: error[flow-comma]",
    "incidents/2026-07-11-calls/01-investigating.md:6:1: error[empty-body]",
    "incidents/2026-07-11-calls/02-identified.md:3:5: error[update-before-start]",
    "incidents/2026-07-11-calls/04-resolved.md:1:1: error[missing-fence]",
    "incidents/2026-07-11-calls/3-monitoring.md:1:1: error[file-name]",
    "incidents/2026-07-11-calls/incident.yaml:1:19: error[yaml-syntax]",
    "incidents/2026-07-11-calls/incident.yaml:2:9: error[unknown-value]",
    "incidents/2026-07-11-calls/incident.yaml:5:3: error[unknown-component]",
];

#[test]
fn all_mistakes_are_named_in_one_run() {
    let laid = Laid::alone(FIFTEEN);
    let (text, status) = check(&laid, &["--format", "short"]);
    let named: Vec<_> = text
        .lines()
        .map(|line| line.rsplit_once("]: ").map_or(line, |(start, _)| start))
        .map(|start| format!("{start}]"))
        .collect();
    let short = |line: &String| NAMED.contains(&line.as_str());
    assert!(
        named.iter().all(short) && named.len() == NAMED.len(),
        "{text}"
    );
    assert_eq!(named, NAMED);
    assert_eq!(status, 1);
}

#[test]
fn people_see_each_of_them_with_its_lines() {
    let laid = Laid::alone(FIFTEEN);
    let (text, status) = check(&laid, &[]);
    for line in NAMED {
        let (place, code) = line.split_once(": ").expect("a place and a code");
        assert!(text.contains(&format!("--> {place}\n")), "{place}: {text}");
        assert!(text.contains(code), "{code}: {text}");
    }
    assert!(text.ends_with("15 errors\n"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colours in a pipe");
    assert_eq!(status, 1);
}

#[test]
fn programs_get_every_field() {
    let laid = Laid::alone(FIFTEEN);
    let (text, status) = check(&laid, &["--format", "json"]);
    let entries: Vec<serde_json::Value> = serde_json::from_str(&text).expect("an array");
    let places: Vec<_> = entries
        .iter()
        .map(|e| {
            let [file, severity, code] = ["file", "severity", "code"].map(|k| e[k].as_str());
            let [file, severity, code] = [file, severity, code].map(|v| v.expect("a text"));
            format!("{file}:{}:{}: {severity}[{code}]", e["line"], e["column"])
        })
        .collect();
    assert_eq!(places, NAMED);
    for entry in &entries {
        assert!(entry["rule"].is_null());
        assert!(entry["message"].as_str().is_some_and(|m| !m.is_empty()));
        assert!(entry["help"].as_array().is_some_and(|h| !h.is_empty()));
        assert!(entry["end_line"].as_u64() >= entry["line"].as_u64());
        assert!(entry["end_column"].is_u64());
    }
    check_edit(&laid, &entries[0], "url: https://status.acme.org");
    check_edit(&laid, &entries[1], "time_zone: Europe/London");
    check_edit(&laid, &entries[5], "status: identified");
    check_edit(&laid, &entries[12], "title: \"Maintenance: core router\"");
    assert_eq!(status, 1);
}

/// The edit of an entry, made in its file, gives a line.
fn check_edit(laid: &Laid, entry: &serde_json::Value, expect: &str) {
    let file = entry["file"].as_str().expect("a file");
    let mut text = std::fs::read_to_string(laid.path().join(file)).expect("the file");
    let offset = |key: &str| entry["edit"][key].as_u64().expect("an offset") as usize;
    let new = entry["edit"]["text"].as_str().expect("a text");
    text.replace_range(offset("start")..offset("end"), new);
    assert!(text.lines().any(|line| line == expect), "{text}");
}

#[test]
fn a_workflow_gets_an_annotation_each() {
    let laid = Laid::alone(FIFTEEN);
    let (text, status) = check(&laid, &["--format", "github"]);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), NAMED.len());
    assert_eq!(
        lines[1],
        "::error file=amends.yaml,line=4,col=12,endLine=4,endColumn=24,title=unknown-time-zone::\
         `Europe/Londn` is not a time zone%0Adid you mean `Europe/London`?"
    );
    assert!(lines.iter().all(|l| l.starts_with("::error file=")));
    assert_eq!(status, 1);
}

#[test]
fn exit_status_says_how_bad_it_is() {
    let early = ["--now", "2026-07-11 14:00"];
    let base = SOUND;
    let sound = Laid::alone(base);
    let (text, status) = check(&sound, &early);
    assert!(!text.contains("error["), "{text}");
    assert_eq!(status, 0);
    let (json, status) = check(&sound, &[&early[..], &["--format", "json"]].concat());
    assert!(serde_json::from_str::<Vec<serde_json::Value>>(&json).is_ok());
    assert_eq!(status, 0);

    let warned = Laid::alone(base);
    warned.lay(
        "=== incidents/2026-07-12-data/incident.yaml
title: Data is slow
impact: minor
started: 2026-07-12 09:00
",
    );
    let (text, status) = check(&warned, &early);
    assert!(text.contains("warning[no-update]"), "{text}");
    assert_eq!(status, 0);
    let (_, status) = check(&warned, &[&early[..], &["--deny-warnings"]].concat());
    assert_eq!(status, 1);
}

#[test]
fn what_cannot_run_ends_with_two() {
    let sound = Laid::over_base("");
    assert_eq!(
        run(&sound, &["check", "--now", "soon"]).status.code(),
        Some(2)
    );
    assert_eq!(run(&sound, &["check", "--nwo", "x"]).status.code(), Some(2));
    let nowhere = run(&sound, &["-C", "nowhere", "check"]);
    assert_eq!(nowhere.status.code(), Some(2));
    let said = String::from_utf8(nowhere.stderr).expect("text");
    assert!(
        said.starts_with("error: cannot open the project folder `nowhere`"),
        "{said}"
    );
}

fn check(laid: &Laid, args: &[&str]) -> (String, i32) {
    let output = run(laid, &[&["check"], args].concat());
    let text = String::from_utf8(output.stdout).expect("text");
    (text, output.status.code().expect("a status"))
}

fn run(laid: &Laid, args: &[&str]) -> Output {
    command(laid.path(), args).output().expect("amends runs")
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
    command.current_dir(folder).args(args);
    command.env_remove("SOURCE_DATE_EPOCH");
    command
}
