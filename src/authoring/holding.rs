//! The words that can go out before anybody knows more, in one language: from the phrasebook, the components and the
//! theme. Never claims a cause, a number or a time.

use crate::locale::{Locale, Messages};
use crate::model::{Edition, Site};
use crate::replies::{Book, Phrasebooks};
use crate::schema::Language;
use crate::schema::incident::ComponentStatus;
use crate::schema::phrasebook::Part;
use crate::schema::update::Status;

use super::propose::{Hit, emergency_calls};

/// Who speaks: a language of the site, with what there is to say in it.
pub struct Speaker<'s> {
    site: &'s Site,
    language: &'s Language,
    locale: &'s Locale,
    book: Option<&'s Book>,
}

/// What customers of one language are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingWords {
    /// What it is.
    pub title: String,
    /// What they cannot do.
    pub effect: String,
    /// Who is hit.
    pub scope: Option<String>,
    /// What is not known yet; of planned work everything is.
    pub unknown: Option<String>,
    /// The Markdown.
    pub body: String,
}

/// More names than this are no title.
const MOST_NAMES: usize = 3;

/// More words than this are hard to read in one sentence.
const MOST_WORDS: usize = 18;

impl<'s> Speaker<'s> {
    /// The speaker of an edition; nobody where its language has no words for this, but for the site's first.
    pub fn of(
        edition: &Edition<'s>,
        (locale, messages): (&'s Locale, &Messages),
        phrasebooks: &'s Phrasebooks,
    ) -> Option<Self> {
        let language = edition.language;
        let first = edition.site.languages.first() == Some(language);
        let lacks = messages
            .missing(language)
            .iter()
            .any(|id| id.starts_with("holding-"));
        (first || !lacks).then(|| Self {
            site: edition.site,
            language,
            locale,
            book: phrasebooks.get(language),
        })
    }

    /// The language.
    pub fn language(&self) -> &'s Language {
        self.language
    }

    /// The words for what is hit; of planned work where the status is one of a maintenance.
    pub fn words(&self, hits: &[Hit], status: Status) -> HoldingWords {
        let planned = status.is_of_maintenance();
        let effect = match planned {
            true => self.what_stops(hits),
            false => self.effect(hits),
        };
        let scope = match planned {
            true => Some(self.named("holding-scope-work", hits).join(" ")),
            false => Some(self.say("holding-scope", "")),
        };
        HoldingWords {
            title: self.title(hits, status),
            body: self.body(&effect, hits, status),
            effect,
            scope,
            unknown: (!planned).then(|| self.say("holding-unknown", "")),
        }
    }

    /// What it is, by the names of what is hit.
    fn title(&self, hits: &[Hit], status: Status) -> String {
        let names = self.names(hits);
        match (status.is_of_maintenance(), names.len() > MOST_NAMES) {
            (true, true) => self.say("holding-title-work-many", ""),
            (true, false) => self.say("holding-title-work", &self.list(&names)),
            (false, true) => self.say("holding-title-many", ""),
            (false, false) => self.say("holding-title", &self.list(&names)),
        }
    }

    /// What people cannot do, a sentence for each way in which something fails.
    fn effect(&self, hits: &[Hit]) -> String {
        let with = |status| hits.iter().filter(move |h| h.1 == status).copied();
        let outage: Vec<_> = with(ComponentStatus::MajorOutage).collect();
        let partial: Vec<_> = with(ComponentStatus::PartialOutage).collect();
        let weak: Vec<_> = with(ComponentStatus::DegradedPerformance).collect();
        let mut sentences = self.cannot(&outage, ("holding-cannot", "holding-down"));
        sentences.extend(self.cannot(&partial, ("holding-cannot-some", "holding-down-some")));
        sentences.extend(self.named("holding-weak", &weak));
        sentences.join(" ")
    }

