//! Texts as written: one string, or a map by language. Never decides which language is shown.

use super::node::{MapStyle, Node, Value};
use super::read::{Named, Read, scalar_text};
use super::refuse::ended_by_comma;
use super::shape::{Room, Shape, Shaped};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Spanned;

/// A text field: a string in the site's first language, or a map by language.
#[derive(Clone, Debug)]
pub enum Text {
    /// A string in the first language.
    One(String),
    /// A string for each language.
    ByLanguage(Vec<(Spanned<Language>, Spanned<String>)>),
}

/// A language tag such as `da` or `pt-BR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// The language of a tag, where it is one.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let main = parts.next()?;
        let main_fits =
            (2..=3).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_lowercase());
        let rest_fits = parts
            .all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (main_fits && rest_fits).then(|| Self(tag.to_owned()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag without region or script.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or("")
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Read for Language {
    const EXPECTED: &'static str = "a language tag such as `en` or `pt-BR`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = scalar_text(node, Self::EXPECTED, problems)?;
        let language = Self::new(text);
        if language.is_none() {
            problems.push(unknown_language(text).at(node.place, "no language tag"));
        }
        language
    }
}

impl Read for Text {
    const EXPECTED: &'static str = "a text, or a map of texts by language";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => read_map(node, problems).map(Self::ByLanguage),
            _ => written_text(node, Self::EXPECTED, problems).map(Self::One),
        }
    }
}

impl Shaped for Text {
    fn shape() -> Shape {
        let text = Shape::Text(Room::Filled);
        let by_language = Shape::Map(Language::KEYS, Box::new(text.clone()));
        Shape::Either(vec![text, by_language])
    }
}

/// A text without the space around it; quotes with nothing in them say nothing.
fn written_text(node: &Node, expected: &str, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let text = scalar_text(node, expected, problems)?.trim();
    if text.is_empty() {
        let message = format!("expected {expected}, found nothing in the quotes");
        let problem = Diagnostic::error(Code::WrongType, message).at(node.place, "");
        problems.push(problem.help("write the text, or remove the key"));
        return None;
    }
    Some(text.to_owned())
}

fn read_map(
    node: &Node,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<(Spanned<Language>, Spanned<String>)>> {
    let texts: Named<Node> = Named::read(node, problems)?;
    let mut by_language = Vec::with_capacity(texts.0.len());
    for (tag, value) in texts.0 {
        match Language::new(&tag) {
            None => problems.push(not_a_language_key(&tag, &value, node)),
            Some(language) => {
                let text = written_text(&value, String::EXPECTED, problems);
                let text = text.map(|text| Spanned::new(text, value.place));
                by_language.extend(text.map(|t| (Spanned::new(language, tag.place), t)));
            }
        }
    }
    Some(by_language)
}

/// A map of texts in braces is where prose with a comma breaks.
fn not_a_language_key(tag: &Spanned<String>, value: &Node, node: &Node) -> Diagnostic {
    let in_braces = matches!(&node.value, Value::Map(m) if m.style == MapStyle::Flow);
    match in_braces && value.is_nothing() {
        true => ended_by_comma(tag.place),
        false => unknown_language(tag).at(tag.place, "no language tag"),
    }
}

fn unknown_language(tag: &str) -> Diagnostic {
    Diagnostic::error(
        Code::UnknownLanguage,
        format!("`{tag}` is not a language tag"),
    )
    .help("write a tag such as `en`, `da` or `pt-BR`")
}
