//! Where customers find help right now. Never offers a contact that an outage has cut off.

use chrono::{Datelike, Duration, NaiveTime, TimeZone, Timelike, Weekday};
use serde::Serialize;

use super::scene::{Scene, Sentence, Text};
use crate::model::{Contact, Moment, Shift};
use crate::schema::incident::ComponentStatus;
use crate::schema::time::OpenHours;
use crate::site::address::without_scheme;

/// A place to turn to, as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ContactView<'a> {
    name: Text<'a>,
    url: Option<&'a str>,
    /// The address without its scheme, as people say it.
    host: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    /// The number as a link has it.
    dial: Option<String>,
    hours: Vec<Sentence>,
}

/// The contacts for everybody now: the help contact, and who answers in its place while it is closed.
pub(super) fn contacts<'a>(scene: &Scene<'a>) -> Vec<ContactView<'a>> {
    let brand = scene.edition.brand;
    let help = brand.contacts.help.as_ref();
    let stand_in = on_duty(scene).filter(|_| help.is_none_or(|h| !is_open(scene, h)));
    let offered = [stand_in, help].into_iter().flatten();
    let offered = offered.filter(|c| can_be_reached(scene, c));
    offered.map(|c| view(scene, c)).collect()
}

impl ContactView<'_> {
    /// The contact in one line of plain text.
    pub(super) fn to_text(&self) -> String {
        let hours: Vec<_> = self.hours.iter().map(Sentence::to_text).collect();
        let ways = [self.url, self.phone, self.email].into_iter().flatten();
        let ways: Vec<_> = ways.chain(hours.iter().map(String::as_str)).collect();
        match ways.as_slice() {
            [] => self.name.text.to_owned(),
            _ => format!("{}: {}", self.name.text, ways.join(" · ")),
        }
    }
}

fn view<'a>(scene: &Scene<'a>, contact: &'a Contact) -> ContactView<'a> {
    let url = contact.url.as_deref();
    let phone = contact.phone.as_deref();
    let digits = |p: &str| {
        p.chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    };
    ContactView {
        name: scene.text(&contact.name),
        url,
        host: url.map(|url| without_scheme(url).trim_end_matches('/')),
        email: contact.email.as_deref(),
        phone,
        dial: phone.map(digits),
        hours: hours_today(scene, contact),
    }
}

fn can_be_reached(scene: &Scene<'_>, contact: &Contact) -> bool {
    let down = |&c: &usize| scene.edition.component_status(c) >= ComponentStatus::PartialOutage;
    !contact.needs.iter().any(down)
}

/// Today's hours in words, one sentence for each span, or when it opens again; nothing where the contact says none.
fn hours_today(scene: &Scene<'_>, contact: &Contact) -> Vec<Sentence> {
    let (day, minute) = day_and_minute(scene);
    let today = contact.hours.iter().filter(|(weekday, _)| *weekday == day);
    if today.clone().next().is_some() && today.clone().all(|(_, h)| h.until <= minute) {
        return opens_again(scene, contact, day).into_iter().collect();
    }
    let spans = today.filter_map(|(_, open)| match (open.from, open.until) {
        (0, 1440) => Some(scene.plain("page-all-day")),
        (from, until) => {
            let (from, until) = (moment(scene, 0, from)?, moment(scene, 0, until)?);
            Some(scene.hours("page-open-today", [from, until]))
        }
    });
    let spans: Vec<_> = spans.collect();
    match (spans.is_empty(), contact.hours.is_empty()) {
        (true, false) => vec![scene.plain("page-closed-today")],
        _ => spans,
    }
}

/// When a contact opens on the next day that it does.
fn opens_again(scene: &Scene<'_>, contact: &Contact, today: Weekday) -> Option<Sentence> {
    let mut day = today;
    let (ahead, from) = (1..=7).find_map(|ahead| {
        day = day.succ();
        let hours = contact.hours.iter().filter(|(weekday, _)| *weekday == day);
        Some((ahead, hours.map(|(_, open)| open.from).min()?))
    })?;
    let opens = moment(scene, ahead, from)?;
    Some(scene.sentence("page-closed-until", scene.when(opens, scene.as_of)))
}

fn is_open(scene: &Scene<'_>, contact: &Contact) -> bool {
    let (day, minute) = day_and_minute(scene);
    let hours = &contact.hours;
    let open = |(d, h): &(Weekday, OpenHours)| *d == day && (h.from..h.until).contains(&minute);
    hours.is_empty() || hours.iter().any(open)
}

