//! Reads the folders below one of the project, each with its files. Never knows what a file is.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::file::{Read, Refusal, read};

/// How deep folders may group incidents.
const DEEPEST: usize = 6;

/// A folder as it was read, before its files get numbers.
#[derive(Clone)]
pub(super) struct Folder {
    /// Its path from the project folder, with `/`.
    pub(super) path: String,
    /// Its files by name.
    pub(super) files: Vec<(String, Result<Read, Refusal>)>,
    /// How many folders it holds.
    pub(super) folders: usize,
}

/// What a folder holds, by name, hidden files left out.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) files: Vec<(String, FileType)>,
    folders: Vec<OsString>,
}

/// Reads every folder below a folder that may be absent, in the order of their paths.
pub(super) fn read_tree(top: &Path, home: &Path) -> Result<Vec<Folder>> {
    if !top.is_dir() {
        return Ok(Vec::new());
    }
    let listing = list(top)?;
    let folders = listing.folders.par_iter();
    let read: Result<Vec<_>> = folders
        .map(|name| read_folders(&top.join(name), 1, home))
        .collect();
    let mut folders: Vec<_> = read?.into_iter().flatten().collect();
    folders.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(folders)
}

/// Reads one folder by its path in the project; one that is not there yet is empty.
pub(super) fn read_folder(path: &str, home: &Path) -> Result<Folder> {
    let folder = home.join(path);
    match folder.is_dir() {
        true => Ok(read_files(&folder, list(&folder)?, home)),
        false => Ok(Folder::empty(path.to_owned())),
    }
}

/// The entries of a folder by name.
pub(super) fn list(folder: &Path) -> Result<Listing> {
    let context = || format!("cannot list the folder `{}`", folder.display());
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let kind = entry.file_type().with_context(context)?;
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if hidden(&shown) {
            continue;
        }
        if kind.is_dir() {
            listing.folders.push(name);
        } else {
            listing.files.push((shown.into_owned(), kind));
        }
    }
    listing.files.sort_by(|a, b| a.0.cmp(&b.0));
    listing.folders.sort();
    Ok(listing)
}

impl Folder {
    /// A folder that is not there yet.
    pub(super) fn empty(path: String) -> Self {
        Self {
            path,
            files: Vec::new(),
            folders: 0,
        }
    }
}

/// How many folders a folder holds; none where it is not there.
pub(super) fn count_folders(folder: &Path) -> Result<usize> {
    match folder.is_dir() {
        true => Ok(list(folder)?.folders.len()),
        false => Ok(0),
    }
}

/// Reads a folder and those below it, links to folders left out so that a loop ends.
pub(super) fn read_folders(folder: &Path, depth: usize, home: &Path) -> Result<Vec<Folder>> {
    let mut listing = list(folder)?;
    let below = std::mem::take(&mut listing.folders);
    let mut read = read_files(folder, listing, home);
    read.folders = below.len();
    let mut folders = vec![read];
    if depth < DEEPEST {
        for name in below {
            folders.extend(read_folders(&folder.join(name), depth + 1, home)?);
        }
    }
    Ok(folders)
}

fn read_files(folder: &Path, listing: Listing, home: &Path) -> Folder {
    let files = listing.files.into_iter().map(|(name, kind)| {
        let content = read(&folder.join(&name), kind, home);
        (name, content)
    });
    Folder {
        path: relative(folder, home),
        files: files.collect(),
        folders: 0,
    }
}

fn relative(path: &Path, home: &Path) -> String {
    let inside = path.strip_prefix(home).unwrap_or(path);
    let names = inside.iter().map(|name| name.to_string_lossy());
    names.collect::<Vec<_>>().join("/")
}

fn hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
