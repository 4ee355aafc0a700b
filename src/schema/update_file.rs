//! An update and a translation as files: front matter, body, and what their names say. Never looks at another file.

use super::markdown_file::{Halves, UpdateName, split};
use super::node::without_controls;
use super::parse::read_text;
use super::refuse::too_long;
use super::text::Language;
use super::update::{Translation, Update};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place, Spanned};

/// An update as written.
#[derive(Debug)]
pub struct UpdateFile {
    /// The file.
    pub file: FileId,
    /// The number in its name.
    pub number: u32,
    /// The number as it is written there.
    pub digits: String,
    /// The front matter, where it can be read.
    pub front: Option<Update>,
    /// Where the front matter stands.
    pub front_place: Place,
    /// The Markdown.
    pub body: Spanned<String>,
}

/// A translation of an update as written.
#[derive(Debug)]
pub struct TranslationFile {
    /// The file.
    pub file: FileId,
    /// The number in its name.
    pub number: u32,
    /// The language in its name.
    pub language: Language,
    /// The front matter; empty where there is none.
    pub front: Translation,
    /// The Markdown.
    pub body: Spanned<String>,
}

impl UpdateFile {
    /// Whether the update is not to be published yet.
    pub fn is_draft(&self) -> bool {
        let draft = self.front.as_ref().and_then(|f| f.draft.as_ref());
        draft.is_some_and(|d| d.value)
    }

    /// An update of which only the name is known.
    pub(super) fn unread(name: UpdateName, file: FileId) -> Self {
        Self {
            file,
            number: name.number,
            digits: name.digits,
            front: None,
            front_place: Place::start_of(file),
            body: Spanned::new(String::new(), Place::start_of(file)),
        }
    }
}

/// Reads an update; a file without both fences is read as it was most likely meant.
pub(super) fn parse_update(
    text: &str,
    name: UpdateName,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> UpdateFile {
    let mut update = UpdateFile::unread(name, file);
    let (halves, problem) = split(text, file);
    problems.extend(problem.map(|p| *p));
    if let Some(Halves { front, body: rest }) = halves {
        update.front = read_text(&text[front.clone()], file, front.start, problems);
        update.front_place = Place::new(file, front.start, front.end);
        update.body = body(text, rest, file);
        problems.extend(too_much(&update.body));
    }
    update
}

/// Reads a translation, which may have no front matter at all: then the whole file is its body.
pub(super) fn parse_translation(
    text: &str,
    (number, language): (u32, Language),
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> TranslationFile {
    let mut translation = TranslationFile {
        file,
        number,
        language,
        front: Translation::default(),
        body: body(text, 0..text.len(), file),
    };
    if !text.trim_start().starts_with("---") {
        problems.extend(too_much(&translation.body));
        return translation;
    }
    let (halves, problem) = split(text, file);
    problems.extend(problem.map(|p| *p));
    if let Some(Halves { front, body: rest }) = halves {
        let mut found = Vec::new();
        let read = read_text(&text[front.clone()], file, front.start, &mut found);
        translation.front = read.unwrap_or_default();
        translation.body = body(text, rest, file);
        problems.extend(too_much(&translation.body));
        problems.extend(found.into_iter().map(explain_untranslatable));
    }
    translation
}

/// A key that an update has and a translation may not have deserves its own words.
fn explain_untranslatable(problem: Diagnostic) -> Diagnostic {
    let key = problem.message.strip_prefix("unknown key `");
    let key = key.and_then(|rest| rest.strip_suffix('`'));
    let Some(key) = key.filter(|k| Update::FIELDS.iter().any(|f| f.name == *k)) else {
        return problem;
    };
    let place = problem.primary.as_ref().map(|a| a.place);
    let message = format!("`{key}` is stated by the original and not by a translation");
    let mut explained = Diagnostic::error(Code::NotATextField, message);
    if let Some(place) = place {
        explained = explained.at(place, "not a text field");
    }
    explained.help(format!("remove `{key}` here: it holds for every language"))
}

/// Longer than any report that somebody reads to its end: a megabyte is a book.
const LONGEST: usize = 1024 * 1024;

fn too_much(body: &Spanned<String>) -> Option<Diagnostic> {
    let place = Place::new(
        body.place.file,
        body.place.span.range().start,
        body.place.span.range().start,
    );
    (body.len() > LONGEST).then(|| too_long(place, LONGEST))
}

fn body(text: &str, range: std::ops::Range<usize>, file: FileId) -> Spanned<String> {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    let trimmed = whole.trim();
    let place = Place::new(file, start, start + trimmed.len());
    Spanned::new(without_controls(trimmed.to_owned()), place)
}
