//! What `now` is, what `as_of` is, and what a promised clock time means.

use amends::model::{Clock, MachineTime, Site, editions};
use amends::schema::time::WrittenTime;

use super::{facts_file, incident, site, update, update_of};
use crate::laid::{Laid, clock_at, moment};

/// Whether a promise made at a time, both in the zone of the site, is for a moment in UTC.
fn check_promise(at: &str, promise: &str, expect: &str) {
    let started = format!("impact: major\nstarted: {at}\n");
    let blocks = facts_file("2026-07-11-calls", &started)
        + "=== incidents/2026-07-11-calls/01-investigating.md @removed\n"
        + &update("01", "resolved", at, &format!("next_update: {promise}\n"));
    let incident = incident(&blocks, "2027-01-01 00:00:00");
    let promised = incident.updates[0].next_update.as_ref();
    let promised = promised.map(|p| p.value);
    assert_eq!(promised, Some(moment(expect)), "{promise} after {at}");
}

#[test]
fn a_promise_is_a_clock_time_a_span_or_a_moment() {
    check_promise("2026-07-11 15:05", "16:00", "2026-07-11 15:00:00");
    check_promise("2026-07-11 16:00", "16:00", "2026-07-12 15:00:00");
    check_promise("2026-07-11 23:50", "00:20", "2026-07-11 23:20:00");
    check_promise("2026-07-11 15:05", "+30m", "2026-07-11 14:35:00");
    check_promise(
        "2026-07-11 15:05",
        "2026-07-12 09:00",
        "2026-07-12 08:00:00",
    );
    check_promise(
        "2026-07-11 15:05",
        "2026-07-12T09:00Z",
        "2026-07-12 09:00:00",
    );
}

#[test]
fn a_promise_survives_a_change_of_the_clock() {
    check_promise("2026-10-24 23:00", "03:00", "2026-10-25 03:00:00");
    check_promise("2026-10-25 00:30", "01:10", "2026-10-25 00:10:00");
    check_promise("2026-10-25 01:20+01:00", "01:10", "2026-10-25 01:10:00");
    check_promise("2026-03-28 23:00", "02:30", "2026-03-29 01:30:00");
    check_promise("2026-03-29 00:30", "+1h", "2026-03-29 01:30:00");
}

#[test]
fn now_is_told_then_set_then_asked_for() {
    let amends = crate::laid::BASE.split("=== ").nth(1).expect("the site");
    let with_clock = Laid::over_base(&format!("=== {amends}clock: 2026-07-11 15:00\n"));
    let plain = Laid::over_base("");
    let epoch = MachineTime::Epoch(moment("2026-07-11 17:00:00"));
    let asked = MachineTime::Clock(moment("2026-07-11 18:00:00"));
    let told = WrittenTime::parse("2026-07-11 14:00");
    let now = |laid: &Laid, told, machine| {
        let judged = laid.judge(&Clock { told, machine });
        judged.site.expect("a site").now.to_string()
    };
    assert_eq!(now(&with_clock, told, asked), "2026-07-11 13:00:00 UTC");
    assert_eq!(now(&with_clock, None, asked), "2026-07-11 14:00:00 UTC");
    assert_eq!(now(&plain, None, epoch), "2026-07-11 17:00:00 UTC");
    assert_eq!(now(&plain, None, asked), "2026-07-11 18:00:00 UTC");
}

#[test]
fn only_the_machine_is_pulled_forward_and_by_ten_minutes_at_most() {
    let laid = Laid::over_base(&update("02", "identified", "2026-07-11 15:00", ""));
    let now = |machine, told| {
        let site = laid.judge(&Clock { told, machine }).site.expect("a site");
        (
            site.now.format("%H:%M").to_string(),
            site.incidents[0].updates.len(),
        )
    };
    let at = |time: &str| moment(&format!("2026-07-11 {time}:00"));
    assert_eq!(
        now(MachineTime::Clock(at("13:50")), None),
        ("14:00".into(), 2)
    );
    assert_eq!(
        now(MachineTime::Clock(at("13:49")), None),
        ("13:49".into(), 1)
    );
    assert_eq!(
        now(MachineTime::Epoch(at("13:55")), None),
        ("13:55".into(), 1)
    );
    let told = WrittenTime::parse("2026-07-11 14:55");
    assert_eq!(
        now(MachineTime::Clock(at("13:55")), told),
        ("13:55".into(), 1)
    );
}

