//! `calendar.ics`: planned work for calendars, by RFC 5545. Never holds an incident that nobody planned.

use std::cmp::Reverse;

use chrono::Duration;

use super::address::host_of;
use super::machine::{NEWEST, first_id, incident_url, start_of};
use crate::locale::Locale;
use crate::markdown::to_text;
use crate::model::{Edition, Incident, Localized, Moment, Window};

/// The longest line in bytes; longer ones go on in the next, behind a space.
const LINE: usize = 75;

/// A calendar that is being written.
struct Calendar<'a> {
    edition: &'a Edition<'a>,
    text: String,
}

/// Writes the newest planned work of an edition.
pub(super) fn render_calendar(edition: &Edition<'_>, locale: &Locale) -> String {
    let mut calendar = Calendar {
        edition,
        text: String::new(),
    };
    let name = edition.brand.name.shown(edition.language).text;
    let title = locale.message("calendar-title", &[("name", name)]);
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//amends//amends//EN");
    calendar.line("METHOD", "PUBLISH");
    calendar.line("X-WR-CALNAME", &escaped(&title));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    let mut planned: Vec<_> = edition.incidents().filter(|i| i.is_maintenance()).collect();
    planned.sort_by_key(|incident| Reverse(start_of(incident)));
    planned.truncate(NEWEST);
    if planned.is_empty() {
        calendar.nothing(locale);
    }
    let windowed = planned
        .iter()
        .filter_map(|i| Some((i, i.standing_window()?)));
    for (incident, window) in windowed {
        calendar.event(incident, window);
    }
    calendar.line("END", "VCALENDAR");
    calendar.text
}

impl Calendar<'_> {
    /// Says that nothing is planned. A calendar has to hold something, so that it holds what no reader shows.
    fn nothing(&mut self, locale: &Locale) {
        let none = locale.message("page-to-come-none", &[]);
        self.line("X-WR-CALDESC", &escaped(&none));
        self.line("BEGIN", "VTIMEZONE");
        self.line("TZID", "UTC");
        self.line("BEGIN", "STANDARD");
        self.line("DTSTART", "19700101T000000");
        self.line("TZOFFSETFROM", "+0000");
        self.line("TZOFFSETTO", "+0000");
        self.line("END", "STANDARD");
        self.line("END", "VTIMEZONE");
    }

    fn event(&mut self, incident: &Incident, window: Window) {
        let host = host_of(&self.edition.brand.url);
        let changed = instant(incident.updated());
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}@{host}", first_id(incident)));
        self.line("SEQUENCE", &revisions(incident).to_string());
        self.line("DTSTAMP", &changed);
        self.line("LAST-MODIFIED", &changed);
        self.line("DTSTART", &instant(window.from));
        self.line(
            "DTEND",
            &instant(window.until.max(window.from + Duration::minutes(1))),
        );
        self.line("STATUS", standing(incident));
        self.line("TRANSP", "TRANSPARENT");
        self.line("URL", &incident_url(self.edition, incident));
        self.localized("SUMMARY", &incident.title, str::to_owned);
        if let Some(update) = incident.current() {
            self.localized("DESCRIPTION", &update.body, to_text);
        }
        self.line("END", "VEVENT");
    }

    /// A text, with its language where that is another than the calendar's.
    fn localized(&mut self, name: &str, text: &Localized, plain: fn(&str) -> String) {
        let shown = text.shown(self.edition.language);
        let name = match shown.other {
            Some(other) => format!("{name};LANGUAGE={other}"),
            None => name.to_owned(),
        };
        self.line(&name, &escaped(&plain(shown.text)));
    }

    /// A line, folded where it is too long, never within a character.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in format!("{name}:{value}").chars() {
            if length + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// How often it was changed since it was announced; it only grows.
fn revisions(incident: &Incident) -> usize {
    let updates = incident.updates.iter();
    let corrections: usize = updates.map(|u| u.corrections.len()).sum();
    incident.updates.len() - 1 + corrections
}

/// Work that was called off before it began is cancelled.
fn standing(incident: &Incident) -> &'static str {
    match incident.called_off() {
        Some(_) => "CANCELLED",
        None => "CONFIRMED",
    }
}

