//! What the files of a project said at an earlier commit; the only room that runs git. Never judges what has changed.

mod git;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use crate::source::Sources;
use git::{Change, Git};

/// How a project differs from an earlier commit.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The texts at the commit, by path, of files that are gone or say something else now.
    pub texts: BTreeMap<String, String>,
    /// The paths of files that are new or say something else now, committed or not.
    pub changed: BTreeSet<String>,
}

impl Before {
    /// Compares a project folder with a commit of the repository that it is in.
    pub fn at(root: &Path, revision: &str) -> Result<Self> {
        let git = Git::of(root)?;
        let commit = git.commit(revision)?;
        let changes = git.changes(&commit)?;
        let mut before = Self {
            texts: git.texts(&changes)?,
            changed: BTreeSet::new(),
        };
        let standing = changes.into_iter().filter(Change::stands);
        before.changed.extend(standing.map(|c| c.path));
        before.changed.extend(git.untracked()?);
        Ok(before)
    }

    /// The same without files that differ in nothing but the ends of their lines.
    #[must_use]
    pub fn without_line_ends(mut self, sources: &Sources) -> Self {
        let says_the_same = |path: &str, text: &str| {
            let now = sources.find(path).map(|file| sources.text(file));
            now.is_some_and(|now| lines(now).eq(lines(text)))
        };
        let same = self.texts.iter();
        let same = same.filter(|(path, text)| says_the_same(path, text));
        let same: Vec<_> = same.map(|(path, _)| path.clone()).collect();
        for path in same {
            self.texts.remove(&path);
            self.changed.remove(&path);
        }
        self
    }

    /// The paths of all files that differ, those that are gone as well.
    pub fn paths(&self) -> BTreeSet<&str> {
        let changed = self.changed.iter().map(String::as_str);
        changed
            .chain(self.texts.keys().map(String::as_str))
            .collect()
    }
}

/// The lines of a text, without a byte order mark and without what ends them.
fn lines(text: &str) -> std::str::Lines<'_> {
    text.trim_start_matches('\u{feff}').lines()
}
