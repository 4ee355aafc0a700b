//! A small project with an open and a closed incident and a second brand, in a folder that vanishes by itself.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// During the open incident.
pub(crate) const NOW: &str = "2026-07-11 14:10";

pub(crate) const OPEN: &str = "incidents/2026-07-11-calls";
pub(crate) const CLOSED: &str = "incidents/2026-04-02-texts";

const FILES: &[(&str, &str)] = &[
    (
        "amends.yaml",
        "format: 1
name: Northwind Mobile
url: https://status.northwind.example
time_zone: Europe/London
languages: [en]
components:
  - id: calls
    name: Calls
    cannot: make or receive calls
  - id: texts
    name: Texts
contacts:
  help:
    name: Help centre
    url: https://help.northwind.example
    hours:
      mon-sun: \"00:00-24:00\"
replies:
  channels: [x, short, sms, email]
brands:
  halo:
    name: Halo
    url: https://status.halo.example
    components: [calls]
",
    ),
    (
        "incidents/2026-07-11-calls/incident.yaml",
        "title: Calls are failing
impact: critical
started: 2026-07-11 13:30
components: [calls]
responsibility: ours
",
    ),
    (
        "incidents/2026-07-11-calls/01-investigating.md",
        "---
status: investigating
at: 2026-07-11 13:38
effect: You cannot make or receive calls.
next_update: +45m
---
We're sorry. Many of you cannot make or receive calls.
",
    ),
    (
        "incidents/2026-04-02-texts/incident.yaml",
        "title: Texts arrive late
impact: minor
started: 2026-04-02 09:00
components: [texts]
",
    ),
    (
        "incidents/2026-04-02-texts/01-investigating.md",
        "---
status: investigating
at: 2026-04-02 09:10
---
Texts arrive late, and we're sorry.
",
    ),
    (
        "incidents/2026-04-02-texts/02-resolved.md",
        "---
status: resolved
at: 2026-04-02 10:30
---
Texts arrive at once again.
",
    ),
];

/// A project folder.
pub(crate) struct Project {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    /// What was asked for: stdout.
    pub(crate) printed: String,
    /// What it printed on both streams.
    pub(crate) said: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Self { folder };
        for (path, text) in FILES {
            project.put(path, text);
        }
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    /// Replaces words of a file, which have to be there.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old}");
        self.put(path, &text.replace(old, new));
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Builds at [`NOW`].
    pub(crate) fn build(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["build", "--now", NOW], arguments].concat())
    }

    pub(crate) fn build_well(&self, arguments: &[&str]) {
        let ran = self.build(arguments);
        assert_eq!(ran.status, 0, "{}", ran.said);
    }

    /// Checks at [`NOW`].
    pub(crate) fn check(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["check", "--now", NOW], arguments].concat())
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_at(arguments, None)
    }

    /// Runs the program with `SOURCE_DATE_EPOCH`.
    pub(crate) fn run_at(&self, arguments: &[&str], epoch: Option<&str>) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
        command.args(arguments).current_dir(self.folder.path());
        match epoch {
            Some(epoch) => command.env("SOURCE_DATE_EPOCH", epoch),
            None => command.env_remove("SOURCE_DATE_EPOCH"),
        };
        let output = command.output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        Ran {
            status: output.status.code().unwrap(),
            said: format!("{printed}{errors}"),
            printed,
        }
    }

    /// Everything that builds write, with the bytes of each file.
    pub(crate) fn written(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for folder in ["public", "public-halo", "replies"] {
            gather(&self.path(folder), &mut files);
        }
        files
    }
}

/// The files below a folder, the room of the builds left out.
pub(crate) fn gather(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.ends_with(".amends") {
            continue;
        }
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(path.clone(), fs::read(path).unwrap());
        }
    }
}