fn instant(moment: Moment) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text in a value: what has a meaning there is escaped, and what cannot be there is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::render_calendar;
    use crate::model::editions;
    use crate::site::fixture::{locale_of, site_of};

    const PROJECT: &str = "format: 1
name: Fish & Chips
url: https://status.example:8443/sub
time_zone: Europe/London
languages: [en, da]
components:
  - id: web
    name: Web
";
    const FACTS: &str =
        "title: New cable; no orders, no ørders and certainly no frying of fish in the meantime
impact: none
started: 2026-08-01 02:00
components: [web]
moved_from: [cable-first]
scheduled:
  from: 2026-08-01 02:00
  until: 2026-08-01 04:00
";
    const TOLD: &str =
        "---\nstatus: scheduled\nat: 2026-07-10 12:00\n---\nWe lay a cable.\n\nOrders wait.\n";
    const MOVED: &str = "---\nstatus: scheduled\nat: 2026-07-11 12:00\nscheduled:\n  from: 2026-08-02 02:00\n  until: 2026-08-02 04:00\n---\nA day later.\n";
    const OFF: &str = "---\nstatus: completed\nat: 2026-07-12 12:00\n---\nWe do not need it.\n";

    /// The properties of the calendar, by the rules of the format and no others.
    fn properties(index: usize, now: &str) -> Vec<(String, String)> {
        let files = [
            ("amends.yaml", PROJECT),
            ("incidents/cable/incident.yaml", FACTS),
            ("incidents/cable/01-told.md", TOLD),
            ("incidents/cable/02-moved.md", MOVED),
            ("incidents/cable/03-off.md", OFF),
        ];
        let site = site_of(&files, now);
        let edition = editions(&site)[index];
        let text = render_calendar(&edition, &locale_of(&edition));
        assert!(text.ends_with("\r\n"));
        let lines = text.trim_end().split("\r\n");
        assert!(
            lines
                .clone()
                .all(|l| l.len() <= 75 && !l.contains(['\r', '\n']))
        );
        let unfolded = text.replace("\r\n ", "");
        let lines = unfolded.trim_end().split("\r\n");
        lines
            .map(|line| line.split_once(':').unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    fn value(properties: &[(String, String)], name: &str) -> String {
        let found = properties.iter().find(|(n, _)| n == name);
        found
            .unwrap_or_else(|| panic!("no {name}: {properties:?}"))
            .1
            .clone()
    }

    #[test]
    fn an_event_keeps_its_uid_and_counts_its_changes() {
        let first = properties(0, "2026-07-10 13:00");
        let moved = properties(0, "2026-07-11 13:00");
        for (calendar, sequence, start) in [
            (&first, "0", "20260801T010000Z"),
            (&moved, "1", "20260802T010000Z"),
        ] {
            assert_eq!(value(calendar, "UID"), "cable-first@status.example");
            assert_eq!(value(calendar, "SEQUENCE"), sequence);
            assert_eq!(value(calendar, "DTSTART"), start);
            assert_eq!(value(calendar, "STATUS"), "CONFIRMED");
        }
        assert_eq!(value(&moved, "DTEND"), "20260802T030000Z");
        assert_eq!(value(&moved, "DTSTAMP"), "20260711T110000Z");
        assert_eq!(
            value(&properties(0, "2026-07-12 13:00"), "STATUS"),
            "CANCELLED"
        );
    }

    #[test]
    fn texts_are_escaped_folded_and_named_by_their_language() {
        let da = properties(1, "2026-07-10 13:00");
        let title =
            "New cable\\; no orders\\, no ørders and certainly no frying of fish in the meantime";
        assert_eq!(value(&da, "SUMMARY;LANGUAGE=en"), title);
        let told = value(&da, "DESCRIPTION;LANGUAGE=en");
        assert_eq!(told, "We lay a cable.\\n\\nOrders wait.");
        assert_eq!(
            da.last().unwrap(),
            &("END".to_owned(), "VCALENDAR".to_owned())
        );
    }
}
