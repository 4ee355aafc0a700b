//! Writes an `Output` to disk so that a reader never meets half a site; never decides what is in it.
//!
//! Everything is made and written inside `DIR/.amends/` first, where an error changes nothing that readers see. Then
//! what is new moves in (nothing leads to it yet), then what changed is replaced, the home page last, and what is gone
//! is removed at the end. At every moment the files of the old and of the new site stand together, so that the links
//! of any page that a reader gets resolve.

mod compress;
mod land;
mod manifest;
mod output;
mod room;
mod stage;

use std::path::Path;

use anyhow::Result;

pub use crate::publish::{
    compress::compress,
    output::{Entry, Key, MakeTwin, Output},
};

use crate::publish::{land::land, manifest::Rows, room::Room, stage::stage};

/// Whose folder it may be that is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// A folder that is missing, empty or was written by amends.
    OursOnly,
    /// Any folder; what amends did not write in it is still left alone.
    Force,
}

/// What a call of [`publish`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The files that make up the site, kept ones included.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The files that were written, because they are new or differ from what stood.
    pub written: usize,
    /// The files that were removed, because the site no longer has them.
    pub removed: usize,
    /// The files that were left as they stood.
    pub unchanged: usize,
}

/// Makes `dir` hold `output`, and leaves alone what is in neither `output` nor the manifest of the last run.
///
/// A symlink `dir` is followed, and the folder itself is never renamed. A second call on the same folder waits for the
/// first. After an error the old site stands; after a kill the next call finishes.
pub fn publish(output: &Output<'_>, dir: &Path, ownership: Ownership) -> Result<Written> {
    output.check()?;
    let room = Room::enter(dir, ownership)?;
    replace(output, &room).inspect_err(|_| {
        // The error is what the user needs to hear; litter that cannot be removed now is removed by the next run.
        let _ = room.clear();
    })
}

/// Says why a folder cannot be published to, as far as that can be told without writing.
pub fn check_folder(dir: &Path, ownership: Ownership) -> Result<()> {
    Room::check(dir, ownership)
}

fn replace(output: &Output<'_>, room: &Room) -> Result<Written> {
    let before = room.settle()?;
    let staged = stage(output, room, &before)?;
    let written = count(&staged.rows, staged.written, staged.going.len());
    if !before.current || before.rows != staged.rows {
        land(room, &staged)?;
    }
    Ok(written)
}

fn count(rows: &Rows, written: usize, removed: usize) -> Written {
    let files = rows.values().filter(|row| !row.is_absent()).count();
    Written {
        files,
        bytes: rows.values().map(|row| row.size).sum(),
        written,
        removed,
        unchanged: files - written,
    }
}
