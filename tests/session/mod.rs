//! A program on a terminal of its own, for tests that type as a person does.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A program on a terminal of its own, and what it has shown so far.
pub(crate) struct Session {
    child: Child,
    shown: String,
}

impl Session {
    /// Starts `amends` on a terminal that `script` makes; nothing where there is no `script`.
    pub(crate) fn start(program: &str, project: &Path, arguments: &[&str]) -> Option<Self> {
        let quoted = arguments.iter().map(|a| format!("'{a}'"));
        let line = format!(
            "{program} -C '{}' {}",
            project.display(),
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
    pub(crate) fn expect(&mut self, text: &str) {
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

    pub(crate) fn press(&mut self, keys: &str) {
        let pipe = self.child.stdin.as_mut().unwrap();
        pipe.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end and gives the exit status.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
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
