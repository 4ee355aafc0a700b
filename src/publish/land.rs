//! Moves a staged site to its place, and back where that fails; never makes or compares a file.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::publish::{
    order::{Move, Order},
    room::{Room, is_absence},
    stage::{Ground, Landing, Staged},
};

/// Up to here a changed file is renamed over the old one, above it the two are exchanged.
///
/// When a file is renamed over another, ext4 starts to write its data out first, so that a power cut rarely leaves an
/// empty page. That costs up to 1 ms for each: nothing for the pages that one update changes, but seconds for ten
/// thousand. An exchange costs 0.02 ms, and what a power cut leaves short the next build sees by its size and mends.
///
/// Files are exchanged one by one also when all of them change. To exchange whole first-level folders, every folder
/// has to be made anew, every unchanged file linked and the old tree taken down again, which takes several times as
/// long as the exchanges, and everything that others put there would have to be moved too.
const FEW: usize = 100;

/// A new site that stands, and can still be moved back.
pub(super) struct Arrival<'s> {
    room: &'s Room,
    moved: Vec<Move<'s>>,
    leaving: Vec<&'s str>,
}

/// Says which folder of a site cannot be written to, before anything is moved.
pub(super) fn check_access(room: &Room, staged: &Staged) -> Result<()> {
    let paths = staged.landings.iter().map(|landing| &landing.path);
    let folders: BTreeSet<_> = paths
        .chain(&staged.going)
        .map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
        .collect();
    folders.into_par_iter().try_for_each(|folder| {
        let place = room.place(folder);
        match may_write(&place) {
            Err(error) if !is_absence(&error) => {
                Err(error).with_context(|| format!("cannot write to `{}`", place.display()))
            }
            _ => Ok(()),
        }
    })
}

/// Moves in what is new, then what changed, then the home page; where one piece cannot be moved, none stays.
pub(super) fn arrive<'s>(room: &'s Room, staged: &'s Staged) -> Result<Arrival<'s>> {
    room.announce()?;
    let order = Order::of(staged, room);
    let replace = match order.changed.len() > FEW {
        true => exchange,
        false => rename_over,
    };
    let mut arrival = Arrival {
        room,
        moved: Vec::new(),
        leaving: order.leaving,
    };
    for (moves, replace) in [
        (order.arriving, rename_over as Replace),
        (order.changed, replace),
        (order.home, rename_over),
    ] {
        if let Err(error) = arrival.make(moves, replace) {
            // The error is reported. What cannot be moved back the next run knows by the announcement.
            let _ = arrival.move_back();
            return Err(error);
        }
    }
    Ok(arrival)
}

impl<'s> Arrival<'s> {
    /// Removes what nothing leads to any longer.
    pub(super) fn finish(self) -> Result<()> {
        let leaving = self.leaving.par_iter();
        leaving.try_for_each(|path| take_away(self.room, path))?;
        self.room.commit()
    }

    /// Makes the old site stand again, in the opposite order; stops at what cannot be moved.
    pub(super) fn move_back(self) -> io::Result<()> {
        let back = self.moved.iter().rev();
        back.into_iter()
            .try_for_each(|moved| move_back(self.room, moved))?;
        self.room.retract()
    }

    fn make(&mut self, moves: Vec<Move<'s>>, replace: Replace) -> Result<()> {
        let room = self.room;
        let tried = moves
            .into_par_iter()
            .map(|one| (settle(room, &one, replace), one));
        let (mut first_error, tried) = (Ok(()), tried.collect::<Vec<_>>());
        for (outcome, one) in tried {
            match outcome {
                Ok(()) => self.moved.push(one),
                Err(error) => first_error = first_error.and(Err(error)),
            }
        }
        first_error
    }
}

/// How a file comes to stand in place of another.
type Replace = fn(&Path, &Path) -> io::Result<()>;

fn settle(room: &Room, one: &Move<'_>, replace: Replace) -> Result<()> {
    let (place, moved) = match one {
        Move::In(landing) => {
            let place = room.place(&landing.path);
            let moved = settle_in(landing, &place, replace);
            (place, moved)
        }
        Move::Out { path, waiting } => {
            let place = room.place(path);
            let moved = fs::rename(&place, waiting);
            (place, moved)
        }
    };
    moved.with_context(|| format!("cannot write `{}`", place.display()))
}

fn settle_in(landing: &Landing, place: &Path, replace: Replace) -> io::Result<()> {
    match landing.ground {
        Ground::Free => fs::rename(&landing.staged, place),
        Ground::File => replace(&landing.staged, place),
        Ground::OtherKind => exchange(&landing.staged, place),
    }
}

/// Moves one piece to where it came from.
fn move_back(room: &Room, moved: &Move<'_>) -> io::Result<()> {
    match moved {
        Move::Out { path, waiting } => fs::rename(waiting, room.place(path)),
        Move::In(landing) => {
            let (staged, place) = (&landing.staged, room.place(&landing.path));
            if landing.ground == Ground::Free {
                fs::rename(&place, staged)
            } else if old_of(staged).symlink_metadata().is_ok() {
                restore(staged, &place)
            } else {
                exchange_names(staged, &place)
            }
        }
    }
}

/// Puts what stood at a place before there again.
fn restore(staged: &Path, place: &Path) -> io::Result<()> {
    let old = old_of(staged);
    if old.is_dir() || place.is_dir() {
        fs::rename(place, staged)?;
    }
    fs::rename(old, place)
}

/// Renames a file over another, whose second name lets it come back.
fn rename_over(staged: &Path, place: &Path) -> io::Result<()> {
    match fs::hard_link(place, old_of(staged)) {
        Ok(()) => fs::rename(staged, place),
        Err(_) => exchange(staged, place),
    }
}

/// Exchanges two names at one moment; where the system cannot, moves the old one out of the way first if it must.
fn exchange(staged: &Path, place: &Path) -> io::Result<()> {
    exchange_names(staged, place).or_else(|_| displace(staged, place))
}

fn old_of(staged: &Path) -> PathBuf {
    staged.with_extension("old")
}

#[cfg(all(unix, not(target_os = "android")))]
fn may_write(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    let wanted = Access::WRITE_OK | Access::EXEC_OK;
    Ok(accessat(CWD, folder, wanted, AtFlags::EACCESS)?)
}

#[cfg(any(not(unix), target_os = "android"))]
fn may_write(_folder: &Path) -> io::Result<()> {
    Ok(())
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
    fs::rename(place, old_of(staged))?;
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

#[cfg(test)]
mod tests {
    use std::fs::File;

    use snapbox::dir::DirRoot;

    use super::*;

    #[test]
    fn without_an_exchange_a_file_is_replaced_by_a_file_or_a_folder() {
        let root = DirRoot::mutable_temp().unwrap();
        let at = |name: &str| root.path().unwrap().join(name);
        File::create(at("place")).unwrap();
        io::Write::write_all(&mut File::create(at("0")).unwrap(), b"new").unwrap();
        displace(&at("0"), &at("place")).unwrap();
        assert_eq!(fs::read(at("place")).unwrap(), b"new");
        fs::create_dir(at("1")).unwrap();
        displace(&at("1"), &at("place")).unwrap();
        assert!(at("place").is_dir());
        File::create(at("2")).unwrap();
        displace(&at("2"), &at("place")).unwrap();
        assert!(at("place").is_file());
    }
}
