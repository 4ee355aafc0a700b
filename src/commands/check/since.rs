//! `amends check --since REV`: what has changed since a commit is judged, and what was published has to stay. Never
//! compares by itself.

use anyhow::Result;

use super::scope::updates_of;
use crate::commands::project::Project;
use crate::history::Before;
use crate::playbook::{Judged, log};

/// Adds what was changed to what is judged, and what must not have changed to the problems.
pub(super) fn look_back(project: &mut Project, revision: &str, judged: &mut Judged) -> Result<()> {
    let before = Before::at(&project.sources.root, revision)?;
    let before = before.without_line_ends(&project.sources);
    let site = project.site.as_ref();
    let updates = updates_of(before.paths(), &project.sources, site);
    judged.files.extend(updates);
    if let Some(site) = site {
        let problems = log::check(site, &mut project.sources, &before);
        project.diagnostics.extend(problems);
    }
    Ok(())
}
