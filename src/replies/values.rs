//! The values of slots at an update, in one language. Never another language in place of a missing one.

use std::borrow::Cow;

use super::conditions::Told;
use super::contacts::{contact, contact_for, escalation, other_brands};
use super::slots::Slot;
use super::telling::Telling;
use crate::channels::Clock;
use crate::locale::Locale;
use crate::markdown::to_text;
use crate::model::{Compensation, Localized, Moment, Window};
use crate::schema::incident::{ComponentStatus, EmergencyCalls};
use crate::schema::project::PhraseLength;
use crate::schema::update::Status;

/// The values of every slot at an update, for channels that tell it in one way.
#[derive(Clone, Debug)]
pub(super) struct Values {
    values: Vec<Option<String>>,
    short_link: Option<String>,
}

impl Values {
    /// The values at an update.
    pub(super) fn of(told: &Told<'_>, locale: &Locale, telling: Telling) -> Self {
        let source = Source {
            told,
            locale,
            telling,
        };
        let values = Slot::ALL.iter().map(|&slot| source.value(slot)).collect();
        let short = || told.edition.short_url(told.incident);
        Self {
            values,
            short_link: telling.links().then(short),
        }
    }

    /// The value of a slot in a phrase of a length; the shortest phrases link to the shortest address.
    pub(super) fn get(&self, slot: Slot, length: PhraseLength) -> Option<&str> {
        match (slot, length) {
            (Slot::Link, PhraseLength::Short) => self.short_link.as_deref(),
            _ => self.values[slot as usize].as_deref(),
        }
    }
}

struct Source<'t> {
    told: &'t Told<'t>,
    locale: &'t Locale,
    telling: Telling,
}

impl Source<'_> {
    fn value(&self, slot: Slot) -> Option<String> {
        let (told, facts) = (self.told, &self.told.update().facts);
        let workaround = || {
            let known = facts.known_workaround().filter(|w| self.stands(w.expires));
            known.filter(|_| !self.is_advice_of_the_past())
        };
        match slot {
            Slot::Link => self.telling.links().then(|| self.page()),
            Slot::NextUpdate => told.promise().map(|m| self.when(m)),
            Slot::Workaround => self.sentence(Some(&workaround()?.text)),
            Slot::WorkaroundShort => self.sentence(workaround()?.short.as_ref()),
            Slot::Effect => self.sentence(facts.effect.as_ref()),
            Slot::Scope => self.sentence(facts.scope.as_ref()),
            Slot::Components => self.components(),
            Slot::Cause => self.sentence(facts.cause.as_ref()),
            Slot::Unknown => self.sentence(facts.unknown.as_ref()),
            Slot::StillNotWorking => self.sentence(facts.still_not_working.as_ref()),
            Slot::At => Some(self.when(told.update().at.value)),
            Slot::Started => Some(self.when(told.incident.started.value)),
            Slot::VerifiedAt => Some(self.when(told.update().verified.as_ref()?.at)),
            Slot::VerifiedHow => self.sentence(Some(&told.update().verified.as_ref()?.how)),
            Slot::DataLoss => self.sentence(facts.data_loss.as_ref().filter(|d| !is_none(d))),
            Slot::Eta => told.eta().map(|m| self.when(m)),
            Slot::Contact => contact(told.edition, self.telling),
            Slot::BusinessContact
            | Slot::PrivacyContact
            | Slot::BillingContact
            | Slot::LeaveContact
            | Slot::VulnerableContact
            | Slot::ComplaintsBody => contact_for(slot, told.edition, self.telling),
            Slot::Escalation => escalation(told.edition, self.telling),
            Slot::OtherBrands => other_brands(told, self.telling),
            Slot::EmergencyNumbers | Slot::EmergencyAdvice => self.emergency(slot),
            Slot::WindowFrom => facts.window.map(|w| self.when(w.from)),
            Slot::WindowUntil => facts.window.map(|w| self.end_of(&w)),
            Slot::CompensationWho
            | Slot::CompensationAmount
            | Slot::CompensationWhen
            | Slot::CompensationAction
            | Slot::DecisionBy => self.compensation(slot, facts.compensation.as_ref()?),
            Slot::Brand => self.name(&told.edition.brand.name),
        }
    }

    fn page(&self) -> String {
        let path = format!("incidents/{}/", self.told.incident.id);
        self.told.edition.url(&path)
    }

    /// Whether something that ends still holds, at the time that the update speaks of.
    fn stands(&self, expires: Option<Moment>) -> bool {
        expires.is_none_or(|end| self.spoken_of() <= end)
    }

    /// The time that the update speaks of: now, while it is the last word.
    fn spoken_of(&self) -> Moment {
        match self.told.stands() {
            true => self.told.now(),
            false => self.told.update().at.value,
        }
    }

    /// Whether what to do was written for before a maintenance that has begun since.
    fn is_advice_of_the_past(&self) -> bool {
        let update = self.told.update();
        let begun = |w: &Window| w.from <= self.spoken_of();
        update.status.value == Status::Scheduled && update.facts.window.as_ref().is_some_and(begun)
    }

    /// A clock time, with the day where that is not the day of the update or not today.
    fn when(&self, moment: Moment) -> String {
        let at = self.told.update().at.value;
        match self.locale.is_one_day(moment, at) {
            true => self.when_beside(moment, self.told.now()),
            false => self.when_beside(moment, at),
        }
    }

    /// A clock time as the channel tells it, with the day where that is not the day of another moment.
    fn when_beside(&self, moment: Moment, other: Moment) -> String {
        let when = match self.telling.clock {
            Clock::Digits => self.locale.when_said(moment, other),
            Clock::Words => self.locale.when_spoken(moment, other),
        };
        match self.told.edition.site.replies.names_zone {
            true => format!("{when} {}", self.locale.zone_name(moment)),
            false => when,
        }
    }

    /// When a maintenance ends. As long as it is announced, that stands beside its begin, which names the day.
    fn end_of(&self, window: &Window) -> String {
        let announced = self.told.update().status.value == Status::Scheduled;
        let overruns = self.told.stands() && self.told.incident.overruns(self.told.now());
        match announced && !overruns {
            true => self.when_beside(window.until, window.from),
            false => self.when(window.until),
        }
    }

    /// What is hit; once everything works, what was.
    fn components(&self) -> Option<String> {
        let site = self.told.edition.site;
        let ours = &self.told.edition.brand.components;
        let mut components = self.told.components();
        components
            .retain(|(c, worst, _)| ours.contains(c) && *worst != ComponentStatus::Operational);
        let hit = |(_, _, now): &(usize, ComponentStatus, ComponentStatus)| {
            *now != ComponentStatus::Operational
        };
        if components.iter().any(hit) {
            components.retain(hit);
        }
        components.sort_unstable_by_key(|(c, _, _)| *c);
        let names = components
            .iter()
            .map(|(c, _, _)| self.name(&site.components[*c].name));
        let names: Vec<_> = names.collect::<Option<_>>()?;
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| self.locale.list(&names))
    }

    /// The numbers for an emergency, and what else to do where calls may not get through.
    fn emergency(&self, slot: Slot) -> Option<String> {
        let emergency = self.told.edition.brand.emergency.as_ref()?;
        if slot == Slot::EmergencyAdvice {
            let fails = self.told.emergency_calls() != EmergencyCalls::Ok;
            return self.sentence(Some(&emergency.advice).filter(|_| fails));
        }
        let numbers: Vec<_> = emergency.numbers.iter().map(String::as_str).collect();
        (!numbers.is_empty()).then(|| self.locale.list(&numbers))
    }

    fn compensation(&self, slot: Slot, compensation: &Compensation) -> Option<String> {
        match slot {
            Slot::CompensationWho => self.sentence(compensation.who.as_ref()),
            Slot::CompensationAmount => self.sentence(compensation.amount.as_ref()),
            Slot::CompensationWhen => self.sentence(compensation.when.as_ref()),
            Slot::CompensationAction => self.sentence(compensation.action.as_ref()),
            _ => compensation.decision_by.map(|m| self.when(m)),
        }
    }

    /// A name as it is written.
    fn name(&self, text: &Localized) -> Option<String> {
        let text = text.get(self.told.edition.language)?;
        Some(plain(text)).filter(|t| !t.is_empty())
    }

    /// A text of the author's as a whole sentence.
    fn sentence(&self, text: Option<&Localized>) -> Option<String> {
        let sentence = sentence(text?.get(self.told.edition.language)?)?;
        let can_be_said = !self.telling.is_aloud() || !holds_address(&sentence);
        can_be_said.then_some(sentence)
    }
}

