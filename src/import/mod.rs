//! Turns the histories of other tools into a project folder; never overwrites a file.
//!
//! Every source format is a reader that ends in a [`history::History`]; one layout and one writer make the folder of it.

mod answers;
mod comments;
mod components;
mod cstate;
mod files;
pub mod history;
mod html;
mod layout;
mod names;
mod stactus;
mod states;
mod statuspage;
mod times;
mod write;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::import::history::{History, LeftOut, Repair, Split};

/// Whether an import writes its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Writes the project.
    Write,
    /// Finds out everything that writing would, and writes nothing.
    DryRun,
}

/// What an import made of a history, or would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many incidents have a folder.
    pub incidents: usize,
    /// How many updates have a file.
    pub updates: usize,
    /// How many components `amends.yaml` lists.
    pub components: usize,
    /// The texts of which several updates were made.
    pub split: Vec<Split>,
    /// What the history said in a way that no project can, and what it says now.
    pub repaired: Vec<Repair>,
    /// What the project does not hold.
    pub left_out: Vec<LeftOut>,
    /// The files, in the order of writing.
    pub files: Vec<PathBuf>,
}

/// Hears how far the writing is.
pub trait Progress {
    /// The number of files to come.
    fn start(&self, files: usize);
    /// One more file is there.
    fn advance(&self);
}

/// A listener that says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silence;

impl Progress for Silence {
    fn start(&self, _files: usize) {}
    fn advance(&self) {}
}

/// Turns what Statuspage's API answered, in a folder or one file, into a project folder.
///
/// # Errors
/// A source that cannot be read or is no JSON, a file that is already there, and a disk that does not take the files.
pub fn import_statuspage(
    source: &Path,
    dest: &Path,
    mode: Mode,
    progress: &dyn Progress,
) -> Result<Report> {
    let history = statuspage::read(source)?;
    write_project(history, dest, mode, progress)
}

/// Turns a site of cState, a folder of its files or one of them into a project folder.
///
/// # Errors
/// A source that cannot be read or holds no incident, a file that is already there, and a disk that does not take the files.
pub fn import_cstate(
    source: &Path,
    dest: &Path,
    mode: Mode,
    progress: &dyn Progress,
) -> Result<Report> {
    let history = cstate::read(source)?;
    write_project(history, dest, mode, progress)
}

/// Turns a site of Stactus, a folder of its incidents or one of them into a project folder.
///
/// # Errors
/// A source that cannot be read or holds no incident, a file that is already there, and a disk that does not take the files.
pub fn import_stactus(
    source: &Path,
    dest: &Path,
    mode: Mode,
    progress: &dyn Progress,
) -> Result<Report> {
    let history = stactus::read(source)?;
    write_project(history, dest, mode, progress)
}

fn write_project(
    mut history: History,
    dest: &Path,
    mode: Mode,
    progress: &dyn Progress,
) -> Result<Report> {
    refuse_empty(&history)?;
    let files = layout::lay_out(&history);
    write::refuse_taken(dest, &files)?;
    if mode == Mode::Write {
        write::write_files(dest, &files, progress)?;
    }
    Ok(Report {
        incidents: history.incidents.len(),
        updates: history
            .incidents
            .iter()
            .map(|incident| incident.updates.len())
            .sum(),
        components: history.components.len(),
        split: std::mem::take(&mut history.notes.split),
        repaired: history.notes.all_repaired(),
        left_out: history.notes.left_out,
        files: files.into_iter().map(|file| file.path).collect(),
    })
}

/// A history without a single incident is most likely not what was meant.
fn refuse_empty(history: &History) -> Result<()> {
    if let ([], Some(first)) = (history.incidents.as_slice(), history.notes.left_out.first()) {
        bail!(
            "nothing can be imported: `{}`: {}; name another source",
            first.place,
            first.why
        );
    }
    Ok(())
}
