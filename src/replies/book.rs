//! Phrases of one language by status, situation, tone and part, and which cell answers for which. Never composes.

use std::collections::BTreeMap;

use super::template::Template;
use crate::schema::phrasebook::{Part, Situation, When};
use crate::schema::project::{PhraseLength, Register, Tone};
use crate::schema::update::Status;
use crate::source::{Place, Spanned};

/// The phrases of one language.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The form of address of the main book, in languages that have two.
    pub(super) register: Option<Spanned<Register>>,
    /// The form of address that lies over it.
    pub(super) laid: Option<Register>,
    /// What a reply opens with.
    pub(super) greeting: Greeting,
    /// Subjects of mails by status.
    pub(super) subjects: BTreeMap<Status, Vec<Template>>,
    /// Where each of them is written, in the same order.
    pub(super) subject_places: BTreeMap<Status, Vec<Place>>,
    /// The phrases by cell.
    pub(super) cells: BTreeMap<CellKey, Cell>,
}

/// What a reply opens with.
#[derive(Clone, Debug, Default)]
pub(super) struct Greeting {
    /// With `{name}` where the customer's name stands.
    pub(super) named: Option<String>,
    /// Where the name is not known.
    pub(super) unnamed: Option<String>,
    /// Where it is written.
    pub(super) place: Option<Place>,
}

/// Which cell: no status means any of them.
pub(super) type CellKey = (Option<Status>, Situation, Tone, Part);

/// The phrases of one cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The phrases in the order of the file.
    pub(super) phrases: Vec<Phrase>,
    /// Where the cell is written.
    pub(super) place: Place,
}

/// One phrase in up to three lengths.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The facts that must hold.
    pub(super) when: Option<When>,
    /// The wordings of each length.
    pub(super) texts: Vec<(PhraseLength, Template)>,
    /// Where each of them is written, in the same order.
    pub(super) places: Vec<Place>,
}

impl Phrase {
    /// The wordings of a length.
    pub(super) fn of_length(&self, length: PhraseLength) -> impl Iterator<Item = &Template> {
        let texts = self.texts.iter().filter(move |(l, _)| *l == length);
        texts.map(|(_, template)| template)
    }

    /// Whether it asks for a fact.
    pub(super) fn is_conditional(&self) -> bool {
        self.when.as_ref().is_some_and(|w| !w.is_empty())
    }
}

impl Book {
    /// The form of address that it speaks in.
    pub(super) fn spoken(&self) -> Option<Register> {
        self.laid.or(self.register.as_ref().map(|r| r.value))
    }

    /// The cell that answers for the one asked for.
    ///
    /// A tone falls back to the graver one, then the situation to `general`; the status never falls back.
    pub(super) fn answering(
        &self,
        status: Status,
        (situation, tone): (Situation, Tone),
        part: Part,
    ) -> Option<(Situation, Tone)> {
        let tones = Tone::ALL.iter().rev().copied().filter(|&t| t <= tone);
        let situations = [situation, Situation::General];
        let mut cells = situations
            .into_iter()
            .flat_map(|s| tones.clone().map(move |t| (s, t)));
        cells.find(|&cell| !self.phrases_of_cell(status, cell, part).is_empty())
    }

    /// The phrases of a cell itself and those for any status.
    pub(super) fn phrases_of_cell(
        &self,
        status: Status,
        (situation, tone): (Situation, Tone),
        part: Part,
    ) -> Vec<&Phrase> {
        let keys = [Some(status), None].map(|status| (status, situation, tone, part));
        let cells = keys.iter().filter_map(|key| self.cells.get(key));
        cells.flat_map(|cell| &cell.phrases).collect()
    }

    /// What is said of a status in any case: the first sincere text that asks for no fact and has no slot.
    pub fn plain(&self, status: Status, part: Part) -> Option<String> {
        let cell = (Situation::General, Tone::Sincere);
        let phrases = self.phrases_of_cell(status, cell, part);
        let plain = phrases.into_iter().filter(|p| !p.is_conditional());
        let mut texts = plain.flat_map(|p| p.of_length(PhraseLength::Medium));
        texts.find_map(|text| text.fill(|_| None))
    }

    /// The light lines that may follow a reply in a situation; they fall back to nothing.
    pub(super) fn codas(&self, status: Status, situation: Situation) -> Vec<&Template> {
        let cell = (situation, Tone::Light);
        let phrases = self.phrases_of_cell(status, cell, Part::Coda);
        let texts = phrases.into_iter().flat_map(|p| &p.texts);
        texts.map(|(_, template)| template).collect()
    }

    /// The situations that have phrases of their own, `general` first.
    pub fn situations(&self) -> Vec<Situation> {
        let mut situations: Vec<_> = self.cells.keys().map(|(_, s, _, _)| *s).collect();
        situations.sort_unstable();
        situations.dedup();
        situations
    }

    /// Whether a tone has phrases of its own.
    pub fn has_tone(&self, tone: Tone) -> bool {
        self.cells.keys().any(|(_, _, t, _)| *t == tone)
    }
}
