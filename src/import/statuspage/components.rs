//! The components of a page, and those that only its incidents remember.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{documents::Entry, records::ComponentRecord};
use crate::{
    import::{
        components,
        history::{ComponentFacts, Notes},
    },
    schema::time::is_near,
};

/// The components known so far.
#[derive(Debug, Default)]
pub(super) struct Components {
    known: components::Components,
    /// The place in `known` for each id of the source.
    places: HashMap<String, usize>,
    /// The names of groups by their ids.
    groups: HashMap<String, String>,
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
            None => self.known.add_unlisted(name.or(id)?, day),
        };
        if let Some(id) = id {
            self.places.insert(id.to_owned(), place);
        }
        self.known.hear_of(place, day);
        Some(self.known.get(place).id.clone())
    }

    /// The components, in the order of the page, then those it no longer lists.
    pub(super) fn into_facts(self) -> Vec<ComponentFacts> {
        self.known.into_facts()
    }

    /// Notes the components that the page no longer lists.
    pub(super) fn note_unlisted(&self, notes: &mut Notes) {
        self.known.note_unlisted(notes);
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
        let since = since.filter(|day| is_near(*day));
        let place = self.known.add_listed(&name, group, since);
        if let Some(id) = record.id {
            self.places.insert(id, place);
        }
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
            .known
            .iter()
            .filter(|(_, facts)| is_named(facts))
            .map(|(place, _)| place);
        places.next().filter(|_| places.next().is_none())
    }
}
