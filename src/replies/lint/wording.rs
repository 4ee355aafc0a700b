//! Every text of a book with its place, for checks that look at one text at a time. Never fills a slot.

use crate::replies::book::Book;
use crate::replies::harm::space_words;
use crate::replies::template::Template;
use crate::source::Place;

/// One text of a book.
pub(super) struct Wording<'b> {
    /// The text cut at its slots.
    pub(super) template: &'b Template,
    /// The text as written.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// Where it is written.
    pub(super) place: Place,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole sentences.
    Sentences,
    /// The subject of a mail, which has no stop.
    Subject,
}

/// Every text of a book.
pub(super) fn wordings(book: &Book) -> Vec<Wording<'_>> {
    let phrases = book.cells.values().flat_map(|cell| &cell.phrases);
    let sentences = phrases.flat_map(|phrase| {
        let texts = phrase.texts.iter().map(|(_, template)| template);
        texts.zip(&phrase.places)
    });
    let sentences = sentences.map(|(template, place)| wording(template, Kind::Sentences, *place));
    let subjects = book.subjects.iter().flat_map(|(status, templates)| {
        let places = book.subject_places.get(status);
        templates.iter().zip(places.into_iter().flatten())
    });
    let subjects = subjects.map(|(template, place)| wording(template, Kind::Subject, *place));
    sentences.chain(subjects).collect()
}

fn wording(template: &Template, kind: Kind, place: Place) -> Wording<'_> {
    Wording {
        template,
        text: template.written(),
        kind,
        place,
    }
}

/// A text in lower case with one space around each word, so that words can be found whole.
pub(super) fn in_words(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '%');
    space_words(&text.replace('’', "'"), is_part)
}
