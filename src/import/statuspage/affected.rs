//! The components of an incident: what its updates say of them, from the start and later.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{
    incidents::{Reader, Timed},
    records::{IncidentRecord, UpdateRecord},
};
use crate::{
    import::{
        history::Time,
        states::{Kind, read_component_status},
    },
    schema::incident::{ComponentStatus, Impact},
};

/// Components with the status they start with, where one is stated.
pub(super) type Hit = Vec<(String, Option<ComponentStatus>)>;
/// For each update, the components whose status it changes.
pub(super) type Changes = Vec<Vec<(String, ComponentStatus)>>;

/// The components at the start, and what each update changes. Only updates tell a status: the one that a component's own record
/// holds is that of the day the file was saved.
pub(super) fn read_components(
    place: &str,
    record: &IncidentRecord,
    timed: &[Timed],
    known: (Kind, Impact),
    reader: &mut Reader,
) -> (Hit, Changes) {
    let mut stood: Vec<(String, ComponentStatus)> = Vec::new();
    let mut changes: Changes = Vec::new();
    for (index, (at, update)) in timed.iter().enumerate() {
        let is_last = index + 1 == timed.len();
        let mut changed = Vec::new();
        for (id, status) in stated_statuses(place, update, (day(*at, reader.zone), known.1), reader)
        {
            let before = stood
                .iter()
                .find(|(other, _)| *other == id)
                .map(|(_, status)| *status);
            if before == Some(status) || is_implied(status, known.0, is_last && index > 0) {
                continue;
            }
            stood.retain(|(other, _)| *other != id);
            stood.push((id.clone(), status));
            changed.push((id, status));
        }
        changes.push(changed);
    }
    let initial = changes.first_mut().map(std::mem::take).unwrap_or_default();
    let mut hit: Hit = Vec::new();
    let last_day = timed
        .last()
        .map(|(at, _)| day(*at, reader.zone))
        .unwrap_or_default();
    for component in record
        .components
        .iter()
        .flatten()
        .filter(|component| component.group != Some(true))
    {
        let Some(id) =
            reader
                .components
                .find(component.id.as_deref(), component.name.as_deref(), last_day)
        else {
            continue;
        };
        let starts_later = changes.iter().flatten().any(|(other, _)| *other == id);
        let is_new = hit.iter().all(|(other, _)| *other != id)
            && initial.iter().all(|(other, _)| *other != id);
        if is_new && !starts_later {
            hit.push((id, None));
        }
    }
    hit.extend(initial.into_iter().map(|(id, status)| (id, Some(status))));
    (hit, changes)
}

/// What the kind of incident says by itself: its last update ends every outage, and a maintenance is a maintenance.
fn is_implied(status: ComponentStatus, kind: Kind, ends: bool) -> bool {
    match status {
        ComponentStatus::Operational => ends || kind == Kind::Maintenance,
        ComponentStatus::UnderMaintenance => kind == Kind::Maintenance,
        ComponentStatus::DegradedPerformance
        | ComponentStatus::PartialOutage
        | ComponentStatus::MajorOutage => false,
    }
}

fn stated_statuses(
    place: &str,
    update: &UpdateRecord,
    (day, impact): (NaiveDate, Impact),
    reader: &mut Reader,
) -> Vec<(String, ComponentStatus)> {
    let mut out = Vec::new();
    for affected in update.affected_components.iter().flatten() {
        let Some(word) = &affected.new_status else {
            continue;
        };
        let Some(id) =
            reader
                .components
                .find(affected.code.as_deref(), affected.name.as_deref(), day)
        else {
            continue;
        };
        let status = read_component_status(word, impact, place, &mut reader.notes);
        out.retain(|(other, _)| *other != id);
        out.push((id, status));
    }
    out
}

fn day(at: Time, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}
