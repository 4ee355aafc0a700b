//! From the YAML tree to typed values: collects every problem of a file and stops at nothing. Never knows the meaning of a value.

use std::collections::BTreeMap;

use super::refuse::{ended_by_comma, refuse, refuse_list, suggest, too_long};
use super::shape::{Field, Keys, Room, Shape, Shaped};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::schema::node::{Key, Map, MapStyle, Node, Quoting, Value, shorten};
use crate::source::{Place, Spanned};

/// A value that can be read from the tree.
pub trait Read: Sized {
    /// What is expected, in words that end the sentence "expected ...".
    const EXPECTED: &'static str;

    /// Reads a node; on failure the problem is in `problems` and the answer is nothing.
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

/// The keys of one map while a record is read from it.
pub struct Fields<'n> {
    place: Place,
    style: MapStyle,
    left: Vec<&'n (Key, Node)>,
    problems: Vec<Diagnostic>,
}

impl<'n> Fields<'n> {
    /// The keys of a node, each once; a node that is no map is a problem.
    pub fn of(node: &'n Node, expected: &str, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            refuse(node, expected, problems);
            return None;
        };
        let mut found = Vec::new();
        let left = unique(map, &mut found);
        Some(Self {
            place: node.place,
            style: map.style,
            left,
            problems: found,
        })
    }

    /// Takes the value of a key that may be absent.
    pub fn take<T: Read>(&mut self, name: &str) -> Option<Spanned<T>> {
        let index = self.left.iter().position(|(key, _)| key.text == name)?;
        let (key, node) = self.left.remove(index);
        let value = T::read(node, &mut self.problems)?;
        let place = if node.is_nothing() || node.place.span.start == node.place.span.end {
            key.place
        } else {
            node.place
        };
        Some(Spanned::new(value, place))
    }

    /// Takes the value of a key that has to be there.
    pub fn need<T: Read>(&mut self, name: &str) -> Option<Spanned<T>> {
        if !self.left.iter().any(|(key, _)| key.text == name) {
            let problem = Diagnostic::error(Code::MissingKey, format!("`{name}` is missing"))
                .at(self.place, "")
                .help(format!("add `{name}:` with {}", T::EXPECTED));
            self.problems.push(problem);
            return None;
        }
        self.take(name)
    }

    /// Reports the keys that nobody took and hands over all problems.
    ///
    /// A needed key that was mistyped is one mistake, not an unknown key and a missing one.
    pub fn finish(mut self, known: &[Field], problems: &mut Vec<Diagnostic>) {
        for (key, value) in std::mem::take(&mut self.left) {
            // A word of a passage that could not be read need not have been a key.
            if matches!(value.value, Value::Lost) && key.place.span.start == key.place.span.end {
                continue;
            }
            let problem = self.unknown(key, value, known);
            if let Some(meant) = nearest(&key.text, known.iter().map(|f| f.name)) {
                let missing = format!("`{meant}` is missing");
                self.problems.retain(|p| p.message != missing);
            }
            self.problems.push(problem);
        }
        problems.append(&mut self.problems);
    }

    fn unknown(&self, key: &Key, value: &Node, known: &[Field]) -> Diagnostic {
        if self.style == MapStyle::Flow && value.is_nothing() {
            return ended_by_comma(key.place);
        }
        let problem = Diagnostic::error(
            Code::UnknownKey,
            format!("unknown key `{}`", shorten(&key.text)),
        )
        .at(key.place, "not a key here");
        suggest(problem, &key.text, key.place, known.iter().map(|f| f.name))
    }
}

/// Longer than any text that is read on a status page; only the body of an update may be longer.
const LONGEST: usize = 10_000;

/// The text of a scalar, where the node is one, something is written there and it is not too long.
pub fn scalar_text<'n>(
    node: &'n Node,
    expected: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<&'n str> {
    match &node.value {
        Value::Scalar(scalar) if scalar.text.len() > LONGEST => {
            problems.push(too_long(node.place, LONGEST));
            None
        }
        Value::Scalar(scalar) if !node.is_nothing() => Some(&scalar.text),
        _ => {
            refuse(node, expected, problems);
            None
        }
    }
}

/// A value that is judged once its key is known.
impl Read for Node {
    const EXPECTED: &'static str = "a value";

