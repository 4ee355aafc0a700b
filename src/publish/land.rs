//! Moves a staged site to its place in an order in which no link ever breaks; never makes or compares a file.

use std::{fs, io, path::Path};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::publish::{
    room::{Room, is_absence, remove},
    stage::{Ground, Landing, Staged},
};

/// The page that leads to all others.
const HOME: &str = "index.html";

/// Up to here a changed file is renamed over the old one, above it the two are exchanged.
///
/// When a file is renamed over another, ext4, xfs and btrfs write its data out first, so that even a power cut leaves
/// one of the two whole. That costs 0.1 to 1 ms for each: nothing for the pages that one update changes, but seconds
/// for ten thousand. An exchange costs 0.01 ms, and after a power cut the next build finds and mends what is short.
///
/// Files are exchanged one by one also when all of them change. To exchange whole first-level folders would need every
/// folder made anew, every unchanged file linked and the old tree taken down again, which costs ten times as much,
/// and would move what others put there.
const FEW: usize = 100;

/// Moves everything to its place: what is new, what changed, the home page, and then what goes.
pub(super) fn land(room: &Room, staged: &Staged) -> Result<()> {
    room.announce(&staged.rows)?;
    let (home, others): (Vec<_>, Vec<_>) = staged
        .landings
        .iter()
        .partition(|landing| landing.path == HOME);
    let (arriving, changed): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|it| it.ground == Ground::Free);
    arrive(room, &arriving)?;
    let replace = if changed.len() > FEW {
        exchange
    } else {
        rename_over
    };
    changed
        .par_iter()
        .try_for_each(|landing| settle_in(room, landing, replace))?;
    home.iter()
        .try_for_each(|landing| settle_in(room, landing, rename_over))?;
    staged
        .going
        .par_iter()
        .try_for_each(|path| take_away(room, path))?;
    room.commit()
}

/// Moves in what nothing leads to yet; if one piece cannot be moved, none stays.
fn arrive(room: &Room, landings: &[&Landing]) -> Result<()> {
    let moved = landings
        .par_iter()
        .try_for_each(|landing| settle_in(room, landing, rename_over));
    moved.inspect_err(|_| {
        // The error is reported; a piece that cannot be taken back is known to the next run by its announcement.
        let taken_back = landings
            .par_iter()
            .filter(|landing| !landing.staged.exists());
        let all = taken_back.try_for_each(|landing| remove(&room.place(&landing.path)));
        let _ = all.and_then(|()| room.retract());
    })
}

fn settle_in(
    room: &Room,
    landing: &Landing,
    replace: fn(&Path, &Path) -> io::Result<()>,
) -> Result<()> {
    let place = room.place(&landing.path);
    let moved = match landing.ground {
        Ground::Free => fs::rename(&landing.staged, &place),
        Ground::File => replace(&landing.staged, &place),
        Ground::OtherKind => exchange(&landing.staged, &place),
    };
    moved.with_context(|| format!("cannot write `{}`", place.display()))
}

fn rename_over(staged: &Path, place: &Path) -> io::Result<()> {
    fs::rename(staged, place)
}

/// Exchanges two names at one moment; where the system cannot, moves the old one out of the way first if it must.
fn exchange(staged: &Path, place: &Path) -> io::Result<()> {
    exchange_names(staged, place).or_else(|_| displace(staged, place))
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn exchange_names(staged: &Path, place: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(
        CWD,
        staged,
        CWD,
        place,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn exchange_names(_staged: &Path, _place: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn displace(staged: &Path, place: &Path) -> io::Result<()> {
    if staged.is_file() && !place.is_dir() {
        return fs::rename(staged, place);
    }
    fs::rename(place, staged.with_extension("old"))?;
    fs::rename(staged, place)
}

/// Removes a file that we wrote and the folders that are empty without it.
fn take_away(room: &Room, path: &str) -> Result<()> {
    // A folder above it that became a symlink leads out of the site: what lies there is not ours.
    if !room.holds(path) || room.standing(path)?.is_none_or(|stands| stands.is_dir()) {
        return Ok(());
    }
    let place = room.place(path);
    match fs::remove_file(&place) {
        Err(error) if !is_absence(&error) => {
            Err(error).with_context(|| format!("cannot remove `{}`", place.display()))
        }
        _ => {
            prune(room, path);
            Ok(())
        }
    }
}

fn prune(room: &Room, path: &str) {
    let mut rest = path;
    while let Some((folder, _)) = rest.rsplit_once('/') {
        // A folder that is not empty stays, and so do those above it.
        if fs::remove_dir(room.place(folder)).is_err() {
            return;
        }
        rest = folder;
    }
}