/// The contact of the shift that runs now.
fn on_duty<'a>(scene: &Scene<'a>) -> Option<&'a Contact> {
    let (day, minute) = day_and_minute(scene);
    let shift = scene
        .edition
        .site
        .rota
        .iter()
        .find(|s| runs(s, day, minute))?;
    let mut roles = scene.edition.brand.contacts.by_role();
    let found = roles.find(|(role, _)| *role == shift.contact.value);
    found.map(|(_, contact)| contact)
}

fn runs(shift: &Shift, day: Weekday, minute: u32) -> bool {
    let (begins_today, began_yesterday) =
        (shift.days.contains(&day), shift.days.contains(&day.pred()));
    match shift.from < shift.until {
        true => begins_today && (shift.from..shift.until).contains(&minute),
        false => {
            (begins_today && minute >= shift.from) || (began_yesterday && minute < shift.until)
        }
    }
}

fn day_and_minute(scene: &Scene<'_>) -> (Weekday, u32) {
    let local = scene.as_of.with_timezone(&scene.edition.site.zone);
    (local.weekday(), local.hour() * 60 + local.minute())
}

/// A minute of a day so many days ahead; the last one is the next day's first.
fn moment(scene: &Scene<'_>, days: i64, minute: u32) -> Option<Moment> {
    let today = scene.day_of(scene.as_of).and_time(NaiveTime::MIN);
    let local = today + Duration::days(days) + Duration::minutes(i64::from(minute));
    let moment = scene.edition.site.zone.from_local_datetime(&local);
    moment.earliest().map(|m| m.to_utc())
}

#[cfg(test)]
mod tests {
    use super::contacts;
    use crate::model::editions;
    use crate::site::fixture::{locale_of, site_of};
    use crate::site::view::Scene;

    const PROJECT: &str = "format: 1
name: Test
url: https://status.example
time_zone: Europe/London
languages: [en]
contacts:
  help:
    name: Help
    phone: \"150\"
    needs: [calls]
    hours:
      mon-sun: \"08:00-22:00\"
  vulnerable:
    name: Care
    url: https://care.example/
rota:
  - days: mon-sun
    from: \"22:00\"
    until: \"08:00\"
    contact: vulnerable
components:
  - id: calls
    name: Calls
";

    fn offered(status: &str, now: &str) -> Vec<String> {
        let name = |line: &String| line.split(": ").next().unwrap_or("").to_owned();
        told(status, now).iter().map(name).collect()
    }

    /// The contacts as plain text.
    fn told(status: &str, now: &str) -> Vec<String> {
        let facts = format!(
            "title: T\nimpact: minor\nstarted: 2026-07-10 10:00\ncomponents:\n  calls: {status}\n"
        );
        let files = [
            ("amends.yaml", PROJECT),
            ("incidents/a/incident.yaml", facts.as_str()),
            (
                "incidents/a/01-a.md",
                "---\nstatus: investigating\nat: 2026-07-10 10:00\n---\nA.\n",
            ),
        ];
        let site = site_of(&files, now);
        let edition = editions(&site)[0];
        let scene = Scene {
            edition: &edition,
            locale: &locale_of(&edition),
            as_of: site.now,
        };
        let contacts = contacts(&scene);
        contacts.iter().map(super::ContactView::to_text).collect()
    }

    #[test]
    fn a_contact_that_the_outage_cut_off_is_not_offered() {
        assert_eq!(
            offered("degraded_performance", "2026-07-11 12:00"),
            ["Help"]
        );
        assert!(offered("partial_outage", "2026-07-11 12:00").is_empty());
    }

    #[test]
    fn who_is_on_duty_stands_in_while_the_help_contact_is_closed() {
        for night in ["2026-07-11 22:00", "2026-07-12 07:59"] {
            assert_eq!(offered("degraded_performance", night), ["Care", "Help"]);
        }
        assert_eq!(offered("partial_outage", "2026-07-11 23:00"), ["Care"]);
        assert_eq!(
            offered("degraded_performance", "2026-07-12 08:00"),
            ["Help"]
        );
    }

    #[test]
    fn a_contact_that_has_closed_says_when_it_opens() {
        let help = |now| told("degraded_performance", now).pop();
        let open = "Help: 150 · Open today 08:00 to 22:00 BST";
        assert_eq!(help("2026-07-11 21:59").as_deref(), Some(open));
        let closed = "Help: 150 · Closed until Sunday 12 July, 08:00 BST";
        assert_eq!(help("2026-07-11 23:00").as_deref(), Some(closed));
    }
}
