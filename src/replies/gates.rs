//! The gates that a light line has to pass, and everything that shuts them. Shut is the default; never picks a line.
//!
//! One pure function of an edition, an incident at an update, a channel and a situation. Gates that only a desk can keep,
//! such as how often a line was pasted, are the desk's.

use std::collections::BTreeSet;
use std::fmt;

use chrono::Duration;

use super::book::Book;
use super::conditions::{Told, is_partly_back};
use super::harm::HarmWords;
use super::values::is_none;
use crate::channels::{Channel, Wit};
use crate::model::{Eta, EtaStanding, Incident, Localized, Moment, Nature, Update, fix_failed};
use crate::schema::incident::{EmergencyCalls, Impact};
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// Two complaints about the tone end it for everybody.
const TOO_MANY_COMPLAINTS: u64 = 2;
/// For so many days after a failure, another one of the same kind is no matter for a light line.
const SINCE_THE_LAST: i64 = 90;

/// The situations in which a light line can be kind.
pub(super) const WITTY: [Situation; 2] = [Situation::Angry, Situation::Praise];
/// The statuses in which a light line can be kind: the fault is found, and it is not yet told in full.
pub(super) const EASY: [Status; 3] = [Status::Identified, Status::Monitoring, Status::Resolved];

/// Something that shuts a gate of the playbook.
pub struct Gate {
    /// The number of the gate.
    pub number: u8,
    /// What shuts it.
    pub about: &'static str,
}

/// Defines the reasons, each with the gate that it shuts.
macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $number:literal => $reason:ident $(($held:ty))?,)+) => {
        /// Why no light line may stand in a reply.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) enum Reason { $($(#[doc = $doc])+ $reason $(($held))?,)+ }

        /// Everything that shuts a gate, in the order of the gates.
        pub const GATES: &[Gate] = &[
            $(Gate { number: $number, about: concat!($($doc,)+).trim_ascii() },)+
        ];
    };
}

reasons! {
    /// The brand allows no more than this tone.
    1 => ToneMax(Tone),
    /// The time for it is over.
    1 => ToneUntil,
    /// Emergency calls may not get through.
    2 => EmergencyCalls,
    /// A word of harm stands in what is told.
    3 => Harm(String),
    /// No words of harm are known in the language.
    3 => NoHarmWords(String),
    /// It is a matter of security.
    3 => Security,
    /// Something was lost.
    3 => DataLoss,
    /// People who depend on the service, or who fear for their privacy, have written.
    3 => Reports(String),
    /// Nothing light is said in this status.
    4 => Status(Status),
    /// It tells of compensation.
    4 => Compensation,
    /// Without a cause, a way round that was tried and something back, it is too grave.
    5 => Severe,
    /// A promised update is late or was.
    6 => Overdue,
    /// A fix has failed.
    6 => FixFailed,
    /// The time of the repair has passed.
    6 => EtaMissed,
    /// It has happened before.
    7 => Repeat(String),
    /// The channel is none where one person is answered in public.
    8 => Channel(String),
    /// The customer wrote about something else.
    9 => Situation(Situation),
    /// Nobody has written a light line for it.
    12 => NoCoda(String),
    /// Customers complained about the tone.
    14 => ToneComplaints(u64),
}

/// What shuts the gates for an update, whatever the channel and the situation.
#[derive(Clone, Debug)]
pub(super) struct Gates<'g> {
    status: Status,
    language: &'g str,
    book: &'g Book,
    shut: Vec<Reason>,
}

impl<'g> Gates<'g> {
    /// The gates at an update.
    pub(super) fn of(told: &Told<'g>, book: &'g Book) -> Self {
        let mut shut = Vec::new();
        shut.extend(switch(told));
        shut.extend(emergency(told));
        shut.extend(harm(told));
        shut.extend(status(told));
        shut.extend(severity(told));
        shut.extend(promises(told));
        shut.extend(repeat(told));
        shut.extend(complaints(told));
        let (status, language) = (told.update().status.value, told.edition.language.as_str());
        if !has_coda(book, status, &WITTY) {
            shut.push(Reason::NoCoda(language.to_owned()));
        }
        Self {
            status,
            language,
            book,
            shut,
        }
    }

    /// What shuts them everywhere; nothing where some channel and situation may have a light line.
    pub(super) fn reasons(&self) -> &[Reason] {
        &self.shut
    }

    /// Whether a light line may stand in the replies of a channel to a situation, or everything that is against it.
    pub(super) fn pass(&self, channel: &Channel, situation: Situation) -> Result<(), Vec<Reason>> {
        let mut shut = self.shut.clone();
        if channel.wit == Wit::Never {
            shut.push(Reason::Channel(channel.id.clone()));
        }
        let unwritten = Reason::NoCoda(self.language.to_owned());
        if !WITTY.contains(&situation) {
            shut.push(Reason::Situation(situation));
        } else if !has_coda(self.book, self.status, &[situation]) && !shut.contains(&unwritten) {
            shut.push(unwritten);
        }
        match shut.is_empty() {
            true => Ok(()),
            false => Err(shut),
        }
    }
}

