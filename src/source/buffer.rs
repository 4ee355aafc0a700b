//! A file as an editor holds it, which stands in the place of what is on disk. Never writes it there.

use std::io;
use std::path::{Component, Path};

use anyhow::{Context, Result, bail};

use super::Extent;
use super::file::{Read, Refusal, of_bytes, read_stream};
use super::load::home_of;

/// A file as an editor holds it.
#[derive(Clone, Debug)]
pub struct Buffer {
    path: String,
    bytes: Vec<u8>,
}

impl Buffer {
    /// Reads what stands in a file, seen from the project folder; the file need not be there.
    pub fn read_from(root: &Path, file: &Path, stream: &mut dyn io::Read) -> Result<Self> {
        let path = inside(&home_of(root)?, file)?;
        let bytes = read_stream(stream).context("cannot read standard input")?;
        Ok(Self { path, bytes })
    }

    /// A text that is to be written to a path in the project.
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        Self {
            path: path.into(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    /// The path from the project folder, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of its folder.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name in the folder.
    pub(super) fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(&self.path, |(_, name)| name)
    }

    /// What it holds.
    pub(super) fn read(&self) -> Result<Read, Refusal> {
        of_bytes(self.bytes.clone())
    }

    fn is_update(&self) -> bool {
        self.path.to_ascii_lowercase().ends_with(".md")
    }

    fn is_of_incident(&self) -> bool {
        let below = self.path.to_ascii_lowercase().starts_with("incidents/");
        below && self.path.split('/').count() > 2
    }
}

impl Extent {
    /// How much of a project files need: an update, its translations and its incident know nothing of other incidents.
    pub(super) fn needed_by(buffers: &[Buffer]) -> Self {
        let folder = buffers.first().map(Buffer::folder);
        let together = |b: &Buffer| b.is_of_incident() && Some(b.folder()) == folder;
        match buffers.iter().all(together) && buffers.iter().any(Buffer::is_update) {
            true => Self::Part,
            false => Self::Whole,
        }
    }
}

/// The path of a file from the project folder; its folder may be a link, and need not be there.
fn inside(home: &Path, file: &Path) -> Result<String> {
    let path = home.join(file);
    let outside = || format!("`{}` is not in the project folder", file.display());
    let name = path.file_name().with_context(outside)?;
    let folder = path.parent().unwrap_or(home);
    let mut standing = folder
        .ancestors()
        .filter_map(|a| Some((a, a.canonicalize().ok()?)));
    let (ancestor, real) = standing.next().with_context(outside)?;
    let missing = folder.strip_prefix(ancestor).unwrap_or(Path::new(""));
    let path = real.join(missing).join(name);
    let inner = path.strip_prefix(home).ok().with_context(outside)?;
    let mut names = Vec::new();
    for component in inner.components() {
        match component {
            Component::Normal(name) => names.push(name.to_string_lossy().into_owned()),
            _ => bail!(outside()),
        }
    }
    Ok(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_the_project_folder() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(home.join("site/incidents/a")).unwrap();
        let site = home.join("site");
        let check = |file: &Path, expect: Option<&str>| {
            assert_eq!(
                inside(&site, file).ok().as_deref(),
                expect,
                "{}",
                file.display()
            );
        };
        check(
            Path::new("incidents/a/01-x.md"),
            Some("incidents/a/01-x.md"),
        );
        check(
            Path::new("incidents/b/01-x.md"),
            Some("incidents/b/01-x.md"),
        );
        check(
            Path::new("./incidents/a/../a/01-x.md"),
            Some("incidents/a/01-x.md"),
        );
        check(&site.join("amends.yaml"), Some("amends.yaml"));
        check(Path::new("../other/01-x.md"), None);
        check(Path::new("incidents/b/../../../x.md"), None);
        check(Path::new(".."), None);
    }
}