/// `none` is an answer for the page and no sentence.
pub(super) fn is_none(text: &Localized) -> bool {
    text.iter()
        .any(|(_, t)| t.trim().trim_end_matches('.').eq_ignore_ascii_case("none"))
}

/// Whether a text has an address that nobody could write down by ear.
fn holds_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains('@')
}

/// Turns an author's words into whole sentences of plain text; nothing where they say nothing.
pub(super) fn sentence(markdown: &str) -> Option<String> {
    let mut text = plain(markdown);
    let closed = text.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    if text.is_empty() {
        return None;
    }
    if !closed.ends_with(['.', '!', '?', '…', ':', '。', '؟']) {
        text.push('.');
    }
    Some(text)
}

/// Plain text on one line and without braces, which customers would take for a slot left open.
fn plain(markdown: &str) -> String {
    let text = match is_plain(markdown) {
        true => Cow::Borrowed(markdown),
        false => Cow::Owned(to_text(markdown)),
    };
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace('{', "(").replace('}', ")")
}

/// Most facts are plain already, and there are thousands of them.
fn is_plain(text: &str) -> bool {
    let marks = |c: char| {
        matches!(
            c,
            '*' | '_' | '`' | '[' | '<' | '&' | '\\' | '\n' | '~' | '|'
        )
    };
    let starts = text.trim_start().starts_with(['#', '>', '-', '+', '=']);
    !starts && !text.contains(marks) && !text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn authors_words_become_whole_plain_sentences() {
        let cases = [
            ("A fuse", "A fuse."),
            ("A *fuse*  blew.\n", "A fuse blew."),
            ("Really?", "Really?"),
            ("It said \"off.\"", "It said \"off.\""),
            ("Use {this}", "Use (this)."),
        ];
        for (written, told) in cases {
            assert_eq!(sentence(written).as_deref(), Some(told));
        }
        assert_eq!(sentence("<!-- -->"), None);
    }
}
