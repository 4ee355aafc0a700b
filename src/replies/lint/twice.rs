//! A text that a cell has twice at one length: agents would be offered the same words under two numbers.
//!
//! A text may come back under another `when:`, in another length or in another cell: it answers for something else there.

use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::{Book, Phrase};
use crate::schema::phrasebook::When;
use crate::schema::project::PhraseLength;
use crate::source::Place;

/// What makes two texts the same to the composer.
type Said = (PhraseLength, String, Asked);

/// What a `when:` asks of each fact.
type Asked = [Option<&'static str>; 9];

/// Texts that a cell has twice, counting those that hold for any status.
pub(super) fn check(book: &Book) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = Vec::new();
    for &(status, situation, tone, part) in book.cells.keys() {
        let any = book.cells.get(&(None, situation, tone, part));
        let own = book.cells.get(&(status, situation, tone, part));
        let any = any.filter(|_| status.is_some());
        let phrases = own.into_iter().chain(any).flat_map(|cell| &cell.phrases);
        for problem in twice(phrases) {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
    }
    problems
}

fn twice<'p>(phrases: impl Iterator<Item = &'p Phrase>) -> Vec<Diagnostic> {
    let mut seen: Vec<(Said, Place)> = Vec::new();
    let mut problems = Vec::new();
    for phrase in phrases {
        let asked = phrase.when.as_ref().map_or([None; 9], When::asked);
        for ((length, template), place) in phrase.texts.iter().zip(&phrase.places) {
            let said = (*length, template.written(), asked);
            match seen.iter().find(|(other, _)| *other == said) {
                Some((_, first)) => problems.push(problem(*place, *first)),
                None => seen.push((said, *place)),
            }
        }
    }
    problems
}

fn problem(place: Place, first: Place) -> Diagnostic {
    Diagnostic::warning(Code::WordingTwice, "the cell has this text already")
        .at(place, "here again")
        .see(first, "here first")
        .help("take one of them out: nobody should be offered the same words twice")
}
