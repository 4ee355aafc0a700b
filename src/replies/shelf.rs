//! The texts that may stand for a part, weighed for one channel, and which of them can never be the best. Never joins them.

use std::cmp::Reverse;
use std::sync::Arc;

use super::candidates::Sentence;
use super::slots::FactSet;
use super::weigh::{Load, weigh};
use crate::channels::{Channel, Unit};
use crate::schema::project::PhraseLength;

/// The texts of a part for one channel.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    /// Each as the channel carries it.
    pub(super) candidates: Vec<Candidate>,
    /// Those worth a look where room is scarce, the richest first.
    pub(super) picks: Vec<usize>,
}

/// A text that may stand for a part.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The text.
    pub(super) text: Arc<str>,
    /// The facts that it tells.
    pub(super) facts: FactSet,
    /// The length that it is a wording of.
    pub(super) length: PhraseLength,
    /// What it counts by itself.
    pub(super) load: Load,
}

impl Shelf {
    /// Weighs the texts of a part; `count` wordings are wanted.
    pub(super) fn of(sentences: &[Sentence], channel: &Channel, count: usize) -> Self {
        let candidates: Vec<_> = sentences.iter().map(|s| carry(s, channel)).collect();
        let level = |i: usize, j: usize| {
            let (one, other): (&Candidate, &Candidate) = (&candidates[i], &candidates[j]);
            match (
                one.load.is_within(other.load),
                other.load.is_within(one.load),
            ) {
                (true, false) => Level::Lighter,
                (true, true) => Level::Equal,
                (false, _) => Level::Heavier,
            }
        };
        let picks = thin(sentences, count, level);
        Self { candidates, picks }
    }

    /// The texts where there is room for any.
    pub(super) fn free(sentences: &[Sentence], count: usize) -> Self {
        let endless = Channel::new("", usize::MAX, Unit::Characters);
        Self {
            candidates: sentences.iter().map(|s| carry(s, &endless)).collect(),
            picks: thin(sentences, count, |_, _| Level::Equal),
        }
    }

    /// The lightest text.
    pub(super) fn lightest(&self) -> Option<&Candidate> {
        let load = |c: &&Candidate| (c.load.main, c.load.other);
        self.candidates.iter().min_by_key(load)
    }
}

/// How the load of one text compares to that of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Lighter,
    Equal,
    Heavier,
}

fn carry(sentence: &Sentence, channel: &Channel) -> Candidate {
    let text = match sentence.plain {
        // What is plain is carried as it is.
        Some(_) => Arc::clone(&sentence.text),
        None => carry_text(&sentence.text, channel),
    };
    let plain = sentence.plain.filter(|_| text == sentence.text);
    Candidate {
        load: weigh(channel, &text, plain),
        facts: sentence.facts,
        length: sentence.length,
        text,
    }
}

/// Accents are left to the whole text, of which alone it can be said whether they cost a part.
fn carry_text(text: &Arc<str>, channel: &Channel) -> Arc<str> {
    let carried = channel.transcribe_signs(text);
    match carried == **text {
        true => Arc::clone(text),
        false => carried.into(),
    }
}

/// Leaves out texts that `count` others can stand for: no poorer, no shorter a form, and no heavier.
///
/// Three lists multiply, so that half of each is an eighth of the triads.
fn thin(sentences: &[Sentence], count: usize, level: impl Fn(usize, usize) -> Level) -> Vec<usize> {
    let stands_for = |i: usize, j: usize| {
        let (one, other) = (&sentences[i], &sentences[j]);
        if i == j || !one.facts.covers(other.facts) || one.length < other.length {
            return false;
        }
        let same = one.facts == other.facts && one.length == other.length;
        match level(i, j) {
            Level::Heavier => false,
            Level::Lighter => true,
            Level::Equal => !same || i < j,
        }
    };
    let all = 0..sentences.len();
    let rivals = |j: usize| {
        all.clone()
            .filter(|&i| stands_for(i, j))
            .take(count)
            .count()
    };
    let mut kept: Vec<_> = all.clone().filter(|&j| rivals(j) < count).collect();
    kept.sort_by_key(|&at| Reverse(sentences[at].facts.count()));
    kept
}
