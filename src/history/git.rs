//! The program `git`, asked in its own words for programs; the only file that knows them. Never changes a repository.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Variables that a hook of git sets, by which git would look for another repository than the folder's.
const OF_HOOKS: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
];
/// Files, executable or not; links and submodules hold no text.
const REGULAR: [&str; 2] = ["100644", "100755"];

/// The repository that a project folder is in.
pub(super) struct Git<'g> {
    root: &'g Path,
    depth: Depth,
}

/// How much of its history a clone has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Full,
    Shallow,
}

/// A file that differs from a commit.
pub(super) struct Change {
    /// The path from the project folder, with `/`.
    pub(super) path: String,
    /// The name of what it held at the commit, where it was a file there.
    object: Option<String>,
    /// Whether it is there now.
    presence: Presence,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Standing,
    Gone,
}

impl Change {
    /// Whether the file is there now.
    pub(super) fn stands(&self) -> bool {
        self.presence == Presence::Standing
    }
}

impl<'g> Git<'g> {
    /// Finds the repository of a folder.
    pub(super) fn of(root: &'g Path) -> Result<Self> {
        let depth = Depth::Full;
        let mut git = Self { root, depth };
        let asked = git.ask(&["rev-parse", "--is-shallow-repository"])?;
        if !asked.status.success() {
            let path = root.display();
            bail!(
                "cannot compare: git finds no repository for `{path}`: {}",
                words(&asked)
            );
        }
        if asked.stdout.starts_with(b"true") {
            git.depth = Depth::Shallow;
        }
        Ok(git)
    }

    /// The full name of a commit.
    pub(super) fn commit(&self, revision: &str) -> Result<String> {
        let wanted = format!("{revision}^{{commit}}");
        let asked = match revision.starts_with('-') {
            true => None,
            false => Some(self.ask(&["rev-parse", "--verify", "--quiet", &wanted])?),
        };
        match asked.filter(|a| a.status.success()) {
            Some(found) => Ok(text_of(&found).trim().to_owned()),
            None => bail!(self.unknown(revision)),
        }
    }

    fn unknown(&self, revision: &str) -> String {
        let problem = format!("`{revision}` is no commit of this repository");
        match self.depth {
            Depth::Full => format!("{problem}; name a branch, a tag or a commit, such as `main`"),
            Depth::Shallow => format!(
                "{problem}, which is a shallow clone; fetch all of it with `git fetch --unshallow`, in a workflow with `fetch-depth: 0`"
            ),
        }
    }

    /// The files below the project folder that differ from a commit; those that git does not know yet left out.
    pub(super) fn changes(&self, commit: &str) -> Result<Vec<Change>> {
        let listed = self.need(&[
            "diff",
            "--raw",
            "-z",
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            "--ignore-submodules",
            "--relative",
            commit,
            "--",
            ".",
        ])?;
        let mut fields = listed.split('\0');
        let mut changes = Vec::new();
        while let (Some(about), Some(path)) = (fields.next(), fields.next()) {
            changes.extend(change(about, path));
        }
        Ok(changes)
    }

    /// The files below the project folder that git does not know yet and is not told to ignore.
    pub(super) fn untracked(&self) -> Result<Vec<String>> {
        let listed = self.need(&[
            "ls-files",
            "-z",
            "--others",
            "--exclude-standard",
            "--",
            ".",
        ])?;
        let paths = listed.split('\0').filter(|path| !path.is_empty());
        Ok(paths.map(str::to_owned).collect())
    }

    /// What the files held at the commit, where that was a text.
    pub(super) fn texts(&self, changes: &[Change]) -> Result<BTreeMap<String, String>> {
        let objects = changes.iter();
        let objects = objects.filter_map(|c| Some((c.path.as_str(), c.object.as_deref()?)));
        let objects: Vec<_> = objects.collect();
        let wanted: String = objects.iter().map(|(_, o)| format!("{o}\n")).collect();
        let mut answer = self.cat(&wanted)?;
        let mut texts = BTreeMap::new();
        for (path, _) in objects {
            let bytes = next_object(&mut answer).with_context(|| {
                format!("git does not have `{path}` as it was; fetch the whole repository")
            })?;
            if let Ok(text) = String::from_utf8(bytes) {
                texts.insert(path.to_owned(), text);
            }
        }
        Ok(texts)
    }

