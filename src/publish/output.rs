//! What a render produces: paths and their bytes, or functions that make them; never touches the disk.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};
use sha2::{Digest, Sha256};

/// A hash of everything that a function reads: the same key means the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u128);

/// Makes the bytes of a twin, if it pays to have one.
pub type MakeTwin<'a> = Box<dyn Fn() -> Result<Option<Vec<u8>>> + Send + Sync + 'a>;

/// What is to stand at one path.
pub enum Entry<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What `make` gives; it is not called where a file with this key already stands.
    Made {
        /// The hash of what `make` reads.
        key: Key,
        /// Makes the bytes; where it fails, nothing is published.
        make: Box<dyn Fn() -> Result<Vec<u8>> + Send + Sync + 'a>,
    },
    /// The compressed form of another entry.
    Twin {
        /// The hash of what `make` reads.
        key: Key,
        /// Makes the bytes, or none where nothing is to stand there.
        make: MakeTwin<'a>,
    },
    /// What is published there now, one file or a whole folder; what is absent stays absent.
    Kept,
}

/// What a render produces, by path relative to the output folder.
#[derive(Default)]
pub struct Output<'a> {
    entries: BTreeMap<String, Entry<'a>>,
}

impl Key {
    /// Turns bytes into their key.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        let digest = Sha256::digest(bytes);
        Self(
            digest
                .iter()
                .take(16)
                .fold(0, |key, byte| (key << 8) | u128::from(*byte)),
        )
    }
}

impl Entry<'_> {
    /// The bytes, made if need be; none for what is kept and for a twin that does not pay.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>> {
        Ok(match self {
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::Made { make, .. } => Some(make()?),
            Self::Twin { make, .. } => make()?,
            Self::Kept => None,
        })
    }

    /// The hash of what the bytes are made from.
    pub(super) fn key(&self) -> Option<Key> {
        match self {
            Self::Bytes(bytes) => Some(Key::of(bytes)),
            Self::Made { key, .. } | Self::Twin { key, .. } => Some(*key),
            Self::Kept => None,
        }
    }
}

impl<'a> Output<'a> {
    /// An output without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts bytes at a path; the last insertion at a path wins.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.entries.insert(path.into(), Entry::Bytes(bytes.into()));
    }

    /// Puts a function at a path, and the key of all that it reads.
    pub fn insert_made(
        &mut self,
        path: impl Into<String>,
        key: Key,
        make: impl Fn() -> Result<Vec<u8>> + Send + Sync + 'a,
    ) {
        self.entries.insert(
            path.into(),
            Entry::Made {
                key,
                make: Box::new(make),
            },
        );
    }

    /// Keeps what is published at a path, or below it if it is a folder; entries of their own go before.
    pub fn keep(&mut self, path: impl Into<String>) {
        self.entries.insert(path.into(), Entry::Kept);
    }

    pub(super) fn put(&mut self, path: String, entry: Entry<'a>) {
        self.entries.insert(path, entry);
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = (String, Entry<'a>)> {
        self.entries.into_iter()
    }

    /// Adds all entries of another output; its entries win.
    pub fn merge(&mut self, mut other: Output<'a>) {
        self.entries.append(&mut other.entries);
    }

    /// The paths that have bytes, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.made().map(|(path, _)| path)
    }

    /// The bytes at a path, made if need be.
    pub fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        self.entries.get(path).map_or(Ok(None), Entry::bytes)
    }

    /// The hash of what the bytes at a path are made from; nothing is made to tell it.
    pub fn key(&self, path: &str) -> Option<Key> {
        self.entries.get(path).and_then(Entry::key)
    }

    /// The number of paths that have bytes.
    pub fn len(&self) -> usize {
        self.made().count()
    }

    /// Whether no path has bytes.
    pub fn is_empty(&self) -> bool {
        self.made().next().is_none()
    }

    pub(super) fn made(&self) -> impl Iterator<Item = (&str, &Entry<'a>)> {
        self.entries
            .iter()
            .filter(|(_, entry)| !matches!(entry, Entry::Kept))
            .map(|(path, entry)| (path.as_str(), entry))
    }

    /// Whether a path has bytes of its own.
    pub(super) fn makes(&self, path: &str) -> bool {
        self.entries
            .get(path)
            .is_some_and(|entry| !matches!(entry, Entry::Kept))
    }

    /// Whether a path is kept, by itself or with a folder above it.
    pub(super) fn keeps(&self, path: &str) -> bool {
        !self.makes(path)
            && steps(path).any(|step| matches!(self.entries.get(step), Some(Entry::Kept)))
    }

    /// Refuses what would be written outside the folder or could not be written at all.
    pub(super) fn check(&self) -> Result<()> {
        for path in self.entries.keys() {
            check_path(path)?;
        }
        for path in self.paths() {
            if let Some(above) = steps(path).find(|step| *step != path && self.makes(step)) {
                bail!(
                    "the output has both a file `{above}` and a file below it, `{path}`; this is a bug of amends"
                );
            }
        }
        Ok(())
    }
}

/// The path and every folder above it, from the top down.
pub(super) fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/')
        .map(|(at, _)| at)
        .chain([path.len()])
        .map(|end| &path[..end])
}

/// Refuses a path that leads out of the folder or into `.amends/`.
pub(super) fn check_path(path: &str) -> Result<()> {
    let plain = |segment: &str| !matches!(segment, "" | "." | "..") && !segment.contains('\0');
    ensure!(
        path.split('/').all(plain) && path.split('/').next() != Some(super::room::ROOM),
        "the output has a path that amends does not write to, `{}`; this is a bug of amends",
        path.escape_debug()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../up",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "a\0b",
            ".amends/manifest",
        ] {
            let mut output = Output::new();
            output.insert(path, "x");
            assert!(output.check().is_err(), "{path:?}");
        }
    }

    #[test]
    fn a_file_below_a_file_is_refused() {
        let mut output = Output::new();
        output.insert("a", "x");
        output.insert("a-b", "x");
        output.insert("a/b", "x");
        assert!(output.check().unwrap_err().to_string().contains("`a/b`"));
    }

    #[test]
    fn an_entry_goes_before_what_is_kept_around_it() {
        let mut output = Output::new();
        output.keep("a");
        output.insert("a/b", "x");
        assert!(output.keeps("a/c/d") && output.keeps("a"));
        assert!(!output.keeps("a/b") && !output.keeps("ab"));
        assert_eq!(output.len(), 1);
        output.check().unwrap();
    }

    #[test]
    fn a_merged_output_has_the_paths_of_both() {
        let text = String::from("made");
        let mut output = Output::new();
        output.insert("b", "x");
        let mut other = Output::new();
        other.insert_made("a", Key(1), || Ok(text.clone().into_bytes()));
        output.merge(other);
        assert_eq!(output.paths().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(output.bytes("a").unwrap().unwrap(), b"made");
    }
}
