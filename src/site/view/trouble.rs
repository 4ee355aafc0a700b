//! What was wrong in the shown days, incident by incident: the drawings of the home page in words. Never draws.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::scene::{Scene, Text, Time};
use crate::model::{ComponentDays, ComponentIndex, Incident, Moment, Stretch, start_of_day};
use crate::schema::incident::ComponentStatus;
use crate::site::address::incident_page;

/// How many incidents are named; the history has all.
const NEWEST: usize = 60;

/// What was wrong in the shown days.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Troubles<'a> {
    list: Vec<Trouble<'a>>,
    /// Whether there were more than are named.
    more: bool,
}

/// An incident with its bad days.
#[derive(Clone, Debug, Serialize)]
struct Trouble<'a> {
    title: Text<'a>,
    href: String,
    from: Time,
    /// The last of its days, where there was more than one.
    until: Option<Time>,
    hits: Vec<Hit>,
}

/// The components that were never worse than this, and at some time this bad.
#[derive(Clone, Debug, Serialize)]
struct Hit {
    word: String,
    names: String,
}

/// The incidents that made a shown day of a component bad, the latest start first.
pub(super) fn troubles<'a>(scene: &Scene<'a>, days: &[ComponentDays]) -> Option<Troubles<'a>> {
    let first = days.first()?.first;
    let from = start_of_day(first, scene.edition.site.zone)?;
    let shown: Vec<_> = days.iter().map(|d| d.component).collect();
    let recent = scene.edition.incidents();
    let recent = recent.filter(|i| i.ended().is_none_or(|ended| ended > from));
    let bad = recent.filter_map(|i| trouble(scene, i, from, &shown));
    let mut list: Vec<_> = bad.take(NEWEST + 1).collect();
    let more = list.len() > NEWEST;
    list.truncate(NEWEST);
    (!list.is_empty()).then_some(Troubles { list, more })
}

fn trouble<'a>(
    scene: &Scene<'a>,
    incident: &'a Incident,
    from: Moment,
    shown: &[ComponentIndex],
) -> Option<Trouble<'a>> {
    let bad = |s: &Stretch| {
        s.status > ComponentStatus::UnderMaintenance
            && s.until > from
            && shown.contains(&s.component)
    };
    let mut stretches = incident.stretches(scene.as_of);
    stretches.retain(bad);
    let first = scene.day_of(stretches.iter().map(|s| s.from.max(from)).min()?);
    let last = stretches.iter().map(|s| s.until).max()?;
    // A stretch that ends at midnight has no part of the day that begins then.
    let last = scene.day_of(last - Duration::seconds(1)).max(first);
    Some(Trouble {
        title: scene.text(&incident.title),
        href: incident_page(&incident.id),
        from: short(scene, first),
        until: (last > first).then(|| short(scene, last)),
        hits: hits(scene, &stretches),
    })
}

/// The components by the worst that they met, the worst first.
fn hits(scene: &Scene<'_>, stretches: &[Stretch]) -> Vec<Hit> {
    let mut worst: BTreeMap<ComponentIndex, ComponentStatus> = BTreeMap::new();
    for stretch in stretches {
        let known = worst.entry(stretch.component).or_insert(stretch.status);
        *known = stretch.status.max(*known);
    }
    let mut by_status: BTreeMap<Reverse<ComponentStatus>, Vec<ComponentIndex>> = BTreeMap::new();
    for (component, status) in worst {
        by_status
            .entry(Reverse(status))
            .or_default()
            .push(component);
    }
    let hit = |(Reverse(status), components): (_, Vec<_>)| Hit {
        word: scene.component_state(status).word,
        names: scene.list_of(&components),
    };
    by_status.into_iter().map(hit).collect()
}

/// A day of the last months, which needs no year.
fn short(scene: &Scene<'_>, date: NaiveDate) -> Time {
    Time {
        datetime: date.to_string(),
        words: scene.locale.short_date(date),
        zone: None,
    }
}
