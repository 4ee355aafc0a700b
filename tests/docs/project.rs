//! A project folder made of files that a page shows, and what amends says of it; never changes a file of the repository.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::{Command, Output},
};

use amends::{
    diagnostics::{Format, render},
    model::{Clock, MachineTime, Moment, Site, resolve},
    schema::{parse, time::WrittenTime},
    source::load,
};
use tempfile::TempDir;

use crate::page::Files;

/// Writes files to a folder that vanishes by itself.
pub(crate) fn lay(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    folder
}

/// The site of a project at a time, unless there is anything to say about its files.
pub(crate) fn accepted(folder: &Path, now: &str) -> Result<Site, String> {
    let sources = load(folder).unwrap();
    let (parsed, mut problems) = parse(&sources);
    let clock = Clock {
        told: Some(WrittenTime::parse(now).unwrap()),
        machine: MachineTime::Clock(Moment::UNIX_EPOCH),
    };
    let (site, found) = resolve(&sources, &parsed, &clock);
    problems.extend(found);
    match site {
        Some(site) if problems.is_empty() => Ok(site),
        _ => Err(render(&problems.sorted(&sources), &sources, Format::Short)),
    }
}

/// Runs the real program in a folder.
pub(crate) fn amends(folder: &Path, arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}
