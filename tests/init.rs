//! `amends init` as a person and a program call it: every project it makes builds and raises nothing, whatever was said.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

#[path = "init/asked.rs"]
mod asked;
#[path = "init/comments.rs"]
mod comments;
#[path = "init/pipelines.rs"]
mod pipelines;
#[path = "init/scripts.rs"]
mod scripts;
mod session;
#[path = "init/shells.rs"]
mod shells;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use session::PROGRAM;

/// Facts that say everything, so that nothing is marked.
const STATED: [&str; 12] = [
    "--name",
    "Fjord Mobil",
    "--url",
    "https://status.fjord.example",
    "--time-zone",
    "Europe/Copenhagen",
    "--contact",
    "https://help.fjord.example",
    "--emergency",
    "112",
    "--hours=mon-fri=08:00-18:00",
    "--ci=none",
];

/// Runs `amends` in a folder, without a terminal.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).args(arguments);
    command.env("TZ", "Europe/London").stdin(Stdio::null());
    command.output().unwrap()
}

/// Runs `amends init`, which has to succeed, and gives what it says.
pub fn init(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, &[&["init"], arguments].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Builds a project and checks that nothing at all is found in it.
pub fn expect_clean(project: &Path) {
    expect_built(project);
    let checked = run(project, &["check"]);
    let told = String::from_utf8_lossy(&checked.stdout);
    assert_eq!(told, "no problems found\n");
}

fn expect_built(project: &Path) {
    let built = run(project, &["build", "--deny-warnings"]);
    let told = String::from_utf8_lossy(&built.stderr);
    assert_eq!(built.status.code(), Some(0), "{told}");
    assert!(project.join("public/index.html").is_file());
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn site_file(project: &Path) -> String {
    fs::read_to_string(project.join("amends.yaml")).unwrap()
}

#[test]
fn nothing_is_asked_and_what_to_change_is_marked() {
    let folder = folder();
    let told = init(folder.path(), &["northwind-status", "--yes"]);
    let project = folder.path().join("northwind-status");
    expect_clean(&project);
    let text = site_file(&project);
    assert!(
        text.contains("\nname: Northwind status # change this: "),
        "{text}"
    );
    assert!(
        text.contains("\ntime_zone: Europe/London # change this: "),
        "{text}"
    );
    for (number, line) in (1..).zip(text.lines()) {
        let named = told.contains(&format!(" {number},")) || told.contains(&format!(" {number}\n"));
        assert_eq!(
            line.contains("# change this: "),
            named,
            "{number}: {line}\n{told}"
        );
    }
}

#[test]
fn who_states_everything_has_nothing_to_change() {
    for language in ["en", "da", "es", "de"] {
        let folder = folder();
        let services = ["calls", "sms", "broadband", "website", "payments", "api"];
        let services = services.map(|id| format!("--component={id}"));
        let language = format!("--language={language}");
        let mut arguments = vec![".", &language];
        arguments.extend(STATED);
        arguments.extend(services.iter().map(String::as_str));
        let told = init(folder.path(), &arguments);
        assert!(!told.contains("change"), "{told}");
        assert!(!site_file(folder.path()).contains("change this"));
        expect_clean(folder.path());
    }
}

#[test]
fn several_languages_have_their_words() {
    let folder = folder();
    let arguments = [
        "--component",
        "calls",
        "--language",
        "de",
        "--language",
        "en,da",
    ];
    init(folder.path(), &[&STATED[..], &arguments].concat());
    expect_clean(folder.path());
    let text = site_file(folder.path());
    let words = [
        "de: Anrufe",
        "en: Calls",
        "da: Opkald",
        "da: Kundeservice",
        "da: ringe eller",
    ];
    for word in words {
        assert!(text.contains(word), "`{word}` is not in:\n{text}");
    }
    assert!(
        text.contains("\nemergency:\n  numbers:\n    - \"112\"\n"),
        "{text}"
    );
}

#[test]
fn a_first_word_follows_at_once() {
    let folder = folder();
    let open = [
        &STATED[..10],
        &STATED[11..],
        &["--hours=mon-sun=00:00-24:00"],
    ]
    .concat();
    init(folder.path(), &[&open[..], &["--component=calls"]].concat());
    let output = run(
        folder.path(),
        &["new", "--holding", "--component", "calls=major_outage"],
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    expect_built(folder.path());
    let checked = run(folder.path(), &["check"]);
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(told.ends_with("\nno problems found\n"), "{told}");
}

#[test]
fn what_nobody_knows_is_said_by_its_name_and_marked() {
    let folder = folder();
    let metro = [
        "--component",
        "metro=Metrobilletter",
        "--component",
        "night-bus",
    ];
    let said = [
        "--cannot",
        "night-bus=køre med natbus: alle linjer",
        "--language",
        "da",
    ];
    init(folder.path(), &[&STATED[..], &metro, &said].concat());
    expect_clean(folder.path());
    let text = site_file(folder.path());
    assert!(
        text.contains("name: Metrobilletter\n    cannot: bruge metrobilletter\n"),
        "{text}"
    );
    assert!(
        text.contains("cannot: \"køre med natbus: alle linjer\"\n"),
        "{text}"
    );
    let marks: Vec<_> = text.lines().filter(|l| l.contains("change this")).collect();
    let expected = [
        "  # change this: `cannot`: say in `da` what people cannot do without it",
        "  # change this: `name`: say it in `da`",
    ];
    assert_eq!(marks, expected);
}

#[test]
fn names_and_texts_are_never_read_as_yaml() {
    let odd = [
        "- no",
        "yes",
        "a: b # c",
        "\"",
        "{x}",
        "'s",
        "&a *b",
        "%",
        "日本 📱",
        "null",
        "1.0",
    ];
    for name in odd {
        let folder = folder();
        let component = format!("--component=metro={name}");
        let cannot = format!("--cannot=metro={name}");
        let name = format!("--name={name}");
        let arguments = [
            name.as_str(),
            "--url=https://a.example",
            &component,
            &cannot,
        ];
        init(folder.path(), &[&arguments[..], &STATED[4..]].concat());
        expect_clean(folder.path());
    }
}

#[test]
fn a_program_hears_of_every_fact_that_it_did_not_give() {
    let folder = folder();
    let output = run(folder.path(), &["init", "p", "--time-zone", "UTC"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    for flag in ["--name NAME", "--url URL", "--component ID", "--yes"] {
        assert!(told.contains(flag), "`{flag}` is not in: {told}");
    }
    assert!(!folder.path().join("p").exists());
}

#[test]
fn what_is_wrong_with_a_flag_is_said_and_nothing_is_written() {
    let cases: [(&[&str], &str); 8] = [
        (
            &["--time-zone", "Europe/Lodnon"],
            "did you mean `Europe/London`?",
        ),
        (&["--url", "status"], "such as `https://status.example.org`"),
        (&["--language", "english"], "such as `en`"),
        (
            &["--component", "Metro Tickets"],
            "write `metro=Metro tickets`",
        ),
        (
            &["--component", "calls", "--cannot", "cals=x"],
            "did you mean `calls`?",
        ),
        (
            &["--component", "calls", "--component", "calls"],
            "given twice",
        ),
        (&["--contact", "150", "--contact", "151"], "two of a kind"),
        (
            &["--hours", "mon-fri 8-18"],
            "such as `mon-fri=08:00-18:00`",
        ),
    ];
    for (arguments, expected) in cases {
        let folder = folder();
        let output = run(
            folder.path(),
            &[&["init", "p", "--yes"], arguments].concat(),
        );
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "`{expected}` is not in: {told}");
        assert!(!folder.path().join("p").exists());
    }
}

#[test]
fn a_project_is_not_made_anew() {
    let folder = folder();
    init(folder.path(), &["--yes"]);
    fs::remove_file(folder.path().join(".gitignore")).unwrap();
    let before = site_file(folder.path());
    let output = run(folder.path(), &["init", "--yes", "--name", "Other"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("amends.yaml` is there already"), "{told}");
    assert_eq!(site_file(folder.path()), before);
    assert!(!folder.path().join(".gitignore").exists());
}

#[test]
fn files_that_are_there_stay_and_are_named_with_what_they_lack() {
    let folder = folder();
    let theirs = [
        (".gitignore", "public\nnode_modules/\n"),
        (".editorconfig", "root = true\n"),
    ];
    for (path, text) in theirs {
        write(&folder.path().join(path), text);
    }
    write(&folder.path().join("incidents/README.md"), "ours\n");
    let told = init(folder.path(), &["--yes"]);
    for (path, text) in theirs {
        assert_eq!(fs::read_to_string(folder.path().join(path)).unwrap(), text);
    }
    let expected = "there already, and left as they are:\n  incidents/README.md\n  \
                    .gitignore; add to it: /public-*/ /replies/ /drafts/ /.amends/\n  .editorconfig\n";
    assert!(told.contains(expected), "{told}");
    expect_clean(folder.path());
}

#[test]
fn a_folder_that_cannot_be_written_is_left_as_it_was() {
    let folder = folder();
    write(
        &folder.path().join("incidents"),
        "a file where a folder belongs",
    );
    let output = run(folder.path(), &["init", "--yes"]);
    assert_eq!(output.status.code(), Some(2));
    let names = fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1);
}

#[test]
fn the_machine_says_which_zone_and_which_day_it_is() {
    let folder = folder();
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder.path()).args(["init", "--yes"]);
    // 23:30 in UTC is tomorrow in Tokyo.
    command
        .env("TZ", ":Asia/Tokyo")
        .env("SOURCE_DATE_EPOCH", "1783812600");
    assert!(command.output().unwrap().status.success());
    let text = site_file(folder.path());
    assert!(
        text.contains("time_zone: Asia/Tokyo # change this"),
        "{text}"
    );
    assert!(text.contains("since: 2026-07-12 #"), "{text}");
}

/// Writes a file of a fixture.
pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
        .unwrap();
}
