//! The components of a page, and those that only its incidents remember.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{documents::Entry, records::ComponentRecord};
use crate::import::{
    history::{ComponentFacts, Notes},
    names::{Names, slug},
};

/// The group of components that the page no longer lists.
const UNLISTED: &str = "No longer listed";

/// The components known so far.
#[derive(Debug, Default)]
pub(super) struct Components {
    facts: Vec<ComponentFacts>,
    /// The place in `facts` for each id of the source.
    places: HashMap<String, usize>,
    /// The names of groups by their ids.
    groups: HashMap<String, String>,
    names: Names,
}

impl Components {
    /// Turns the records of components and groups into components.
    pub(super) fn read(entries: &[Entry], notes: &mut Notes) -> Self {
        let mut components = Self::default();
        let mut singles = Vec::new();
        for entry in entries {
            match serde_json::from_value::<ComponentRecord>(entry.value.clone()) {
                Ok(record) if record.group == Some(true) => components.add_group(record),
                Ok(record) => singles.push((entry, record)),
                Err(error) => notes.leave_out(
                    &entry.place,
                    format!("it is not in the shape of a component: {error}"),
                ),
            }
        }
        for (entry, record) in singles {
            components.add_listed(&entry.place, record, notes);
        }
        components
    }

    /// The id of a component that an incident names, which is added where the page no longer lists it; nothing for a group.
    pub(super) fn find(
        &mut self,
        id: Option<&str>,
        name: Option<&str>,
        day: NaiveDate,
    ) -> Option<String> {
        if id.is_some_and(|id| self.groups.contains_key(id)) {
            return None;
        }
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let place = id
            .and_then(|id| self.places.get(id).copied())
            .or_else(|| self.place_of_name(name?));
        let place = match place {
            Some(place) => place,
            None => self.add_unlisted(name.or(id)?, day),
        };
        if let Some(id) = id {
            self.places.insert(id.to_owned(), place);
        }
        let facts = &mut self.facts[place];
        facts.retired = facts.retired.map(|retired| retired.max(day));
        Some(facts.id.clone())
    }

    /// The components, in the order of the page, then those it no longer lists.
    pub(super) fn into_facts(self) -> Vec<ComponentFacts> {
        self.facts
    }

    /// Notes the components that the page no longer lists.
    pub(super) fn note_unlisted(&self, notes: &mut Notes) {
        for facts in self.facts.iter().filter(|facts| facts.retired.is_some()) {
            let what = format!(
                "only incidents name it: it is in the group `{UNLISTED}`, retired on the day it was last named"
            );
            notes.repair(&format!("component `{}`", facts.name), what);
        }
    }

    fn add_group(&mut self, record: ComponentRecord) {
        if let (Some(id), Some(name)) = (record.id, record.name) {
            self.groups.insert(id, name);
        }
    }

    fn add_listed(&mut self, place: &str, record: ComponentRecord, notes: &mut Notes) {
        let Some(name) = record
            .name
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
        else {
            notes.leave_out(place, "it has no name");
            return;
        };
        if record
            .id
            .as_ref()
            .is_some_and(|id| self.places.contains_key(id))
        {
            return;
        }
        let group = record.group_id.and_then(|id| self.groups.get(&id).cloned());
        let since = record.start_date.and_then(|day| day.parse().ok());
        let place = self.add(ComponentFacts {
            id: String::new(),
            name,
            group,
            since,
            retired: None,
        });
        if let Some(id) = record.id {
            self.places.insert(id, place);
        }
    }

    fn add_unlisted(&mut self, name: &str, day: NaiveDate) -> usize {
        let (name, group) = (name.to_owned(), Some(UNLISTED.to_owned()));
        self.add(ComponentFacts {
            id: String::new(),
            name,
            group,
            since: None,
            retired: Some(day),
        })
    }

    fn add(&mut self, mut facts: ComponentFacts) -> usize {
        let in_group = facts
            .group
            .iter()
            .map(|group| slug(&format!("{group} {}", facts.name), "component"));
        let wishes: Vec<_> = std::iter::once(slug(&facts.name, "component"))
            .chain(in_group)
            .collect();
        facts.id = self.names.claim(&wishes);
        self.facts.push(facts);
        self.facts.len() - 1
    }

    /// The only component of a name, which may have its group before it, as updates write it.
    fn place_of_name(&self, name: &str) -> Option<usize> {
        let is_named = |facts: &ComponentFacts| {
            facts.name == name
                || facts
                    .group
                    .as_ref()
                    .is_some_and(|group| format!("{group} - {}", facts.name) == name)
        };
        let mut places = self
            .facts
            .iter()
            .enumerate()
            .filter(|(_, facts)| is_named(facts))
            .map(|(place, _)| place);
        places.next().filter(|_| places.next().is_none())
    }
}
