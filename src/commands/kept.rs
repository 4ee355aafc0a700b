//! Closed incidents with an error: those whose last published pages stay, and those that were never published and so are
//! left out. Never renders.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::report::counted;
use crate::model::{Brand, Edition, Incident, Site, Soundness, editions};

/// What becomes of closed incidents with an error.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Their pages stay.
    stay: Vec<String>,
    /// They have none.
    left_out: Vec<String>,
}

/// Takes the incidents out of a site that are not published yet and cannot be rendered: a list must not lead nowhere.
pub(super) fn leave_out(site: &mut Site, folder_of: impl Fn(&Brand) -> PathBuf) -> Kept {
    leave_out_unless(site, |e, id| is_published(e, id, &folder_of(e.brand)))
}

/// The same by what else is taken for published.
pub(super) fn leave_out_unless(
    site: &mut Site,
    is_published: impl Fn(&Edition<'_>, &str) -> bool,
) -> Kept {
    let mut kept = Kept::default();
    let all = editions(site);
    let listed = site
        .incidents
        .iter()
        .filter(|i| i.soundness == Soundness::Kept);
    for incident in listed {
        let shown = all
            .iter()
            .filter(|e| incident.brands.contains(&e.brand_index));
        let there = shown.clone().all(|e| is_published(e, &incident.id));
        let ids = if there {
            &mut kept.stay
        } else {
            &mut kept.left_out
        };
        ids.push(incident.id.clone());
    }
    for pages in &site.kept {
        let there = all.iter().any(|e| is_published(e, &pages.id));
        let ids = if there {
            &mut kept.stay
        } else {
            &mut kept.left_out
        };
        ids.push(pages.id.clone());
    }
    let left_out = |i: &Incident| kept.left_out.contains(&i.id);
    site.incidents.retain(|i| !left_out(i));
    kept
}

fn is_published(edition: &Edition<'_>, id: &str, folder: &Path) -> bool {
    let page = format!("{}incidents/{id}/index.html", edition.folder());
    folder.join(page).is_file()
}

impl Kept {
    /// Writes the last lines of a build, so that nobody overlooks them.
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<()> {
        let lines = [
            (&self.stay, "with an error: the last published pages stay"),
            (
                &self.left_out,
                "with an error: never published, so left out",
            ),
        ];
        for (ids, what) in lines.iter().filter(|(ids, _)| !ids.is_empty()) {
            let incidents = counted(ids.len(), "closed incident");
            writeln!(out, "{incidents} {what}: {}", ids.join(", "))?;
        }
        Ok(())
    }
}
