//! The files of a source, for every format that is a folder of texts. Follows no link and opens nothing but regular files.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{import::history::Notes, schema::node::without_controls};

/// The largest file that is read.
const LARGEST: u64 = 8 * 1024 * 1024;
/// The deepest folder that is looked into.
const DEEPEST: usize = 16;

/// A text of a source.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path inside the source as one line, with `/`.
    pub(super) name: String,
    /// What is in it.
    pub(super) text: String,
}

/// Says why a file, by its name and its text, is none of the history; nothing where it is one.
pub(super) type Judge = fn(&str, &str) -> Option<&'static str>;

/// Reads one file.
pub(super) fn read_one(path: &Path, notes: &mut Notes) -> Result<Source> {
    let name = one_line(&path.file_name().unwrap_or_default().to_string_lossy());
    let bytes =
        read_bounded(path).with_context(|| format!("could not read `{}`", path.display()))?;
    let text = decode(bytes, &name, notes);
    Ok(Source { name, text })
}

/// Reads those of some files that are there.
pub(super) fn read_present(root: &Path, names: &[&str], notes: &mut Notes) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for name in names {
        let path = root.join(name);
        if path.is_file() {
            let source = read_one(&path, notes)?;
            found.push(Source {
                name: (*name).to_owned(),
                ..source
            });
        }
    }
    Ok(found)
}

/// Reads every file below some folders that belongs to the history, and names every other one.
pub(super) fn read_below(
    root: &Path,
    folders: &[PathBuf],
    judge: Judge,
    notes: &mut Notes,
) -> Result<Vec<Source>> {
    let mut walk = Walk {
        root,
        judge,
        found: Vec::new(),
        notes,
    };
    for folder in folders {
        walk.folder(folder, 0)?;
    }
    Ok(walk.found)
}

struct Walk<'a> {
    root: &'a Path,
    judge: Judge,
    found: Vec<Source>,
    notes: &'a mut Notes,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<()> {
        let context = || format!("could not list the folder `{}`", folder.display());
        let entries: std::io::Result<Vec<_>> =
            fs::read_dir(folder).with_context(context)?.collect();
        let mut paths: Vec<_> = entries
            .with_context(context)?
            .iter()
            .map(fs::DirEntry::path)
            .collect();
        paths.sort();
        for path in paths {
            let name = one_line(
                &path
                    .strip_prefix(self.root)
                    .unwrap_or(&path)
                    .to_string_lossy(),
            );
            match fs::symlink_metadata(&path) {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => self.folder(&path, depth + 1)?,
                Ok(kind) if kind.is_dir() => self.notes.leave_out(&name, "its folder is too deep"),
                Ok(kind) if kind.is_file() => self.file(&path, name),
                Ok(_) => self.notes.leave_out(&name, "it is no regular file"),
                Err(error) => self
                    .notes
                    .leave_out(&name, format!("it cannot be read: {error}")),
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, name: String) {
        let bytes = match read_bounded(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                return self
                    .notes
                    .leave_out(&name, format!("it cannot be read: {error:#}"));
            }
        };
        let is_hidden = name
            .rsplit('/')
            .next()
            .is_some_and(|last| last.starts_with('.'));
        if !is_hidden && bytes.iter().all(u8::is_ascii_whitespace) {
            return self.notes.leave_out(&name, "it is empty");
        }
        let mut notes = Notes::default();
        let text = decode(bytes, &name, &mut notes);
        match (self.judge)(&name, &text) {
            Some(why) => self.notes.leave_out(&name, why),
            None => {
                self.notes.repaired.append(&mut notes.repaired);
                self.found.push(Source { name, text });
            }
        }
    }
}

fn one_line(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_control() { '?' } else { c })
        .collect()
}

fn read_bounded(path: &Path) -> Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        bail!("it is no regular file");
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        bail!("it is larger than 8 MiB");
    }
    Ok(bytes)
}

/// A text in UTF-8, in UTF-16 where a mark says so, or else in Latin-1, in which every byte is a character; without what nobody sees.
fn decode(bytes: Vec<u8>, name: &str, notes: &mut Notes) -> String {
    let text = match wide(&bytes) {
        Some(text) => {
            notes.repair(name, "it is UTF-16: it is read as that");
            text
        }
        None => String::from_utf8(bytes).unwrap_or_else(|error| {
            notes.repair(name, "it is not UTF-8: it is read as Latin-1");
            let bytes = error.as_bytes().iter();
            bytes.map(|byte| char::from(*byte)).collect()
        }),
    };
    let text = without_controls(text);
    text.strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text)
}

/// The text of UTF-16 that begins with its mark.
fn wide(bytes: &[u8]) -> Option<String> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Some(String::from_utf16_lossy(&units.collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, said: Option<&str>) {
        let mut notes = Notes::default();
        assert_eq!(decode(bytes.to_vec(), "a.md", &mut notes), text);
        let repair = notes.repaired.first().map(|repair| repair.what.as_str());
        assert_eq!(repair, said);
    }

    #[test]
    fn texts_however_they_are_encoded() {
        check("aé".as_bytes(), "aé", None);
        check(b"\xef\xbb\xbfa", "a", None);
        let latin = "it is not UTF-8: it is read as Latin-1";
        check(b"a\xe9", "aé", Some(latin));
        let wide = "it is UTF-16: it is read as that";
        check(b"\xff\xfea\0\xe9\0", "aé", Some(wide));
        check(b"\xfe\xff\0a\0\xe9", "aé", Some(wide));
    }
}
