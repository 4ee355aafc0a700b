//! What a site speaks: the languages that it answers in, and the form of address. Never reads a phrase.

use std::collections::BTreeSet;

use crate::model::Site;
use crate::schema::Language;
use crate::schema::project::Register;

/// What a site speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// Tags of languages, with those without their region; nothing means every language that has a book.
    pub(super) languages: Option<BTreeSet<String>>,
    /// The form of address; nothing means the usual one of each language.
    pub(super) register: Option<Register>,
}

impl Speech {
    /// What a site answers in: the languages of its replies, else those of its pages.
    pub fn of(site: &Site) -> Self {
        let of_pages = || site.brands.iter().flat_map(|b| &b.languages);
        let languages: Vec<&Language> = match &site.replies.languages {
            Some(languages) => languages.iter().collect(),
            None => of_pages().collect(),
        };
        let tags = languages.iter().flat_map(|l| [l.as_str(), l.base()]);
        Self {
            languages: Some(tags.map(str::to_owned).collect()),
            register: site.replies.register,
        }
    }

    /// Every language that has a book, in one form of address.
    pub fn every_language(register: Option<Register>) -> Self {
        Self {
            languages: None,
            register,
        }
    }

    /// Whether a language is spoken.
    pub fn has(&self, language: &str) -> bool {
        let languages = self.languages.as_ref();
        languages.is_none_or(|l| l.contains(language))
    }
}