/// Gate 12: whether somebody has written a light line for a status and one of the situations.
fn has_coda(book: &Book, status: Status, situations: &[Situation]) -> bool {
    let lines = |s: &Situation| book.phrases_of_cell(status, (*s, Tone::Light), Part::Coda);
    situations.iter().any(|s| !lines(s).is_empty())
}

/// Gates 1 and 15: somebody has to want it, for this brand and for now.
fn switch(told: &Told<'_>) -> Vec<Reason> {
    let most = told.edition.brand.tone_max;
    let until = told.edition.site.replies.tone_until;
    let capped = (most < Tone::Light).then_some(Reason::ToneMax(most));
    let over = until.is_some_and(|until| told.now() > until);
    let over = over.then_some(Reason::ToneUntil);
    capped.into_iter().chain(over).collect()
}

/// Gate 2: not while anybody may be unable to call for help, or while nobody knows.
fn emergency(told: &Told<'_>) -> Option<Reason> {
    (told.emergency_calls() != EmergencyCalls::Ok).then_some(Reason::EmergencyCalls)
}

/// Gate 3: nobody was harmed, as far as is known.
fn harm(told: &Told<'_>) -> Vec<Reason> {
    let loss = told.update().facts.data_loss.as_ref();
    let security = told.incident.nature == Nature::Security;
    let mut shut = Vec::new();
    shut.extend(harmful_word(told));
    shut.extend(security.then_some(Reason::Security));
    shut.extend(loss.filter(|l| !is_none(l)).map(|_| Reason::DataLoss));
    let grave = [Situation::Vulnerable, Situation::Privacy];
    let reported = grave.iter().filter(|s| reports(told, **s).any(|n| n > 0));
    shut.extend(reported.map(|s| Reason::Reports(s.as_str().to_owned())));
    shut
}

/// What customers reported up to the update, newest first.
fn reports<'t>(told: &Told<'t>, situation: Situation) -> impl Iterator<Item = u64> + use<'t> {
    let updates = told.updates_so_far().iter().rev();
    let reports = updates.flat_map(|u| &u.private.reports);
    let of_it = reports.filter(move |(kind, _)| kind.value == situation.as_str());
    of_it.map(|(_, count)| *count)
}

fn harmful_word(told: &Told<'_>) -> Option<Reason> {
    let own = told.edition.language.base();
    let Some(own_words) = HarmWords::of(own) else {
        return Some(Reason::NoHarmWords(own.to_owned()));
    };
    let texts = texts(told.incident, told.updates_so_far());
    let texts = texts.iter().flat_map(|t| t.iter());
    // Facts stand from update to update: each text is read once.
    let texts: BTreeSet<_> = texts.map(|(l, text)| (l.base(), text.as_str())).collect();
    let mut words = texts.into_iter().filter_map(|(language, text)| {
        let other = || HarmWords::of(language)?.find(text).map(str::to_owned);
        match language == own {
            true => own_words.find(text).map(str::to_owned),
            false => other(),
        }
    });
    words.next().map(Reason::Harm)
}

/// All that customers can read of an incident up to an update. Facts that no longer stand were told all the same.
fn texts<'i>(incident: &'i Incident, updates: &'i [Update]) -> Vec<&'i Localized> {
    let mut texts = vec![&incident.title];
    for update in updates {
        let (facts, parts) = (&update.facts, &update.parts);
        let workaround = facts.known_workaround();
        let optional = [
            facts.effect.as_ref(),
            facts.scope.as_ref(),
            facts.cause.as_ref(),
            facts.unknown.as_ref(),
            facts.still_not_working.as_ref(),
            workaround.map(|w| &w.text),
            workaround.and_then(|w| w.short.as_ref()),
            update.no_change.as_ref(),
            update.verified.as_ref().map(|v| &v.how),
            update.thanks.as_ref(),
            parts.apology.as_ref(),
            parts.status.as_ref(),
            parts.next_step.as_ref(),
        ];
        texts.push(&update.body);
        texts.extend(optional.into_iter().flatten());
        texts.extend(update.improvements.iter().map(|i| &i.what));
    }
    texts
}

/// Gate 4: once the fault is found and until it is told in full. Planned work is never a joke.
fn status(told: &Told<'_>) -> Vec<Reason> {
    let update = told.update();
    let status = update.status.value;
    let news = update.facts.compensation.as_ref();
    let news = news.filter(|c| c.place.file == update.file);
    let mut shut = Vec::new();
    shut.extend((!EASY.contains(&status)).then_some(Reason::Status(status)));
    shut.extend(news.map(|_| Reason::Compensation));
    shut
}

/// Gate 5, with the exception of gate 4: in the gravest cases only once it is nearly over, or where all that helps is known.
fn severity(told: &Told<'_>) -> Option<Reason> {
    let facts = &told.update().facts;
    let is_open = told.update().status.value.is_before(Status::Monitoring);
    let tried = facts
        .known_workaround()
        .is_some_and(|w| w.verified.is_some());
    let is_known = facts.cause.is_some() && tried && is_partly_back(told);
    let severe = facts.impact == Impact::Critical && is_open && !is_known;
    severe.then_some(Reason::Severe)
}

