//! The past by month. Never shows a maintenance that has not begun.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::card::state;
use super::scene::{Scene, Sentence, State, Text};
use crate::model::{Incident, Phase};
use crate::schema::incident::Impact;
use crate::site::address::{HISTORY, incident_page, month_page, relative};

/// The incidents of one month, the latest first.
pub(in crate::site) struct Month<'a> {
    /// Its name in addresses, such as `2026-07`.
    pub(in crate::site) key: String,
    first: NaiveDate,
    incidents: Vec<&'a Incident>,
}

/// The list of months.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct HistoryView {
    months: Vec<MonthLink>,
}

/// A month with the link to its page.
#[derive(Clone, Debug, Serialize)]
struct MonthLink {
    name: String,
    count: String,
    href: String,
}

/// One month.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct MonthView<'a> {
    name: String,
    rows: Vec<Row<'a>>,
    newer: Option<MonthLink>,
    older: Option<MonthLink>,
}

/// An incident in one line.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row<'a> {
    state: State,
    title: Text<'a>,
    when: Sentence,
    lasted: Option<String>,
    affected: Option<String>,
    href: String,
}

/// The months of an edition that have an incident, the latest first.
pub(in crate::site) fn months<'a>(scene: &Scene<'a>) -> Vec<Month<'a>> {
    let now = scene.edition.site.now;
    let mut months: BTreeMap<String, Month<'a>> = BTreeMap::new();
    for incident in scene.edition.incidents() {
        if incident.phase(now) == Phase::Coming {
            continue;
        }
        let first = scene.day_of(scene.start_of(incident));
        let key = first.format("%Y-%m").to_string();
        let month = months.entry(key.clone()).or_insert(Month {
            key,
            first,
            incidents: Vec::new(),
        });
        month.incidents.push(incident);
    }
    months.into_values().rev().collect()
}

/// An incident in one line of a page.
pub(super) fn row<'a>(scene: &Scene<'a>, page: &str, incident: &'a Incident) -> Row<'a> {
    let start = scene.start_of(incident);
    let ended = incident.ended();
    Row {
        state: state(scene, incident, worst_impact(incident)),
        title: scene.text(&incident.title),
        when: match ended {
            Some(ended) => scene.interval(start, ended),
            None => scene.sentence("page-since", scene.date_and_clock(start)),
        },
        lasted: ended.map(|ended| scene.locale.duration(ended - start)),
        affected: affected(scene, incident),
        href: relative(page, &incident_page(&incident.id)),
    }
}

/// Every component that an incident named, by name.
pub(super) fn affected(scene: &Scene<'_>, incident: &Incident) -> Option<String> {
    let mut claims = incident.components.clone();
    let later = incident.updates.iter().flat_map(|u| &u.changes);
    for claim in later {
        if claims.iter().all(|c| c.component != claim.component) {
            claims.push(*claim);
        }
    }
    scene.names(&claims)
}

/// How bad an incident was at its worst.
pub(super) fn worst_impact(incident: &Incident) -> Impact {
    let impacts = incident.updates.iter().map(|u| u.facts.impact);
    impacts.fold(incident.impact.value, Impact::max)
}

impl HistoryView {
    /// The list of the months.
    pub(in crate::site) fn new(scene: &Scene<'_>, months: &[Month<'_>]) -> Self {
        let link = |m| month_link(scene, HISTORY, m);
        Self {
            months: months.iter().map(link).collect(),
        }
    }
}

impl<'a> MonthView<'a> {
    /// The page of the month with an index in the list of all.
    pub(in crate::site) fn new(scene: &Scene<'a>, months: &[Month<'a>], index: usize) -> Self {
        let month = &months[index];
        let page = month_page(&month.key);
        let link = |m| month_link(scene, &page, m);
        let incidents = month.incidents.iter();
        Self {
            name: month.name(scene),
            rows: incidents.map(|i| row(scene, &page, i)).collect(),
            newer: index.checked_sub(1).and_then(|i| months.get(i)).map(link),
            older: months.get(index + 1).map(link),
        }
    }
}

impl Month<'_> {
    /// The month for people.
    pub(in crate::site) fn name(&self, scene: &Scene<'_>) -> String {
        scene.locale.month(self.first)
    }
}

fn month_link(scene: &Scene<'_>, page: &str, month: &Month<'_>) -> MonthLink {
    let count = month.incidents.len() as u64;
    MonthLink {
        name: month.name(scene),
        count: scene.locale.plural("page-incidents", count),
        href: relative(page, &month_page(&month.key)),
    }
}
