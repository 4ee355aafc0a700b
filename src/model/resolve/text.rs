//! Texts as written into texts by language.

use super::context::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Localized;
use crate::schema::{Language, Text};
use crate::source::{Place, Spanned};

/// A text by language; a language that the site does not have is a problem.
pub(super) fn localize(
    text: &Spanned<Text>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Localized {
    let first = context.first_language();
    let mut texts = match &text.value {
        Text::One(one) => vec![(first.clone(), Spanned::new(one.clone(), text.place))],
        Text::ByLanguage(by_language) => known_texts(by_language, context, problems),
    };
    let Some(known) = &context.known_languages else {
        return Localized::new(texts);
    };
    texts.sort_by_key(|(language, _)| known.iter().position(|l| l == language));
    if !texts.iter().any(|(language, _)| language == first) {
        problems.push(missing_first(first, text.place));
    }
    Localized::new(texts)
}

/// A text that may be absent.
pub(super) fn localize_option(
    text: Option<&Spanned<Text>>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Localized> {
    text.map(|t| localize(t, context, problems))
}

fn known_texts(
    by_language: &[(Spanned<Language>, Spanned<String>)],
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Language, Spanned<String>)> {
    let mut texts = Vec::new();
    for (language, text) in by_language {
        if context.knows(&language.value) {
            let text = Spanned::new(text.value.trim().to_owned(), text.place);
            texts.push((language.value.clone(), text));
        } else {
            problems.push(unknown_language(&language.value, language.place, context));
        }
    }
    texts
}

/// The problem of a language that the site does not have.
pub(super) fn unknown_language(language: &Language, place: Place, context: &Context) -> Diagnostic {
    let known: Vec<_> = context
        .known_languages
        .iter()
        .flatten()
        .map(|l| format!("`{l}`"))
        .collect();
    let message = format!("the site has no language `{language}`");
    Diagnostic::error(Code::UnknownLanguage, message)
        .at(place, "not one of the site's")
        .help(format!(
            "add it to `languages` in amends.yaml, or use one of {}",
            known.join(", ")
        ))
}

fn missing_first(first: &Language, place: Place) -> Diagnostic {
    let message = format!("the text is missing in `{first}`, the site's first language");
    Diagnostic::error(Code::MissingFirstLanguage, message)
        .at(place, "")
        .help(format!("add `{first}:` with the text; readers of other languages see it where theirs is missing"))
}
