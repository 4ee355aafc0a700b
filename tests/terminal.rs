//! `amends replies` with a person at a terminal, and with a clipboard: what is asked, what is copied, and never a wait.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_amends");
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/replies.in");
const ASKED: [&str; 4] = ["replies", "2026-07-11-calls", "--now", "2026-07-11 14:00"];

/// A program on a terminal of its own, and what it has shown so far.
struct Session {
    child: Child,
    shown: String,
}

impl Session {
    /// Starts `amends` on a terminal that `script` makes; nothing where there is no `script`.
    fn start(arguments: &[&str]) -> Option<Self> {
        let quoted = arguments.iter().map(|a| format!("'{a}'"));
        let line = format!(
            "{PROGRAM} -C {PROJECT} {}",
            quoted.collect::<Vec<_>>().join(" ")
        );
        let child = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(child) = child else {
            println!("skipped: there is no `script` to make a terminal");
            return None;
        };
        Some(Self {
            child,
            shown: String::new(),
        })
    }

    /// Waits until a text is shown.
    fn expect(&mut self, text: &str) {
        let mut bytes = [0; 4096];
        while !self.shown.contains(text) {
            let read = self
                .child
                .stdout
                .as_mut()
                .unwrap()
                .read(&mut bytes)
                .unwrap();
            assert!(read > 0, "`{text}` was never shown: {}", self.shown);
            self.shown
                .push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    }

    fn press(&mut self, keys: &str) {
        let pipe = self.child.stdin.as_mut().unwrap();
        pipe.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end and gives the exit status.
    fn end(mut self) -> (Option<i32>, String) {
        let mut rest = Vec::new();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_end(&mut rest)
            .unwrap();
        self.shown.push_str(&String::from_utf8_lossy(&rest));
        (self.child.wait().unwrap().code(), self.shown)
    }
}

#[test]
fn a_person_is_asked_for_what_is_open_and_types_a_few_letters() {
    let Some(mut session) = Session::start(&ASKED) else {
        return;
    };
    session.expect("Which channel?");
    session.press("sm\r");
    session.expect("What did the customer write about?");
    session.press("ang\r");
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
    let Some(mut session) = Session::start(&ASKED) else {
        return;
    };
    session.expect("Which channel?");
    session.press("\u{1b}");
    let (status, shown) = session.end();
    assert_eq!(status, Some(0), "{shown}");
    assert!(!shown.contains("sincere"), "{shown}");
}

#[test]
fn a_person_who_says_it_all_is_asked_nothing() {
    for said in [["--channel", "sms"], ["--format", "text"]] {
        let Some(session) = Session::start(&[&ASKED[..], &said].concat()) else {
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
    let Some(session) = Session::start(&[&ASKED[..], &["--channel", "short", "--copy"]].concat())
    else {
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
