//! Ninety days of each component in the site's zone, and the share of them that it worked. Never knows a language.

use chrono::{Days, Duration, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::edition::Edition;
use super::incident::{Incident, Soundness};
use super::site::{ComponentIndex, Moment};
use super::timeline::Stretch;
use crate::schema::incident::ComponentStatus;
use crate::schema::project::Uptime;

/// How many days are shown, today included.
const SHOWN: u64 = 90;

/// The days of one component, the oldest first and today last.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentDays {
    /// The component.
    pub component: ComponentIndex,
    /// The first day.
    pub first: NaiveDate,
    /// The worst status of each day; none where nothing is known of it.
    pub worst: Vec<Option<ComponentStatus>>,
    /// The share of the known time in which it worked, as the site counts it.
    pub uptime: Option<f64>,
}

/// A day between two midnights of the zone, cut off at now.
#[derive(Clone, Copy)]
struct Day {
    date: NaiveDate,
    from: Moment,
    until: Moment,
}

/// Turns the incidents of an edition into the days of its components, in the order of the components.
pub fn days(edition: &Edition<'_>) -> Vec<ComponentDays> {
    let days = shown_days(edition);
    let Some(first) = days.first().copied() else {
        return Vec::new();
    };
    let now = edition.site.now;
    let recent = |i: &&Incident| i.ended().is_none_or(|ended| ended >= first.from);
    let incidents: Vec<_> = edition.incidents().filter(recent).collect();
    let stretches: Vec<_> = incidents.iter().flat_map(|i| i.stretches(now)).collect();
    let kept: Vec<_> = incidents
        .iter()
        .filter(|i| i.soundness == Soundness::Kept)
        .collect();
    let components = edition.components();
    components
        .map(|(index, component)| {
            let known = |day: &Day| {
                let watched = component.since.is_none_or(|since| since <= day.date);
                watched && !kept.iter().any(|i| clouds(i, index, *day))
            };
            let own: Vec<_> = stretches
                .iter()
                .filter(|s| s.component == index)
                .copied()
                .collect();
            component_days(index, &days, &own, known, edition.site.uptime)
        })
        .collect()
}

/// The first moment of a day; where a clock change leaves midnight out, the first one after it.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> Option<Moment> {
    let midnight = day.and_time(NaiveTime::MIN);
    let later = (0..=4).map(|quarters| midnight + Duration::minutes(30 * quarters));
    let mut moments = later.filter_map(|local| zone.from_local_datetime(&local).earliest());
    moments.next().map(|moment| moment.to_utc())
}

impl ComponentDays {
    /// The days on which something was wrong, the newest first; maintenance is not wrong.
    pub fn bad(&self) -> impl Iterator<Item = (NaiveDate, ComponentStatus)> + '_ {
        let dated = self.first.iter_days().zip(&self.worst);
        let bad = dated.filter_map(|(date, status)| Some((date, (*status)?)));
        let mut bad: Vec<_> = bad
            .filter(|(_, s)| *s > ComponentStatus::UnderMaintenance)
            .collect();
        bad.reverse();
        bad.into_iter()
    }
}

fn shown_days(edition: &Edition<'_>) -> Vec<Day> {
    let (now, zone) = (edition.site.now, edition.site.zone);
    let today = now.with_timezone(&zone).date_naive();
    let dates = (0..SHOWN)
        .rev()
        .filter_map(|ago| today.checked_sub_days(Days::new(ago)));
    dates.filter_map(|date| day(date, zone, now)).collect()
}

fn day(date: NaiveDate, zone: Tz, now: Moment) -> Option<Day> {
    Some(Day {
        date,
        from: start_of_day(date, zone)?,
        until: start_of_day(date.succ_opt()?, zone)?.min(now),
    })
}

/// Whether a component's day cannot be told because an incident of it cannot be read.
fn clouds(incident: &Incident, component: ComponentIndex, day: Day) -> bool {
    let named = incident.components.iter().map(|c| c.component);
    let last = incident.ended().unwrap_or(incident.started.value);
    let meets = incident.started.value < day.until.max(day.from + Duration::seconds(1));
    meets && last >= day.from && named.into_iter().any(|c| c == component)
}

fn component_days(
    component: ComponentIndex,
    days: &[Day],
    stretches: &[Stretch],
    known: impl Fn(&Day) -> bool,
    uptime: Uptime,
) -> ComponentDays {
    let mut worst = Vec::with_capacity(days.len());
    let (mut time, mut lost) = (0.0, 0.0);
    for day in days {
        if !known(day) {
            worst.push(None);
            continue;
        }
        let meets = |s: &&Stretch| s.from < day.until && s.until > day.from;
        let met: Vec<_> = stretches.iter().filter(meets).copied().collect();
        let status = met.iter().map(|s| s.status).max();
        worst.push(Some(status.unwrap_or(ComponentStatus::Operational)));
        time += seconds(day.until - day.from);
        lost += lost_time(&met, *day, uptime);
    }
    ComponentDays {
        component,
        first: days[0].date,
        worst,
        uptime: (uptime != Uptime::Off && time > 0.0).then(|| 1.0 - lost / time),
    }
}

/// The weighted seconds of a day in which the component did not work; where stretches overlap, the worst counts once.
fn lost_time(stretches: &[Stretch], day: Day, uptime: Uptime) -> f64 {
    let ends = stretches.iter().flat_map(|s| [s.from, s.until]);
    let mut cuts: Vec<_> = ends.map(|m| m.clamp(day.from, day.until)).collect();
    cuts.sort_unstable();
    let spans = cuts.windows(2).map(|pair| {
        let [from, until] = [pair[0], pair[1]];
        let over = stretches
            .iter()
            .filter(|s| s.from <= from && s.until >= until);
        let weight = over.map(|s| weight(s.status, uptime)).fold(0.0, f64::max);
        weight * seconds(until - from)
    });
    spans.sum()
}

fn weight(status: ComponentStatus, uptime: Uptime) -> f64 {
    use ComponentStatus::{
        DegradedPerformance, MajorOutage, Operational, PartialOutage, UnderMaintenance,
    };
    match (uptime, status) {
        (Uptime::Off, _) | (_, Operational | UnderMaintenance) => 0.0,
        (Uptime::Weighted, DegradedPerformance) => 0.0,
        (Uptime::Weighted, PartialOutage) => 0.3,
        (Uptime::Strict, _) | (Uptime::Weighted, MajorOutage) => 1.0,
    }
}

fn seconds(length: Duration) -> f64 {
    length.num_milliseconds() as f64 / 1000.0
}
