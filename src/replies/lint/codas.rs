//! Gates 10 and 11 of wit, as far as a program can tell: a coda is short, whole by itself, and can be taken away.

use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::Book;
use crate::schema::phrasebook::Part;

/// What a coda may count.
const MOST: usize = 40;

/// Codas that are too long or that depend on a fact.
pub(super) fn check(book: &Book) -> Vec<Diagnostic> {
    let cells = book.cells.iter().filter(|(key, _)| key.3 == Part::Coda);
    let phrases = cells.flat_map(|(_, cell)| &cell.phrases);
    let texts = phrases.flat_map(|p| p.texts.iter().zip(&p.places));
    let long = texts.filter_map(|((_, template), place)| {
        let text = template.written();
        let count = text.chars().count();
        let message = match template.slots().next() {
            Some(slot) => format!("a light line has the slot `{{{}}}`", slot.as_str()),
            None if count > MOST => format!("a light line has {count} characters"),
            None => return None,
        };
        let problem = Diagnostic::warning(Code::CodaTooLong, message).at(*place, "");
        Some(problem.help(format!(
            "write at most {MOST} characters without a slot: it is the first to go"
        )))
    });
    long.collect()
}
