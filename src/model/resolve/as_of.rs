//! The last event at or before now: all that output may depend on. Never looks at what is private but the times themselves.

use chrono::{Datelike, Days, Duration, NaiveDate, TimeZone, Weekday};

use crate::model::{Incident, Moment, Phase, Site};

/// The last moment, at or before `now`, at which anything that is shown could change.
pub(super) fn as_of(site: &Site) -> Moment {
    let of_incidents = site.incidents.iter().flat_map(|i| events(i, site.now));
    let of_clock = clock_events(site);
    let past = of_incidents.chain(of_clock).filter(|&m| m <= site.now);
    past.max().unwrap_or(site.now)
}

fn events(incident: &Incident, now: Moment) -> Vec<Moment> {
    let updates = incident.updates.iter().map(|u| u.at.value);
    let corrections = incident
        .updates
        .iter()
        .flat_map(|u| &u.corrections)
        .map(|c| c.at);
    let mut events: Vec<_> = updates.chain(corrections).collect();
    if incident.phase(now) == Phase::Closed {
        return events;
    }
    events.extend(
        incident
            .current()
            .and_then(|u| u.next_update.as_ref())
            .map(|p| overdue_from(p.value)),
    );
    if let Some(facts) = incident.facts() {
        events.extend(facts.eta.as_ref().map(|e| overdue_from(e.until)));
        events.extend(
            facts
                .known_workaround()
                .and_then(|w| w.expires)
                .map(overdue_from),
        );
    }
    if let Some(window) = incident.standing_window() {
        events.extend([window.from, overdue_from(window.until)]);
    }
    events
}

/// A promise is broken only after its moment: the page at the moment itself still keeps it.
fn overdue_from(promise: Moment) -> Moment {
    promise + Duration::seconds(1)
}

/// Midnights and the boundaries of hours and shifts, today and yesterday: one of them is always past.
fn clock_events(site: &Site) -> Vec<Moment> {
    let today = site.now.with_timezone(&site.zone).date_naive();
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let mut events = Vec::new();
    for day in [yesterday, today] {
        let minutes = std::iter::once(0).chain(boundaries(site, day.weekday()));
        events.extend(minutes.filter_map(|minute| moment(site, day, minute)));
    }
    events.extend(site.replies.tone_until.map(overdue_from));
    events
}

fn boundaries(site: &Site, day: Weekday) -> Vec<u32> {
    let contacts = site.brands.iter().flat_map(|b| b.contacts.iter());
    let hours = contacts.flat_map(|c| &c.hours).filter(|(d, _)| *d == day);
    let hours = hours.flat_map(|(_, open)| [open.from, open.until]);
    let shifts = site.rota.iter().flat_map(|s| [s.from, s.until]);
    hours.chain(shifts).collect()
}

/// A minute of a day of the site's zone; one that a clock change leaves out has no event.
fn moment(site: &Site, day: NaiveDate, minute: u32) -> Option<Moment> {
    let day = day.checked_add_days(Days::new(u64::from(minute / 1440)))?;
    let clock = day.and_hms_opt(minute % 1440 / 60, minute % 60, 0)?;
    Some(site.zone.from_local_datetime(&clock).earliest()?.to_utc())
}
