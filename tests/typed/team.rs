//! A team with an empty folder, a terminal and a clock.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::editor::lay_editor;
use crate::session::{PROGRAM, Session};

pub(crate) const INCIDENT: &str = "incidents/2026-07-11-calls";
pub(crate) const DOWN: &str = "\u{1b}[B";
/// 13:00 in London on the day of all tests.
const ONE_O_CLOCK: u32 = 1_783_771_200;
/// An editor that is left at once.
const NO_EDITOR: &str = "true";

/// A folder for a project, and one for the editor beside it.
pub(crate) struct Team {
    folder: TempDir,
}

impl Team {
    /// A team with nothing.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("status")).unwrap();
        Self { folder }
    }

    /// Makes a project that carries calls, without a question.
    pub(crate) fn begin(&self) {
        let arguments = [
            "init",
            "--yes",
            "--name=Northwind",
            "--url=https://status.northwind.example",
            "--time-zone=Europe/London",
            "--component=calls",
            "--contact=150",
            "--hours=mon-sun=00:00-24:00",
            "--emergency=999",
            "--ci=none",
        ];
        let made = self.run("13:00", &arguments);
        assert!(made.status.success(), "{made:?}");
    }

    pub(crate) fn project(&self) -> PathBuf {
        self.folder.path().join("status")
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.project().join(path);
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// The names in a folder of the project, in order and without those that begin with a dot.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        names_in(&self.project().join(folder))
    }

    /// Types a command at a time of the day; nothing where there is no terminal.
    pub(crate) fn types(&self, clock: &str, arguments: &[&str]) -> Option<Session> {
        self.edits(clock, arguments, NO_EDITOR)
    }

    /// The same, with an editor that is a shell script.
    pub(crate) fn edits(&self, clock: &str, arguments: &[&str], editor: &str) -> Option<Session> {
        let editor = lay_editor(self.folder.path(), editor);
        let epoch = epoch(clock);
        let environment = [("EDITOR", editor.as_str()), ("SOURCE_DATE_EPOCH", &epoch)];
        Session::start(&self.project(), arguments, &environment)
    }

    /// Runs a command without a terminal.
    pub(crate) fn run(&self, clock: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.arg("-C").arg(self.project()).args(arguments);
        command.env("SOURCE_DATE_EPOCH", epoch(clock));
        command.output().unwrap()
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|n| !n.starts_with('.')).collect();
    names.sort();
    names
}

/// A time in London as seconds, as `SOURCE_DATE_EPOCH` has it.
fn epoch(clock: &str) -> String {
    let (hours, minutes) = clock.split_once(':').unwrap();
    let (hours, minutes): (u32, u32) = (hours.parse().unwrap(), minutes.parse().unwrap());
    (ONE_O_CLOCK + (hours - 13) * 3600 + minutes * 60).to_string()
}

/// Gives all answers in turn.
pub(crate) fn answer_all(session: &mut Session, answers: &[(&str, &str)]) {
    for (question, keys) in answers {
        session.answer(question, keys);
    }
}

/// Waits for the end, which has to have a status, and gives what was shown after the last answer.
pub(crate) fn expect_end(session: Session, expected: i32) -> String {
    let (status, shown) = session.end();
    assert_eq!(status, Some(expected), "{shown}");
    shown
}
