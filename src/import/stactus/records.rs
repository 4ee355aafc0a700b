//! Files of Stactus as maps of texts, lists and maps, each with its line. Knows no meaning of any key.

use crate::{
    import::comments::{Told, take_from_words},
    schema::node::{Map, Node, Value, read_yaml},
    source::FileId,
};

/// A map of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    entries: Vec<(String, Entry)>,
}

/// A value with its line.
#[derive(Debug, Clone)]
struct Entry {
    line: usize,
    value: Written,
}

#[derive(Debug, Clone)]
enum Written {
    Text(String),
    List(Vec<Item>),
    Nothing,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A text and its line.
    Text(String, usize),
    /// A map and its line.
    Record(Record, usize),
}

/// What stands behind a key that nothing reads.
#[derive(Debug)]
pub(super) struct Unread {
    /// The key.
    pub(super) key: String,
    /// Its line.
    pub(super) line: usize,
    /// The key and what it says.
    pub(super) words: String,
}

/// Reads a file, or says on which line it cannot be read and why.
pub(super) fn read_record(text: &str) -> Result<Record, (usize, String)> {
    let line_of = |place: usize| 1 + text[..place.min(text.len())].matches('\n').count();
    let root = read_yaml(text, FileId(0), 0)
        .or_else(|broken| read_yaml(&in_quotes(text), FileId(0), 0).map_err(|_| broken))
        .map_err(|broken| (line_of(broken.at), broken.problem.message.clone()))?;
    match root.value {
        Value::Map(map) => Ok(record(map, &Lines::of(text))),
        Value::Scalar(_) | Value::List(_) | Value::Lost => {
            Err((1, "it is no map of keys and values".to_owned()))
        }
    }
}

/// The text with quotes around values that need them: those with a colon or a comment in them, and those that begin with a sign.
fn in_quotes(text: &str) -> String {
    let line = |line: &str| match line.split_once(": ") {
        Some((key, value)) if needs_quotes(value.trim()) => {
            let value = value.trim().replace('\'', "''");
            format!("{key}: '{value}'")
        }
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn needs_quotes(value: &str) -> bool {
    let is_quoted = value.starts_with(['"', '\'', '[', '{', '|', '>']);
    !is_quoted
        && (value.contains(": ")
            || value.ends_with(':')
            || value.starts_with(['*', '&', '!', '%', '@', '`']))
}

impl Record {
    /// The text of a key, whatever its case, and its line; nothing where it is empty.
    pub(super) fn text(&self, key: &str) -> Option<(&str, usize)> {
        match self.get(key)? {
            Entry {
                value: Written::Text(text),
                line,
            } if !text.trim().is_empty() => Some((text.trim(), *line)),
            _ => None,
        }
    }

    /// The items of a key and its line; a single value is a list of one.
    pub(super) fn items(&self, key: &str) -> (Vec<Item>, usize) {
        match self.get(key) {
            Some(Entry {
                value: Written::List(items),
                line,
            }) => (items.clone(), *line),
            Some(Entry {
                value: Written::Text(text),
                line,
            }) => (vec![Item::Text(text.clone(), *line)], *line),
            _ => (Vec::new(), 1),
        }
    }

    /// The texts of a key, those of a map and of a list too, and its line.
    pub(super) fn texts(&self, key: &str) -> Option<(String, usize)> {
        let entry = self.get(key)?;
        let texts = match &entry.value {
            Written::Text(text) => vec![text.trim().to_owned()],
            Written::List(items) => items.iter().flat_map(Item::texts).collect(),
            Written::Nothing => Vec::new(),
        };
        let text = texts.join("\n\n");
        (!text.is_empty()).then_some((text, entry.line))
    }

    /// What stands behind all keys but those that are read, as the key, its line and what it says.
    pub(super) fn unread(&self, read: &[&str]) -> Vec<Unread> {
        let mut seen = Vec::new();
        let mut unread = Vec::new();
        for (key, entry) in &self.entries {
            let lower = key.to_ascii_lowercase();
            let is_read = read.contains(&lower.as_str()) && !seen.contains(&lower);
            seen.push(lower);
            let texts = entry.told();
            let words = match &texts[..] {
                _ if is_read => continue,
                [] => continue,
                [text] => format!("{key}: {text}"),
                _ => format!("{key}:\n- {}", texts.join("\n- ")),
            };
            unread.push(Unread {
                key: key.clone(),
                line: entry.line,
                words,
            });
        }
        unread
    }

    /// Takes the comments out of every text behind some keys.
    pub(super) fn take_comments(&mut self, keys: &[&str]) -> (Vec<String>, Told) {
        let mut comments = Vec::new();
        let mut told = Told::default();
        let entries = self.entries.iter_mut();
        for (_, entry) in
            entries.filter(|(name, _)| keys.iter().any(|key| name.eq_ignore_ascii_case(key)))
        {
            let mut texts = Vec::new();
            match &mut entry.value {
                Written::Text(text) => texts.push((text, entry.line)),
                Written::List(items) => items.iter_mut().for_each(|item| item.add_to(&mut texts)),
                Written::Nothing => {}
            }
            for (text, line) in texts {
                let taken = take_from_words(text, line);
                *text = taken.text;
                comments.extend(taken.comments);
                told.add(taken.told);
            }
        }
        (comments, told)
    }

    fn get(&self, key: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))
            .map(|(_, entry)| entry)
    }
}

