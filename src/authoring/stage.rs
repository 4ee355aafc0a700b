//! Which status an update most likely has. Never decides it: every other one is offered as well.

use crate::model::{Incident, Phase, Site};
use crate::playbook::thresholds::{Threshold, Thresholds};
use crate::schema::incident::Impact;
use crate::schema::update::Status;

/// The statuses of incidents and of maintenance, in the order of a life.
const INCIDENT: [Status; 5] = [
    Status::Investigating,
    Status::Identified,
    Status::Monitoring,
    Status::Resolved,
    Status::Postmortem,
];
const MAINTENANCE: [Status; 4] = [
    Status::Scheduled,
    Status::InProgress,
    Status::Verifying,
    Status::Completed,
];

/// The statuses that the next update may have, the most likely one first.
pub fn next_statuses(site: &Site, incident: &Incident) -> Vec<Status> {
    let next = next_status(site, incident);
    let life: &[Status] = match incident.is_maintenance() {
        true => &MAINTENANCE,
        false => &INCIDENT,
    };
    let others = life.iter().copied().filter(|s| *s != next);
    // Nobody tells what was learned of something that goes on.
    let open = incident.phase(site.now) != Phase::Closed;
    let others = others.filter(|s| !open || *s != Status::Postmortem);
    [next].into_iter().chain(others).collect()
}

fn next_status(site: &Site, incident: &Incident) -> Status {
    let Some(current) = incident.current() else {
        return match incident.is_maintenance() {
            true => Status::Scheduled,
            false => Status::Investigating,
        };
    };
    let begun = incident
        .standing_window()
        .is_none_or(|w| w.from <= site.now);
    match current.status.value {
        Status::Investigating => Status::Identified,
        Status::Identified => Status::Monitoring,
        Status::Monitoring if is_watched(site, incident) => Status::Resolved,
        Status::Monitoring => Status::Monitoring,
        Status::Resolved | Status::Postmortem => Status::Postmortem,
        Status::Scheduled if begun => Status::InProgress,
        Status::Scheduled => Status::Scheduled,
        Status::InProgress => Status::Verifying,
        Status::Verifying | Status::Completed => Status::Completed,
    }
}

/// Whether a fix has held for as long as the playbook asks of one.
fn is_watched(site: &Site, incident: &Incident) -> bool {
    let major = incident.facts().is_some_and(|f| f.impact >= Impact::Major);
    let watched = incident.updates.iter().rev();
    let watched = watched.take_while(|u| u.status.value == Status::Monitoring);
    let since = watched.last().map(|u| u.at.value);
    let needed = Thresholds::of(&site.playbook).length(Threshold::Watch);
    !major || since.is_some_and(|since| site.now - since >= needed)
}
