//! `amends replies` with a person at a terminal, and with a clipboard: what is asked, what is copied, and never a wait.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

mod session;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use session::{CTRL_C, PROGRAM, Session};

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/replies.in");
const ASKED: [&str; 4] = ["replies", "2026-07-11-calls", "--now", "2026-07-11 14:00"];

/// Starts `amends` on a terminal; nothing where none can be made.
fn start(arguments: &[&str]) -> Option<Session> {
    Session::start(Path::new(PROJECT), arguments, &[])
}

#[test]
fn a_person_is_asked_for_what_is_open_and_types_a_few_letters() {
    let Some(mut session) = start(&ASKED) else {
        return;
    };
    session.answer("Which channel?", "sm\r");
    session.answer("What did the customer write about?", "ang\r");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(shown.contains("main, en, angry, sincere"), "{shown}");
    assert!(
        shown.contains("sms (") && !shown.contains("email ("),
        "{shown}"
    );
}

#[test]
fn a_person_who_leaves_gets_nothing() {
    for key in ["\u{1b}", CTRL_C] {
        let Some(mut session) = start(&ASKED) else {
            return;
        };
        session.answer("Which channel?", key);
        let (status, shown) = session.end();
        assert_eq!(status, Some(0), "{shown}");
        assert!(!shown.contains("sincere"), "{shown}");
    }
}

#[test]
fn a_person_who_says_it_all_is_asked_nothing() {
    for said in [["--channel", "sms"], ["--format", "text"]] {
        let Some(session) = start(&[&ASKED[..], &said].concat()) else {
            return;
        };
        let (status, shown) = session.end();
        assert_eq!(status, Some(0), "{shown}");
        assert!(shown.contains("main, en, general, sincere"), "{shown}");
        assert!(!shown.contains('?'), "{shown}");
    }
}

#[test]
fn a_terminal_is_asked_to_copy() {
    let Some(session) = start(&[&ASKED[..], &["--channel", "short", "--copy"]].concat()) else {
        return;
    };
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(shown.contains("\u{1b}]52;c;U29ycnk"), "{shown}");
}

/// Runs `amends` without a terminal, where only the programs in a folder are to be had.
fn run_with(programs: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(["-C", PROJECT]).args(ASKED).args(arguments);
    command.env("PATH", programs).stdin(Stdio::null());
    command.output().unwrap()
}

fn install(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    fs::File::create(&path)
        .unwrap()
        .write_all(script.as_bytes())
        .unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_first_program_that_works_gets_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join("copied");
    install(folder.path(), "wl-copy", "#!/bin/sh\nexit 1\n");
    let script = format!("#!/bin/sh\n/bin/cat > '{}'\n", copied.display());
    install(folder.path(), "xclip", &script);
    let output = run_with(folder.path(), &["--channel", "short,email", "--copy"]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "copied by `xclip`: short, main, en\n");
    let text = fs::read_to_string(copied).unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Sorry, this is our fault."), "{text}");
    assert!(printed.contains(&text), "{printed}");
}

#[test]
fn where_nothing_copies_it_is_said_and_the_reply_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let output = run_with(folder.path(), &["--channel", "short", "--copy"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("error: cannot copy: there is no terminal"),
        "{told}"
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains("Sorry, this is our fault."), "{printed}");
}
