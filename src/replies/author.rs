//! The author's own words for parts, and what becomes of them where they do not fit. Never in the gravest situations.

use super::candidates::Sentence;
use super::conditions::Told;
use super::fit::{Field, Shelves, Triad, choose};
use super::room::Room;
use super::shelf::Shelf;
use super::slots::FactSet;
use super::values::sentence;
use crate::schema::phrasebook::Part;
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

/// The author's own words at an update.
pub(super) fn own_words(told: &Told<'_>) -> OwnWords {
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

/// The triads on a channel, and what of the author's gave way.
pub(super) struct Chosen {
    /// Whether there is room for what stands around them: the index of the room.
    pub(super) room: usize,
    /// The triads, the best first.
    pub(super) triads: Vec<Triad>,
    /// The author's parts that do not stand in them.
    pub(super) displaced: Vec<Displaced>,
}

impl Own {
    /// The text as one that may be said.
    pub(super) fn sentence(&self) -> Sentence {
        Sentence::new(&self.text, FactSet::default(), PhraseLength::Long)
    }
}

/// Takes the triads in which as many of the author's parts stand as fit, and names the others.
pub(super) fn choose_with_own(
    shelves: Shelves<'_>,
    (own, dear): (&OwnWords, FactSet),
    rooms: &[Room<'_>],
    count: usize,
) -> Option<Chosen> {
    for kept in KEPT {
        if (0..3).any(|i| kept[i] && own[i].is_none()) {
            continue;
        }
        for (index, room) in rooms.iter().enumerate() {
            let own_shelves = shelve(own, room, count);
            let with_own = replace(shelves, &own_shelves, kept);
            let triads = choose(Field::of(with_own, dear), room, count);
            if !triads.is_empty() {
                return Some(Chosen {
                    room: index,
                    triads,
                    displaced: displaced(shelves, own, kept, room),
                });
            }
        }
    }
    None
}

fn shelve(own: &OwnWords, room: &Room<'_>, count: usize) -> [Option<Shelf>; 3] {
    let shelf = |own: &Own| Shelf::of(&[own.sentence()], room.channel, count);
    own.each_ref().map(|own| own.as_ref().map(shelf))
}

/// The shelves with the author's words in place of those that they replace.
fn replace<'s>(shelves: Shelves<'s>, own: &'s [Option<Shelf>; 3], kept: [bool; 3]) -> Shelves<'s> {
    [0, 1, 2].map(|i| match &own[i] {
        Some(own) if kept[i] => own,
        _ => shelves[i],
    })
}

/// The author's parts that gave way, each with its overflow beside what was kept and the shortest of the rest.
fn displaced(
    shelves: Shelves<'_>,
    own: &OwnWords,
    kept: [bool; 3],
    room: &Room<'_>,
) -> Vec<Displaced> {
    let own_shelves = shelve(own, room, 1);
    let mut found = Vec::new();
    for (index, part) in TRIAD.into_iter().enumerate() {
        let Some(lost) = own[index].as_ref().filter(|_| !kept[index]) else {
            continue;
        };
        let mut with_lost = kept;
        with_lost[index] = true;
        let texts = replace(shelves, &own_shelves, with_lost);
        let lightest = texts.map(|shelf| shelf.lightest().map(|c| c.text.clone()));
        found.push(Displaced {
            part,
            over: room.overflow(lightest.map(Option::unwrap_or_default)),
            place: lost.place,
        });
    }
    found
}
