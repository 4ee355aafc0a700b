//! Ninety days of each component in the site's zone, and the share of them that it worked. Never knows a language.

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::edition::Edition;
use super::incident::{Incident, Soundness};
use super::site::{ComponentIndex, Moment};
use super::timeline::Stretch;
use crate::schema::incident::ComponentStatus;
use crate::schema::project::Uptime;

/// How many days are shown, today included.
const SHOWN: u64 = 90;

/// How many months back uptime is told, this month included.
const MONTHS: u32 = 12;

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

/// How one component did, day by day and month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Chronicle {
    /// Its shown days.
    pub days: ComponentDays,
    /// Its months, the oldest first and this one last: from the day on which it is watched, or else from the first
    /// incident, and never more than a year.
    pub months: Vec<ComponentDays>,
}

/// A day between two midnights of the zone.
#[derive(Clone, Copy)]
struct Day {
    date: NaiveDate,
    from: Moment,
    until: Moment,
    /// Up to where its time is counted: its end, or the last event.
    counted: Moment,
}

/// What is known of the components of an edition since some day.
struct Record<'s> {
    edition: &'s Edition<'s>,
    stretches: Vec<Stretch>,
    /// Incidents that cannot be read, so that nobody knows what they did to their days.
    kept: Vec<&'s Incident>,
}

/// Turns the incidents of an edition into the days of its components, in the order of the components.
pub fn days(edition: &Edition<'_>) -> Vec<ComponentDays> {
    let days = shown_days(edition);
    let Some(first) = days.first() else {
        return Vec::new();
    };
    let record = Record::since(edition, first.from);
    let components = edition.components();
    components
        .map(|(index, _)| record.days_of(index, &days))
        .collect()
}

/// Turns the incidents of an edition into days and months of every component that the brand has or had.
pub fn chronicles(edition: &Edition<'_>) -> Vec<Chronicle> {
    let days = days_of_months(edition);
    let Some(first) = days.first() else {
        return Vec::new();
    };
    let record = Record::since(edition, first.from);
    let shown = &days[days.len().saturating_sub(SHOWN as usize)..];
    let components = edition.brand.components.iter();
    components
        .map(|&index| Chronicle {
            days: record.days_of(index, shown),
            months: record.months_of(index, &days),
        })
        .collect()
}

impl<'s> Record<'s> {
    fn since(edition: &'s Edition<'s>, first: Moment) -> Self {
        let now = edition.site.now;
        let recent = |i: &&Incident| i.ended().is_none_or(|ended| ended >= first);
        let incidents: Vec<_> = edition.incidents().filter(recent).collect();
        let kept = incidents.iter().copied();
        Self {
            edition,
            stretches: incidents.iter().flat_map(|i| i.stretches(now)).collect(),
            kept: kept.filter(|i| i.soundness == Soundness::Kept).collect(),
        }
    }

    fn days_of(&self, index: ComponentIndex, days: &[Day]) -> ComponentDays {
        let own = self.stretches_of(index);
        let known = |day: &Day| self.knows(index, *day);
        component_days(index, days, &own, known, self.edition.site.uptime)
    }

    fn months_of(&self, index: ComponentIndex, days: &[Day]) -> Vec<ComponentDays> {
        let own = self.stretches_of(index);
        let component = &self.edition.site.components[index];
        let earliest = self.edition.incidents().map(|i| i.started.value).min();
        let from = component.since.or(earliest.map(|m| self.date(m)));
        // Where nothing has happened, nobody knows since when nothing has.
        let from = from.unwrap_or(self.date(self.edition.site.as_of));
        let watched = |day: &Day| from <= day.date;
        let months = days.chunk_by(|a, b| month(a.date) == month(b.date));
        let watched = months.filter(|month| month.iter().any(watched));
        let known = |day: &Day| self.knows(index, *day);
        let uptime = self.edition.site.uptime;
        let months = watched.map(|days| component_days(index, days, &own, known, uptime));
        months.collect()
    }

    fn stretches_of(&self, index: ComponentIndex) -> Vec<Stretch> {
        let stretches = self.stretches.iter();
        let own = stretches.filter(|s| s.component == index);
        own.copied().collect()
    }

    /// Whether it is known how a component did on a day.
    fn knows(&self, index: ComponentIndex, day: Day) -> bool {
        let component = &self.edition.site.components[index];
        let begun = component.since.is_none_or(|since| since <= day.date);
        let goes_on = component.retired.is_none_or(|end| day.date < end);
        begun && goes_on && !self.kept.iter().any(|i| clouds(i, index, day))
    }

    fn date(&self, moment: Moment) -> NaiveDate {
        moment.with_timezone(&self.edition.site.zone).date_naive()
    }
}

fn month(date: NaiveDate) -> (i32, u32) {
    (date.year(), date.month())
}

/// The first moment of a day; where a clock change leaves midnight out, the first one after it.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> Option<Moment> {
    let midnight = day.and_time(NaiveTime::MIN);
    let later = (0..=4).map(|quarters| midnight + Duration::minutes(30 * quarters));
    let mut moments = later.filter_map(|local| zone.from_local_datetime(&local).earliest());
    moments.next().map(|moment| moment.to_utc())
}

impl ComponentDays {
    /// How many of its days anything is known of.
    pub fn known(&self) -> usize {
        self.worst.iter().flatten().count()
    }

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
    let (as_of, zone) = (edition.site.as_of, edition.site.zone);
    let today = as_of.with_timezone(&zone).date_naive();
    let dates = (0..SHOWN)
        .rev()
        .filter_map(|ago| today.checked_sub_days(Days::new(ago)));
    dates.filter_map(|date| day(date, zone, as_of)).collect()
}

/// The days of the last months up to today.
fn days_of_months(edition: &Edition<'_>) -> Vec<Day> {
    let (as_of, zone) = (edition.site.as_of, edition.site.zone);
    let today = as_of.with_timezone(&zone).date_naive();
    let this_month = today.with_day(1).unwrap_or(today);
    let first = this_month.checked_sub_months(Months::new(MONTHS - 1));
    let dates = first.into_iter().flat_map(|day| day.iter_days());
    let dates = dates.take_while(|date| *date <= today);
    dates.filter_map(|date| day(date, zone, as_of)).collect()
}

fn day(date: NaiveDate, zone: Tz, as_of: Moment) -> Option<Day> {
    let until = start_of_day(date.succ_opt()?, zone)?;
    Some(Day {
        date,
        from: start_of_day(date, zone)?,
        until,
        counted: until.min(as_of),
    })
}

/// Whether a component's day cannot be told because an incident of it cannot be read.
fn clouds(incident: &Incident, component: ComponentIndex, day: Day) -> bool {
    let named = incident.components.iter().map(|c| c.component);
    let last = incident.ended().unwrap_or(incident.started.value);
    incident.started.value < day.until
        && last >= day.from
        && named.into_iter().any(|c| c == component)
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
        time += seconds(day.counted - day.from);
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
    let mut cuts: Vec<_> = ends.map(|m| m.clamp(day.from, day.counted)).collect();
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

#[cfg(test)]
mod tests;
