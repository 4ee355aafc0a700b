//! The only place of `import/` that writes: new files, all or none.
//! Never opens a file that exists.

use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::import::{Progress, layout::File};

/// How many names an error gives.
const NAMED: usize = 5;

/// Refuses a destination in which a file or an incident's folder of the project already stands.
pub(super) fn refuse_taken(dest: &Path, files: &[File]) -> Result<()> {
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
pub(super) fn write_files(dest: &Path, files: &[File], progress: &dyn Progress) -> Result<()> {
    progress.start(files.len());
    for (index, file) in files.iter().enumerate() {
        let written = write_file(&dest.join(&file.path), &file.text);
        if let Err(error) = written {
            take_back(dest, &files[..index]);
            return Err(error);
        }
        progress.advance();
    }
    Ok(())
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

fn write_file(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("could not create the folder `{}`", folder.display()))?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = file.with_context(|| format!("could not create `{}`", path.display()))?;
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        // The file is this import's own and incomplete; a failure to remove it must not hide the first one.
        let _ = fs::remove_file(path);
    }
    written.with_context(|| format!("could not write `{}`", path.display()))
}

/// Removes what this import made. Folders go only when empty, so nothing of anyone else's is touched.
fn take_back(dest: &Path, files: &[File]) {
    for file in files.iter().rev() {
        let path = dest.join(&file.path);
        let _ = fs::remove_file(&path);
        for folder in path
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != dest)
        {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}