    /// Asks for objects by name; git answers while it is still being asked.
    fn cat(&self, wanted: &str) -> Result<std::vec::IntoIter<u8>> {
        let mut command = self.command(&["cat-file", "--batch"]);
        let command = command.stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(missing)?;
        let mut input = child.stdin.take().context("git takes no input")?;
        let answer = std::thread::scope(|scope| {
            // Where git ends early its answer is short, and that is said.
            scope.spawn(move || input.write_all(wanted.as_bytes()).ok());
            child.wait_with_output()
        });
        let answer = answer.context("cannot read what git answers")?;
        Ok(answer.stdout.into_iter())
    }

    /// The answer to a question that git has to answer.
    fn need(&self, arguments: &[&str]) -> Result<String> {
        let answer = self.ask(arguments)?;
        if !answer.status.success() {
            bail!("`git {}` failed: {}", arguments[0], words(&answer));
        }
        Ok(text_of(&answer))
    }

    fn ask(&self, arguments: &[&str]) -> Result<Output> {
        let output = self.command(arguments).stdin(Stdio::null()).output();
        output.map_err(missing)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.root).args(arguments);
        command.env("GIT_OPTIONAL_LOCKS", "0");
        for name in OF_HOOKS {
            command.env_remove(name);
        }
        command
    }
}

/// A line of `git diff --raw -z`: `:MODE MODE OBJECT OBJECT LETTER`, and the path behind it.
fn change(about: &str, path: &str) -> Option<Change> {
    let mut fields = about.strip_prefix(':')?.split(' ');
    let (before, now) = (fields.next()?, fields.next()?);
    let object = fields.next()?;
    Some(Change {
        path: path.to_owned(),
        object: REGULAR.contains(&before).then(|| object.to_owned()),
        presence: match now {
            "000000" => Presence::Gone,
            _ => Presence::Standing,
        },
    })
}

/// Takes `NAME blob SIZE`, a line break, so many bytes and a line break from an answer.
fn next_object(answer: &mut std::vec::IntoIter<u8>) -> Option<Vec<u8>> {
    let head: Vec<u8> = answer.by_ref().take_while(|b| *b != b'\n').collect();
    let head = String::from_utf8(head).ok()?;
    let size = head
        .strip_suffix(" missing")
        .map_or(Some(head.as_str()), |_| None)?;
    let size: usize = size.rsplit(' ').next()?.parse().ok()?;
    let rest = answer.as_slice();
    let bytes = rest.get(..size)?.to_vec();
    answer.nth(size)?;
    Some(bytes)
}

fn missing(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!(
            "`--since` asks the program `git`, which is not installed here or not on the PATH"
        ),
        _ => anyhow::Error::new(error).context("cannot run `git`"),
    }
}

/// Paths that are no UTF-8 are shown as well as they can be: no file of a project is named like that.
fn text_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What git says is wrong, in its first line.
fn words(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty());
    let first = first.unwrap_or("it does not say why");
    first.trim_start_matches("fatal: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_taken_one_after_the_other() {
        let answer = b"aa blob 3\na\nb\nbb blob 0\n\ncc missing\n".to_vec();
        let mut answer = answer.into_iter();
        assert_eq!(next_object(&mut answer).as_deref(), Some(&b"a\nb"[..]));
        assert_eq!(next_object(&mut answer).as_deref(), Some(&b""[..]));
        assert_eq!(next_object(&mut answer), None);
    }

    #[test]
    fn links_and_submodules_hold_no_text() {
        let read = |about| change(about, "x").map(|c| (c.object.is_some(), c.stands()));
        assert_eq!(read(":100644 100644 aa bb M"), Some((true, true)));
        assert_eq!(read(":100644 000000 aa 00 D"), Some((true, false)));
        assert_eq!(read(":000000 100644 00 bb A"), Some((false, true)));
        assert_eq!(read(":120000 100644 aa bb T"), Some((false, true)));
        assert_eq!(read("100644"), None);
    }
}
