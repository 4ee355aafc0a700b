//! The first rule of the composer: which phrases may be said at an update. Never weighs one against another.

use std::sync::Arc;

use super::book::{Book, Phrase};
use super::conditions::Conditions;
use super::slots::FactSet;
use super::values::Values;
use super::weigh::count_plain;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::update::Status;

/// What is known of an update, in the words of one edition and one kind of channel.
pub(super) struct Known<'k> {
    /// Where it stands.
    pub(super) status: Status,
    /// The facts that `when:` may ask for.
    pub(super) conditions: &'k Conditions,
    /// The values of slots.
    pub(super) values: &'k Values,
}

/// A text that may stand for a part.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// The text, filled.
    pub(super) text: Arc<str>,
    /// The facts that it tells.
    pub(super) facts: FactSet,
    /// The length that it is a wording of.
    pub(super) length: PhraseLength,
    /// What it counts in most units, where nothing in it counts in a way of its own.
    pub(super) plain: Option<usize>,
}

impl Sentence {
    /// A text with what it tells.
    pub(super) fn new(text: &str, facts: FactSet, length: PhraseLength) -> Self {
        Self {
            text: text.into(),
            facts,
            length,
            plain: count_plain(text),
        }
    }
}

/// The texts of a cell that may be said, none longer than `longest`: all slots filled, all facts met; longer ones first.
pub(super) fn candidates(
    known: &Known<'_>,
    book: &Book,
    (cell, part): ((Situation, Tone), Part),
    longest: PhraseLength,
) -> Vec<Sentence> {
    let phrases = book.phrases_of_cell(known.status, cell, part);
    let texts = phrases.into_iter().flat_map(|p| fill(known, p, longest));
    texts.collect()
}

fn fill(known: &Known<'_>, phrase: &Phrase, longest: PhraseLength) -> Vec<Sentence> {
    let Some(met) = known.conditions.meet(phrase.when.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let lengths = PhraseLength::ALL.iter().rev().copied();
    for length in lengths.filter(|l| *l <= longest) {
        for template in phrase.of_length(length) {
            let filled = template.fill(|slot| known.values.get(slot, length));
            found.extend(filled.map(|t| Sentence::new(&t, met.with(template.facts()), length)));
        }
    }
    found
}
