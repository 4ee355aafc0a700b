//! Small projects for tests: a text of blocks, `=== PATH` and what the file holds, laid over a sound base project.
//!
//! A path may be followed by `@removed` (the file is not there), `@latin-1` (in that encoding), `@megabytes N` (the text
//! again and again), `@link TARGET` (a link). `=== @commit` puts all that is laid before it into a commit. Never holds
//! what a test expects.

#![allow(dead_code, reason = "each test binary uses its own half")]
#![expect(clippy::disallowed_methods, reason = "a test lays its own files")]

use std::fs;
use std::path::{Path, PathBuf};

use amends::diagnostics::Diagnostics;
use amends::model::{Clock, Moment, Site, resolve};
use amends::schema::parse;
use amends::source::{Sources, load_with};

/// One sound site, and one sound incident in it.
pub(crate) const BASE: &str = "\
=== amends.yaml
format: 1
name: Status of Acme
url: https://status.acme.org
time_zone: Europe/London
languages: [en, da]
contacts:
  help:
    name: Help
    url: https://help.acme.org
components:
  - id: calls
    name: Calls
    emergency: true
  - id: data
    name: Data
=== incidents/2026-07-11-calls/incident.yaml
title: Calls are failing
impact: major
started: 2026-07-11 13:30
components:
  calls: partial_outage
=== incidents/2026-07-11-calls/01-investigating.md
---
status: investigating
at: 2026-07-11 13:45
next_update: 14:30
---
Some calls fail. We are looking for the cause.
";

/// A project folder that goes with the test.
pub(crate) struct Laid {
    folder: tempfile::TempDir,
}

/// A project as it was read.
pub(crate) struct Judged {
    pub(crate) sources: Sources,
    pub(crate) site: Option<Site>,
    pub(crate) diagnostics: Diagnostics,
}

impl Laid {
    /// The base project with the blocks laid over it.
    pub(crate) fn over_base(blocks: &str) -> Self {
        let laid = Self::alone(BASE);
        laid.lay(blocks);
        laid
    }

    /// The blocks and nothing else.
    pub(crate) fn alone(blocks: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let laid = Self { folder };
        laid.lay(blocks);
        laid
    }

    /// Adds more blocks.
    pub(crate) fn lay(&self, blocks: &str) {
        for block in blocks.split("=== ").skip(1) {
            let (head, text) = block.split_once('\n').unwrap_or((block, ""));
            self.lay_file(head, text);
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts everything that is there into a commit of the folder's own repository.
    pub(crate) fn commit(&self) {
        if !self.path().join(".git").exists() {
            self.git(&["init", "-q", "-b", "main"]);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "as it was"]);
    }

    /// Runs git in the folder, whatever the machine's own settings are.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let mut git = std::process::Command::new("git");
        let git = git
            .current_dir(self.path())
            .args(["-c", "core.autocrlf=false"]);
        let git = git.args(["-c", "user.name=Test", "-c", "user.email=test@acme.org"]);
        let git = git
            .args(["-c", "protocol.file.allow=always"])
            .args(arguments);
        let git = git.env("GIT_CONFIG_GLOBAL", "/dev/null");
        let git = git.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE");
        let output = git.output().expect("git is installed");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// What is true and what is wrong at a moment.
    pub(crate) fn judge(&self, clock: &Clock) -> Judged {
        let sources = load_with(self.path(), &[]).expect("the folder can be listed");
        let (parsed, mut diagnostics) = parse(&sources);
        let (site, found) = resolve(&sources, &parsed, clock);
        diagnostics.extend(found);
        let diagnostics = diagnostics.sorted(&sources);
        Judged {
            sources,
            site,
            diagnostics,
        }
    }

    fn lay_file(&self, head: &str, text: &str) {
        if head == "@commit" {
            return self.commit();
        }
        let (name, how) = head.split_once(" @").unwrap_or((head, ""));
        let path: PathBuf = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        let (how, more) = how.split_once(' ').unwrap_or((how, ""));
        let laid = match how {
            "removed" => fs::remove_file(path),
            "latin-1" => fs::write(path, text.chars().map(|c| c as u8).collect::<Vec<_>>()),
            "megabytes" => {
                let bytes = more.parse::<usize>().expect("a number") << 20;
                fs::write(path, text.repeat(bytes / text.len() + 1))
            }
            #[cfg(unix)]
            "link" => std::os::unix::fs::symlink(more, path),
            _ => fs::write(path, text),
        };
        laid.expect("a file is laid");
    }
}

/// A clock that stands at a time written as `2026-07-11 16:00:00`, in UTC.
pub(crate) fn clock_at(time: &str) -> Clock {
    Clock::at(moment(time))
}

/// A moment written as `2026-07-11 16:00:00`, in UTC.
pub(crate) fn moment(time: &str) -> Moment {
    let clock = chrono::NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M:%S");
    clock.expect("a time").and_utc()
}
