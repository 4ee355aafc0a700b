//! The only place of `import/` that writes: a destination is refused where anything would mix with what is there.
//! Never opens a file that exists.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::import::Progress;
use crate::publish::{NewFile, write_new_files};

/// How many names an error gives.
const NAMED: usize = 5;

/// Refuses a destination in which a file or an incident's folder of the project already stands.
pub(super) fn refuse_taken(dest: &Path, files: &[NewFile]) -> Result<()> {
    if dest.exists() && !dest.is_dir() {
        bail!(
            "`{}` is not a folder; name a new or empty folder",
            dest.display()
        );
    }
    let taken: BTreeSet<PathBuf> = files
        .iter()
        .map(|file| guarded(&file.path))
        .filter(|path| is_there(&dest.join(path)))
        .collect();
    if taken.is_empty() {
        return Ok(());
    }
    let named: Vec<_> = taken
        .iter()
        .take(NAMED)
        .map(|path| format!("`{}`", path.display()))
        .collect();
    let more = if taken.len() > NAMED {
        format!(" and {} more", taken.len() - NAMED)
    } else {
        String::new()
    };
    bail!(
        "nothing was written, because `{}` already has {}{more}; import into a new folder, or move these away",
        dest.display(),
        named.join(", ")
    );
}

/// Writes the files; on a failure, those already written are taken away again.
pub(super) fn write_files(dest: &Path, files: &[NewFile], progress: &dyn Progress) -> Result<()> {
    progress.start(files.len());
    write_new_files(dest, files, &|| progress.advance())
}

/// An incident's folder counts as a whole: another history's updates must not mix with these.
fn guarded(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => path.to_owned(),
    }
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
