//! Writes a new incident or update into a project, whole or not at all. Never opens, moves or replaces a file that stands.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::draft::DraftFile;
use super::names::next_number;
use crate::schema::Language;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder of the incident, from the project folder and with `/`.
    pub folder: String,
    /// The names of the files.
    pub files: Vec<String>,
}

/// More incidents of one name, or updates at one moment, than there can be.
const MOST: u32 = 100;

/// Writes the folder of a new incident below `parent`; where one of its name stands, a number is added.
///
/// The folder is made beside its place under a hidden name, which nothing reads, and appears with all its files at once.
pub fn write_incident(root: &Path, parent: &str, id: &str, files: &[DraftFile]) -> Result<Written> {
    let home = root.join(parent);
    fs::create_dir_all(&home).with_context(|| cannot_make(&home))?;
    let staged = Staged::make(&home, id)?;
    for file in files {
        let path = staged.0.join(&file.name);
        write_new(&path, &file.text)
            .with_context(|| cannot_write(&home.join(id).join(&file.name)))?;
    }
    for number in 1..=MOST {
        let name = numbered(id, number);
        let place = home.join(&name);
        match appear(&staged.0, &place) {
            Ok(()) => {
                return Ok(Written {
                    folder: format!("{parent}/{name}"),
                    files: files.iter().map(|f| f.name.clone()).collect(),
                });
            }
            Err(error) if is_taken(&error) => {}
            Err(error) => return Err(error).with_context(|| cannot_make(&place)),
        }
    }
    bail!(
        "`{}` and a hundred like it stand already; give a title of its own",
        home.join(id).display()
    )
}

/// Writes an update and its translations into the folder of an incident, under the next number that is free.
///
/// Whoever makes the claim on a number has it; somebody who writes at the same time gets the next one.
pub fn write_update(
    root: &Path,
    folder: &str,
    words: &str,
    texts: &[(Option<Language>, String)],
) -> Result<Written> {
    let home = root.join(folder);
    let mut number = next_free(&home)?;
    for _ in 0..MOST {
        let claim = match Claim::make(&home, number) {
            Ok(claim) => claim,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                number += 1;
                continue;
            }
            Err(error) => return Err(error).with_context(|| cannot_make(&home)),
        };
        // Somebody may have written under this number between the look and the claim.
        let free = next_free(&home)?;
        if free <= number {
            let files = write_texts(&home, &format!("{number:02}-{words}"), texts)?;
            drop(claim);
            return Ok(Written {
                folder: folder.to_owned(),
                files,
            });
        }
        number = free;
    }
    bail!(
        "no number is free in `{}`; remove its files that begin with a dot",
        home.display()
    )
}

