//! What a postmortem starts from: what customers were told, in the order of the hours, and how long it took. Never adds a
//! cause or a change that nobody stated.

use super::standing;
use crate::locale::Locale;
use crate::markdown::first_sentence;
use crate::model::{Incident, Localized, Site, Update};

/// The longest sentence that says nothing by itself, such as one of regret, in characters.
const OPENING: usize = 40;

/// The Markdown of a postmortem as far as the log tells it, below an opening of the author's or the phrasebook's.
pub fn skeleton(site: &Site, incident: &Incident, locale: &Locale, opening: &str) -> String {
    let telling = Telling {
        site,
        incident,
        locale,
    };
    let parts = [
        Some(opening.to_owned()),
        telling.effect(),
        Some(telling.course()),
        telling.cause(),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join("\n\n")
}

/// The lines to fill in that only an author can.
pub fn hints() -> Vec<String> {
    let lines = [
        "A postmortem says what happened, why, and what changes by when:",
        "improvements:",
        "  - what: ...",
        "    due: YYYY-MM-DD",
        "    owner: a team, never a person",
        "thanks: ...",
    ];
    lines.map(str::to_owned).into()
}

struct Telling<'t> {
    site: &'t Site,
    incident: &'t Incident,
    locale: &'t Locale,
}

impl Telling<'_> {
    /// What people could not do, as it was last said while it went on.
    fn effect(&self) -> Option<String> {
        let said = |u: &&Update| u.facts.effect.is_some();
        let last = self.incident.updates.iter().rev().find(said)?;
        let scope = last.facts.scope.as_ref().map(|s| self.shown(s));
        let effect = last.facts.effect.as_ref().map(|e| self.shown(e));
        let words: Vec<_> = [effect, scope].into_iter().flatten().collect();
        Some(self.below("page-lost", &words.join(" ")))
    }

    /// When it began and ended, and the first sentence of every update.
    fn course(&self) -> String {
        let began = self.incident.dated();
        let ended = self.incident.ended().unwrap_or(self.site.now);
        let from = self.locale.day_and_clock(began);
        let until = self.locale.when_said(ended, began);
        let length = self.locale.duration(ended - began);
        let lines = self.incident.updates.iter().map(|u| self.line(u));
        let lines: Vec<_> = lines.collect();
        let course = format!("{from} – {until} · {length}\n\n{}", lines.join("\n"));
        self.below("page-course", &course)
    }

    fn line(&self, update: &Update) -> String {
        let body = self.shown(&update.body);
        let words = first_sentence(&body, |s| s.chars().count() <= OPENING);
        let at = self
            .locale
            .when_said(update.at.value, self.incident.dated());
        format!("- {at}: {words}")
    }

    fn cause(&self) -> Option<String> {
        let cause = self.incident.facts()?.cause.as_ref()?;
        Some(self.below("page-caused-by", &self.shown(cause)))
    }

    fn below(&self, heading: &str, text: &str) -> String {
        format!("## {}\n\n{text}", self.locale.message(heading, &[]))
    }

    fn shown(&self, text: &Localized) -> String {
        standing::shown(self.site, text)
    }
}