const BUSY: &str = "\
=== amends.yaml
format: 1
name: Acme
url: https://status.acme.org
time_zone: Europe/London
languages: [en, da]
contacts:
  help:
    name: Help
    url: https://help.acme.org
    hours:
      mon-sun: \"08:15-20:45\"
rota:
  - days: mon-sun
    from: \"22:10\"
    until: \"07:20\"
    contact: help
components:
  - id: calls
    name: Calls
  - id: data
    name: Data
replies:
  tone_until: 2026-07-11 18:30
";

fn busy() -> String {
    let work = facts_file(
        "2026-07-12-work",
        "impact: minor\nstarted: 2026-07-12 02:00\ncomponents: [data]\nscheduled:\n  from: 2026-07-12 02:00\n  until: 2026-07-12 04:00\n",
    );
    BUSY.to_owned()
        + &update(
            "02",
            "identified",
            "2026-07-11 14:10",
            "next_update: 15:00\neta: {until: 2026-07-11 19:40, confirmed: true}\ncorrections: [{at: 2026-07-11 14:50, was: a, now: b}]\n",
        )
        + &work
        + &update_of("2026-07-12-work", "01", "scheduled", "2026-07-11 14:20", "")
}

fn as_of(site: &Site) -> String {
    site.as_of.format("%d %H:%M:%S").to_string()
}

#[test]
fn as_of_is_the_last_event() {
    let laid = Laid::over_base(&busy());
    let check = |now: &str, expect: &str| {
        let now = clock_at(&format!("2026-07-{now}"));
        let site = laid.judge(&now).site.expect("a site");
        assert_eq!(as_of(&site), expect);
    };
    check("11 12:44:59", "11 07:15:00"); // the hours of the contact
    check("11 12:50:00", "11 12:45:00"); // an update
    check("11 13:15:00", "11 13:10:00");
    check("11 13:25:00", "11 13:20:00"); // a maintenance is announced
    check("11 13:59:00", "11 13:50:00"); // a correction
    check("11 14:00:00", "11 13:50:00"); // the promise still stands
    check("11 15:00:00", "11 14:00:01"); // and is broken
    check("11 17:40:00", "11 17:30:01"); // tone_until
    check("11 18:50:00", "11 18:40:01"); // eta
    check("11 20:00:00", "11 19:45:00"); // the contact closes
    check("11 21:30:00", "11 21:10:00"); // the rota begins
    check("12 00:00:00", "11 23:00:00"); // midnight, where the site is
    check("12 01:30:00", "12 01:00:00"); // the maintenance begins
    check("12 03:30:00", "12 03:00:01"); // and overruns
    check("12 06:30:00", "12 06:20:00"); // the rota ends
}

/// Everything that a page could say, as far as the model knows it.
fn told(site: &Site) -> String {
    let mut told = Vec::new();
    for edition in editions(site) {
        told.push(format!("{:?}", edition.headline()));
        for (index, _) in edition.components() {
            told.push(format!("{:?}", edition.component_status(index)));
        }
        for i in edition.incidents() {
            let corrections: usize = i.updates.iter().map(|u| u.corrections.len()).sum();
            let facts = i.facts().expect("facts stand");
            told.push(format!(
                "{} {} {:?} {:?} {:?} {} {:?} {corrections}",
                i.id,
                i.updates.len(),
                i.phase(site.now),
                i.promise(site.now),
                i.overdue(site.now),
                i.overruns(site.now),
                facts.confirmed_eta(site.now),
            ));
        }
    }
    told.join("\n")
}

#[test]
fn what_is_told_depends_on_now_only_through_as_of() {
    let laid = Laid::over_base(&busy());
    let mut now = moment("2026-07-11 12:40:00");
    while now < moment("2026-07-12 08:00:00") {
        let site = laid.judge(&Clock::at(now)).site.expect("a site");
        let then = laid.judge(&Clock::at(site.as_of)).site.expect("a site");
        assert_eq!(then.as_of, site.as_of, "at {now}");
        assert_eq!(told(&then), told(&site), "at {now}");
        now += chrono::Duration::seconds(377);
    }
}

#[test]
fn midnight_is_where_the_day_begins_even_if_the_clock_leaves_it_out() {
    let amends = BUSY
        .replace("Europe/London", "America/Santiago")
        .replace("replies:\n  tone_until: 2026-07-11 18:30\n", "");
    let late = facts_file(
        "2026-07-11-calls",
        "impact: major\nstarted: 2026-07-11 13:30\n",
    );
    let site = site(&(amends + &late), "2026-09-06 04:05:00");
    assert_eq!(
        as_of(&site),
        "06 04:00:00",
        "00:00 does not exist there on that day"
    );
}
