//! The home page: what is wrong now, every component, what is planned and what is past.

use chrono::Duration;
use serde::Serialize;

use super::card::{Card, first_words, gravity, stage};
use super::components::{Group, groups, uptime_rule};
use super::history::{Row, row};
use super::maintenance::{Coming, coming};
use super::scene::{Scene, Sentence, Text, Time};
use super::trouble::{Troubles, troubles};
use crate::model::{Incident, Moment, Phase, days, latest_first};
use crate::site::address::{HOME, incident_page};

/// How many days back the home page looks.
const PAST_DAYS: i64 = 14;

/// How many cards stand open; the rest are folded.
const UNFOLDED: usize = 3;

/// How many updates the log on the home page has.
const LOG: usize = 6;

/// What the home page shows.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct HomeView<'a> {
    as_of: Sentence,
    /// The line over several incidents.
    several: Option<String>,
    cards: Vec<Card<'a>>,
    /// The cards of what is less bad than all of these.
    folded: Vec<Card<'a>>,
    log: Option<Log<'a>>,
    groups: Vec<Group<'a>>,
    /// What was wrong on the days that are drawn.
    troubles: Option<Troubles<'a>>,
    rule: Option<String>,
    coming: Vec<Coming<'a>>,
    past: Vec<Row<'a>>,
    /// What to say where nothing is past.
    past_none: String,
}

/// What happened so far in the worst incident.
#[derive(Clone, Debug, Serialize)]
struct Log<'a> {
    title: Text<'a>,
    href: String,
    entries: Vec<LogEntry>,
}

/// An update in one line.
#[derive(Clone, Debug, Serialize)]
struct LogEntry {
    at: Time,
    stage: String,
    text: String,
    lang: Option<String>,
    href: String,
}

impl<'a> HomeView<'a> {
    /// The home page of an edition.
    pub(in crate::site) fn new(scene: &Scene<'a>) -> Self {
        let mut open: Vec<_> = scene.edition.incidents_in(Phase::Open).collect();
        open.sort_by_key(|i| std::cmp::Reverse(gravity(i)));
        let days = days(scene.edition);
        let cards = open.iter().enumerate();
        let cards = cards.filter_map(|(rank, i)| card(scene, i, rank));
        let mut cards: Vec<_> = cards.collect();
        let folded = cards.split_off(cards.len().min(UNFOLDED));
        Self {
            as_of: scene.sentence("page-as-of", scene.day_and_clock(scene.as_of)),
            several: several(scene, &open),
            log: open.first().map(|i| log(scene, i)),
            cards,
            folded,
            groups: groups(scene, &days),
            troubles: troubles(scene, &days),
            rule: uptime_rule(scene),
            coming: coming(scene, HOME),
            past: past(scene),
            past_none: scene.message(match open.as_slice() {
                [] => "page-past-none",
                _ => "page-past-nothing-else",
            }),
        }
    }

    /// What those see who see a link to the page only.
    pub(in crate::site) fn summary(&self, scene: &Scene<'_>) -> String {
        match self.cards.as_slice() {
            [] => scene.message("page-works-text"),
            [card, ..] => card.summary(),
        }
    }
}

/// The line over more than one card; it counts what went wrong, not what was planned.
fn several(scene: &Scene<'_>, open: &[&Incident]) -> Option<String> {
    let wrong = open.iter().filter(|i| !i.is_maintenance()).count() as u64;
    (open.len() > 1).then(|| match wrong {
        0 => scene.message("page-work"),
        _ => scene.locale.plural("page-several", wrong),
    })
}

/// The card of an incident; the worst one has the contacts, so that they stand on the page once.
fn card<'a>(scene: &Scene<'a>, incident: &'a Incident, rank: usize) -> Option<Card<'a>> {
    let card = Card::new(scene, incident, incident_page(&incident.id))?;
    Some(match rank {
        0 => card.with_contacts(scene),
        _ => card,
    })
}

fn log<'a>(scene: &Scene<'a>, incident: &'a Incident) -> Log<'a> {
    let page = incident_page(&incident.id);
    let numbered = incident.updates.iter().enumerate().rev().take(LOG);
    let entries = numbered.map(|(index, update)| {
        let (text, lang) = first_words(scene, update);
        LogEntry {
            at: scene.short(update.at.value, scene.as_of),
            stage: stage(scene, &incident.updates[..index], update),
            text,
            lang,
            href: format!("{page}#{}", update.digits),
        }
    });
    Log {
        title: scene.text(&incident.title),
        entries: entries.collect(),
        href: page,
    }
}

/// What ended in the last days.
fn past<'a>(scene: &Scene<'a>) -> Vec<Row<'a>> {
    let closed = scene.edition.incidents_in(Phase::Closed);
    let from: Moment = scene.as_of - Duration::days(PAST_DAYS);
    let recent = closed.filter(|i| i.ended().is_some_and(|ended| ended >= from));
    let mut recent: Vec<_> = recent.collect();
    latest_first(&mut recent);
    recent.into_iter().map(|i| row(scene, HOME, i)).collect()
}
