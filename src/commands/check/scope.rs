//! Which updates files belong to: an update's own, its translations, and the facts of its incident. Never reads a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Site;
use crate::schema::UpdateName;
use crate::source::{FileId, IncidentFolder, Sources};

/// The updates that files belong to, each by its own file.
///
/// The facts of an incident stand behind its current update.
pub(super) fn updates_of<'p>(
    paths: impl IntoIterator<Item = &'p str>,
    sources: &Sources,
    site: Option<&Site>,
) -> BTreeSet<FileId> {
    let mut updates = BTreeSet::new();
    let current = current_updates(site);
    for path in paths {
        let Some((folder, name)) = path.rsplit_once('/') else {
            continue;
        };
        let Ok(index) = sources
            .incidents
            .binary_search_by(|i| i.id.as_str().cmp(last_of(folder)))
        else {
            continue;
        };
        let folder = &sources.incidents[index];
        match UpdateName::parse(name) {
            Some(name) => updates.extend(originals(folder, name.number)),
            None if folder.facts.is_some_and(|f| sources.path(f) == path) => {
                updates.extend(current.get(folder.id.as_str()));
            }
            None => {}
        }
    }
    updates
}

fn last_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn originals(folder: &IncidentFolder, number: u32) -> impl Iterator<Item = FileId> {
    let is_original = move |name: &str| {
        let name = UpdateName::parse(name);
        name.is_some_and(|n| n.number == number && n.language.is_none())
    };
    let files = folder.updates.iter();
    files.filter_map(move |(name, file)| is_original(name).then_some(*file))
}

fn current_updates(site: Option<&Site>) -> BTreeMap<&str, FileId> {
    let incidents = site.iter().flat_map(|s| &s.incidents);
    let current = incidents.filter_map(|i| Some((i.id.as_str(), i.current()?.file)));
    current.collect()
}
