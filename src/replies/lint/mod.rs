//! What is held against phrasebooks. Never composes and never mends: a finding names the text and what to do.
//!
//! `needs` is what the composer cannot do without, and an error. Everything else is how phrases are written, and a warning:
//! no slip in a phrase may hold back a page.

mod budget;
mod codas;
mod forbidden;
mod greeting;
mod inflection;
mod needs;
mod possible;
mod reach;
mod registers;
mod tidy;
mod twice;
mod wording;

pub(super) use needs::need;

use self::wording::{Wording, wordings};
use super::book::Book;
use crate::diagnostics::Diagnostic;
use crate::locale::{Locale, Messages};
use crate::schema::Language;

/// Holds a book against how phrases are written.
pub(super) fn lint(book: &Book, language: &Language, messages: &Messages) -> Vec<Diagnostic> {
    let locale = Locale::new(language, chrono_tz::UTC, messages);
    let wordings = wordings(book);
    let by_text = |check: fn(&Wording<'_>, &str) -> Option<Diagnostic>| {
        let found = wordings.iter().map(|w| check(w, language.base()));
        found.flatten().collect::<Vec<_>>()
    };
    let mut problems = reach::check(book);
    problems.extend(budget::check(book, &locale));
    problems.extend(by_text(inflection::check));
    problems.extend(by_text(forbidden::check));
    problems.extend(by_text(tidy::check));
    problems.extend(twice::check(book));
    problems.extend(registers::check(book, &wordings, language.base()));
    problems.extend(codas::check(book));
    problems.extend(greeting::check(book));
    problems
}

#[cfg(test)]
mod tests;
