//! The edition, its language and its moment, and the small values that every view is made of.

use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

use crate::locale::{Direction, Locale};
use crate::model::{ComponentClaim, ComponentIndex, Edition, Localized, Moment, Window};
use crate::schema::incident::ComponentStatus;

/// What every view is made from.
#[derive(Clone, Copy)]
pub(in crate::site) struct Scene<'a> {
    /// One brand in one language.
    pub(in crate::site) edition: &'a Edition<'a>,
    /// How its language is written.
    pub(in crate::site) locale: &'a Locale,
    /// The moment that everything is told at.
    pub(in crate::site) as_of: Moment,
}

/// A text with its language, where that is not the page's.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) lang: Option<&'a str>,
    /// Its direction, where words of the page's beside it could change its order.
    apart: Option<&'static str>,
}

/// A time for people and for machines.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Time {
    pub(super) datetime: String,
    pub(super) words: String,
    pub(super) zone: Option<String>,
}

/// A sentence of the interface with times in it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Sentence(Vec<Part>);

/// A piece of a sentence: words or a time.
#[derive(Clone, Debug, Serialize)]
struct Part {
    text: Option<String>,
    time: Option<Time>,
}

/// A state by word, shape and colour; the key names shape and colour.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct State {
    pub(in crate::site) key: &'static str,
    pub(in crate::site) word: String,
}

/// Stands in a message where a time goes; nobody types it.
const MARKS: [&str; 2] = ["\u{e000}", "\u{e001}"];

