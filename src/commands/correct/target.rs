//! Which published update is corrected, and the files it stands in. Never writes.

use anyhow::{Result, anyhow};

use crate::authoring::ask::{Asker, Question};
use crate::commands::project::Project;
use crate::commands::write::Stop;
use crate::commands::write::pick::{Wanting, pick};
use crate::model::{Incident, Site, Update};
use crate::schema::UpdateName;

/// A file of an update.
pub(super) struct UpdateText<'p> {
    /// Its name.
    pub(super) name: String,
    /// Its path from the project folder.
    pub(super) path: &'p str,
    /// What stands in it.
    pub(super) text: &'p str,
    /// A byte order mark that stands before that.
    pub(super) mark: &'static str,
    /// The language of a translation.
    pub(super) language: Option<String>,
}

/// The update that is named, else the one that is chosen, else the newest.
pub(super) fn find<'s>(
    site: &'s Site,
    named: Option<&str>,
    asker: &mut dyn Asker,
) -> Result<(&'s Incident, &'s Update), Stop> {
    let (id, digits) = match named.map(|n| n.rsplit_once('/').unwrap_or((n, ""))) {
        Some((id, digits)) => (Some(id), digits),
        None => (None, ""),
    };
    let incident = pick(site, ("amends correct", id), Wanting::Open, asker)?;
    let updates = &incident.updates;
    let known: Vec<_> = updates.iter().map(|u| u.digits.as_str()).collect();
    let none = || {
        anyhow!(
            "nothing of `{}` is published, so there is nothing to correct; edit its files",
            incident.id
        )
    };
    if let Some(number) = digits.parse::<u32>().ok().filter(|_| !digits.is_empty()) {
        let found = updates.iter().find(|u| u.number == number);
        let missing = || {
            anyhow!(
                "`{}` has no published update `{digits}`; there are {}",
                incident.id,
                known.join(", ")
            )
        };
        return Ok((incident, found.ok_or_else(missing)?));
    }
    if !digits.is_empty() {
        return Err(anyhow!(
            "`{digits}` is not the number of an update; there are {}",
            known.join(", ")
        )
        .into());
    }
    let newest = updates.last().ok_or_else(none)?;
    if updates.len() == 1 || asker.presence() == crate::authoring::ask::Presence::Nobody {
        return Ok((incident, newest));
    }
    let lines = updates.iter().rev().map(|u| line(site, u));
    let question = Question {
        words: "Which update?",
        help: "",
    };
    let chosen = asker.choose(question, &lines.collect::<Vec<_>>(), 0)?;
    Ok((incident, &updates[updates.len() - 1 - chosen]))
}

/// The files of an update, the original first.
pub(super) fn files<'p>(
    project: &'p Project,
    incident: &Incident,
    update: &Update,
) -> Vec<UpdateText<'p>> {
    let folders = project.sources.incidents.iter();
    let folder = folders
        .filter(|f| f.id == incident.id)
        .flat_map(|f| &f.updates);
    let files = folder.filter_map(|(name, file)| {
        let read = UpdateName::parse(name).filter(|n| n.number == update.number)?;
        Some(UpdateText {
            name: name.clone(),
            path: project.sources.path(*file),
            text: project.sources.text(*file),
            mark: match project.sources.bytes_before(*file) {
                0 => "",
                _ => "\u{feff}",
            },
            language: read.language.map(|l| l.as_str().to_owned()),
        })
    });
    let mut files: Vec<_> = files.collect();
    files.sort_by(|a, b| a.language.cmp(&b.language));
    files
}

fn line(site: &Site, update: &Update) -> String {
    let at = crate::authoring::standing::beside(site, update.at.value, site.now);
    format!("{} {}, {at}", update.digits, update.status.as_str())
}
