//! The values of slots for one update in one language. Never mixes languages: a text that is not there is no value.

use super::facts::{ReplyFacts, moment_of};
use super::slot::{Slot, Values};
use crate::channels::{Channel, Links};
use crate::locale::Locale;
use crate::model::{Contact, Edition, Incident, Localized, Moment, Update};
use crate::schema::incident::ComponentStatus;

/// One update of one incident, read in one edition.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    pub(super) edition: &'r Edition<'r>,
    pub(super) locale: &'r Locale,
    pub(super) incident: &'r Incident,
    pub(super) index: usize,
}

/// Which address a link gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LinkLength {
    Short,
    Full,
}

impl<'r> Reading<'r> {
    pub(super) fn update(&self) -> &'r Update {
        &self.incident.updates[self.index]
    }

    /// What every slot stands for on a channel.
    pub(super) fn values(&self, facts: &ReplyFacts, channel: &Channel, link: LinkLength) -> Values {
        let mut values = Values::default();
        if channel.link == Links::Yes {
            values.set(Slot::Link, Some(self.link(link)));
        }
        self.set_texts(&mut values);
        self.set_times(&mut values, facts);
        self.set_compensation(&mut values);
        self.set_help(&mut values, channel);
        let brand = self.edition.brand.name.get(self.edition.language);
        values.set(Slot::Brand, brand.map(|n| n.value.clone()));
        values
    }

    fn link(&self, link: LinkLength) -> String {
        match link {
            LinkLength::Short => self.edition.short_url(self.incident),
            LinkLength::Full => self
                .edition
                .url(&format!("incidents/{}/", self.incident.id)),
        }
    }

    fn set_texts(&self, values: &mut Values) {
        let facts = &self.update().facts;
        let workaround = facts.known_workaround();
        let short = workaround.and_then(|w| w.short.as_ref());
        values.set(Slot::Workaround, self.sentence(workaround.map(|w| &w.text)));
        values.set(Slot::WorkaroundShort, self.sentence(short));
        values.set(Slot::Effect, self.sentence(facts.effect.as_ref()));
        values.set(Slot::Scope, self.sentence(facts.scope.as_ref()));
        values.set(Slot::Cause, self.sentence(facts.cause.as_ref()));
        values.set(Slot::Unknown, self.sentence(facts.unknown.as_ref()));
        values.set(
            Slot::StillNotWorking,
            self.sentence(facts.still_not_working.as_ref()),
        );
        values.set(Slot::DataLoss, self.data_loss(facts.data_loss.as_ref()));
        let verified = self.update().verified.as_ref();
        values.set(Slot::VerifiedHow, self.sentence(verified.map(|v| &v.how)));
        values.set(Slot::Components, self.components());
    }

    fn set_times(&self, values: &mut Values, facts: &ReplyFacts) {
        let update = self.update();
        let when = |moment: Moment| Some(self.locale.when(moment, update.at.value));
        let promised = update.next_update.as_ref().filter(|_| !facts.overdue);
        values.set(Slot::NextUpdate, promised.and_then(|p| when(p.value)));
        values.set(Slot::At, when(update.at.value));
        values.set(Slot::Started, when(self.incident.started.value));
        values.set(
            Slot::VerifiedAt,
            update.verified.as_ref().and_then(|v| when(v.at)),
        );
        let now = moment_of(self.edition, self.incident, self.index);
        values.set(Slot::Eta, update.facts.confirmed_eta(now).and_then(when));
        let window = update.facts.window;
        values.set(
            Slot::WindowFrom,
            window.map(|w| self.locale.day_and_clock(w.from)),
        );
        values.set(
            Slot::WindowUntil,
            window.map(|w| self.locale.when(w.until, w.from)),
        );
    }

    fn set_compensation(&self, values: &mut Values) {
        let Some(compensation) = &self.update().facts.compensation else {
            return;
        };
        values.set(
            Slot::CompensationWho,
            self.sentence(compensation.who.as_ref()),
        );
        values.set(
            Slot::CompensationAmount,
            self.sentence(compensation.amount.as_ref()),
        );
        values.set(
            Slot::CompensationWhen,
            self.sentence(compensation.when.as_ref()),
        );
        values.set(
            Slot::CompensationAction,
            self.sentence(compensation.action.as_ref()),
        );
        let at = self.update().at.value;
        let decision = compensation.decision_by.map(|m| self.locale.when(m, at));
        values.set(Slot::DecisionBy, decision);
    }

    fn set_help(&self, values: &mut Values, channel: &Channel) {
        let brand = self.edition.brand;
        let contact = brand
            .contacts
            .help
            .as_ref()
            .filter(|c| self.can_be_reached(c));
        values.set(
            Slot::Contact,
            contact.and_then(|c| self.contact(c, channel)),
        );
        let Some(emergency) = &brand.emergency else {
            return;
        };
        let numbers: Vec<_> = emergency.numbers.iter().map(String::as_str).collect();
        values.set(Slot::EmergencyNumbers, Some(self.locale.list(&numbers)));
        values.set(
            Slot::EmergencyAdvice,
            self.sentence(Some(&emergency.advice)),
        );
    }

    /// A contact that needs what is down is no help.
    fn can_be_reached(&self, contact: &Contact) -> bool {
        !contact.needs.iter().any(|component| {
            let claims = &self.update().facts.components;
            let claim = claims.iter().find(|c| c.component == *component);
            claim.is_some_and(|c| c.status >= ComponentStatus::PartialOutage)
        })
    }

    /// Its name and the first way to reach it that the channel can carry.
    fn contact(&self, contact: &Contact, channel: &Channel) -> Option<String> {
        let name = contact.name.get(self.edition.language)?;
        let url = contact.url.as_ref().filter(|_| channel.link == Links::Yes);
        let way = url.or(contact.phone.as_ref()).or(contact.email.as_ref())?;
        Some(format!("{}, {way}", name.value))
    }

    /// The names of what is hit, or of all that the incident named once everything is back.
    fn components(&self) -> Option<String> {
        let claims = &self.update().facts.components;
        let hit = claims
            .iter()
            .filter(|c| c.status != ComponentStatus::Operational);
        let mut hit: Vec<_> = hit.map(|c| c.component).collect();
        if hit.is_empty() {
            hit = claims.iter().map(|c| c.component).collect();
        }
        let known = hit
            .iter()
            .filter(|c| self.edition.brand.components.contains(c));
        let names: Option<Vec<_>> = known
            .map(|c| {
                self.edition.site.components[*c]
                    .name
                    .get(self.edition.language)
            })
            .map(|name| name.map(|n| n.value.as_str()))
            .collect();
        names
            .filter(|n| !n.is_empty())
            .map(|n| self.locale.list(&n))
    }

    /// `data_loss: none` is a fact and not a sentence; the phrases have their own words for it.
    fn data_loss(&self, text: Option<&Localized>) -> Option<String> {
        self.sentence(text)
            .filter(|t| !matches!(t.as_str(), "none." | "None."))
    }

    /// An author's text as a whole sentence of its own, in one line.
    fn sentence(&self, text: Option<&Localized>) -> Option<String> {
        let text = text?.get(self.edition.language)?;
        let words: Vec<_> = text.split_whitespace().collect();
        let mut sentence = words.join(" ").replace(['{', '}'], "");
        if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?', '…', ':', ')', '"', '”'])
        {
            sentence.push('.');
        }
        Some(sentence)
    }
}
