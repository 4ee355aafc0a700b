//! `phrases/LANG.yaml` as written: whole sentences by status, situation, tone and part.
//!
//! The file is a tree, `STATUS: SITUATION: TONE: PART: [phrase, ...]`; `any` in the place of a status holds for all nine.

use super::incident::{EmergencyCalls, Responsibility};
use super::node::{Node, Value};
use super::project::{Register, Tone};
use super::read::{Named, Read};
use super::record::{choice, record};
use super::shape::{Limit, Set, Shape, Shaped, Word};
use super::text::Language;
use super::update::Status;
use super::writing::FORMAT;
use crate::diagnostics::Diagnostic;
use crate::source::Spanned;

/// The keys that lead to a cell.
const CELL: &[Set] = &[
    Set::And(&Status::CHOICE, &ANY),
    Set::Choice(&Situation::CHOICE),
    Set::Choice(&Tone::CHOICE),
    Set::Choice(&Part::CHOICE),
];

static ANY: Word = Word {
    word: "any",
    about: "In every status.",
};

record! {
    /// A phrasebook.
    Phrasebook: "a map of keys and values" {
        /// The format of the file; this version reads 1.
        format: u64 = needed where Limit::Written(&FORMAT),
        /// The language of every phrase in it.
        language: Language = needed,
        /// The form of address, in languages that have two.
        register: Register,
        /// What a reply opens with, by what is known of the customer.
        greeting: Greeting,
        /// The subject of mails, by status.
        subject: Named<Sentences> where Limit::OneOf(&[Set::Choice(&Status::CHOICE)]),
        /// Phrases by status, situation, tone and part.
        phrases: Named<Named<Named<Named<Vec<Spanned<Phrase>>>>>> = needed where Limit::OneOf(CELL),
    }
}

record! {
    /// What a reply opens with.
    Greeting: "a map with `named` and `unnamed`" {
        /// With `{name}` where the customer's name stands.
        named: String,
        /// Where the name is not known.
        unnamed: String,
    }
}

record! {
    /// One wording of a part, in up to three lengths.
    Phrase: "a map with `short`, `medium`, `long` and `when`" {
        /// The facts that must hold.
        when: When,
        /// Fits everywhere.
        short: Sentences,
        /// A little more.
        medium: Sentences,
        /// All there is to say.
        long: Sentences,
    }
}

record! {
    /// The facts that must hold for a phrase: a closed list, never an expression.
    When: "a map of facts" {
        /// Whose fault it is.
        responsibility: Responsibility,
        /// Whether emergency calls get through.
        emergency_calls: EmergencyCalls,
        /// Whether the time of the fix may be told.
        eta: EtaFact,
        /// Whether compensation is decided.
        compensation: CompensationFact,
        /// Whether it happened before.
        repeat: bool,
        /// Whether a fix has failed.
        fix_failed: bool,
        /// Whether part of it is back.
        partly_back: bool,
        /// Whether a maintenance takes longer than announced.
        overrun: bool,
        /// Whether a promised update is overdue.
        overdue: bool,
    }
}

impl When {
    /// What is asked of each fact, in their order; nothing of those that it leaves open.
    pub fn asked(&self) -> [Option<&'static str>; 9] {
        let flag = |fact: &Option<Spanned<bool>>| {
            let fact = fact.as_ref()?;
            Some(if fact.value { "true" } else { "false" })
        };
        [
            self.responsibility.as_ref().map(|fact| fact.as_str()),
            self.emergency_calls.as_ref().map(|fact| fact.as_str()),
            self.eta.as_ref().map(|fact| fact.as_str()),
            self.compensation.as_ref().map(|fact| fact.as_str()),
            flag(&self.repeat),
            flag(&self.fix_failed),
            flag(&self.partly_back),
            flag(&self.overrun),
            flag(&self.overdue),
        ]
    }

    /// Whether no fact is asked for.
    pub fn is_empty(&self) -> bool {
        self.asked().iter().all(Option::is_none)
    }
}

/// One text, or several wordings of it.
#[derive(Clone, Debug, Default)]
pub struct Sentences(pub Vec<Spanned<String>>);

impl Read for Sentences {
    const EXPECTED: &'static str = "a text, or a list of texts";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::List(_) => Vec::read(node, problems).map(Self),
            _ => String::read(node, problems)
                .map(|text| Self(vec![Spanned::new(text.trim().to_owned(), node.place)])),
        }
    }
}

impl Shaped for Sentences {
    fn shape() -> Shape {
        let text = String::shape();
        Shape::Either(vec![text.clone(), text.list_of()])
    }
}

choice! {
    /// What `when: {eta: ...}` may ask.
    EtaFact: "`confirmed`" {
        /// The time may be told and has not passed.
        Confirmed = "confirmed",
    }
}

choice! {
    /// What `when: {compensation: ...}` may ask.
    CompensationFact: "`decided`" {
        /// Who, how much, when and what to do are known.
        Decided = "decided",
    }
}

choice! {
    /// What a customer wrote about.
    Situation: "a situation such as `general` or `when_back`" {
        /// The customer misses the service. The reply says where it stands and what helps now.
        General = "general",
        /// The customer asks for a time. The reply names the time of the next update, that of the repair only once it is confirmed.
        WhenBack = "when_back",
        /// The customer is angry. The reply is sorry for the day, and gives what helps now.
        Angry = "angry",
        /// The customer was told that it works. The reply gives the next step, then a person.
        StillNotWorking = "still_not_working",
        /// The customer depends on the service. The reply begins with the way to emergency help, then names a person.
        Vulnerable = "vulnerable",
        /// The customer cannot work. The reply names the contact for business.
        Business = "business",
        /// The customer asks for money back. The reply says who, how much, when and what to do once that is decided; the day of the decision before.
        Compensation = "compensation",
        /// The customer wants to leave. The reply says how, without a word on staying.
        Leave = "leave",
        /// The customer is kind. The reply says thank you, and stays sorry.
        Praise = "praise",
        /// The customer asks why. The reply gives the cause, where it is known.
        Cause = "cause",
        /// The customer fears for their data. The reply moves to a private channel and names who answers for privacy.
        Privacy = "privacy",
        /// The customer found nobody. The reply names who is there now.
        OffHours = "off_hours",
        /// The customer found us careless. The reply says sorry for the words, and offers a person.
        ToneComplaint = "tone_complaint",
        /// The customer has another problem. The reply names the right team.
        OtherIssue = "other_issue",
        /// The customer is with another brand of ours. The reply leads to the page of that brand.
        WrongBrand = "wrong_brand",
        /// The customer was answered before. The reply asks whether it works again.
        FollowUp = "follow_up",
    }
}

choice! {
    /// A part of a reply.
    Part: "`apology`, `status`, `next_step` or `coda`" {
        /// What we are sorry for.
        Apology = "apology",
        /// Where it stands.
        Status = "status",
        /// What the customer can do now.
        NextStep = "next_step",
        /// One light line after an intact triad.
        Coda = "coda",
    }
}