/// The next number of an update in a folder.
fn next_free(home: &Path) -> Result<u32> {
    let context = || format!("cannot list the folder `{}`", home.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(home).with_context(context)? {
        names.push(
            entry
                .with_context(context)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    Ok(next_number(names.iter().map(String::as_str)))
}

/// Writes an update's files; where one fails, those before it go again. The one in the first language comes last.
fn write_texts(
    home: &Path,
    stem: &str,
    texts: &[(Option<Language>, String)],
) -> Result<Vec<String>> {
    let named = texts.iter().map(|(language, text)| match language {
        Some(language) => (format!("{stem}.{language}.md"), text),
        None => (format!("{stem}.md"), text),
    });
    let named: Vec<_> = named.collect();
    let mut written = Vec::new();
    for (name, text) in named.iter().rev() {
        let path = home.join(name);
        let landed = write_beside(&path, text);
        if let Err(error) = landed {
            for other in written {
                // What is said is why the update could not be written.
                let _ = fs::remove_file(home.join(other));
            }
            return Err(error).with_context(|| cannot_write(&path));
        }
        written.push(name);
    }
    Ok(named.iter().map(|(name, _)| name.clone()).collect())
}

/// Writes a file under a hidden name, and gives it its own only where no other file has that.
fn write_beside(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let hidden = path.with_file_name(format!(".{name}.amends-{}", std::process::id()));
    let written = write_new(&hidden, text).and_then(|()| appear(&hidden, path));
    if written.is_err() {
        let _ = fs::remove_file(&hidden);
    }
    written
}

/// Writes a file that is not there yet; one that could not be finished goes again.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

/// Gives a file or a folder its name, unless something has that name.
#[cfg(any(target_os = "linux", target_os = "macos", target_os = "android"))]
fn appear(staged: &Path, place: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staged, CWD, place, RenameFlags::NOREPLACE) {
        // Some file systems know no such rename.
        Err(error) if error == rustix::io::Errno::INVAL => appear_plainly(staged, place),
        renamed => Ok(renamed?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "android")))]
fn appear(staged: &Path, place: &Path) -> io::Result<()> {
    appear_plainly(staged, place)
}

/// The same where the system has no one step for it: the name of a file is a second link, that of a folder is made first.
fn appear_plainly(staged: &Path, place: &Path) -> io::Result<()> {
    if staged.is_file() {
        fs::hard_link(staged, place)?;
        return fs::remove_file(staged);
    }
    fs::create_dir(place)?;
    for entry in fs::read_dir(staged)? {
        let name = entry?.file_name();
        fs::rename(staged.join(&name), place.join(&name))?;
    }
    fs::remove_dir(staged)
}

/// A folder under a hidden name; it goes where it did not get its own.
struct Staged(PathBuf);

impl Staged {
    fn make(home: &Path, id: &str) -> Result<Self> {
        let path = home.join(format!(".{id}.amends-{}", std::process::id()));
        // One that was left by a run that was killed.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).with_context(|| cannot_make(&path))?;
        Ok(Self(path))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A number that nobody else writes under: a hidden file, which goes with the claim.
struct Claim(PathBuf);

impl Claim {
    fn make(home: &Path, number: u32) -> io::Result<Self> {
        let path = home.join(format!(".{number:02}.amends"));
        File::create_new(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn numbered(id: &str, number: u32) -> String {
    match number {
        1 => id.to_owned(),
        _ => format!("{id}-{number}"),
    }
}

fn is_taken(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty
    )
}

fn cannot_make(path: &Path) -> String {
    format!("cannot make the folder `{}`", path.display())
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", path.display())
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn file(text: &str) -> DraftFile {
        DraftFile {
            name: "01-investigating.md".to_owned(),
            text: text.to_owned(),
        }
    }

    /// The names in a folder, hidden ones too.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_that_stands_is_never_touched() {
        let root = tempfile::tempdir().unwrap();
        for (text, folder) in [
            ("a", "incidents/2026-07-11-calls"),
            ("b", "incidents/2026-07-11-calls-2"),
        ] {
            let written =
                write_incident(root.path(), "incidents", "2026-07-11-calls", &[file(text)]);
            assert_eq!(written.unwrap().folder, folder);
            let path = root.path().join(folder).join("01-investigating.md");
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
        let left = names(&root.path().join("incidents"));
        assert_eq!(left, ["2026-07-11-calls", "2026-07-11-calls-2"]);
    }

    #[test]
    fn those_who_write_at_once_get_different_numbers() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("incidents/a");
        fs::create_dir_all(&folder).unwrap();
        thread::scope(|scope| {
            for writer in 0..8 {
                let root = root.path();
                scope.spawn(move || {
                    let texts = [
                        (None, writer.to_string()),
                        (Language::new("da"), writer.to_string()),
                    ];
                    write_update(root, "incidents/a", &format!("by-{writer}"), &texts).unwrap();
                });
            }
        });
        let mut numbers: Vec<_> = names(&folder).iter().map(|n| n[..2].to_owned()).collect();
        assert_eq!(numbers.len(), 16);
        numbers.dedup();
        assert_eq!(numbers.len(), 8, "{:?}", names(&folder));
    }

    #[test]
    fn a_file_that_appeared_meanwhile_stays_and_nothing_else_does() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a")).unwrap();
        let place = root.path().join("a/02-x.md");
        write_new(&place, "theirs").unwrap();
        let texts = [
            (None, "ours".to_owned()),
            (Language::new("da"), "vores".to_owned()),
        ];
        assert!(write_texts(&root.path().join("a"), "02-x", &texts).is_err());
        assert_eq!(fs::read_to_string(&place).unwrap(), "theirs");
        assert_eq!(names(&root.path().join("a")), ["02-x.md"]);
    }
}
