//! Components and their groups as Statuspage has them. Never shows a component of another brand.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{Component, ComponentIndex, Edition, Incident, Localized, Moment};
use crate::schema::incident::ComponentStatus;
use crate::site::machine::Stamp;

/// A component, or a group of some.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ComponentRecord<'s> {
    pub(super) id: String,
    pub(super) name: &'s str,
    status: ComponentStatus,
    created_at: Stamp,
    updated_at: Stamp,
    position: usize,
    description: Option<&'s str>,
    showcase: bool,
    start_date: Option<String>,
    group_id: Option<String>,
    page_id: &'s str,
    group: bool,
    only_show_if_degraded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<String>>,
}

/// The groups and components of an edition, retired ones among them for the incidents that hit them.
#[derive(Debug)]
pub(super) struct Components<'s> {
    records: Vec<Placed<'s>>,
}

#[derive(Debug)]
struct Placed<'s> {
    /// The component; none for a group.
    index: Option<ComponentIndex>,
    record: ComponentRecord<'s>,
}

impl<'s> Components<'s> {
    /// The components of an edition with their status now, each group before its first member.
    pub(super) fn new(edition: &Edition<'s>) -> Self {
        let records = Vec::new();
        let mut components = Self { records };
        for &index in &edition.brand.components {
            let component = &edition.site.components[index];
            let group = component.group.as_ref();
            let group_id = group.map(|group| components.group(edition, group));
            components.place(edition, index, group_id);
        }
        components
    }

    /// A component, where it is one of the brand's.
    pub(super) fn get(&self, index: ComponentIndex) -> Option<&ComponentRecord<'s>> {
        let placed = self.records.iter().find(|p| p.index == Some(index));
        placed.map(|p| &p.record)
    }

    /// What is listed: components that are not retired, and groups that hold one.
    pub(super) fn listed(&self, edition: &Edition<'_>) -> Vec<ComponentRecord<'s>> {
        let live: Vec<_> = edition.components().map(|(index, _)| index).collect();
        let is_live = |p: &&Placed<'s>| p.index.is_none_or(|i| live.contains(&i));
        let records: Vec<_> = self.records.iter().filter(is_live).collect();
        let records = records.iter().map(|p| p.record.holding(&records));
        records
            .filter(|r| r.components.as_ref().is_none_or(|c| !c.is_empty()))
            .collect()
    }

    /// The id of a group, which is placed where its first component stands.
    fn group(&mut self, edition: &Edition<'s>, name: &'s Localized) -> String {
        let id = group_id(edition, name);
        if !self.records.iter().any(|p| p.record.id == id) {
            let position = self.next_position(None);
            let name = name.shown(edition.language).text;
            let mut record = ComponentRecord::new(edition, id.clone(), name);
            (record.position, record.group) = (position, true);
            self.records.push(Placed {
                index: None,
                record,
            });
        }
        id
    }

    fn place(&mut self, edition: &Edition<'s>, index: ComponentIndex, group_id: Option<String>) {
        let component = &edition.site.components[index];
        let position = self.next_position(group_id.as_ref());
        let mut record = ComponentRecord::of(edition, index, component);
        (record.position, record.group_id) = (position, group_id);
        let index = Some(index);
        self.records.push(Placed { index, record });
    }

    /// Retired components keep their positions, so that no other one moves.
    fn next_position(&self, group_id: Option<&String>) -> usize {
        let same = |p: &&Placed<'_>| p.record.group_id.as_ref() == group_id;
        self.records.iter().filter(same).count() + 1
    }
}

impl<'s> ComponentRecord<'s> {
    fn new(edition: &Edition<'s>, id: String, name: &'s str) -> Self {
        // Clients read a time here, so where `since` is not stated it is one before everything that they are told.
        let unknown = Stamp::new(Moment::UNIX_EPOCH, edition.site.zone);
        Self {
            id,
            name,
            status: ComponentStatus::Operational,
            created_at: unknown,
            updated_at: unknown,
            position: 0,
            description: None,
            showcase: true,
            start_date: None,
            group_id: None,
            page_id: &edition.brand.id,
            group: false,
            only_show_if_degraded: false,
            components: None,
        }
    }

    fn of(edition: &Edition<'s>, index: ComponentIndex, component: &'s Component) -> Self {
        let zone = edition.site.zone;
        let name = component.name.shown(edition.language).text;
        let bare = Self::new(edition, component.id.clone(), name);
        let since = component.since;
        let created = since.and_then(|d| crate::model::start_of_day(d, zone));
        let created = created.map_or(bare.created_at, |m| Stamp::new(m, zone));
        let updated = last_change(edition, index).map(|m| Stamp::new(m, zone));
        let description = component.description.as_ref();
        Self {
            status: edition.component_status(index),
            created_at: created,
            updated_at: updated.unwrap_or(created),
            description: description.map(|d| d.shown(edition.language).text),
            start_date: since.map(|day| day.to_string()),
            ..bare
        }
    }

    /// A group with what it holds: it is as bad as the worst of them and changed with the last of them.
    fn holding(&self, records: &[&Placed<'s>]) -> Self {
        let mut whole = self.clone();
        if !self.group {
            return whole;
        }
        let records = records.iter().map(|p| &p.record);
        let held: Vec<_> = records
            .filter(|r| r.group_id.as_ref() == Some(&self.id))
            .collect();
        whole.components = Some(held.iter().map(|r| r.id.clone()).collect());
        whole.status = held.iter().map(|r| r.status).max().unwrap_or(whole.status);
        let created = held.iter().map(|r| r.created_at).min();
        let updated = held.iter().map(|r| r.updated_at).max();
        whole.created_at = created.unwrap_or(whole.created_at);
        whole.updated_at = updated.unwrap_or(whole.updated_at);
        whole
    }
}

/// A group has no id in files; its name in the site's first language makes one of the length of Statuspage's.
fn group_id(edition: &Edition<'_>, name: &Localized) -> String {
    let first = edition.site.languages.first().unwrap_or(edition.language);
    let digest = Sha256::digest(name.shown(first).text);
    digest.iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// When the status of a component last changed: in the latest incident that hit it.
fn last_change(edition: &Edition<'_>, index: ComponentIndex) -> Option<Moment> {
    let now = edition.site.now;
    edition
        .incidents()
        .find_map(|incident| changed_in(incident, index, now))
}

fn changed_in(incident: &Incident, index: ComponentIndex, now: Moment) -> Option<Moment> {
    let window = incident.standing_window();
    let began = window.map_or(incident.started.value, |w| w.from);
    let initial = incident.components.iter().any(|c| c.component == index);
    let initial = initial.then_some(began).filter(|m| *m <= now);
    let names = |u: &&crate::model::Update| u.changes.iter().any(|c| c.component == index);
    let changes = incident.updates.iter().filter(names).map(|u| u.at.value);
    let last = changes.chain(initial).max()?;
    Some(incident.ended().map_or(last, |ended| ended.max(last)))
}
