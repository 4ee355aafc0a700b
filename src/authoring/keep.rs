//! Keeps what somebody typed where it cannot be written or is not finished. Never overwrites what was kept before.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::model::Site;

/// The folder of drafts in a project; nothing of it is read.
pub const FOLDER: &str = "drafts";

/// More drafts of one minute than anybody leaves.
const MOST: usize = 100;

/// What became of a text.
#[derive(Debug)]
pub enum Kept {
    /// It stands there, as seen from where the program runs.
    In(PathBuf),
    /// It could not be written anywhere, so whoever typed it has to be shown it.
    Nowhere(String),
}

/// Keeps a text in a project's folder of drafts; `name` has the ending that the text should have.
pub fn keep(root: &Path, site: &Site, name: &str, text: &str) -> Kept {
    let folder = root.join(FOLDER);
    let minute = site.now.with_timezone(&site.zone).format("%Y-%m-%d-%H%M");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let mut kept = Kept::Nowhere(text.to_owned());
    if fs::create_dir_all(&folder).is_err() {
        return kept;
    }
    hide(&folder);
    for number in 1..=MOST {
        let again = if number > 1 {
            format!("-{number}")
        } else {
            String::new()
        };
        let path = folder.join(format!("{minute}-{stem}{again}.{ending}"));
        match File::create_new(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => break,
            Ok(mut file) => {
                let written = file
                    .write_all(text.as_bytes())
                    .and_then(|()| file.sync_all());
                match written {
                    Ok(()) => kept = Kept::In(path),
                    // Half a draft would be taken for a whole one.
                    Err(_) => drop(fs::remove_file(&path)),
                }
                break;
            }
        }
    }
    kept
}

/// What is not finished may say what nobody confirmed, so that it is not committed by accident.
fn hide(folder: &Path) {
    if let Ok(mut file) = File::create_new(folder.join(".gitignore")) {
        // Where it fails, somebody sees the draft among what is to be committed.
        let _ = file.write_all(b"*\n");
    }
}

impl Kept {
    /// Says where the text is, or shows it.
    pub fn say(&self, out: &mut dyn Write) -> std::io::Result<()> {
        match self {
            Self::In(path) => writeln!(out, "what you typed is kept in `{}`", path.display()),
            Self::Nowhere(text) => {
                writeln!(
                    out,
                    "what you typed could not be kept, so here it is:\n\n{}",
                    text.trim_end()
                )
            }
        }
    }
}
