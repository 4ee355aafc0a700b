//! Writes an `Output` to disk so that a reader never meets half a site; never decides what is in it.
//!
//! Everything is made and written inside `DIR/.amends/` first, where an error changes nothing that readers see. Then
//! what is new moves in (nothing leads to it yet), then what changed is replaced, the home page last, and what is gone
//! is removed at the end. At every moment the files of the old and of the new site stand together, so that the links
//! of any page that a reader gets resolve.

mod compress;
mod land;
mod manifest;
mod new_files;
mod order;
mod output;
mod room;
mod stage;

use std::{fs::Metadata, path::Path};

use anyhow::Result;

pub use crate::publish::{
    compress::compress,
    new_files::{NewFile, write_new_files},
    output::{Entry, Key, MakeTwin, Output},
    room::{Notice, Room},
};

use crate::publish::{
    compress::twins_of,
    land::{Arrival, arrive, check_access},
    manifest::{Row, Rows},
    stage::{Staged, stage},
};

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

/// An output that is made and lies ready beside the site that it will replace; dropped, it leaves no trace.
pub struct Prepared {
    room: Room,
    staged: Staged,
    /// Whether anything differs, if only the manifest.
    differs: bool,
}

/// Makes `dir` hold `output`, and leaves alone what is in neither `output` nor the manifest of the last run.
///
/// A symlink `dir` is followed, and the folder itself is never renamed. A second call on the same folder waits for the
/// first. After an error the old site stands; after a kill the next call finishes.
pub fn publish(output: &Output<'_>, dir: &Path, ownership: Ownership) -> Result<Written> {
    output.check()?;
    let room = Room::enter(dir, ownership, &mut |_| ())?;
    let written = land(&[prepare(output, room)?])?;
    Ok(written[0])
}

/// Makes what differs from what stands, where no reader is led to it.
pub fn prepare(output: &Output<'_>, room: Room) -> Result<Prepared> {
    output.check()?;
    let mut before = room.settle()?;
    if before.damaged {
        claim_twins(output, &room, &mut before.rows)?;
    }
    let staged = stage(output, &room, &before)?;
    let differs = !before.current || before.rows != staged.rows;
    if differs {
        check_access(&room, &staged)?;
        room.note(&staged.rows)?;
    }
    Ok(Prepared {
        room,
        staged,
        differs,
    })
}

/// Makes all that was prepared stand; where one folder cannot be written to, the old files stand in all of them.
pub fn land(prepared: &[Prepared]) -> Result<Vec<Written>> {
    let mut arrivals: Vec<Arrival<'_>> = Vec::new();
    for one in prepared.iter().filter(|one| one.differs) {
        match arrive(&one.room, &one.staged) {
            Ok(arrival) => arrivals.push(arrival),
            Err(error) => {
                // The error is reported. What cannot be moved back the next run knows by the announcement.
                let back = arrivals.into_iter().rev();
                back.for_each(|arrival| drop(arrival.move_back()));
                return Err(error);
            }
        }
    }
    arrivals.into_iter().try_for_each(Arrival::finish)?;
    Ok(prepared.iter().map(Prepared::written).collect())
}

/// Says why a folder cannot be published to, as far as that can be told without writing.
pub fn check_folder(dir: &Path, ownership: Ownership) -> Result<()> {
    Room::check(dir, ownership)
}

impl Prepared {
    fn written(&self) -> Written {
        count(
            &self.staged.rows,
            self.staged.written,
            self.staged.going.len(),
        )
    }
}

/// Takes every twin that stands beside one of our pages for ours, where the list of our files is damaged: one that
/// stayed there would be sent in place of its page for ever.
fn claim_twins(output: &Output<'_>, room: &Room, rows: &mut Rows) -> Result<()> {
    for twin in output.paths().flat_map(twins_of) {
        if let Some(stands) = room.standing(&twin)?.filter(Metadata::is_file) {
            rows.entry(twin).or_insert(Row::unknown(&stands));
        }
    }
    Ok(())
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
