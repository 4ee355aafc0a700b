//! What is known of common services before anybody says a word. Never decides what a project has.

use crate::diagnostics::nearest;
use crate::schema::project::{Component, Project};
use crate::schema::{Language, Text, parse};
use crate::source::Sources;

/// The data, in the form of `amends.yaml`.
const DATA: &str = include_str!("../../data/starter.yaml");

/// Other words for services, as people type them.
const ALIASES: [(&str, &str); 14] = [
    ("voice", "calls"),
    ("sms", "texts"),
    ("messages", "texts"),
    ("mobile-data", "data"),
    ("internet", "broadband"),
    ("fixed-line", "landline"),
    ("television", "tv"),
    ("web", "website"),
    ("site", "website"),
    ("mobile-app", "app"),
    ("sign-in", "login"),
    ("checkout", "payments"),
    ("mail", "email"),
    ("shop", "orders"),
];

/// Common services, a name for the help contact and advice for emergencies, in the languages that have them.
#[derive(Debug)]
pub struct Starter(Project);

impl Default for Starter {
    /// The data is part of the program; a test proves that it can be read.
    fn default() -> Self {
        let mut sources = Sources::default();
        sources.project = Some(sources.add("<built-in>/starter.yaml", DATA));
        Self(parse(&sources).0.project.unwrap_or_default())
    }
}

impl Starter {
    /// The ids of the services that are known, the most common kinds first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let components = self.0.components.iter().flat_map(|c| &c.value);
        components.filter_map(|c| c.id.as_ref().map(|id| id.value.as_str()))
    }

    /// The known id that a word most likely means.
    pub fn meant(&self, word: &str) -> Option<&str> {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == word);
        alias
            .map(|(_, id)| *id)
            .or_else(|| nearest(word, self.ids()))
    }

    /// What a service is called.
    pub fn name(&self, id: &str, language: &Language) -> Option<&str> {
        say(self.service(id)?.name.as_ref()?, language)
    }

    /// What people cannot do without a service.
    pub fn cannot(&self, id: &str, language: &Language) -> Option<&str> {
        say(self.service(id)?.cannot.as_ref()?, language)
    }

    /// Whether a service carries emergency calls.
    pub fn is_for_emergencies(&self, id: &str) -> bool {
        let service = self.service(id);
        service.is_some_and(|s| s.emergency.as_ref().is_some_and(|e| e.value))
    }

    /// What the help contact is called.
    pub(super) fn help_name(&self, language: &Language) -> Option<&str> {
        let help = self.0.contacts.as_ref()?.help.as_ref()?;
        say(help.name.as_ref()?, language)
    }

    /// What to do where emergency calls fail.
    pub(super) fn advice(&self, language: &Language) -> Option<&str> {
        say(self.0.emergency.as_ref()?.advice.as_ref()?, language)
    }

    /// A service by its id or another word for it.
    fn service(&self, word: &str) -> Option<&Component> {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == word);
        let id = alias.map_or(word, |(_, id)| *id);
        let mut components = self.0.components.iter().flat_map(|c| &c.value);
        let found = components.find(|c| c.id.as_ref().is_some_and(|i| i.value == id));
        found.map(|c| &c.value)
    }
}

/// The text in a language or in the one that it is a form of.
fn say<'t>(text: &'t Text, language: &Language) -> Option<&'t str> {
    let Text::ByLanguage(texts) = text else {
        return None;
    };
    let in_tag = |tag: &str| texts.iter().find(|(l, _)| l.as_str() == tag);
    let found = in_tag(language.as_str()).or_else(|| in_tag(language.base()));
    found.map(|(_, text)| text.value.as_str())
}

/// An id as a name for people: `metro-tickets` is `Metro tickets`.
pub fn humanise(id: &str) -> String {
    let words = id.replace(['-', '_', '.'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
