//! A text that a cell has twice at one length: agents would be offered the same words under two numbers.
//!
//! A text may come back under another `when:`, in another length or in another cell: it answers for something else there.

use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::{Book, Phrase};
use crate::schema::phrasebook::When;
use crate::schema::project::PhraseLength;
use crate::source::Place;

/// How a fact is shown that is not asked for.
const NOTHING: &str = "None";

/// What makes two texts the same to the composer.
type Said = (PhraseLength, String, Vec<String>);

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
        let facts = phrase.when.as_ref().map_or_else(Vec::new, facts);
        for ((length, template), place) in phrase.texts.iter().zip(&phrase.places) {
            let said = (*length, template.written(), facts.clone());
            match seen.iter().find(|(other, _)| *other == said) {
                Some((_, first)) => problems.push(problem(*place, *first)),
                None => seen.push((said, *place)),
            }
        }
    }
    problems
}

/// How many facts a `when:` asks for.
pub(super) fn count(when: &When) -> usize {
    facts(when).iter().filter(|fact| *fact != NOTHING).count()
}

/// What a `when:` asks for, to be compared.
pub(super) fn facts(when: &When) -> Vec<String> {
    let words = [
        when.responsibility.as_ref().map(|w| w.as_str()),
        when.emergency_calls.as_ref().map(|w| w.as_str()),
        when.eta.as_ref().map(|w| w.as_str()),
        when.compensation.as_ref().map(|w| w.as_str()),
    ];
    let flags = [
        &when.repeat,
        &when.fix_failed,
        &when.partly_back,
        &when.overrun,
        &when.overdue,
    ];
    let words = words.iter().map(|word| format!("{word:?}"));
    let flags = flags
        .iter()
        .map(|flag| format!("{:?}", flag.as_ref().map(|f| f.value)));
    words.chain(flags).collect()
}

fn problem(place: Place, first: Place) -> Diagnostic {
    Diagnostic::warning(Code::WordingTwice, "the cell has this text already")
        .at(place, "here again")
        .see(first, "here first")
        .help("take one of them out: nobody should be offered the same words twice")
}
