//! The records as JSON Schema, draft-07, for editors. Written from what the records say of themselves; never judges a file.
//!
//! A schema takes all that amends reads, but for a text that YAML takes for `true`, `false` or nothing: that wants quotes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::record::choice;
use super::shape::{
    Choice, Entry, Field, Keys, Need, Place, Record, Room, Set, Shape, Word, Writing,
};
use super::{incident, phrasebook, project, update, words};

choice! {
    /// A kind of file that has a schema.
    Kind: "a kind of file" {
        /// amends.yaml.
        Config = "config",
        /// incident.yaml.
        Incident = "incident",
        /// The front matter of an update.
        Update = "update",
        /// The front matter of a translation.
        Translation = "translation",
        /// A phrasebook, `phrases/LANG.yaml`.
        Phrases = "phrases",
        /// The words of a language, `words/LANG.yaml`.
        Words = "words",
    }
}

impl Kind {
    /// What such a file holds.
    pub fn record(self) -> &'static Record {
        match self {
            Self::Config => &project::Project::RECORD,
            Self::Incident => &incident::Incident::RECORD,
            Self::Update => &update::Update::RECORD,
            Self::Translation => &update::Translation::RECORD,
            Self::Phrases => &phrasebook::Phrasebook::RECORD,
            Self::Words => &words::WordFile::RECORD,
        }
    }

    /// What it is, as a title.
    pub fn title(self) -> String {
        let words = Self::CHOICE.words;
        let word = words.iter().find(|w| w.word == self.as_str());
        word.map_or("", |w| w.about)
            .trim_end_matches('.')
            .to_owned()
    }

    /// The name of the schema, by which a file that amends wrote is known again.
    pub fn id(self) -> String {
        let home = env!("CARGO_PKG_REPOSITORY");
        format!("{home}/schema/1/{}.json", self.as_str())
    }

    /// The name of the file that the schema is written to.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.as_str())
    }
}

/// The words that a part of the program knows.
pub type Known<'k> = &'k dyn Fn(Place) -> Vec<Entry>;