/// Gate 6: everything that was promised has come.
fn promises(told: &Told<'_>) -> Vec<Reason> {
    let updates = told.updates_so_far();
    let is_late = |(update, next): (&Update, &Update)| {
        let promise = update.next_update.as_ref();
        promise.is_some_and(|p| p.value < next.at.value)
    };
    let was_late = updates.iter().zip(&updates[1..]).any(is_late);
    let now = spoken_of(told);
    let is_overdue = told.stands() && told.incident.overdue(told.now()).is_some();
    let overruns = told.stands() && told.incident.overruns(told.now());
    let missed = (0..updates.len()).any(|i| missed_eta(&updates[i..], now));
    let mut shut = Vec::new();
    shut.extend((was_late || is_overdue || overruns).then_some(Reason::Overdue));
    shut.extend(fix_failed(updates).then_some(Reason::FixFailed));
    shut.extend(missed.then_some(Reason::EtaMissed));
    shut
}

/// The time that the update speaks of: now, while it is the last word.
fn spoken_of(told: &Told<'_>) -> Moment {
    match told.stands() {
        true => told.now(),
        false => told.update().at.value,
    }
}

/// Whether the time that the first update told has passed without a word that it works again.
fn missed_eta(updates: &[Update], now: Moment) -> bool {
    let told = |eta: &&Eta| eta.standing == EtaStanding::Confirmed && eta.until < now;
    let Some(eta) = updates[0].facts.eta.as_ref().filter(told) else {
        return false;
    };
    let mut by_then = updates.iter().take_while(|u| u.at.value <= eta.until);
    !by_then.any(|u| u.status.value.promises_the_end())
}

/// Gate 7: nothing of the kind has happened lately.
fn repeat(told: &Told<'_>) -> Option<Reason> {
    let (incident, now) = (told.incident, spoken_of(told));
    let since = incident.started.value - Duration::days(SINCE_THE_LAST);
    let named = incident.repeat_of.as_ref().map(|r| r.value.as_str());
    let is_near =
        |o: &&Incident| o.started.value <= now && o.ended().is_none_or(|end| end >= since);
    let is_alike = |o: &&Incident| {
        let is_failure = o.id != incident.id && !o.is_maintenance();
        named == Some(&o.id) || (is_failure && share_a_component(o, incident))
    };
    let mut others = told.edition.site.incidents.iter();
    let near = others.find(|o| is_near(o) && is_alike(o));
    near.map(|o| Reason::Repeat(o.id.clone()))
}

fn share_a_component(one: &Incident, other: &Incident) -> bool {
    let mut hit = components(one);
    hit.any(|component| components(other).any(|c| c == component))
}

fn components(incident: &Incident) -> impl Iterator<Item = usize> {
    let later = incident.updates.iter().flat_map(|u| &u.changes);
    incident.components.iter().chain(later).map(|c| c.component)
}

/// Gate 14: enough customers said that it hurt. A later update that reports fewer opens it again.
fn complaints(told: &Told<'_>) -> Option<Reason> {
    let newest = reports(told, Situation::ToneComplaint).next()?;
    (newest >= TOO_MANY_COMPLAINTS).then_some(Reason::ToneComplaints(newest))
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ToneMax(most) => write!(f, "`tone_max` is `{}`", most.as_str()),
            Self::ToneUntil => f.write_str("`tone_until` has passed"),
            Self::EmergencyCalls => f.write_str("emergency calls may not get through"),
            Self::Harm(word) => write!(f, "the texts speak of harm: `{word}`"),
            Self::NoHarmWords(language) => {
                write!(f, "no words of harm are known in `{language}`")
            }
            Self::Security => f.write_str("it is a matter of security"),
            Self::DataLoss => f.write_str("data was lost"),
            Self::Reports(kind) => write!(f, "`reports` has `{kind}`"),
            Self::Status(status) => write!(f, "the status is `{}`", status.as_str()),
            Self::Compensation => f.write_str("the update tells of compensation"),
            Self::Severe => f.write_str(
                "the impact is `critical`, and there is no cause, no workaround that was tried, or nothing back",
            ),
            Self::Overdue => f.write_str("a promised update is late or was"),
            Self::FixFailed => f.write_str("a fix has failed"),
            Self::EtaMissed => f.write_str("the confirmed `eta` has passed"),
            Self::Repeat(id) => write!(f, "it has happened before: `{id}`"),
            Self::Channel(id) => write!(f, "nobody is answered in public on `{id}`"),
            Self::Situation(situation) => {
                write!(f, "`{}` is no situation for it", situation.as_str())
            }
            Self::NoCoda(language) => write!(f, "the `{language}` phrasebook has no line for it"),
            Self::ToneComplaints(count) => write!(f, "{count} customers complained about the tone"),
        }
    }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
