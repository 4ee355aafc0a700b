//! Runs the program with bounded memory and a guard against hangs, and looks that it wrote nowhere else. Never measures time.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::project::Project;

/// The address space that a run may take, in KiB: a few times what the largest project needs.
const MEMORY: u32 = 3 * 1024 * 1024;
/// A run that is not over after so many seconds hangs; the slowest takes a few, more where the machine is busy.
const HANG: u32 = 300;

/// What a run said.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit status; none where a signal ended it.
    pub(crate) status: Option<i32>,
    /// All that it printed.
    pub(crate) said: String,
}

impl Project {
    /// Runs a command at a fixed time.
    pub(crate) fn run(&self, command: &str) -> Ran {
        self.run_with(&[command, "--now", "2026-07-11 14:00"])
    }

    /// Runs the program with arguments.
    pub(crate) fn run_with(&self, arguments: &[&str]) -> Ran {
        self.run_through("exec \"$0\" \"$@\"", arguments)
    }

    /// Runs the program through a line of a shell that is given it and its arguments.
    pub(crate) fn run_through(&self, line: &str, arguments: &[&str]) -> Ran {
        let before = listing(self.above());
        let outputs = tempfile::tempdir().expect("a temporary folder");
        let stream = |name| File::create(outputs.path().join(name)).expect("a file for a stream");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{}{line}", bounded()));
        shell.arg(env!("CARGO_BIN_EXE_amends"));
        shell.arg("-C").arg(self.root()).args(arguments);
        shell
            .stdin(Stdio::null())
            .stdout(stream("out"))
            .stderr(stream("err"));
        let mut child = shell.spawn().expect("the program starts");
        let mut waited = 0;
        let status = loop {
            if let Some(status) = child.try_wait().expect("the program can be waited for") {
                break status;
            }
            if waited > HANG * 100 {
                child.kill().expect("the program can be stopped");
                panic!("{arguments:?} hangs");
            }
            sleep(Duration::from_millis(10));
            waited += 1;
        };
        let read = |name| fs::read(outputs.path().join(name)).expect("a stream");
        let said = [read("out"), read("err")].concat();
        let said = String::from_utf8(said).expect("it prints UTF-8");
        assert!(!said.contains("panicked"), "{said}");
        assert_eq!(
            listing(self.above()),
            before,
            "something changed outside of the output folders"
        );
        let status = status.code();
        Ran { status, said }
    }

    /// Builds and checks; both find the problem, and nothing is published.
    #[track_caller]
    pub(crate) fn is_refused(&self, code: &str) -> String {
        let mut said = String::new();
        for command in ["build", "check"] {
            let ran = self.run(command);
            assert_eq!(ran.status, Some(1), "{command}: {}", shorten(&ran.said));
            assert!(
                ran.said.contains(&format!("[{code}]")),
                "{command}: {}",
                shorten(&ran.said)
            );
            said = ran.said;
        }
        assert!(
            !self.path("public/index.html").exists(),
            "nothing is published"
        );
        said
    }

    /// Builds and composes, without an error; gives the page of the incident.
    #[track_caller]
    pub(crate) fn is_published(&self) -> String {
        for command in ["build", "replies"] {
            let ran = self.run(command);
            assert_eq!(ran.status, Some(0), "{command}: {}", shorten(&ran.said));
        }
        self.incident_page()
    }

    /// Builds and checks without an error, with a warning of this code.
    #[track_caller]
    pub(crate) fn is_warned(&self, code: &str) -> String {
        for command in ["build", "check"] {
            let ran = self.run(command);
            assert_eq!(ran.status, Some(0), "{command}: {}", shorten(&ran.said));
            assert!(
                ran.said.contains(&format!("warning[{code}]")),
                "{command}: {}",
                shorten(&ran.said)
            );
        }
        self.incident_page()
    }
}

/// The size and kind of everything below a folder but the project's output folders; links are not followed.
fn listing(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let metadata = path.symlink_metadata().expect("an entry can be looked at");
            let is_output = ["project/public", "project/replies"]
                .iter()
                .any(|o| path.ends_with(o));
            if metadata.is_dir() && !is_output {
                left.push(path.clone());
            }
            if !is_output {
                let kind = format!("{:?} {}", metadata.file_type(), metadata.len());
                let size = if metadata.is_dir() {
                    "folder".to_owned()
                } else {
                    kind
                };
                found.insert(path.display().to_string(), size);
            }
        }
    }
    found
}

#[cfg(target_os = "linux")]
fn bounded() -> String {
    format!("ulimit -v {MEMORY}; ")
}

/// Other systems have no limit of the address space.
#[cfg(not(target_os = "linux"))]
fn bounded() -> String {
    let _ = MEMORY;
    String::new()
}

/// Enough of what was said to know it by.
pub(crate) fn shorten(said: &str) -> String {
    said.chars().take(1500).collect()
}
