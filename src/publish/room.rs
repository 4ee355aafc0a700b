//! The folder `DIR/.amends/`: lock, manifest and the place where files are made; never holds what readers are led to.
//!
//! It lies inside the output folder so that both are always on one filesystem, also where the folder is a mount.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use rayon::prelude::*;

use crate::publish::{
    Ownership,
    manifest::{self, Manifest, Row, Rows},
    output::steps,
};

/// The name of the folder in the output folder.
pub(super) const ROOM: &str = ".amends";

const MANIFEST: &str = "manifest";
const ANNOUNCED: &str = "announced";
const NEW: &str = "new";
const LOCK: &str = "lock";

const WAIT_STEP: Duration = Duration::from_millis(20);
/// A build takes seconds at most; after a minute the other one hangs, and to say so is better than to hang as well.
const WAIT_STEPS: u32 = 3_000;

/// An output folder that this run alone writes to.
pub struct Room {
    dir: PathBuf,
    /// Held, not used: closing it frees the lock, also when the run is killed.
    _lock: File,
}

/// Told once, with the folder, when another run writes to it and this one begins to wait.
pub type Notice<'n> = dyn FnMut(&Path) + 'n;

impl Room {
    /// Enters a folder that amends has written to before, and no other.
    ///
    /// A build does so before it reads: of two builds at once the second then reads what the first one could not have
    /// known, and never puts older pages over newer ones.
    pub fn enter_standing(dir: &Path, notice: &mut Notice<'_>) -> Result<Option<Self>> {
        // What is wrong with the folder is said when it is to be written to.
        let Ok(dir) = fs::canonicalize(dir) else {
            return Ok(None);
        };
        let lock = File::options()
            .read(true)
            .write(true)
            .open(dir.join(ROOM).join(LOCK));
        let Ok(lock) = lock else {
            return Ok(None);
        };
        wait_for(&lock, &dir, notice)?;
        let room = Self { dir, _lock: lock };
        Ok(room.is_ours()?.then_some(room))
    }

    /// Refuses a folder that is someone else's or none, before anything is written.
    pub(super) fn check(dir: &Path, ownership: Ownership) -> Result<()> {
        let is_free = is_empty(dir)? || dir.join(ROOM).exists();
        ensure!(ownership == Ownership::Force || is_free, refusal(dir));
        Ok(())
    }

    /// Enters the folder, making it if it is missing; refuses one that is someone else's.
    pub fn enter(dir: &Path, ownership: Ownership, notice: &mut Notice<'_>) -> Result<Self> {
        // Listed before the room is looked for: another first run makes its room before anything else.
        let taken = ownership == Ownership::OursOnly && !is_empty(dir)?;
        let inner = dir.join(ROOM);
        ensure!(!taken || inner.exists(), refusal(dir));
        let made = fs::create_dir_all(&inner).and_then(|()| fs::canonicalize(dir));
        let dir = made.with_context(|| format!("cannot write to `{}`", dir.display()))?;
        ensure!(
            !fs::symlink_metadata(&inner)?.is_symlink(),
            "`{}` is a symlink; remove it",
            inner.display()
        );
        let room = Self {
            _lock: lock(&dir, notice)?,
            dir,
        };
        ensure!(
            ownership == Ownership::Force || room.is_ours()? || is_empty(&room.dir)?,
            refusal(&room.dir)
        );
        Ok(room)
    }

    /// Clears what a killed run left, and gives what stands in the folder by its own account.
    pub(super) fn settle(&self) -> Result<Manifest> {
        self.clear()?;
        let before = self.read_manifest(MANIFEST)?.unwrap_or_default();
        let Some(announced) = self.read_manifest(ANNOUNCED)? else {
            return Ok(before);
        };
        let damaged = before.damaged || announced.damaged;
        let mut rows = before.rows;
        for (path, row) in announced.rows {
            let stands = self.standing(&path)?;
            let noted = rows.get(&path).copied();
            rows.insert(path, row.or_earlier(noted, stands.as_ref()));
        }
        self.note(&rows)?;
        self.announce()?;
        self.commit()?;
        Ok(Manifest {
            rows,
            current: true,
            damaged,
        })
    }

    /// Notes what is about to stand.
    pub(super) fn note(&self, rows: &Rows) -> Result<()> {
        self.make_staging()?;
        let part = self.staging().join(MANIFEST);
        write_new(&part, manifest::write(rows).as_bytes())
            .with_context(|| format!("cannot write `{}`", part.display()))?;
        Ok(())
    }

    /// Announces what was noted, so that a run after a kill knows its files.
    pub(super) fn announce(&self) -> Result<()> {
        let target = self.inner(ANNOUNCED);
        fs::rename(self.staging().join(MANIFEST), &target)
            .with_context(|| format!("cannot write `{}`", target.display()))
    }

    /// Makes what was announced the manifest.
    pub(super) fn commit(&self) -> Result<()> {
        let target = self.inner(MANIFEST);
        self.clear()?;
        fs::rename(self.inner(ANNOUNCED), &target)
            .with_context(|| format!("cannot write `{}`", target.display()))
    }

