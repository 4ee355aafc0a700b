//! Facts of a whole incident that changed once somebody had read of it. Never compares an update.

use std::collections::BTreeMap;

use super::problems::{named, was};
use super::said::{Change, Said, changes};
use super::{Log, moment_now};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::read_facts;
use crate::source::{FileId, IncidentFolder, Spanned};

/// The file of an incident's facts.
const FILE: &str = "incident.yaml";
/// Keys that say what happened. A title is a name, and may get wider as more is known.
const PUBLIC: [&str; 6] = [
    "impact",
    "started",
    "components",
    "responsibility",
    "emergency_calls",
    "scheduled",
];

/// Facts by key.
type Facts = BTreeMap<String, Spanned<String>>;

/// The incident by the path of its facts.
pub(super) fn incident_of(path: &str) -> Option<&str> {
    let folder = path.strip_prefix("incidents/")?;
    let folder = folder.strip_suffix(FILE)?.strip_suffix('/')?;
    folder.rsplit('/').next()
}

impl Log<'_> {
    /// Facts that say something else than when an update was first read with them, and no correction says so.
    pub(super) fn compare_facts(
        &self,
        id: &str,
        published: &BTreeMap<u32, Said>,
    ) -> Option<Diagnostic> {
        let folder = self.folder(id)?;
        if published.is_empty() || self.corrects_since(folder, published) {
            return None;
        }
        let texts = self.before.texts.iter();
        let mut texts = texts.filter(|(path, _)| incident_of(path) == Some(id));
        let before = public(texts.next()?.1, FileId(u32::MAX))?;
        let file = folder.facts?;
        let now = public(self.sources.text(file), file)?;
        let changes = changes(&before, &now, self.site);
        let newest = self.site.incidents.iter().find(|i| i.id == id);
        let newest = newest.and_then(|i| i.current()).map(|u| u.number);
        describe(&changes, newest.unwrap_or(1), &moment_now(self.site))
    }

    /// Whether an update of the incident has a correction that none had before.
    fn corrects_since(&self, folder: &IncidentFolder, before: &BTreeMap<u32, Said>) -> bool {
        let now = self.updates_now(folder).into_iter();
        let mut now = now.filter_map(|(n, files)| Some((n, Said::read(&files, self.site)?)));
        now.any(|(number, said)| match before.get(&number) {
            Some(was) => said.corrects(was),
            None => said.has_corrections(),
        })
    }
}

fn public(text: &str, file: FileId) -> Option<Facts> {
    let text = text.trim_start_matches('\u{feff}');
    let facts = read_facts(text, file)?.into_iter();
    let is_public = |key: &str| PUBLIC.contains(&key.split('.').next().unwrap_or(""));
    Some(facts.filter(|(key, _)| is_public(key)).collect())
}

fn describe(changes: &[Change<'_>], newest: u32, at: &str) -> Option<Diagnostic> {
    let first = changes.first()?;
    let keys: Vec<_> = changes.iter().map(|c| named(c.key)).collect();
    let message = format!(
        "the incident was published and {} of it says something else now",
        keys.join(", ")
    );
    let mut problem = Diagnostic::error(Code::UncorrectedChange, message);
    for (index, change) in changes.iter().enumerate() {
        let Some(now) = change.now else { continue };
        problem = match index {
            0 => problem.at(now.place, was(change)),
            _ => problem.see(now.place, was(change)),
        };
    }
    let told = |value: Option<&Spanned<String>>| value.map_or("", |v| v.value.as_str()).to_owned();
    Some(problem.help(format!(
        "add to `corrections` of update {newest:02} an entry with `at: {at}`, `was: {}` and `now: {}`; what is new from now on is said in a new update instead",
        told(first.was),
        told(first.now),
    )))
}
