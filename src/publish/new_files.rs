//! Writes files that are not there yet into a folder: all of them or none. Never opens a file that exists.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The path inside the folder.
    pub path: PathBuf,
    /// The content.
    pub text: String,
}

/// Writes the files and tells of each; on a failure, those already written are taken away again.
pub fn write_new_files(dest: &Path, files: &[NewFile], told: &dyn Fn()) -> Result<()> {
    for (index, file) in files.iter().enumerate() {
        let written = write_file(&dest.join(&file.path), &file.text);
        if let Err(error) = written {
            take_back(dest, &files[..index]);
            return Err(error);
        }
        told();
    }
    Ok(())
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
        // The file is our own and incomplete; a failure to remove it must not hide the first one.
        let _ = fs::remove_file(path);
    }
    written.with_context(|| format!("could not write `{}`", path.display()))
}

/// Removes what was made. Folders go only when empty, so nothing of anyone else's is touched.
fn take_back(dest: &Path, files: &[NewFile]) {
    for file in files.iter().rev() {
        let path = dest.join(&file.path);
        let _ = fs::remove_file(&path);
        let folders = path.ancestors().skip(1);
        for folder in folders.take_while(|folder| *folder != dest) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}
