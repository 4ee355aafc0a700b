//! Incidents, maintenances and their updates as Statuspage has them. Never holds a private field.

use serde::Serialize;

use super::component::{ComponentRecord, Components};
use crate::markdown::to_text;
use crate::model::{
    ComponentClaim, ComponentIndex, Edition, Incident, Moment, Phase, Update, Window,
};
use crate::schema::incident::ComponentStatus;
use crate::schema::update::Status;
use crate::site::machine::{self, Stamp};

/// An incident, or a maintenance where it has a window.
#[derive(Debug, Serialize)]
pub(super) struct IncidentRecord<'s> {
    id: &'s str,
    name: &'s str,
    status: Status,
    created_at: Option<Stamp>,
    updated_at: Stamp,
    monitoring_at: Option<Stamp>,
    resolved_at: Option<Stamp>,
    impact: &'static str,
    shortlink: String,
    started_at: Stamp,
    page_id: &'s str,
    incident_updates: Vec<UpdateRecord<'s>>,
    components: Vec<ComponentRecord<'s>>,
    reminder_intervals: Option<String>,
    #[serde(flatten)]
    window: Option<WindowRecord>,
}

/// The window of a maintenance.
#[derive(Debug, Serialize)]
struct WindowRecord {
    scheduled_for: Stamp,
    scheduled_until: Stamp,
}

/// An update.
#[derive(Debug, Serialize)]
struct UpdateRecord<'s> {
    id: String,
    status: Status,
    body: String,
    incident_id: &'s str,
    created_at: Stamp,
    updated_at: Stamp,
    display_at: Stamp,
    affected_components: Option<Vec<AffectedRecord<'s>>>,
    deliver_notifications: bool,
    custom_tweet: Option<String>,
    tweet_id: Option<String>,
}

/// What an update did to a component.
#[derive(Debug, Serialize)]
struct AffectedRecord<'s> {
    code: String,
    name: &'s str,
    old_status: ComponentStatus,
    new_status: ComponentStatus,
}

/// What every record of an edition is made with.
#[derive(Debug)]
pub(super) struct Recorder<'e, 's> {
    pub(super) edition: &'e Edition<'s>,
    pub(super) components: &'e Components<'s>,
}

impl<'s> Recorder<'_, 's> {
    /// The record of an incident or a maintenance.
    pub(super) fn record(&self, incident: &'s Incident) -> IncidentRecord<'s> {
        let edition = self.edition;
        let updates = incident.updates.iter();
        let monitored = updates
            .clone()
            .rfind(|u| u.status.value == Status::Monitoring);
        let first = updates.clone().next();
        IncidentRecord {
            id: machine::first_id(incident),
            name: incident.title.shown(edition.language).text,
            status: standing_status(incident, edition.site.now),
            created_at: first.map(|u| self.time(u.at.value)),
            updated_at: self.time(incident.updated()),
            monitoring_at: monitored.map(|u| self.time(u.at.value)),
            resolved_at: incident.ended().map(|m| self.time(m)),
            impact: impact(incident),
            shortlink: edition.short_url(incident),
            started_at: self.time(incident.started.value),
            page_id: &edition.brand.id,
            incident_updates: self.updates(incident),
            components: self.hit(incident),
            reminder_intervals: None,
            window: incident.standing_window().map(|w| self.window(w)),
        }
    }

    /// The updates of an incident, the newest first.
    fn updates(&self, incident: &'s Incident) -> Vec<UpdateRecord<'s>> {
        let before = std::iter::once(None).chain(incident.updates.iter().map(Some));
        let pairs = before.zip(&incident.updates);
        let mut records: Vec<_> = pairs
            .map(|(before, update)| UpdateRecord {
                affected_components: self.affected(before, update),
                ..self.update(incident, update)
            })
            .collect();
        records.reverse();
        records
    }

    fn update(&self, incident: &'s Incident, update: &Update) -> UpdateRecord<'s> {
        let at = self.time(update.at.value);
        let body = update.body.shown(self.edition.language).text;
        UpdateRecord {
            id: machine::update_id(incident, update),
            status: update.status.value,
            body: to_text(body),
            incident_id: machine::first_id(incident),
            created_at: at,
            updated_at: self.time(machine::last_changed(update)),
            display_at: at,
            affected_components: None,
            // Nobody is notified by files on a host.
            deliver_notifications: false,
            custom_tweet: None,
            tweet_id: None,
        }
    }

    /// The components that the incident has named so far, with their status before and after an update.
    fn affected(
        &self,
        before: Option<&Update>,
        update: &Update,
    ) -> Option<Vec<AffectedRecord<'s>>> {
        let claims = update.facts.components.iter();
        let affected = claims.filter_map(|claim| {
            let component = self.components.get(claim.component)?;
            let before = before.map(|update| status_at(update, claim.component));
            Some(AffectedRecord {
                code: component.id.clone(),
                name: component.name,
                old_status: before.unwrap_or(ComponentStatus::Operational),
                new_status: status_at(update, claim.component),
            })
        });
        let affected: Vec<_> = affected.collect();
        (!affected.is_empty()).then_some(affected)
    }

    /// The components that an incident has hit, as they stand now.
    fn hit(&self, incident: &Incident) -> Vec<ComponentRecord<'s>> {
        let standing = incident.facts().map_or(&[][..], |f| &f.components);
        let mut indexes: Vec<ComponentIndex> = [&incident.components[..], standing]
            .concat()
            .iter()
            .map(|claim: &ComponentClaim| claim.component)
            .collect();
        indexes.sort_unstable();
        indexes.dedup();
        let records = indexes.iter().filter_map(|i| self.components.get(*i));
        records.cloned().collect()
    }

    fn window(&self, window: Window) -> WindowRecord {
        WindowRecord {
            scheduled_for: self.time(window.from),
            scheduled_until: self.time(window.until),
        }
    }

    fn time(&self, moment: Moment) -> Stamp {
        Stamp::new(moment, self.edition.site.zone)
    }
}

/// The status that an incident gives a component from an update on.
fn status_at(update: &Update, component: ComponentIndex) -> ComponentStatus {
    let claims = update.facts.components.iter();
    let claim = claims.clone().find(|c| c.component == component);
    match (update.status.value, claim) {
        (Status::InProgress | Status::Verifying, Some(_)) => ComponentStatus::UnderMaintenance,
        (Status::Scheduled, _) | (_, None) => ComponentStatus::Operational,
        (status, Some(_)) if status.closes() => ComponentStatus::Operational,
        (_, Some(claim)) => claim.status,
    }
}

/// The status of an incident; a maintenance whose window has begun is in progress though nobody said so.
fn standing_status(incident: &Incident, now: Moment) -> Status {
    let status = incident.current().map(|u| u.status.value);
    match status {
        Some(Status::Scheduled) if incident.phase(now) == Phase::Open => Status::InProgress,
        Some(status) => status,
        None => Status::Scheduled,
    }
}

fn impact(incident: &Incident) -> &'static str {
    if incident.is_maintenance() {
        return "maintenance";
    }
    let standing = incident.facts().map(|f| f.impact);
    standing.unwrap_or(incident.impact.value).as_str()
}