    fn read(node: &Node, _: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.clone())
    }
}

impl Read for String {
    const EXPECTED: &'static str = "a text";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        scalar_text(node, Self::EXPECTED, problems).map(str::to_owned)
    }
}

impl Shaped for String {
    fn shape() -> Shape {
        Shape::Text(Room::MayBeEmpty)
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "`true` or `false`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar(s) if s.quoting == Quoting::Plain && s.text == "true" => Some(true),
            Value::Scalar(s) if s.quoting == Quoting::Plain && s.text == "false" => Some(false),
            _ => {
                refuse(node, Self::EXPECTED, problems);
                None
            }
        }
    }
}

impl Shaped for bool {
    fn shape() -> Shape {
        Shape::Flag
    }
}

impl Read for u64 {
    const EXPECTED: &'static str = "a whole number";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = scalar_text(node, Self::EXPECTED, problems)?;
        let number = text.replace('_', "").parse().ok();
        if number.is_none() {
            refuse(node, Self::EXPECTED, problems);
        }
        number
    }
}

impl Shaped for u64 {
    fn shape() -> Shape {
        Shape::Number
    }
}

impl<T: Read> Read for Vec<Spanned<T>> {
    const EXPECTED: &'static str = "a list";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            match T::EXPECTED.starts_with("a map") {
                true => refuse(node, "a list of items that begin with `- `", problems),
                false => refuse_list(node, "a list", problems),
            }
            return None;
        };
        let read = |n: &Node| T::read(n, problems).map(|v| Spanned::new(v, n.place));
        Some(items.iter().filter_map(read).collect())
    }
}

impl<T: Shaped> Shaped for Vec<Spanned<T>> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

/// A map whose keys are names that the user chose, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Named<T>(pub Vec<(Spanned<String>, Spanned<T>)>);

impl<T> Named<T> {
    /// The names with their values.
    pub fn iter(&self) -> std::slice::Iter<'_, (Spanned<String>, Spanned<T>)> {
        self.0.iter()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Spanned<T>> {
        let entry = self.0.iter().find(|(key, _)| key.value == name);
        entry.map(|(_, value)| value)
    }
}

impl<T: Read> Read for Named<T> {
    const EXPECTED: &'static str = "a map";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            let expected = format!("a map, each value {}", T::EXPECTED);
            refuse(node, &expected, problems);
            return None;
        };
        let entries = unique(map, problems);
        let read = |(key, value): &&(Key, Node)| {
            let name = Spanned::new(key.text.clone(), key.place);
            T::read(value, problems).map(|v| (name, Spanned::new(v, value.place)))
        };
        Some(Self(entries.iter().filter_map(read).collect()))
    }
}

impl<T: Shaped> Shaped for Named<T> {
    fn shape() -> Shape {
        Shape::Map(Keys::Any, Box::new(T::shape()))
    }
}

/// The entries of a map, each key once: the first one counts and the later one is a problem.
fn unique<'n>(map: &'n Map, problems: &mut Vec<Diagnostic>) -> Vec<&'n (Key, Node)> {
    let mut firsts: BTreeMap<&str, Place> = BTreeMap::new();
    let mut entries = Vec::with_capacity(map.entries.len());
    for entry in &map.entries {
        let key = &entry.0;
        match firsts.get(key.text.as_str()) {
            None => {
                firsts.insert(&key.text, key.place);
                entries.push(entry);
            }
            Some(first) => {
                let message = format!("`{}` is given twice", shorten(&key.text));
                let problem = Diagnostic::error(Code::DuplicateKey, message)
                    .at(key.place, "again here")
                    .see(*first, "first here")
                    .help("keep one of the two");
                problems.push(problem);
            }
        }
    }
    entries
}

/// The index of the word that a node names.
pub fn read_word<'a>(
    node: &Node,
    words: impl Iterator<Item = &'a str> + Clone,
    expected: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let text = scalar_text(node, expected, problems)?;
    let index = words.clone().position(|word| word == text);
    if index.is_none() {
        let message = format!("unknown value `{}`", shorten(text));
        let problem =
            Diagnostic::error(Code::UnknownValue, message).at(node.place, "not known here");
        problems.push(suggest(problem, text, node.place, words));
    }
    index
}
