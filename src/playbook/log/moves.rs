//! Incidents whose folder has another name now. Never compares what they say.

use std::collections::BTreeMap;

use super::Log;
use super::said::Said;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{IncidentFolder, Place};

/// Where the updates of an incident are now.
pub(super) enum Heir<'h> {
    /// In the folder of its name, or one that says it had that name.
    Known(&'h IncidentFolder),
    /// In a folder that does not say so.
    Unmarked(&'h IncidentFolder),
}

impl<'l> Log<'l> {
    /// Where the updates of an incident are now, if anywhere.
    pub(super) fn heir(&self, id: &str, published: &BTreeMap<u32, Said>) -> Option<Heir<'l>> {
        let all = self.site.incidents.iter().chain(&self.site.unpublished);
        let mut moved = all.filter(|i| i.moved_from.iter().any(|old| old.value == id));
        let heir = moved.next().and_then(|i| self.folder(&i.id));
        if let Some(folder) = self.folder(id).or(heir) {
            return Some(Heir::Known(folder));
        }
        let mut folders = self.sources.incidents.iter();
        let heir = folders.find(|f| self.is_new(f) && self.continues(f, published));
        heir.map(Heir::Unmarked)
    }

    fn is_new(&self, folder: &IncidentFolder) -> bool {
        let facts = folder.facts.map(|file| self.sources.path(file));
        facts.is_some_and(|p| self.before.changed.contains(p) && !self.before.texts.contains_key(p))
    }

    /// Whether the updates of a folder are those that were published under another name.
    fn continues(&self, folder: &IncidentFolder, published: &BTreeMap<u32, Said>) -> bool {
        let now = self.updates_now(folder);
        let mut now = now.values().filter_map(|f| Said::read(f, self.site));
        now.any(|said| {
            let mut then = published.values();
            then.any(|was| said.is_of_the_moment(was, self.site))
        })
    }

    /// Says that a folder keeps quiet about its old name.
    pub(super) fn unmarked(&self, id: &str, folder: &IncidentFolder) -> Diagnostic {
        let message = format!("`{id}` was published and is named `{}` now", folder.id);
        let problem = Diagnostic::error(Code::UnmarkedMove, message);
        let Some(file) = folder.facts else {
            return problem.help(format!("add `moved_from: [{id}]` to its `incident.yaml`"));
        };
        let text = self.sources.text(file);
        let problem = problem.at(Place::start_of(file), "");
        if text.lines().any(|line| line.starts_with("moved_from:")) {
            return problem.help(format!(
                "add `{id}` to `moved_from`, so that its links lead here"
            ));
        }
        let end = Place::new(file, text.len(), text.len());
        let line = match text.is_empty() || text.ends_with('\n') {
            true => format!("moved_from: [{id}]\n"),
            false => format!("\nmoved_from: [{id}]\n"),
        };
        problem.mend_surely("say so, so that its links lead here", end, line)
    }
}
