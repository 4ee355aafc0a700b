//! Where a site of Stactus keeps its description and its incidents. Reads none of them itself.

use std::path::Path;

use anyhow::{Result, bail};

use crate::import::{
    files::{Source, read_below, read_one, read_present},
    history::Notes,
};

/// The names of the file that describes the site.
const SITES: [&str; 2] = ["stactus.yaml", "stactus.yml"];

/// What a source holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The file that describes the site.
    pub(super) site: Option<Source>,
    /// The files of incidents.
    pub(super) issues: Vec<Source>,
}

/// Finds the description and the incidents of a site, of a folder of files, or of one file; names every file that is neither.
pub(super) fn find(source: &Path, notes: &mut Notes) -> Result<Found> {
    if !source.is_dir() {
        return Ok(Found {
            site: None,
            issues: vec![read_one(source, notes)?],
        });
    }
    let site = read_present(source, &SITES, notes)?.into_iter().next();
    let incidents = source.join("incidents");
    let folder = if incidents.is_dir() {
        incidents
    } else {
        source.to_owned()
    };
    let mut issues = read_below(source, &[folder], judge, notes)?;
    issues.retain(|issue| !SITES.contains(&issue.name.as_str()));
    if issues.is_empty() {
        bail!(
            "`{}` has no file of an incident; name a site with `stactus.yaml` and `incidents`, a folder of `.yaml` files, or one such file",
            source.display()
        );
    }
    Ok(Found { site, issues })
}

fn judge(name: &str, _text: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let is_yaml = [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| lower.ends_with(end));
    (!is_yaml).then_some("it is no YAML")
}