impl Entry {
    fn told(&self) -> Vec<String> {
        match &self.value {
            Written::Text(text) => vec![text.trim().to_owned()],
            Written::List(items) => items.iter().flat_map(Item::told).collect(),
            Written::Nothing => Vec::new(),
        }
    }
}

impl Item {
    /// The texts alone.
    fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(text, _) => vec![text.trim().to_owned()],
            Self::Record(record, _) => {
                let texts = record
                    .entries
                    .iter()
                    .filter_map(|(key, _)| record.texts(key));
                texts.map(|(text, _)| text).collect()
            }
        }
    }

    /// Adds the texts that may be names.
    fn add_to<'t>(&'t mut self, texts: &mut Vec<(&'t mut String, usize)>) {
        match self {
            Self::Text(text, line) => texts.push((text, *line)),
            Self::Record(record, _) => {
                for (key, entry) in &mut record.entries {
                    let is_name =
                        key.eq_ignore_ascii_case("id") || key.eq_ignore_ascii_case("name");
                    if let (true, Written::Text(text)) = (is_name, &mut entry.value) {
                        texts.push((text, entry.line));
                    }
                }
            }
        }
    }

    /// The texts behind the keys that lead to them.
    pub(super) fn told(&self) -> Vec<String> {
        let Self::Record(record, _) = self else {
            return self.texts();
        };
        let entries = record.entries.iter();
        let told = entries.flat_map(|(key, entry)| {
            let texts = entry.told().into_iter();
            texts.map(move |text| format!("{key}: {text}"))
        });
        told.collect()
    }
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    fn line(&self, node: &Node) -> usize {
        1 + self
            .0
            .partition_point(|start| *start <= node.place.span.start as usize)
    }
}

fn record(map: Map, lines: &Lines) -> Record {
    let entry = |node: Node| Entry {
        line: lines.line(&node),
        value: written(node, lines),
    };
    let entries = map
        .entries
        .into_iter()
        .map(|(key, node)| (key.text, entry(node)));
    Record {
        entries: entries.collect(),
    }
}

fn written(node: Node, lines: &Lines) -> Written {
    if node.is_nothing() {
        return Written::Nothing;
    }
    match node.value {
        Value::Scalar(scalar) => Written::Text(scalar.text),
        Value::List(nodes) => Written::List(
            nodes
                .into_iter()
                .flat_map(|node| items(node, lines))
                .collect(),
        ),
        Value::Map(_) => Written::List(items(node, lines)),
        Value::Lost => Written::Nothing,
    }
}

/// The items in a node; a list inside a list is part of it.
fn items(node: Node, lines: &Lines) -> Vec<Item> {
    let line = lines.line(&node);
    match node.value {
        _ if node.is_nothing() => Vec::new(),
        Value::Scalar(scalar) => vec![Item::Text(scalar.text, line)],
        Value::Map(map) => vec![Item::Record(record(map, lines), line)],
        Value::List(nodes) => nodes
            .into_iter()
            .flat_map(|node| items(node, lines))
            .collect(),
        Value::Lost => Vec::new(),
    }
}
