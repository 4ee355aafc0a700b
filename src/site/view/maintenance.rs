//! Planned work: what goes on, what is to come and what is past. Never shows an incident that nobody planned.

use serde::Serialize;

use super::history::{Row, affected, row};
use super::scene::{Scene, Sentence, State, Text};
use crate::model::{Incident, Phase, Window, latest_first};
use crate::site::address::{CALENDAR, MAINTENANCE, incident_page, relative};

/// How many works of the past are named; the history has all.
const NEWEST: usize = 50;

/// What the page of planned work shows.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct MaintenanceView<'a> {
    open: Vec<Row<'a>>,
    coming: Vec<Coming<'a>>,
    past: Vec<Row<'a>>,
    /// The same for calendars, where something is planned.
    calendar: Option<String>,
}

/// A maintenance that has not begun.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Coming<'a> {
    title: Text<'a>,
    window: Sentence,
    effect: Option<Text<'a>>,
    affected: Option<String>,
    href: String,
    /// When it begins, for the script: a reader may look later than the build.
    begins: String,
    /// What it is from then on.
    begun: State,
}

impl<'a> MaintenanceView<'a> {
    /// The page of planned work of an edition.
    pub(in crate::site) fn new(scene: &Scene<'a>) -> Self {
        let planned = |phase| {
            let incidents = scene.edition.incidents_in(phase);
            let mut planned: Vec<_> = incidents.filter(|i| i.is_maintenance()).collect();
            latest_first(&mut planned);
            let newest = planned.into_iter().take(NEWEST);
            newest
                .map(|i| row(scene, MAINTENANCE, i))
                .collect::<Vec<_>>()
        };
        let (open, coming) = (planned(Phase::Open), coming(scene, MAINTENANCE));
        let none = open.is_empty() && coming.is_empty();
        Self {
            open,
            coming,
            past: planned(Phase::Closed),
            calendar: (!none).then(|| relative(MAINTENANCE, CALENDAR)),
        }
    }
}

/// What is planned, the nearest first.
pub(super) fn coming<'a>(scene: &Scene<'a>, page: &str) -> Vec<Coming<'a>> {
    coming_of(scene, page, scene.edition.incidents())
}

/// What of some incidents is planned, the nearest first.
pub(super) fn coming_of<'a>(
    scene: &Scene<'a>,
    page: &str,
    incidents: impl Iterator<Item = &'a Incident>,
) -> Vec<Coming<'a>> {
    let now = scene.edition.site.now;
    let coming = incidents.filter(|i| i.phase(now) == Phase::Coming);
    let windowed = coming.filter_map(|i| Some((i, i.standing_window()?)));
    let mut windowed: Vec<_> = windowed.collect();
    windowed.sort_by_key(|(_, window)| window.from);
    let view = |(incident, window): (&'a Incident, Window)| Coming {
        title: scene.text(&incident.title),
        window: scene.window(window),
        effect: scene.maybe(incident.facts().and_then(|f| f.effect.as_ref())),
        affected: affected(scene, incident),
        href: relative(page, &incident_page(&incident.id)),
        begins: scene.clock(window.from).datetime,
        begun: State {
            key: "plan",
            word: scene.message("stage-in_progress"),
        },
    };
    windowed.into_iter().map(view).collect()
}