    /// Takes an announcement back, for when nothing of it came to stand.
    pub(super) fn retract(&self) -> io::Result<()> {
        fs::remove_file(self.inner(ANNOUNCED))
    }

    /// Removes everything that was made here and not moved to its place.
    pub(super) fn clear(&self) -> Result<()> {
        let new = self.staging();
        let listing = match fs::read_dir(&new) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            listing => listing.and_then(Iterator::collect::<io::Result<Vec<_>>>),
        };
        listing
            .and_then(|entries| {
                entries
                    .par_iter()
                    .try_for_each(|entry| remove(&entry.path()))
            })
            .and_then(|()| fs::remove_dir(&new))
            .with_context(|| format!("cannot clear `{}`", new.display()))
    }

    /// The place in the folder that a path of the output names.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.dir.join(path)
    }

    /// Makes the place where new files are made.
    pub(super) fn make_staging(&self) -> Result<()> {
        let staging = self.staging();
        make_folder(&staging).with_context(|| format!("cannot write `{}`", staging.display()))
    }

    /// The place where new files are made.
    pub(super) fn staging(&self) -> PathBuf {
        self.inner(NEW)
    }

    /// Whether nothing stands in the folder yet.
    pub(super) fn is_bare(&self) -> Result<bool> {
        is_empty(&self.dir)
    }

    /// What stands at a path itself, symlinks not followed.
    pub(super) fn standing(&self, path: &str) -> Result<Option<Metadata>> {
        match fs::symlink_metadata(self.place(path)) {
            Ok(stands) => Ok(Some(stands)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error)
                .with_context(|| format!("cannot look at `{}`", self.place(path).display())),
        }
    }

    /// Whether every folder above a path is a folder of its own, so that the path lies inside the output folder.
    pub(super) fn holds(&self, path: &str) -> bool {
        let is_folder =
            |step: &str| matches!(self.standing(step), Ok(Some(stands)) if stands.is_dir());
        steps(path).all(|step| step == path || is_folder(step))
    }

    /// Whether a file stands at a path that lies inside the output folder.
    pub(super) fn holds_file(&self, path: &str) -> bool {
        self.holds(path) && matches!(self.standing(path), Ok(Some(stands)) if !stands.is_dir())
    }

    fn is_ours(&self) -> Result<bool> {
        Ok(self.inner(MANIFEST).try_exists()? || self.inner(ANNOUNCED).try_exists()?)
    }

    fn read_manifest(&self, name: &str) -> Result<Option<Manifest>> {
        let path = self.inner(name);
        let mut manifest = match fs::read(&path) {
            Ok(bytes) => manifest::read(&String::from_utf8_lossy(&bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
            }
        };
        if manifest.damaged {
            let stands_so = |path: &str, row: &Row| {
                self.holds_file(path)
                    && matches!(self.standing(path), Ok(stands) if row.agrees(stands.as_ref()))
            };
            manifest.rows.retain(|path, row| stands_so(path, row));
        }
        Ok(Some(manifest))
    }

    fn inner(&self, name: &str) -> PathBuf {
        self.dir.join(ROOM).join(name)
    }
}

/// Writes a file that does not exist yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
    let mut file = File::create_new(path)?;
    io::Write::write_all(&mut file, bytes)?;
    file.metadata()
}

/// Makes a folder and those above it where they are missing.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir_all(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        done => done,
    }
}

/// Removes a file, a symlink or a folder with all that is in it.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::IsADirectory | ErrorKind::PermissionDenied
            ) =>
        {
            fs::remove_dir_all(path)
        }
        done => done,
    }
}

/// Whether an error says that there is nothing at a path.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// What was made and not moved to its place is litter; what cannot be removed now is removed by the next run.
impl Drop for Room {
    fn drop(&mut self) {
        let _ = self.clear();
    }
}

fn is_empty(dir: &Path) -> Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ROOM)))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the folder `{}`", dir.display()))
        }
    }
}

fn refusal(dir: &Path) -> String {
    format!(
        "`{}` holds files that amends did not write; name another folder, or pass `--force` to write into it",
        dir.display()
    )
}

fn lock(dir: &Path, notice: &mut Notice<'_>) -> Result<File> {
    let path = dir.join(ROOM).join(LOCK);
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path);
    let file = file.with_context(|| format!("cannot write `{}`", path.display()))?;
    wait_for(&file, dir, notice)?;
    Ok(file)
}

fn wait_for(lock: &File, dir: &Path, notice: &mut Notice<'_>) -> Result<()> {
    for step in 0..WAIT_STEPS {
        match lock.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if step == 0 => notice(dir),
            Err(TryLockError::WouldBlock) => thread::sleep(WAIT_STEP),
            // A filesystem without locks: to publish unlocked is better than not to publish.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock `{}`", dir.display()));
            }
        }
    }
    bail!(
        "another build has been writing to `{}` for a minute; stop it and build again",
        dir.display()
    )
}