impl<'a> Scene<'a> {
    /// A text as readers of the page's language see it.
    pub(super) fn text(&self, text: &'a Localized) -> Text<'a> {
        let shown = text.shown(self.edition.language);
        Text {
            text: shown.text,
            lang: shown.other.map(|l| l.as_str()),
            apart: self
                .locale
                .direction()
                .apart(shown.text)
                .map(Direction::as_str),
        }
    }

    /// A text that may be missing.
    pub(super) fn maybe(&self, text: Option<&'a Localized>) -> Option<Text<'a>> {
        text.map(|text| self.text(text))
    }

    /// Words of the interface.
    pub(in crate::site) fn message(&self, id: &str) -> String {
        self.locale.message(id, &[])
    }

    /// The clock time of a moment.
    pub(super) fn clock(&self, moment: Moment) -> Time {
        self.time(moment, self.locale.clock(moment))
    }

    /// The clock time as it stands in a sentence, with the day where it is not that of another moment.
    pub(super) fn when(&self, moment: Moment, beside: Moment) -> Time {
        self.time(moment, self.locale.when_said(moment, beside))
    }

    /// The clock time, with the date in short where the day is not that of another moment.
    pub(super) fn short(&self, moment: Moment, beside: Moment) -> Time {
        let day = self.day_of(moment);
        if day == self.day_of(beside) {
            return self.clock(moment);
        }
        let (day, clock) = (self.locale.short_date(day), self.locale.clock(moment));
        let words = [("day", day.as_str()), ("clock", clock.as_str())];
        self.time(moment, self.locale.message("day-and-clock", &words))
    }

    /// The day and clock time of a moment near the page's own.
    pub(super) fn day_and_clock(&self, moment: Moment) -> Time {
        self.time(moment, self.locale.day_and_clock(moment))
    }

    /// A day with its year.
    pub(super) fn date(&self, date: NaiveDate) -> Time {
        Time {
            datetime: date.to_string(),
            words: self.locale.date(date),
            zone: None,
        }
    }

    /// The date and clock time of a moment that may be long ago.
    pub(super) fn date_and_clock(&self, moment: Moment) -> Time {
        let (day, clock) = (
            self.locale.date(self.day_of(moment)),
            self.locale.clock(moment),
        );
        let words = [("day", day.as_str()), ("clock", clock.as_str())];
        self.time(moment, self.locale.message("day-and-clock", &words))
    }

    /// A message with one time in it.
    pub(super) fn sentence(&self, id: &str, when: Time) -> Sentence {
        let words = self.locale.message(id, &[("when", MARKS[0])]);
        Sentence::cut(&words, &[when])
    }

    /// A message without a time in it, where a sentence is wanted.
    pub(super) fn plain(&self, id: &str) -> Sentence {
        Sentence::cut(&self.message(id), &[])
    }

    /// Hours of one day, as a sentence of the interface.
    pub(super) fn hours(&self, id: &str, [from, until]: [Moment; 2]) -> Sentence {
        self.span(id, self.clock(from), self.end(until))
    }

    /// From one moment to another, the day named once where it is one day.
    pub(super) fn interval(&self, from: Moment, until: Moment) -> Sentence {
        if self.day_of(from) != self.day_of(until) {
            let [from, until] = [from, until].map(|m| self.date_and_clock(m));
            return self.span("page-interval", from, until);
        }
        let (day, clock) = (self.locale.date(self.day_of(from)), self.locale.clock(from));
        let words = [("day", day.as_str()), ("clock", clock.as_str())];
        let begin = self.time(from, self.locale.message("span-begin", &words));
        self.span("page-interval", begin, self.end(until))
    }

    /// From one moment to another by the clock, with the day in short where it is not that of a third.
    pub(super) fn spell(&self, [from, until]: [Moment; 2], beside: Moment) -> Sentence {
        let end = match self.day_of(until) == self.day_of(beside) {
            true => self.end(until),
            false => self.short(until, beside),
        };
        self.span("page-interval", self.short(from, beside), end)
    }

    /// Since a moment, with the day in short where it is not that of another.
    pub(super) fn since(&self, from: Moment, beside: Moment) -> Sentence {
        let when = match self.day_of(from) == self.day_of(beside) {
            true => self.when(from, beside),
            false => self.short(from, beside),
        };
        self.sentence("page-since", when)
    }

    /// A window of a maintenance.
    pub(super) fn window(&self, window: Window) -> Sentence {
        self.interval(window.from, window.until)
    }

    /// The day of a moment in the site's zone.
    pub(super) fn day_of(&self, moment: Moment) -> NaiveDate {
        moment.with_timezone(&self.edition.site.zone).date_naive()
    }

    /// The names of the brand's components that are hit, as a list.
    pub(super) fn names(&self, claims: &[ComponentClaim]) -> Option<String> {
        let of_brand = &self.edition.brand.components;
        let hit = claims.iter().map(|c| c.component);
        let hit: Vec<_> = hit.filter(|c| of_brand.contains(c)).collect();
        (!hit.is_empty()).then(|| self.list_of(&hit))
    }

    /// The names of components as a list, each kept apart from the direction of what stands around it.
    pub(super) fn list_of(&self, components: &[ComponentIndex]) -> String {
        let all = &self.edition.site.components;
        let names = components.iter().map(|&c| self.text(&all[c].name).text);
        let names: Vec<_> = names.map(|name| self.locale.isolated(name)).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        self.locale.list(&names)
    }

    /// The state of a component.
    pub(super) fn component_state(&self, status: ComponentStatus) -> State {
        State {
            key: key_of(status),
            word: self.message(&format!("level-{}", status.as_str())),
        }
    }

    /// The clock time at the end of a span.
    fn end(&self, moment: Moment) -> Time {
        let clock = self.locale.clock(moment);
        self.time(
            moment,
            self.locale.message("span-end", &[("clock", &clock)]),
        )
    }

    /// From one time to another; a zone that both have is said once.
    fn span(&self, id: &str, mut from: Time, until: Time) -> Sentence {
        let marks = [("from", MARKS[0]), ("until", MARKS[1])];
        from.zone
            .take_if(|zone| Some(&*zone) == until.zone.as_ref());
        Sentence::cut(&self.locale.message(id, &marks), &[from, until])
    }

    fn time(&self, moment: Moment, words: String) -> Time {
        let local = moment.with_timezone(&self.edition.site.zone);
        Time {
            datetime: local.to_rfc3339_opts(SecondsFormat::Secs, false),
            words,
            zone: Some(self.locale.zone_name(moment)),
        }
    }
}

impl Time {
    /// The time with its zone, as plain text.
    pub(super) fn to_text(&self) -> String {
        match &self.zone {
            Some(zone) => format!("{} {zone}", self.words),
            None => self.words.clone(),
        }
    }
}

impl Sentence {
    /// The sentence as plain text.
    pub(super) fn to_text(&self) -> String {
        let parts = self.0.iter().map(|part| match (&part.text, &part.time) {
            (Some(text), _) => text.clone(),
            (None, time) => time.as_ref().map(Time::to_text).unwrap_or_default(),
        });
        parts.collect()
    }

    fn cut(words: &str, times: &[Time]) -> Self {
        let mut parts = Vec::new();
        let mut rest = words;
        while let Some(at) = rest.find(['\u{e000}', '\u{e001}']) {
            let (text, tail) = rest.split_at(at);
            let mark = usize::from(tail.starts_with(MARKS[1]));
            parts.push(Part::text(text));
            parts.push(Part::time(times.get(mark).cloned()));
            rest = &tail[MARKS[mark].len()..];
        }
        parts.push(Part::text(rest));
        parts.retain(|p| p.time.is_some() || p.text.as_ref().is_some_and(|t| !t.is_empty()));
        Self(parts)
    }
}

impl Part {
    fn text(text: &str) -> Self {
        Self {
            text: Some(text.to_owned()),
            time: None,
        }
    }

    fn time(time: Option<Time>) -> Self {
        Self { text: None, time }
    }
}

/// The name of a status in styles and icons.
pub(super) fn key_of(status: ComponentStatus) -> &'static str {
    match status {
        ComponentStatus::Operational => "ok",
        ComponentStatus::UnderMaintenance => "plan",
        ComponentStatus::DegradedPerformance => "degraded",
        ComponentStatus::PartialOutage => "partial",
        ComponentStatus::MajorOutage => "major",
    }
}