/// The schema of a kind of file, as text.
pub fn schema(kind: Kind, known: Known<'_>) -> String {
    let mut writer = Writer {
        known,
        definitions: BTreeMap::new(),
    };
    let mut root = Map::new();
    root.insert(
        "$schema".to_owned(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    root.insert("$id".to_owned(), json!(kind.id()));
    root.insert("title".to_owned(), json!(kind.title()));
    let about = kind.record().about;
    root.insert("description".to_owned(), json!(about));
    root.extend(writer.record(kind.record()));
    let definitions: Map<_, _> = writer.definitions.into_iter().collect();
    root.insert("definitions".to_owned(), Value::Object(definitions));
    let text = serde_json::to_string_pretty(&Value::Object(root));
    text.expect("a tree of texts is JSON") + "\n"
}

/// A schema in the making.
struct Writer<'k> {
    known: Known<'k>,
    definitions: BTreeMap<String, Value>,
}

type Object = Map<String, Value>;

impl Writer<'_> {
    /// Without a description: the field that leads here has one that says more.
    fn record(&mut self, record: &Record) -> Object {
        let fields = record.fields.iter();
        let properties: Object = fields
            .clone()
            .map(|field| (field.name.to_owned(), self.field(field)))
            .collect();
        let needed = fields.filter(|f| f.need == Need::Needed).map(|f| f.name);
        let needed: Vec<_> = needed.collect();
        let mut object = Object::new();
        object.insert("type".to_owned(), json!("object"));
        object.insert("properties".to_owned(), Value::Object(properties));
        if !needed.is_empty() {
            object.insert("required".to_owned(), json!(needed));
        }
        object.insert("additionalProperties".to_owned(), json!(false));
        object
    }

    fn field(&mut self, field: &Field) -> Value {
        let shape = field.full_shape();
        let mut about = field.about.to_owned();
        let note = note(&shape);
        if !note.is_empty() {
            about.push_str("\n\n");
            about.push_str(&note);
        }
        let value = leaf(&shape).unwrap_or_else(|| self.shape(&shape));
        let mut object = described(&about, value);
        if let Some(default) = literal(field, &shape) {
            object.insert("default".to_owned(), default);
        }
        Value::Object(object)
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text(room) => self.named(name_of(*room), |_| text(*room)),
            Shape::Written(writing) => self.named(writing.name, |_| written(writing)),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::Number => self.named("whole number", |_| whole_number()),
            Shape::Decimal => {
                json!({"type": ["number", "string"], "pattern": r"^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$"})
            }
            Shape::Word(word) => json!({"description": word.about, "const": word.word}),
            Shape::Choice(choice) => self.named(choice.name, |_| closed(choice)),
            Shape::OneOf(set) => self.set(set),
            Shape::Open(set) => {
                let known = self.set(set);
                json!({"anyOf": [known, self.shape(&Shape::Text(Room::MayBeEmpty))]})
            }
            Shape::List(item) => json!({"type": "array", "items": self.shape(item)}),
            Shape::Map(keys, value) => Value::Object(self.map(keys, value)),
            Shape::Record(record) => {
                self.named(record.name, |writer| Value::Object(writer.record(record)))
            }
            Shape::Either(ways) => {
                let ways: Vec<_> = ways.iter().map(|way| self.shape(way)).collect();
                json!({"anyOf": ways})
            }
        }
    }

    /// A reference to a definition, which is written where it is not there yet.
    fn named(&mut self, name: &str, write: impl FnOnce(&mut Self) -> Value) -> Value {
        let key = name.replace(' ', "-");
        if !self.definitions.contains_key(&key) {
            self.definitions.insert(key.clone(), Value::Null);
            let definition = write(self);
            self.definitions.insert(key.clone(), definition);
        }
        json!({"$ref": format!("#/definitions/{key}")})
    }

    fn map(&mut self, keys: &Keys, value: &Shape) -> Object {
        let mut object = Object::new();
        object.insert("type".to_owned(), json!("object"));
        let of_map = self.value_of_map(value);
        match keys {
            Keys::Any => {}
            Keys::Written(writing) => {
                let names = self.shape(&Shape::Written(writing));
                object.insert("propertyNames".to_owned(), names);
            }
            Keys::OneOf(set) | Keys::Open(set) => {
                let properties = self.properties(set, &of_map);
                object.insert("properties".to_owned(), Value::Object(properties));
            }
        }
        let rest = match keys {
            Keys::OneOf(_) => json!(false),
            Keys::Any | Keys::Written(_) | Keys::Open(_) => of_map,
        };
        object.insert("additionalProperties".to_owned(), rest);
        object
    }

    /// A map of maps would be written out again below every key, but for a name.
    fn value_of_map(&mut self, value: &Shape) -> Value {
        let Shape::Map(keys @ Keys::OneOf(set), inner) = value else {
            return self.shape(value);
        };
        let name = format!("by {}", set_name(set));
        self.named(&name, |writer| Value::Object(writer.map(keys, inner)))
    }

    fn properties(&mut self, set: &Set, of_map: &Value) -> Object {
        let mut properties = Object::new();
        for entry in self.entries(set) {
            let value = match &entry.shape {
                Some(shape) => self.shape(shape),
                None => of_map.clone(),
            };
            let value = match entry.about.is_empty() {
                true => value,
                false => Value::Object(described(&entry.about, value)),
            };
            properties.insert(entry.word, value);
        }
        properties
    }

    fn set(&mut self, set: &Set) -> Value {
        self.named(&set_name(set), |writer| {
            let words = writer.entries(set).into_iter().map(|entry| entry.word);
            json!({"enum": words.collect::<Vec<_>>()})
        })
    }

    fn entries(&self, set: &Set) -> Vec<Entry> {
        match set {
            Set::Choice(choice) => choice.words.iter().map(Entry::from).collect(),
            Set::And(choice, word) => {
                let words = choice.words.iter().chain([*word]);
                words.map(Entry::from).collect()
            }
            Set::Keys(record) => record.fields.iter().map(Entry::from).collect(),
            Set::Known(place) => (self.known)(*place),
        }
    }
}

