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

/// A day between two midnights of the zone.
#[derive(Clone, Copy)]
struct Day {
    date: NaiveDate,
    from: Moment,
    until: Moment,
    /// Up to where its time is counted: its end, or the last event.
    counted: Moment,
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
    let (as_of, zone) = (edition.site.as_of, edition.site.zone);
    let today = as_of.with_timezone(&zone).date_naive();
    let dates = (0..SHOWN)
        .rev()
        .filter_map(|ago| today.checked_sub_days(Days::new(ago)));
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
mod tests {
    use super::{ComponentDays, days};
    use crate::model::editions;
    use crate::schema::incident::ComponentStatus;
    use crate::site::fixture::site_of;

    const PROJECT: &str = "format: 1
name: Test
url: https://status.example
time_zone: Europe/London
languages: [en]
components:
  - id: web
    name: Web
  - id: mail
    name: Mail
    since: 2026-07-10
";

    /// An incident of one day with one status for the web, resolved at its end.
    fn incident(status: &str, from: &str, until: &str) -> [String; 3] {
        let facts =
            format!("title: T\nimpact: minor\nstarted: {from}\ncomponents:\n  web: {status}\n");
        let begun = format!("---\nstatus: investigating\nat: {from}\n---\nA.\n");
        let ended = format!("---\nstatus: resolved\nat: {until}\n---\nB.\n");
        [facts, begun, ended]
    }

    fn days_with(settings: &str, incidents: &[[String; 3]]) -> Vec<ComponentDays> {
        let mut files = vec![("amends.yaml".to_owned(), format!("{PROJECT}{settings}"))];
        for (index, texts) in incidents.iter().enumerate() {
            let names = ["incident.yaml", "01-a.md", "02-b.md"];
            for (name, text) in names.iter().zip(texts) {
                files.push((format!("incidents/i{index}/{name}"), text.clone()));
            }
        }
        let files: Vec<_> = files
            .iter()
            .map(|(p, t)| (p.as_str(), t.as_str()))
            .collect();
        let site = site_of(&files, "2026-07-11 12:00");
        days(&editions(&site)[0])
    }

    /// Hours that were lost, as the uptime tells them: the last event is today's midnight, 89 days after the first.
    fn lost_hours(days: &ComponentDays) -> f64 {
        // British clocks stay the same in these ninety days.
        let hours = 89.0 * 24.0;
        ((1.0 - days.uptime.unwrap()) * hours * 1000.0).round() / 1000.0
    }

    #[test]
    fn a_day_has_its_worst_status_in_the_zone_of_the_site() {
        let night = incident("partial_outage", "2026-07-08 23:30", "2026-07-09 00:30");
        let web = &days_with("", &[night])[0];
        assert_eq!(web.worst.len(), 90);
        let bad: Vec<_> = web
            .bad()
            .map(|(day, status)| (day.to_string(), status))
            .collect();
        let partial = ComponentStatus::PartialOutage;
        let expected = [
            ("2026-07-09".to_owned(), partial),
            ("2026-07-08".to_owned(), partial),
        ];
        assert_eq!(bad, expected);
        assert_eq!(lost_hours(web), 0.3);
    }

    #[test]
    fn overlaps_count_once_at_the_worst() {
        let long = incident("partial_outage", "2026-07-08 10:00", "2026-07-08 14:00");
        let worse = incident("major_outage", "2026-07-08 11:00", "2026-07-08 12:00");
        let both = [long, worse];
        assert_eq!(lost_hours(&days_with("", &both)[0]), 1.0 + 3.0 * 0.3);
        assert_eq!(lost_hours(&days_with("uptime: strict\n", &both)[0]), 4.0);
        assert_eq!(days_with("uptime: off\n", &both)[0].uptime, None);
    }

    #[test]
    fn a_component_has_no_days_before_it_is_watched() {
        let mail = &days_with("", &[])[1];
        let known = mail.worst.iter().filter(|status| status.is_some());
        assert_eq!(known.count(), 2);
        assert_eq!(mail.uptime, Some(1.0));
    }

    #[test]
    fn an_incident_that_cannot_be_read_leaves_its_days_empty() {
        let [facts, begun, _] = incident("major_outage", "2026-07-08 10:00", "2026-07-08 14:00");
        let ended = "---\nstatus: resolved\nat: 2026-07-08 14:00\nunknown_key: 1\n---\nB.\n";
        let web = &days_with("", &[[facts, begun, ended.to_owned()]])[0];
        assert_eq!(web.worst[90 - 4], None);
        assert_eq!(web.worst[90 - 3], Some(ComponentStatus::Operational));
        assert_eq!(web.bad().count(), 0);
    }
}
