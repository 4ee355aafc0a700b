//! The page of one component: how it does, its days and months, and what happened to it. Never counts the days itself.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::components::{Drawing, drawing, uptime_rule};
use super::history::{Row, row};
use super::maintenance::{Coming, coming_of};
use super::scene::{Scene, Sentence, State, Text, Time};
use crate::model::{
    Chronicle, ComponentDays, ComponentIndex, Incident, Phase, Stretch, latest_first, start_of_day,
};
use crate::schema::incident::ComponentStatus;
use crate::site::address::{component_page, incident_page, relative};

/// How many of the newest incidents the page of a component names; the history has all.
const NEWEST: usize = 30;

/// What the page of a component shows.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct ComponentView<'a> {
    name: Text<'a>,
    group: Option<Text<'a>>,
    description: Option<Text<'a>>,
    /// How it does; nothing for one that is no more.
    state: Option<State>,
    retired: Option<Sentence>,
    /// What goes on with it now.
    open: Vec<Row<'a>>,
    /// The work that is planned for it.
    coming: Vec<Coming<'a>>,
    /// Its days, where anything is known of one.
    drawing: Option<Drawing>,
    /// What they say in words.
    #[serde(skip)]
    label: String,
    /// The first and the last day of the drawing.
    ends: Vec<Time>,
    uptime: Option<String>,
    rule: Option<String>,
    days: Vec<BadDays<'a>>,
    months: Vec<MonthOfUptime>,
    past: Vec<Row<'a>>,
}

/// Days in a row on which the same was wrong, with what it was.
#[derive(Clone, Debug, Serialize)]
struct BadDays<'a> {
    from: Time,
    /// The last one, where there is more than one.
    until: Option<Time>,
    state: State,
    incidents: Vec<Link<'a>>,
}

/// The same before it has words.
struct Run<'a> {
    first: NaiveDate,
    last: NaiveDate,
    status: ComponentStatus,
    incidents: Vec<&'a Incident>,
}

/// The way to an incident.
#[derive(Clone, Debug, Serialize)]
struct Link<'a> {
    title: Text<'a>,
    href: String,
}

/// How a month was.
#[derive(Clone, Debug, Serialize)]
struct MonthOfUptime {
    name: String,
    uptime: Option<String>,
    bad: String,
}

/// The incidents of every component that has one, the latest first.
pub(in crate::site) fn incidents_by_component<'a>(
    scene: &Scene<'a>,
) -> BTreeMap<ComponentIndex, Vec<&'a Incident>> {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for incident in scene.edition.incidents() {
        for component in incident.named_components() {
            all.entry(component).or_default().push(incident);
        }
    }
    for incidents in all.values_mut() {
        latest_first(incidents);
    }
    all
}

impl<'a> ComponentView<'a> {
    /// The page of a component with its incidents, the latest first.
    pub(in crate::site) fn new(
        scene: &Scene<'a>,
        chronicle: &Chronicle,
        incidents: &[&'a Incident],
    ) -> Self {
        let days = &chronicle.days;
        let component = &scene.edition.site.components[days.component];
        let page = component_page(&component.id);
        let today = scene.day_of(scene.edition.site.now);
        let retired = component.retired.filter(|day| *day <= today);
        let in_phase = |phase| {
            let now = scene.edition.site.now;
            let of_phase = incidents.iter().filter(move |i| i.phase(now) == phase);
            of_phase
                .take(NEWEST)
                .map(|i| row(scene, &page, i))
                .collect()
        };
        let status = scene.edition.component_status(days.component);
        let drawing = drawing(scene, days);
        let uptime = days.uptime.filter(|_| retired.is_none());
        Self {
            name: scene.text(&component.name),
            group: scene.maybe(component.group.as_ref()),
            description: scene.maybe(component.description.as_ref()),
            state: retired.is_none().then(|| scene.component_state(status)),
            retired: retired.map(|day| scene.sentence("page-retired", scene.date(day))),
            open: in_phase(Phase::Open),
            coming: coming_of(scene, &page, incidents.iter().copied()),
            label: drawing.label.clone(),
            drawing: Some(drawing).filter(|_| days.known() > 0),
            ends: ends(days).map(|day| scene.date(day)).collect(),
            uptime: uptime.map(|share| scene.locale.percent(share)),
            rule: uptime_rule(scene),
            days: bad_days(scene, days, &page, incidents),
            months: chronicle
                .months
                .iter()
                .rev()
                .filter(|m| m.known() > 0)
                .map(|m| month(scene, m))
                .collect(),
            past: in_phase(Phase::Closed),
        }
    }

    /// The name for the head.
    pub(in crate::site) fn name(&self) -> &'a str {
        self.name.text
    }

