//! The first half of every command that reads a project: load, parse, resolve. Never writes.

use std::path::Path;

use anyhow::Result;

use crate::diagnostics::Diagnostics;
use crate::model::{Clock, Site, resolve};
use crate::schema::parse;
use crate::source::{Sources, load};

/// A project as it was read.
pub(super) struct Project {
    /// The files.
    pub(super) sources: Sources,
    /// What is true, where the files allow it.
    pub(super) site: Option<Site>,
    /// What is wrong with the files.
    pub(super) diagnostics: Diagnostics,
}

/// Reads and resolves the project in a folder.
pub(super) fn read_project(directory: &Path, clock: &Clock) -> Result<Project> {
    let sources = load(directory)?;
    let (parsed, mut diagnostics) = parse(&sources);
    let (site, found) = resolve(&sources, &parsed, clock);
    diagnostics.extend(found);
    Ok(Project {
        sources,
        site,
        diagnostics,
    })
}
