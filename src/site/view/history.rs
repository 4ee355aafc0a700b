//! The past by month. Never shows a maintenance that has not begun.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::card::{impact_state, maintenance_state};
use super::outcome::{Outcome, worst_impact};
use super::scene::{Scene, Sentence, State, Text};
use super::search::Search;
use crate::model::{Incident, Phase, latest_first};
use crate::schema::incident::Impact;
use crate::site::address::{HISTORY, incident_page, month_page, relative};
use crate::theme::Theme;

/// How many entries stand above the months.
const LATEST: usize = 5;

/// The incidents of one month, the latest first.
pub(in crate::site) struct Month<'a> {
    /// Its name in addresses, such as `2026-07`.
    pub(in crate::site) key: String,
    first: NaiveDate,
    incidents: Vec<&'a Incident>,
}

/// The newest entries, every month by year, and the search.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct HistoryView<'a> {
    /// Absent while there is nothing to find.
    search: Option<Search>,
    latest: Vec<Row<'a>>,
    years: Vec<Year>,
}

/// A year with its months, the latest first.
#[derive(Clone, Debug, Serialize)]
struct Year {
    name: String,
    months: Vec<MonthOfYear>,
}

/// A month with what it held, the worst first.
#[derive(Clone, Debug, Serialize)]
struct MonthOfYear {
    link: MonthLink,
    held: Vec<Held>,
}

/// How many entries of a month were how bad.
#[derive(Clone, Debug, Serialize)]
struct Held {
    state: State,
    count: String,
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
    /// What it was, where the state says that it is over.
    was: Option<String>,
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
        let first = scene.day_of(incident.dated());
        let key = first.format("%Y-%m").to_string();
        let month = months.entry(key.clone()).or_insert(Month {
            key,
            first,
            incidents: Vec::new(),
        });
        month.incidents.push(incident);
    }
    let mut months: Vec<_> = months.into_values().rev().collect();
    for month in &mut months {
        latest_first(&mut month.incidents);
    }
    months
}

/// An incident in one line of a page.
pub(super) fn row<'a>(scene: &Scene<'a>, page: &str, incident: &'a Incident) -> Row<'a> {
    let outcome = Outcome::new(scene, incident);
    Row {
        state: outcome.state,
        was: outcome.was,
        title: scene.text(&incident.title),
        when: outcome.when,
        lasted: outcome.lasted,
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

impl<'a> HistoryView<'a> {
    /// The page of all months.
    pub(in crate::site) fn new(scene: &Scene<'a>, theme: &Theme, months: &[Month<'a>]) -> Self {
        let latest = months.iter().flat_map(|m| m.incidents.iter().copied());
        let latest = latest.take(LATEST).map(|i| row(scene, HISTORY, i));
        let years = months.chunk_by(|one, next| one.first.year() == next.first.year());
        Self {
            search: (!months.is_empty()).then(|| Search::new(scene, theme)),
            latest: latest.collect(),
            years: years.map(|months| year(scene, months)).collect(),
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

fn year(scene: &Scene<'_>, months: &[Month<'_>]) -> Year {
    let month = |month: &Month<'_>| MonthOfYear {
        link: month_link(scene, HISTORY, month),
        held: held(scene, month),
    };
    Year {
        name: scene.locale.year(months[0].first),
        months: months.iter().map(month).collect(),
    }
}

/// How many entries of a month were how bad, the worst first and planned work last.
fn held(scene: &Scene<'_>, month: &Month<'_>) -> Vec<Held> {
    let mut counts: BTreeMap<Reverse<Option<Impact>>, u64> = BTreeMap::new();
    for incident in &month.incidents {
        let impact = (!incident.is_maintenance()).then(|| worst_impact(incident));
        *counts.entry(Reverse(impact)).or_default() += 1;
    }
    let held = |(Reverse(impact), count): (Reverse<Option<Impact>>, u64)| Held {
        state: impact.map_or_else(|| maintenance_state(scene), |i| impact_state(scene, i)),
        count: scene.locale.number(count),
    };
    counts.into_iter().map(held).collect()
}

fn month_link(scene: &Scene<'_>, page: &str, month: &Month<'_>) -> MonthLink {
    let count = month.incidents.len() as u64;
    MonthLink {
        name: month.name(scene),
        count: scene.locale.plural("page-incidents", count),
        href: relative(page, &month_page(&month.key)),
    }
}
