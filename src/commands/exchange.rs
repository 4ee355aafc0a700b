//! Exchanges a file for another one in one step. Never makes a file that was not there.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Puts bytes in the place of a file that stands, in one step and with its permissions.
pub(super) fn exchange(place: &Path, bytes: &[u8]) -> Result<()> {
    let name = place
        .file_name()
        .context("it has no name")?
        .to_string_lossy();
    // A hidden name is not read as part of the project.
    let beside = place.with_file_name(format!(".{name}.amends"));
    let written = write_beside(&beside, place, bytes);
    let landed = written.and_then(|()| fs::rename(&beside, place).map_err(Into::into));
    if landed.is_err() {
        // What is said is why the file could not be written, not why its copy could not be removed.
        let _ = fs::remove_file(&beside);
    }
    landed
}

fn write_beside(beside: &Path, place: &Path, bytes: &[u8]) -> Result<()> {
    // One that was left by a run that was killed.
    if let Err(error) = fs::remove_file(beside)
        && error.kind() != ErrorKind::NotFound
    {
        return Err(error.into());
    }
    let permissions = fs::metadata(place)?.permissions();
    if permissions.readonly() {
        bail!("it is read-only");
    }
    let mut file = File::create_new(beside)?;
    file.write_all(bytes)?;
    file.set_permissions(permissions)?;
    file.sync_all()?;
    Ok(())
}