    /// What people cannot do while work goes on.
    fn what_stops(&self, hits: &[Hit]) -> String {
        self.cannot(hits, ("holding-work", "holding-work-down"))
            .join(" ")
    }

    /// What people cannot do in the words of the components, and the names of those that have none.
    fn cannot(&self, hits: &[Hit], (said, named): (&str, &str)) -> Vec<String> {
        let (mut things, mut silent) = (Vec::new(), Vec::new());
        for hit in hits {
            let cannot = self.site.components[hit.0].cannot.as_ref();
            match cannot.and_then(|c| c.get(self.language)) {
                Some(text) => things.push(text.trim().trim_end_matches('.')),
                None => silent.push(*hit),
            }
        }
        let groups = self.in_sentences(said, &things).into_iter();
        let mut sentences: Vec<_> = groups.map(|t| self.say(said, &self.either(&t))).collect();
        sentences.extend(self.named(named, &silent));
        sentences
    }

    /// Sentences with the names of components.
    fn named(&self, id: &str, hits: &[Hit]) -> Vec<String> {
        let groups = self.in_sentences(id, &self.names(hits)).into_iter();
        groups
            .map(|names| self.say(id, &self.list(&names)))
            .collect()
    }

    /// Things in groups that are short enough for a sentence, together with the words around them.
    fn in_sentences<'t>(&self, id: &str, things: &[&'t str]) -> Vec<Vec<&'t str>> {
        let around = count_words(&self.say(id, ""));
        let mut groups: Vec<Vec<&str>> = Vec::new();
        let mut words = 0;
        for thing in things {
            // A word stands before the last of several.
            let more = count_words(thing) + 1;
            match groups.last_mut().filter(|_| words + more <= MOST_WORDS) {
                Some(group) => group.push(thing),
                None => {
                    groups.push(vec![thing]);
                    words = around;
                }
            }
            words += more;
        }
        groups
    }

    /// The text: what does not work and that we are sorry, where it stands, and the way out of an emergency.
    fn body(&self, effect: &str, hits: &[Hit], status: Status) -> String {
        let phrase = |part| self.book.and_then(|book| book.plain(status, part));
        let (apology, stands) = match (phrase(Part::Apology), phrase(Part::Status)) {
            (Some(apology), Some(stands)) => (apology, stands),
            _ if status.is_of_maintenance() => (
                self.say("holding-sorry-work", ""),
                self.say("holding-text-work", ""),
            ),
            _ => (self.say("holding-sorry", ""), self.say("holding-text", "")),
        };
        let mut paragraphs = vec![format!("{effect} {apology}"), stands];
        paragraphs.extend(self.advice(hits, status));
        paragraphs.join("\n\n")
    }

    fn advice(&self, hits: &[Hit], status: Status) -> Option<String> {
        emergency_calls(self.site, hits)?;
        let emergency = self.site.brands.first()?.emergency.as_ref()?;
        let advice = &emergency.advice.get(self.language)?.value;
        let id = match status.is_of_maintenance() {
            true => "holding-emergency-work",
            false => "holding-emergency",
        };
        Some(self.say(id, advice.trim()))
    }

    fn names(&self, hits: &[Hit]) -> Vec<&'s str> {
        let site = self.site;
        let names = hits.iter().map(|hit| &site.components[hit.0].name);
        names.map(|name| name.shown(self.language).text).collect()
    }

    fn list(&self, names: &[&str]) -> String {
        self.locale.list(names)
    }

    /// Things of which none can be done: `a, b, or c`.
    fn either(&self, things: &[&str]) -> String {
        let Some((last, others)) = things.split_last() else {
            return String::new();
        };
        match others {
            [] => (*last).to_owned(),
            _ => {
                let first = others.join(", ");
                self.locale
                    .message("holding-or", &[("first", &first), ("last", last)])
            }
        }
    }

    fn say(&self, id: &str, what: &str) -> String {
        self.locale.message(id, &[("what", what)])
    }
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}
