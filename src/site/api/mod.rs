//! The public API of Statuspage, version 2, as files. Never grows with the history: a list holds the newest fifty.

mod component;
mod incident;
mod page;

use std::cmp::Reverse;

use serde::Serialize;

use super::machine;
use crate::model::{Edition, Incident, Phase};

use component::{ComponentRecord, Components};
use incident::{IncidentRecord, Recorder};
use page::{Page, StatusLine};

/// One file of the API.
#[derive(Serialize)]
struct Answer<'a, 's> {
    page: &'a Page<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<ComponentRecord<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    incidents: Option<Vec<IncidentRecord<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_maintenances: Option<Vec<IncidentRecord<'s>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<StatusLine>,
}

/// Whether a list is of incidents or of maintenances.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Incident,
    Maintenance,
}

/// What the files of an edition are made from.
struct Api<'e, 's> {
    edition: &'e Edition<'s>,
    page: Page<'s>,
    components: Components<'s>,
}

/// Writes the files of the API, each with its path below the folder of the edition.
pub(super) fn render_api(edition: &Edition<'_>) -> Vec<(&'static str, Vec<u8>)> {
    let api = Api {
        edition,
        page: Page::new(edition),
        components: Components::new(edition),
    };
    let answers = [
        ("api/v2/summary.json", api.summary()),
        ("api/v2/status.json", api.status()),
        ("api/v2/components.json", api.listed_components()),
        ("api/v2/incidents.json", api.incidents(&ALL)),
        (
            "api/v2/incidents/unresolved.json",
            api.incidents(&[Phase::Open]),
        ),
        ("api/v2/scheduled-maintenances.json", api.maintenances(&ALL)),
        (
            "api/v2/scheduled-maintenances/upcoming.json",
            api.upcoming(),
        ),
        (
            "api/v2/scheduled-maintenances/active.json",
            api.maintenances(&[Phase::Open]),
        ),
    ];
    let written = answers.map(|(path, answer)| (path, write(&answer)));
    written.into()
}

const ALL: [Phase; 3] = [Phase::Coming, Phase::Open, Phase::Closed];

impl<'s> Api<'_, 's> {
    fn summary(&self) -> Answer<'_, 's> {
        let coming = [Phase::Coming, Phase::Open];
        Answer {
            components: Some(self.components.listed(self.edition)),
            incidents: Some(self.records(Kind::Incident, &[Phase::Open])),
            scheduled_maintenances: Some(self.soonest(&coming)),
            ..self.status()
        }
    }

    fn status(&self) -> Answer<'_, 's> {
        Answer {
            status: Some(StatusLine::new(self.edition.headline())),
            ..self.answer()
        }
    }

    fn listed_components(&self) -> Answer<'_, 's> {
        Answer {
            components: Some(self.components.listed(self.edition)),
            ..self.answer()
        }
    }

    fn incidents(&self, phases: &[Phase]) -> Answer<'_, 's> {
        Answer {
            incidents: Some(self.records(Kind::Incident, phases)),
            ..self.answer()
        }
    }

    fn maintenances(&self, phases: &[Phase]) -> Answer<'_, 's> {
        Answer {
            scheduled_maintenances: Some(self.records(Kind::Maintenance, phases)),
            ..self.answer()
        }
    }

    fn upcoming(&self) -> Answer<'_, 's> {
        Answer {
            scheduled_maintenances: Some(self.soonest(&[Phase::Coming])),
            ..self.answer()
        }
    }

    fn answer(&self) -> Answer<'_, 's> {
        Answer {
            page: &self.page,
            components: None,
            incidents: None,
            scheduled_maintenances: None,
            status: None,
        }
    }

    /// The newest incidents or maintenances in some phases.
    fn records(&self, kind: Kind, phases: &[Phase]) -> Vec<IncidentRecord<'s>> {
        let mut newest: Vec<_> = self.chosen(kind, phases).collect();
        newest.sort_by_key(|incident| Reverse(machine::start_of(incident)));
        self.record(newest.into_iter())
    }

    /// The maintenances that are nearest, in the order of their beginning: who asks what comes wants the next one first.
    fn soonest(&self, phases: &[Phase]) -> Vec<IncidentRecord<'s>> {
        let mut coming: Vec<_> = self.chosen(Kind::Maintenance, phases).collect();
        coming.sort_by_key(|incident| incident.standing_window().map(|w| w.from));
        self.record(coming.into_iter())
    }

    fn chosen<'a>(
        &self,
        kind: Kind,
        phases: &'a [Phase],
    ) -> impl Iterator<Item = &'s Incident> + use<'a, 's> {
        let now = self.edition.site.now;
        let incidents = self.edition.incidents();
        incidents.filter(move |i| Kind::of(i) == kind && phases.contains(&i.phase(now)))
    }

    fn record(&self, incidents: impl Iterator<Item = &'s Incident>) -> Vec<IncidentRecord<'s>> {
        let recorder = Recorder {
            edition: self.edition,
            components: &self.components,
        };
        let newest = incidents.take(machine::NEWEST);
        newest.map(|incident| recorder.record(incident)).collect()
    }
}

impl Kind {
    fn of(incident: &Incident) -> Self {
        if incident.is_maintenance() {
            Self::Maintenance
        } else {
            Self::Incident
        }
    }
}

fn write(answer: &Answer<'_, '_>) -> Vec<u8> {
    serde_json::to_vec(answer).expect("records hold texts, numbers and lists only")
}

#[cfg(test)]
mod tests;