    /// What those see who see a link to the page only.
    pub(in crate::site) fn summary(&self) -> String {
        match &self.state {
            Some(state) => format!("{}: {}. {}", self.name.text, state.word, self.label),
            None => self.label.clone(),
        }
    }
}

fn ends(days: &ComponentDays) -> impl Iterator<Item = NaiveDate> {
    let length = Days::new(days.worst.len().saturating_sub(1) as u64);
    [Some(days.first), days.first.checked_add_days(length)]
        .into_iter()
        .flatten()
}

fn bad_days<'a>(
    scene: &Scene<'a>,
    days: &ComponentDays,
    page: &str,
    incidents: &[&'a Incident],
) -> Vec<BadDays<'a>> {
    let link = |incident: &'a Incident| Link {
        title: scene.text(&incident.title),
        href: relative(page, &incident_page(&incident.id)),
    };
    let view = |run: Run<'a>| BadDays {
        from: scene.date(run.first),
        until: (run.last > run.first).then(|| scene.date(run.last)),
        state: scene.component_state(run.status),
        incidents: run.incidents.into_iter().map(link).collect(),
    };
    let runs = runs(scene, days, incidents);
    runs.into_iter().map(view).collect()
}

/// The bad days of a component, the newest first; a long incident makes one run of days that are alike.
fn runs<'a>(scene: &Scene<'a>, days: &ComponentDays, incidents: &[&'a Incident]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for (date, status) in days.bad() {
        let hit = hit_on(scene, days.component, date, incidents);
        let goes_on = |run: &&mut Run<'a>| {
            let same = run
                .incidents
                .iter()
                .map(|i| &i.id)
                .eq(hit.iter().map(|i| &i.id));
            run.first.pred_opt() == Some(date) && run.status == status && same
        };
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.first = date,
            None => runs.push(Run {
                first: date,
                last: date,
                status,
                incidents: hit,
            }),
        }
    }
    runs
}

/// The incidents that hit a component on a day.
fn hit_on<'a>(
    scene: &Scene<'a>,
    component: ComponentIndex,
    date: NaiveDate,
    incidents: &[&'a Incident],
) -> Vec<&'a Incident> {
    let (zone, now) = (scene.edition.site.zone, scene.edition.site.now);
    let next = date.succ_opt().and_then(|next| start_of_day(next, zone));
    let (Some(from), Some(until)) = (start_of_day(date, zone), next) else {
        return Vec::new();
    };
    let hits = |incident: &&&Incident| {
        let near = incident.started.value < until && incident.ended().is_none_or(|end| end > from);
        let wrong =
            |s: &Stretch| s.component == component && s.status > ComponentStatus::UnderMaintenance;
        let met = |s: &Stretch| s.from < until && s.until > from;
        near && incident.stretches(now).iter().any(|s| wrong(s) && met(s))
    };
    incidents.iter().filter(hits).copied().collect()
}

fn month(scene: &Scene<'_>, month: &ComponentDays) -> MonthOfUptime {
    MonthOfUptime {
        name: scene.locale.month(month.first),
        uptime: month.uptime.map(|share| scene.locale.percent(share)),
        bad: scene.locale.number(month.bad().count() as u64),
    }
}
