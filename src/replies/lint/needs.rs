//! What every reply needs of a whole phrasebook: no situation may end without a sentence to say. Never looks at wording.

use crate::diagnostics::{Code, Diagnostic};
use crate::replies::author::TRIAD;
use crate::replies::book::{Book, Phrase};
use crate::replies::slots::Slot;
use crate::replies::template::Template;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::update::Status;
use crate::source::{FileId, Place};

/// Holds a book against what every reply needs.
pub(in crate::replies) fn need(book: &Book, file: FileId, problems: &mut Vec<Diagnostic>) {
    for &status in Status::ALL {
        for part in TRIAD {
            let cell = (Situation::General, Tone::Sincere);
            if book.phrases_of_cell(status, cell, part).is_empty() {
                problems.push(missing_status(status, part, file));
            }
        }
    }
    let cells = book.cells.iter();
    for (&(status, situation, tone, part), cell) in cells.filter(|(key, _)| key.3 != Part::Coda) {
        let phrases: Vec<&Phrase> = match status {
            Some(status) => book.phrases_of_cell(status, (situation, tone), part),
            None => cell.phrases.iter().collect(),
        };
        lint_cell(&phrases, part, cell.place, problems);
    }
}

fn lint_cell(phrases: &[&Phrase], part: Part, place: Place, problems: &mut Vec<Diagnostic>) {
    let always = phrases.iter().filter(|p| !p.is_conditional());
    let only_links = |t: &Template| t.slots().all(|s| s == Slot::Link);
    let no_slot = |t: &Template| t.slots().next().is_none();
    let linked = texts(always.clone(), only_links);
    let bare = texts(always, no_slot);
    let short = |lengths: &[PhraseLength]| lengths.contains(&PhraseLength::Short);
    let name = part.as_str();
    if linked.is_empty() {
        let message = format!("`{name}` has no phrase that always holds");
        let advice = "add a phrase without `when:` and with no slot but `{link}`";
        problems.push(
            Diagnostic::error(Code::MissingPhrase, message)
                .at(place, "")
                .help(advice),
        );
        return;
    }
    if part == Part::NextStep && bare.is_empty() {
        let message = "`next_step` has no phrase for channels without links";
        let advice = "add a phrase without `when:` and without any slot";
        problems.push(
            Diagnostic::error(Code::MissingPhrase, message)
                .at(place, "")
                .help(advice),
        );
        return;
    }
    if !short(&linked) || (part == Part::NextStep && !short(&bare)) {
        let message = format!("the phrase of `{name}` that always holds has no short form");
        let advice = "add `short:`: the shortest channels take nothing else";
        problems.push(
            Diagnostic::error(Code::MissingShort, message)
                .at(place, "")
                .help(advice),
        );
    }
}

/// The lengths in which some phrase has a text of a kind.
fn texts<'p>(
    phrases: impl Iterator<Item = &'p &'p Phrase>,
    kind: impl Fn(&Template) -> bool,
) -> Vec<PhraseLength> {
    let texts = phrases.flat_map(|p| &p.texts);
    texts
        .filter(|(_, template)| kind(template))
        .map(|(length, _)| *length)
        .collect()
}

fn missing_status(status: Status, part: Part, file: FileId) -> Diagnostic {
    let (status, part) = (status.as_str(), part.as_str());
    let message = format!("no `{part}` for `{status}`, which falls back to nothing");
    Diagnostic::error(Code::MissingPhrase, message)
        .at(Place::start_of(file), "")
        .help(format!(
            "add phrases below `{status}: general: sincere: {part}:`"
        ))
}
