//! The first rule of the composer: which phrases may be said at an update. Never weighs one against another.

use super::author::TRIAD;
use super::book::{Book, Phrase};
use super::conditions::{Conditions, Told};
use super::fit::{Candidate, Parts};
use super::values::Values;
use super::weigh::weigh;
use crate::channels::{Channel, Length};
use crate::schema::phrasebook::Situation;
use crate::schema::project::{PhraseLength, Tone};

/// What is known of an update, in the words of one edition and one kind of channel.
pub(super) struct Known<'k> {
    /// The update.
    pub(super) told: &'k Told<'k>,
    /// The facts that `when:` may ask for.
    pub(super) conditions: &'k Conditions,
    /// The values of slots.
    pub(super) values: &'k Values,
}

/// The texts that may be said in a channel: all slots filled, all facts met, none longer than reads well there.
pub(super) fn candidates(
    known: &Known<'_>,
    book: &Book,
    cell: (Situation, Tone),
    channel: &Channel,
) -> Parts {
    let status = known.told.update().status.value;
    TRIAD.map(|part| {
        let phrases = book.phrases(status, cell, part);
        let texts = phrases.into_iter().flat_map(|p| fill(known, p, channel));
        texts.collect()
    })
}

fn fill(known: &Known<'_>, phrase: &Phrase, channel: &Channel) -> Vec<Candidate> {
    let Some(met) = known.conditions.meet(phrase.when.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let lengths = PhraseLength::ALL.iter().rev().copied();
    for length in lengths.filter(|l| reads_well(*l, channel)) {
        for template in phrase.of_length(length) {
            let filled = template.fill(|slot| known.values.get(slot, length));
            found.extend(filled.map(|text| Candidate {
                weight: weigh(channel, &text),
                facts: met.with(template.facts()),
                length,
                text,
            }));
        }
    }
    found
}

fn reads_well(length: PhraseLength, channel: &Channel) -> bool {
    let longest = match channel.longest {
        Length::Short => PhraseLength::Short,
        Length::Medium => PhraseLength::Medium,
        Length::Long => PhraseLength::Long,
    };
    length <= longest
}
