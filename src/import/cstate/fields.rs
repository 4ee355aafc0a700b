//! The facts of a file by key, however the key is written. Knows no value.

use crate::import::{
    comments::{Told, take_from_words},
    history::Notes,
};

/// The keys that cState reads.
const KEYS: [&str; 8] = [
    "title",
    "date",
    "resolved",
    "resolvedWhen",
    "severity",
    "affected",
    "informational",
    "draft",
];
/// Keys that mean something else, so that none of them is taken for one of the above.
const OTHERS: [&str; 16] = [
    "section",
    "pin",
    "automated",
    "id",
    "type",
    "layout",
    "slug",
    "url",
    "weight",
    "author",
    "tags",
    "aliases",
    "description",
    "lastmod",
    "publishdate",
    "expirydate",
];
/// Other words for the time at which an incident ended.
const ENDS: [&str; 6] = [
    "resolveddate",
    "resolvedat",
    "resolvedtime",
    "resolvedon",
    "resolvewhen",
    "resolvedatdate",
];
/// Keys that say how cState shows a file; each has one word that tells nothing of the incident.
const SHOWN: [&str; 6] = ["section", "pin", "automated", "type", "layout", "weight"];
/// How alike a key must be to a known one to be taken for it.
const ALIKE: f64 = 0.93;

/// A key with what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Field {
    /// The key as it is written.
    pub(super) key: String,
    /// Its line in the file.
    pub(super) line: usize,
    /// Its texts; none where it is empty.
    pub(super) values: Vec<String>,
    /// What else stands there, which nothing reads.
    pub(super) rest: Vec<String>,
}

/// The facts of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

impl Fields {
    pub(super) fn new(fields: Vec<Field>) -> Self {
        Self(fields)
    }

    /// Every field, known or not.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }

    /// The field of a key; of several, the first that has a value.
    pub(super) fn get(&self, key: &str) -> Option<&Field> {
        let mut named = self
            .0
            .iter()
            .filter(|field| meaning(&field.key) == Some(key));
        let first = named.clone().next();
        named.find(|field| !field.values.is_empty()).or(first)
    }

    /// The only text of a key and its line; nothing where it is empty.
    pub(super) fn text(&self, key: &str) -> Option<(&str, usize)> {
        let field = self.get(key)?;
        let text = field
            .values
            .first()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())?;
        Some((text, field.line))
    }

    /// Takes the comments out of everything that is read.
    pub(super) fn take_comments(&mut self) -> (Vec<String>, Told) {
        let mut comments = Vec::new();
        let mut told = Told::default();
        for field in &mut self.0 {
            if meaning(&field.key).is_none() {
                continue;
            }
            for value in &mut field.values {
                let taken = take_from_words(value, field.line);
                *value = taken.text.trim().to_owned();
                comments.extend(taken.comments);
                told.add(taken.told);
            }
            field.values.retain(|value| !value.is_empty());
        }
        (comments, told)
    }

    /// What nothing reads, as the key, its line and what it says: keys without a meaning, one that stands there again, and what is more than one text.
    pub(super) fn unread(&self) -> Vec<(&Field, String)> {
        let unread = self.0.iter().filter_map(|field| {
            let values = match meaning(&field.key) {
                Some(key) if !self.is_read(field, key) => &field.values[..],
                Some("affected") => &[],
                Some(_) => field.values.get(1..).unwrap_or_default(),
                None if is_shown(field) => &[],
                None => &field.values[..],
            };
            let texts: Vec<_> = values.iter().chain(&field.rest).cloned().collect();
            let words = match &texts[..] {
                [] => return None,
                [text] => format!("{}: {text}", field.key),
                _ => format!("{}:\n- {}", field.key, texts.join("\n- ")),
            };
            Some((field, words))
        });
        unread.collect()
    }

    fn is_read(&self, field: &Field, key: &str) -> bool {
        self.get(key).is_some_and(|read| std::ptr::eq(read, field))
    }

    /// Notes keys that are read as another.
    pub(super) fn note_keys(&self, file: &str, notes: &mut Notes) {
        for field in &self.0 {
            let Some(meant) = meaning(&field.key) else {
                continue;
            };
            if normal(meant) != normal(&field.key) {
                notes.repair_alike(
                    &format!("{file}:{}", field.line),
                    format!("the key `{}` is read as `{meant}`", field.key),
                );
            }
        }
    }
}

fn is_shown(field: &Field) -> bool {
    let is_word = |value: &String| !value.contains(char::is_whitespace);
    SHOWN.contains(&normal(&field.key).as_str()) && field.values.iter().all(is_word)
}

/// Whether a key is one that files of cState have.
pub(super) fn is_known(key: &str) -> bool {
    meaning(key).is_some() || OTHERS.contains(&normal(key).as_str())
}

/// The key that is meant, whatever its case and signs, and with a slip in it.
pub(super) fn meaning(key: &str) -> Option<&'static str> {
    let written = normal(key);
    let exact = KEYS.into_iter().find(|known| normal(known) == written);
    if exact.is_some() || OTHERS.contains(&written.as_str()) {
        return exact;
    }
    if ENDS.contains(&written.as_str()) {
        return Some("resolvedWhen");
    }
    let alike = KEYS
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&written, &normal(known)), known));
    let best = alike.filter(|(likeness, _)| *likeness >= ALIKE && written.len() > 3);
    best.max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

fn normal(key: &str) -> String {
    key.chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_however_they_are_written() {
        for (key, expected) in [
            ("Title", Some("title")),
            ("ResolvedWhen", Some("resolvedWhen")),
            ("resolved_when", Some("resolvedWhen")),
            ("resolvedDate", Some("resolvedWhen")),
            ("Resolved", Some("resolved")),
            ("afected", Some("affected")),
            ("severty", Some("severity")),
            ("section", None),
            ("Update", None),
            ("id", None),
            ("Note", None),
        ] {
            assert_eq!(meaning(key), expected, "{key}");
        }
    }

    #[test]
    fn what_nothing_reads_is_told() {
        let field = |key: &str, values: &[&str]| Field {
            key: key.to_owned(),
            line: 1,
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            rest: Vec::new(),
        };
        let fields = Fields::new(vec![
            field("title", &["A", "more"]),
            field("section", &["issue"]),
            field("affected", &["x", "y"]),
            field("Title", &["B"]),
            field("summary", &["a", "b"]),
            field("rca", &[]),
        ]);
        let unread: Vec<_> = fields
            .unread()
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(unread, ["title: more", "Title: B", "summary:\n- a\n- b"]);
    }
}
