//! The last event at or before now, which is all that output may depend on, and the next one. Never looks at what is private
//! but the times themselves.

use chrono::{Datelike, Days, Duration, NaiveDate, Offset, SubsecRound, TimeZone, Weekday};

use crate::model::{Incident, Moment, Phase, Site};

/// The last moment, at or before `now`, at which anything that is shown could change.
pub(super) fn as_of(site: &Site) -> Moment {
    let past = all_events(site).filter(|&m| m <= site.now);
    past.max().unwrap_or(site.now)
}

/// The first moment after `now` at which anything that is shown could change, among what lies ahead and what falls due.
pub(super) fn next_event(site: &Site, ahead: &[Moment]) -> Option<Moment> {
    let ahead = ahead.iter().copied();
    let coming = all_events(site).chain(ahead).filter(|&m| m > site.now);
    coming.min()
}

fn all_events(site: &Site) -> impl Iterator<Item = Moment> {
    let of_incidents = site.incidents.iter().flat_map(|i| events(i, site.now));
    of_incidents.chain(clock_events(site))
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

/// A promise is broken only after its moment: the page at the moment itself still keeps it. `now` is in whole seconds.
fn overdue_from(promise: Moment) -> Moment {
    promise.trunc_subsecs(0) + Duration::seconds(1)
}

/// Midnights and the boundaries of hours and shifts, from yesterday to tomorrow: one of them is always past, one ahead.
fn clock_events(site: &Site) -> Vec<Moment> {
    let today = site.now.with_timezone(&site.zone).date_naive();
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let mut events = clock_changes(site);
    for day in [yesterday, today, tomorrow] {
        let minutes = std::iter::once(0).chain(boundaries(site, day.weekday()));
        events.extend(minutes.flat_map(|minute| moments(site, day, minute)));
    }
    events.extend(site.replies.tone_until.map(overdue_from));
    events
}

/// The last two days' changes of the clock: a boundary may lie in the hour that one leaves out or repeats.
fn clock_changes(site: &Site) -> Vec<Moment> {
    let quarters = |n: i64| {
        site.now.trunc_subsecs(0) - Duration::seconds(site.now.timestamp() % 900 + 900 * n)
    };
    let offset = |m: Moment| m.with_timezone(&site.zone).offset().fix();
    let moments = (0..200).map(quarters);
    moments
        .filter(|&m| offset(m) != offset(m - Duration::minutes(15)))
        .collect()
}

fn boundaries(site: &Site, day: Weekday) -> Vec<u32> {
    let contacts = site.brands.iter().flat_map(|b| b.contacts.iter());
    let hours = contacts.flat_map(|c| &c.hours).filter(|(d, _)| *d == day);
    let hours = hours.flat_map(|(_, open)| [open.from, open.until]);
    let shifts = site.rota.iter().flat_map(|s| [s.from, s.until]);
    hours.chain(shifts).collect()
}

/// A minute of a day of the site's zone: one moment, or two where a clock change repeats it, or none.
fn moments(site: &Site, day: NaiveDate, minute: u32) -> Vec<Moment> {
    let day = day.checked_add_days(Days::new(u64::from(minute / 1440)));
    let clock = day.and_then(|d| d.and_hms_opt(minute % 1440 / 60, minute % 60, 0));
    let found = clock.map(|c| site.zone.from_local_datetime(&c));
    let both = found.iter().flat_map(|f| [f.earliest(), f.latest()]);
    both.flatten().map(|m| m.to_utc()).collect()
}
