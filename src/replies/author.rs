//! The author's own words for parts, and what becomes of them where they do not fit. Never in the gravest situations.

use super::conditions::Told;
use super::fit::{Candidate, Parts, Room, Triad, choose, shortest};
use super::slots::FactSet;
use super::values::sentence;
use super::weigh::weigh;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::PhraseLength;
use crate::source::Place;

/// The author's own words, in the order of a triad.
pub(super) type OwnWords = [Option<Own>; 3];

/// The author's own words for a part.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// The text.
    pub(super) text: String,
    /// Where it is written.
    pub(super) place: Place,
}

/// A part of the author's that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Displaced {
    /// The part.
    pub(super) part: Part,
    /// By how much it was over.
    pub(super) over: usize,
    /// Where it is written.
    pub(super) place: Place,
}

/// The parts of a triad, in order.
pub(super) const TRIAD: [Part; 3] = [Part::Apology, Part::Status, Part::NextStep];

/// Which of the author's parts are kept, best first: the apology gives way first, the next step last.
const KEPT: [[bool; 3]; 8] = [
    [true, true, true],
    [false, true, true],
    [true, false, true],
    [false, false, true],
    [true, true, false],
    [false, true, false],
    [true, false, false],
    [false, false, false],
];

/// The author's own words at an update, where the situation lets them stand.
pub(super) fn own_words(told: &Told<'_>, situation: Situation) -> OwnWords {
    let grave = [
        Situation::Vulnerable,
        Situation::Privacy,
        Situation::ToneComplaint,
    ];
    if grave.contains(&situation) {
        return [None, None, None];
    }
    let parts = &told.update().parts;
    [&parts.apology, &parts.status, &parts.next_step].map(|part| {
        let text = part.as_ref()?.get(told.edition.language)?;
        let own = sentence(text)?;
        Some(Own {
            text: own,
            place: text.place,
        })
    })
}

/// Takes the triads in which as many of the author's parts stand as fit, and names the others.
pub(super) fn choose_with_own(
    parts: &Parts,
    own: &OwnWords,
    rooms: &[Room<'_>],
    count: usize,
) -> Option<(usize, Vec<Triad>, Vec<Displaced>)> {
    let written = [0, 1, 2].map(|i| own[i].is_some());
    for kept in KEPT {
        if (0..3).any(|i| kept[i] && !written[i]) {
            continue;
        }
        for (index, room) in rooms.iter().enumerate() {
            let with_own = replace(parts, own, kept, room);
            let triads = choose(&with_own, room, count);
            if !triads.is_empty() {
                let displaced = displaced(parts, own, kept, room);
                return Some((index, triads, displaced));
            }
        }
    }
    None
}

/// The candidates with the author's words in place of those that they replace.
fn replace(parts: &Parts, own: &OwnWords, kept: [bool; 3], room: &Room<'_>) -> Parts {
    let mut replaced = parts.clone();
    for (index, candidates) in replaced.iter_mut().enumerate() {
        if let Some(own) = own[index].as_ref().filter(|_| kept[index]) {
            *candidates = vec![candidate(own, room)];
        }
    }
    replaced
}

fn candidate(own: &Own, room: &Room<'_>) -> Candidate {
    let text = own.text.clone();
    Candidate {
        weight: weigh(room.channel, &text),
        facts: FactSet::default(),
        length: PhraseLength::Long,
        text,
    }
}

/// The author's parts that gave way, each with its overflow beside what was kept and the shortest of the rest.
fn displaced(parts: &Parts, own: &OwnWords, kept: [bool; 3], room: &Room<'_>) -> Vec<Displaced> {
    let mut found = Vec::new();
    for (index, part) in TRIAD.into_iter().enumerate() {
        let Some(lost) = own[index].as_ref().filter(|_| !kept[index]) else {
            continue;
        };
        let mut with_lost = kept;
        with_lost[index] = true;
        let texts = replace(parts, own, with_lost, room);
        let shortest = [0, 1, 2].map(|i| shortest(&texts[i]).map_or("", |c| c.text.as_str()));
        found.push(Displaced {
            part,
            over: room.overflow(shortest),
            place: lost.place,
        });
    }
    found
}
