//! A copy of the project of the transcripts, and `amends` run on it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::editor_script::lay_editor;
use crate::session::{PROGRAM, Session};

pub(crate) const INCIDENT: &str = "incidents/2026-07-11-calls";
const LAID: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/update.in");

/// A project that a test may write to.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(LAID), folder.path());
        Self { folder }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::File::create(self.path(path))
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    }

    /// The names in a folder, those that begin with a dot left out.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.filter(|n| !n.starts_with('.')).collect();
        names.sort();
        names
    }

    /// The only draft that was kept.
    pub(crate) fn draft(&self) -> String {
        let names = self.names("drafts");
        assert_eq!(names.len(), 1, "{names:?}");
        self.read(&format!("drafts/{}", names[0]))
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("-C").arg(self.root()).args(arguments);
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        Told::of(&self.command(arguments).output().unwrap())
    }

    /// Runs with a text on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Told {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Told::of(&child.wait_with_output().unwrap())
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.root());
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.org"]);
        assert!(command.args(arguments).output().unwrap().status.success());
    }

    /// Starts on a terminal, with an editor that is a shell script; nothing where there is no terminal.
    pub(crate) fn at_terminal(&self, editor: &str, arguments: &[&str]) -> Option<Session> {
        let editor = lay_editor(self.root(), editor);
        Session::start(self.root(), arguments, &[("EDITOR", &editor)])
    }

    /// Commits everything as it stands.
    pub(crate) fn commit(&self) {
        self.git(&["init", "-q"]);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", "x"]);
    }
}

/// What a run told.
pub(crate) struct Told {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Told {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            status: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The same, where it ended with a status.
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
        self
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (
            entry.as_ref().unwrap().path(),
            to.join(entry.unwrap().file_name()),
        );
        match from.is_dir() {
            true => {
                fs::create_dir(&to).unwrap();
                copy(&from, &to);
            }
            false => drop(fs::copy(&from, &to).unwrap()),
        }
    }
}
