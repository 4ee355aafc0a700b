//! A site on a day on which a light line may stand, and what shuts the gates once something of it is changed.

use super::{Gates, Reason};
use crate::channels::Channel;
use crate::channels::load_channels;
use crate::model::{Site, editions};
use crate::replies::conditions::Told;
use crate::replies::{Phrasebooks, Speech};
use crate::schema::Language;
use crate::schema::phrasebook::Situation;
use crate::site::fixture::site_of;
use crate::source::{BUILT_IN, Sources};

/// A site on a day on which a light line may stand.
const FILES: [(&str, &str); 7] = [
    (
        "amends.yaml",
        "format: 1
name: Test
url: https://status.example
time_zone: Europe/London
languages: [en, da]
replies:
  channels: [x, short, sms, chat, email, own]
  tone_max: light
  tone_until: 2026-07-11 20:00
channels:
  own:
    limit: 400
    unit: characters
    wit: true
components:
  - id: calls
    name: Calls
  - id: data
    name: Data
",
    ),
    (
        "incidents/now/incident.yaml",
        "title: Calls are failing
impact: major
started: 2026-07-11 13:00
emergency_calls: ok
components:
  calls: major_outage
",
    ),
    (
        "incidents/now/01-first.md",
        "---
status: investigating
at: 2026-07-11 13:10
next_update: 14:10
---
Calls fail. This is the first word.
",
    ),
    (
        "incidents/now/02-second.md",
        "---
status: identified
at: 2026-07-11 14:00
next_update: 16:00
effect: You cannot call.
---
We found it.
",
    ),
    (
        "incidents/before/incident.yaml",
        "title: Data is slow
impact: minor
started: 2026-06-01 13:00
components: [data]
",
    ),
    (
        "incidents/before/01-first.md",
        "---
status: investigating
at: 2026-06-01 13:10
---
It is slow.
",
    ),
    (
        "incidents/before/02-second.md",
        "---
status: resolved
at: 2026-06-01 14:00
---
It is over.
",
    ),
];

/// A phrasebook with one light line.
pub(super) const BOOK: &str = "format: 1
language: en
phrases:
  any:
    general:
      sincere:
        apology:
          - short: Sorry.
        status:
          - short: It fails.
        next_step:
          - short: Wait.
    angry:
      light:
        coda:
          - short: Our faces are red.
";

/// The site with some texts in place of others; each has to be there.
fn site(changes: &[(&str, &str)], now: &str) -> Site {
    let mut files = FILES.map(|(path, text)| (path, text.to_owned()));
    for (from, to) in changes {
        let found = files.iter_mut().find(|(_, text)| text.contains(from));
        let (_, text) = found.unwrap_or_else(|| panic!("no file has `{from}`"));
        *text = text.replacen(from, to, 1);
    }
    let files: Vec<_> = files.iter().map(|(p, t)| (*p, t.as_str())).collect();
    site_of(&files, now)
}

/// A reply on that site.
pub(super) struct Case<'c> {
    pub(super) changes: &'c [(&'c str, &'c str)],
    pub(super) now: &'c str,
    pub(super) channel: &'c str,
    pub(super) situation: Situation,
    pub(super) book: &'c str,
}

/// Nothing changed: every gate is open.
pub(super) const OPEN: Case<'static> = Case {
    changes: &[],
    now: "2026-07-11 15:00",
    channel: "x",
    situation: Situation::Angry,
    book: BOOK,
};

impl Case<'_> {
    pub(super) fn reasons(&self) -> Vec<Reason> {
        let site = site(self.changes, self.now);
        let mut sources = Sources::default();
        sources.add_theme_text(BUILT_IN, "phrases/en.yaml", self.book);
        let speech = Speech::every_language(None);
        let (books, _) = Phrasebooks::load(&sources, "default", &speech);
        let book = books.get(&Language::new("en").unwrap()).unwrap();
        let edition = editions(&site)[0];
        let incident = site.incidents.iter().find(|i| i.id == "now").unwrap();
        let told = Told {
            edition: &edition,
            incident,
            index: incident.updates.len() - 1,
        };
        let (channels, _) = load_channels(&site.replies.channels, &site.channels);
        let named = |c: &&Channel| c.id == self.channel;
        let channel = channels.iter().find(named).unwrap();
        let passed = Gates::of(&told, book).pass(channel, self.situation);
        passed.err().unwrap_or_default()
    }

    pub(super) fn check(&self, expect: &[Reason]) {
        let (changes, now) = (self.changes, self.now);
        assert_eq!(self.reasons(), expect, "{changes:?} at {now}");
    }
}
