//! `amends` on a terminal of its own, which `script` makes, with somebody who types.

use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};

use super::project::{PROGRAM, Project};

/// A program on a terminal, and what it has shown so far.
pub(crate) struct Session {
    child: Child,
    shown: String,
}

impl Session {
    /// Starts `amends` with an editor that is a shell script; nothing where there is no `script`.
    pub(crate) fn start(project: &Project, editor: &str, arguments: &[&str]) -> Option<Self> {
        let path = project.path(".editor.sh");
        project.write(".editor.sh", &format!("#!/bin/sh\n{editor}\n"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let quoted = arguments.iter().map(|a| format!("'{a}'"));
        let quoted = quoted.collect::<Vec<_>>().join(" ");
        let line = format!("{PROGRAM} -C '{}' {quoted}", project.root().display());
        let child = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .env("TERM", "xterm")
            .env_remove("VISUAL")
            // It may hold arguments, as git has it.
            .env("EDITOR", format!("'{}' 'an argument'", path.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(child) = child else {
            println!("skipped: there is no `script` to make a terminal");
            return None;
        };
        let shown = String::new();
        Some(Self { child, shown })
    }

    /// Waits until a text is shown after the one before it, and types.
    pub(crate) fn answer(&mut self, question: &str, keys: &str) {
        let mut bytes = [0; 4096];
        let end = loop {
            if let Some(at) = self.shown.find(question) {
                break at + question.len();
            }
            let read = self
                .child
                .stdout
                .as_mut()
                .unwrap()
                .read(&mut bytes)
                .unwrap();
            assert!(read > 0, "`{question}` was never shown: {}", self.shown);
            self.shown
                .push_str(&String::from_utf8_lossy(&bytes[..read]));
        };
        self.shown.replace_range(..end, "");
        self.child
            .stdin
            .as_mut()
            .unwrap()
            .write_all(keys.as_bytes())
            .unwrap();
    }

    /// Waits for the end, and gives the exit status and what was shown after the last question.
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
