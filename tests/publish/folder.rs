//! Folders that tests publish to, and what is found in them.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use amends::publish::{Output, Ownership, Written, publish};
use anyhow::Result;

/// A folder of one test, empty at its start.
pub(crate) fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("publish")
        .join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

pub(crate) fn output(files: &[(&str, &str)]) -> Output<'static> {
    let mut output = Output::new();
    for (path, text) in files {
        output.insert(*path, *text);
    }
    output
}

pub(crate) fn pages(count: usize, text: &str) -> Output<'static> {
    let mut output = output(&[("index.html", "home")]);
    for number in 0..count {
        output.insert(
            format!("incidents/{number}/index.html"),
            format!("{number} {text}"),
        );
    }
    output
}

pub(crate) fn build(dir: &Path, files: &[(&str, &str)]) -> Result<Written> {
    publish(&output(files), dir, Ownership::OursOnly)
}

pub(crate) fn put(dir: &Path, path: &str, text: &str) {
    let place = dir.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    std::io::Write::write_all(&mut File::create(place).unwrap(), text.as_bytes()).unwrap();
}

pub(crate) fn walk(dir: &Path, visit: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        visit(&path);
        if path.is_dir() && !path.is_symlink() {
            walk(&path, visit);
        }
    }
}

/// The texts of all files but those in `.amends/`; folders end in a slash.
pub(crate) fn site(dir: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    walk(dir, &mut |path| {
        let name = path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.insert(format!("{name}/"), String::new());
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    });
    found.retain(|path, _| !path.starts_with(".amends"));
    found
}

/// The bytes of all files but those that `.amends/` folders hold.
pub(crate) fn site_bytes(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    walk(dir, &mut |path| {
        if path.is_file() && !path.components().any(|step| step.as_os_str() == ".amends") {
            found.insert(path.to_owned(), fs::read(path).unwrap());
        }
    });
    found
}

/// The files alone, for comparing with what was published.
pub(crate) fn files(dir: &Path) -> Vec<(String, String)> {
    site(dir)
        .into_iter()
        .filter(|(path, _)| !path.ends_with('/'))
        .collect()
}

pub(crate) fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// Everything that a write would move, of all files and folders, those in `.amends/` included.
pub(crate) fn traces(dir: &Path) -> BTreeMap<PathBuf, (u64, i64, i64, i64, i64)> {
    let mut found = BTreeMap::new();
    let mut note = |path: &Path| {
        let stat = fs::symlink_metadata(path).unwrap();
        let times = (
            stat.ino(),
            stat.mtime(),
            stat.mtime_nsec(),
            stat.ctime(),
            stat.ctime_nsec(),
        );
        found.insert(path.to_owned(), times);
    };
    note(dir);
    walk(dir, &mut note);
    found
}

pub(crate) fn room(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir.join(".amends")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
