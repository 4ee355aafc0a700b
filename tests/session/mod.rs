//! A program on a terminal of its own, for tests that type as a person does. Never waits without a limit, and leaves nothing
//! running behind a test that failed.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_amends");
pub(crate) const CTRL_C: &str = "\u{3}";

/// After so long something will not be shown any more.
const PATIENCE: Duration = Duration::from_secs(60);

/// `amends` on a terminal that `script` makes, and what it has shown since the last answer.
pub(crate) struct Session {
    child: Child,
    keyboard: ChildStdin,
    screen: Receiver<Vec<u8>>,
    shown: String,
}

impl Session {
    /// Starts `amends` on a project, with these variables; nothing where there is no `script`.
    pub(crate) fn start(
        project: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Option<Self> {
        if !cfg!(target_os = "linux") {
            println!("skipped: `script` takes other arguments on this system");
            return None;
        }
        let quoted = arguments.iter().map(|a| format!("'{a}'"));
        let quoted = quoted.collect::<Vec<_>>().join(" ");
        let line = format!("exec '{PROGRAM}' -C '{}' {quoted}", project.display());
        let started = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .env("TERM", "xterm")
            .env_remove("VISUAL")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = started else {
            println!("skipped: there is no `script` to make a terminal");
            return None;
        };
        Some(Self {
            keyboard: child.stdin.take().unwrap(),
            screen: listen(child.stdout.take().unwrap()),
            child,
            shown: String::new(),
        })
    }

    /// Waits until a text is shown after the one before it, and types; gives what was shown in between.
    pub(crate) fn answer(&mut self, question: &str, keys: &str) -> String {
        let until = Instant::now() + PATIENCE;
        while !self.shown.contains(question) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.screen.recv_timeout(left) else {
                panic!("`{question}` was never shown: {}", self.shown);
            };
            self.shown.push_str(&String::from_utf8_lossy(&bytes));
        }
        let (before, after) = self.shown.split_once(question).unwrap();
        let (before, after) = (before.to_owned(), after.to_owned());
        self.shown = after;
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        before
    }

    /// Waits for the end, and gives the exit status and what was shown after the last answer.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "it never ended: {}", self.shown);
            let Ok(bytes) = self.screen.recv_timeout(left) else {
                break;
            };
            self.shown.push_str(&String::from_utf8_lossy(&bytes));
        }
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), std::mem::take(&mut self.shown));
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("it never ended: {}", self.shown);
    }
}

impl Drop for Session {
    /// The terminal goes with `script`, and whatever runs on it is hung up on.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads aside, so that a wait for what is shown can have a limit.
fn listen(mut shown: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, screen) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(read @ 1..) = shown.read(&mut bytes) {
            if sender.send(bytes[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    screen
}
