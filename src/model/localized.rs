//! Texts by language, as the site shows them and as replies may use them. Never mixes two languages in one text.

use std::sync::Arc;

use crate::schema::Language;
use crate::source::Spanned;

/// A text in one or more languages, the site's first language first where it is there.
///
/// Every update holds the facts that stand, so a text is held by many and copied by none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    texts: Arc<Vec<(Language, Spanned<String>)>>,
}

/// A text as it is shown in a language, with the language that it really is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'t> {
    /// The text.
    pub text: &'t str,
    /// Its language, where that is not the one asked for.
    pub other: Option<&'t Language>,
}

impl Localized {
    /// A text in the languages given.
    pub fn new(texts: Vec<(Language, Spanned<String>)>) -> Self {
        let texts = Arc::new(texts);
        Self { texts }
    }

    /// Adds a translation.
    pub fn add(&mut self, language: Language, text: Spanned<String>) {
        Arc::make_mut(&mut self.texts).push((language, text));
    }

    /// The text in a language, for replies: another language is no value.
    pub fn get(&self, language: &Language) -> Option<&Spanned<String>> {
        let entry = self.texts.iter().find(|(l, _)| l == language);
        entry.map(|(_, text)| text)
    }

    /// The text for a reader of a language: the first language where theirs is missing.
    pub fn shown(&self, language: &Language) -> Shown<'_> {
        if let Some(text) = self.get(language) {
            let text = &text.value;
            return Shown { text, other: None };
        }
        match self.texts.first() {
            Some((other, text)) => Shown {
                text: &text.value,
                other: Some(other),
            },
            None => Shown {
                text: "",
                other: None,
            },
        }
    }

    /// Every language with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &Spanned<String>)> {
        self.texts.iter().map(|(language, text)| (language, text))
    }
}