fn set_name(set: &Set) -> String {
    match set {
        Set::Choice(choice) => choice.name.to_owned(),
        Set::And(choice, word) => format!("{} or {}", choice.name, word.word),
        Set::Keys(record) => format!("key of {}", record.name),
        Set::Known(place) => format!("{place:?}").to_lowercase(),
    }
}

/// A value with what it means; what stands beside a reference is not read, so that this one is wrapped.
fn described(about: &str, value: Value) -> Object {
    let mut object = Object::new();
    object.insert("description".to_owned(), json!(about));
    match value {
        Value::Object(inner) if !inner.contains_key("$ref") => {
            let inner = inner.into_iter().filter(|(key, _)| key != "description");
            object.extend(inner);
        }
        value => {
            object.insert("allOf".to_owned(), json!([value]));
        }
    }
    object
}

/// A value without parts, written where it stands: editors show what a reference leads to and not what the field means.
fn leaf(shape: &Shape) -> Option<Value> {
    match shape {
        Shape::Text(room) => Some(text(*room)),
        Shape::Written(writing) => Some(written(writing)),
        Shape::Number => Some(whole_number()),
        Shape::Choice(choice) => Some(closed(choice)),
        _ => None,
    }
}

fn name_of(room: Room) -> &'static str {
    match room {
        Room::Filled => "text",
        Room::MayBeEmpty => "text or empty",
    }
}

/// What a reader of the field wants to know of the values it takes.
fn note(shape: &Shape) -> String {
    match shape {
        Shape::Written(writing) => writing.about.to_owned(),
        Shape::Choice(choice) | Shape::OneOf(Set::Choice(choice)) => meanings(choice.words),
        Shape::List(item) if !matches!(**item, Shape::Written(_)) => note(item),
        _ => String::new(),
    }
}

fn meanings(words: &[Word]) -> String {
    let lines = words.iter().map(|w| format!("- `{}`: {}", w.word, w.about));
    lines.collect::<Vec<_>>().join("\n")
}

/// YAML takes `150` for a number where amends takes it for a text.
fn text(room: Room) -> Value {
    let mut text = json!({"type": ["string", "number"], "maxLength": 10_000});
    if room == Room::Filled {
        text["pattern"] = json!(r"\S");
    }
    text
}

fn whole_number() -> Value {
    json!({
        "description": "A whole number; `7_500_000` is allowed.",
        "type": ["integer", "string"],
        "minimum": 0,
        "pattern": r"^\+?[0-9_]+$",
    })
}

fn written(writing: &Writing) -> Value {
    let mut value = json!({"description": writing.about, "type": "string"});
    if let Some((least, most)) = writing.numeral {
        value["type"] = json!(["string", "integer"]);
        value["minimum"] = json!(least);
        if most < u64::MAX {
            value["maximum"] = json!(most);
        }
    }
    value["pattern"] = json!(writing.pattern);
    value["examples"] = json!(writing.examples);
    value
}

fn closed(choice: &Choice) -> Value {
    let words: Vec<_> = choice.words.iter().map(|w| w.word).collect();
    let about = format!("{}\n\n{}", choice.about, meanings(choice.words));
    json!({"description": about, "enum": words})
}

/// The default as a value, where it is one and not told in words.
fn literal(field: &Field, shape: &Shape) -> Option<Value> {
    let word = field.default()?.strip_prefix('`')?.strip_suffix('`')?;
    match shape {
        Shape::Flag => word.parse::<bool>().ok().map(Value::from),
        Shape::Number => word.parse::<u64>().ok().map(Value::from),
        Shape::Choice(choice) => {
            let is_one = choice.words.iter().any(|w| w.word == word);
            is_one.then(|| json!(word))
        }
        _ => None,
    }
}

impl From<&Word> for Entry {
    fn from(word: &Word) -> Self {
        Self {
            word: word.word.to_owned(),
            about: word.about.to_owned(),
            shape: None,
        }
    }
}

impl From<&Field> for Entry {
    fn from(field: &Field) -> Self {
        Self {
            word: field.name.to_owned(),
            about: field.about.to_owned(),
            shape: None,
        }
    }
}
