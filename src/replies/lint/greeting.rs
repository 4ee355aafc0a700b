//! A greeting stands with the customer's name and without it. Never looks at its words.

use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::Book;

/// The slot of the customer's name.
const NAME: &str = "{name}";

/// A greeting that lacks a form, or has a brace that customers would read.
pub(super) fn check(book: &Book) -> Option<Diagnostic> {
    let greeting = &book.greeting;
    let place = greeting.place?;
    let problem = |message: &str, advice: &str| {
        let problem = Diagnostic::warning(Code::IncompleteGreeting, message).at(place, "");
        Some(problem.help(advice))
    };
    let (Some(named), Some(unnamed)) = (&greeting.named, &greeting.unnamed) else {
        return problem(
            "the greeting has one form only",
            "add `named:` with `{name}` and `unnamed:` without it",
        );
    };
    let around = named.replacen(NAME, "", 1);
    if around == *named {
        return problem("`named` does not greet by name", "write `{name}` in it");
    }
    if around.contains(['{', '}']) || unnamed.contains(['{', '}']) {
        return problem(
            "a greeting has a brace that customers would read",
            "write `{name}` once in `named`, and no brace in `unnamed`",
        );
    }
    None
}
