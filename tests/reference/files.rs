//! The page of files: every record with its keys, every closed set, every way of writing a value.

use amends::commands::schema::known;
use amends::playbook::thresholds::built_in;
use amends::schema::Named;
use amends::schema::incident::Impact;
use amends::schema::json::Kind;
use amends::schema::shape::{
    Choice, Entry, Field, Keys, Need, Place, Record, Room, Set, Shape, Word, Writing,
};
use amends::schema::time::Length;
use amends::source::Spanned;

use crate::table::{code, codes, head, table};

const ABOUT: &str = "\
Every key of every file that people write. [files.md](../files.md) explains them with examples, [editors.md](../editors.md) brings them into an
editor. A text is a number, too: `150` is read as it is written.";

/// What the records lead to, in the order in which they are met.
#[derive(Default)]
struct Met {
    records: Vec<&'static Record>,
    choices: Vec<&'static Choice>,
    writings: Vec<&'static Writing>,
}

pub(crate) fn page() -> String {
    let mut text = head("Files and keys", ABOUT);
    let mut met = Met::default();
    for kind in Kind::ALL {
        text.push_str(&format!("\n## {}\n\n", kind.title()));
        let from = met.records.len();
        met.record(kind.record());
        for record in &met.records[from..] {
            if record.name != kind.record().name {
                text.push_str(&format!("\n### {}\n\n", record.name));
            }
            text.push_str(&keys(record));
        }
    }
    text.push_str("\n## Closed sets of words\n");
    for choice in &met.choices {
        text.push_str(&format!("\n### {}\n\n{}\n", choice.name, choice.about));
        text.push_str(&words(choice.words));
    }
    text.push_str("\n## Ways of writing\n");
    let writings = met.writings.iter();
    let rows: Vec<_> = writings.map(|w| writing(w)).collect();
    text.push_str(&table(&["what", "means", "such as"], &rows));
    text.push_str(&limits());
    text
}

impl Met {
    fn record(&mut self, record: &'static Record) {
        if self.records.iter().any(|r| r.name == record.name) {
            return;
        }
        self.records.push(record);
        for field in record.fields {
            self.shape(&field.full_shape());
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Record(record) => self.record(record),
            Shape::Choice(choice) => self.choice(choice),
            Shape::OneOf(Set::Choice(choice)) => self.choice(choice),
            Shape::Written(writing) => self.writing(writing),
            Shape::List(item) => self.shape(item),
            Shape::Either(ways) => ways.iter().for_each(|way| self.shape(way)),
            Shape::Map(keys, value) => {
                match keys {
                    Keys::Written(writing) => self.writing(writing),
                    Keys::OneOf(Set::Choice(choice) | Set::And(choice, _)) => self.choice(choice),
                    Keys::Any | Keys::OneOf(_) | Keys::Open(_) => {}
                }
                self.shape(value);
            }
            _ => {}
        }
    }

    fn choice(&mut self, choice: &'static Choice) {
        if !self.choices.iter().any(|c| c.name == choice.name) {
            self.choices.push(choice);
        }
    }

    fn writing(&mut self, writing: &'static Writing) {
        if !self.writings.iter().any(|w| w.name == writing.name) {
            self.writings.push(writing);
        }
    }
}

/// The limits of the playbook with what holds where a project sets none.
fn limits() -> String {
    let built_in = built_in();
    let mut text = "\n## Thresholds\n\nThe keys of `playbook.thresholds`; [rules.md](../rules.md) has the rules that name them.\n".to_owned();
    let thresholds = built_in.thresholds.expect("the data has them");
    let row = |entry: Entry| {
        let default = thresholds.get(&entry.word).map(|value| code(value));
        let kind = entry.shape.as_ref().map(shape).unwrap_or_default();
        vec![
            code(&entry.word),
            kind,
            default.expect("each has a value"),
            entry.about,
        ]
    };
    let rows: Vec<_> = known(Place::Thresholds).into_iter().map(row).collect();
    text.push_str(&table(&["threshold", "type", "default", "means"], &rows));
    text.push_str("\n## Rhythms\n\nThe keys of `playbook.first_update` and `playbook.next_update`, with their defaults.\n");
    let of = |lengths: &Option<Spanned<Named<Length>>>, impact: &str| {
        let length = lengths.as_ref().and_then(|l| l.get(impact));
        format!("{} min", length.expect("each has one").0.num_minutes())
    };
    let row = |impact: &Impact| {
        let impact = impact.as_str();
        let [first, next] = [&built_in.first_update, &built_in.next_update].map(|l| of(l, impact));
        vec![code(impact), first, next]
    };
    let rows: Vec<_> = Impact::ALL.iter().map(row).collect();
    text + &table(&["impact", "first update", "next update"], &rows)
}

fn keys(record: &Record) -> String {
    let rows: Vec<_> = record.fields.iter().map(row).collect();
    let table = table(&["key", "type", "default", "what it is"], &rows);
    format!("{}\n{table}", record.about)
}

fn row(field: &Field) -> Vec<String> {
    let default = match field.need {
        Need::Needed => "needed",
        Need::Optional => field.default().unwrap_or_default(),
    };
    vec![
        code(field.name),
        shape(&field.full_shape()),
        default.to_owned(),
        field.meaning(),
    ]
}

fn words(words: &[Word]) -> String {
    let rows = words.iter().map(|w| vec![code(w.word), w.about.to_owned()]);
    table(&["word", "means"], &rows.collect::<Vec<_>>())
}

fn writing(writing: &Writing) -> Vec<String> {
    let examples = codes(writing.examples.iter().copied());
    vec![writing.name.to_owned(), writing.about.to_owned(), examples]
}

/// A type in words, with a link where it has a section of its own.
fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Text(Room::Filled | Room::MayBeEmpty) => "text".to_owned(),
        Shape::Written(writing) => way(writing),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Number => "whole number".to_owned(),
        Shape::Decimal => "number".to_owned(),
        Shape::Word(word) => code(word.word),
        Shape::Choice(choice) => link(choice.name),
        Shape::Record(record) => link(record.name),
        Shape::OneOf(set) => of_set(set),
        Shape::Open(set) => format!("{} or another", of_set(set)),
        Shape::List(item) => format!("list of {}", self::shape(item)),
        Shape::Map(Keys::Written(writing), value)
            if writing.name == "language" && matches!(**value, Shape::Text(_)) =>
        {
            "texts by language".to_owned()
        }
        Shape::Map(keys, value) => format!("map from {} to {}", of_keys(keys), self::shape(value)),
        Shape::Either(ways) => {
            let ways: Vec<_> = ways.iter().map(self::shape).collect();
            ways.join(", or ")
        }
    }
}

fn of_keys(keys: &Keys) -> String {
    match keys {
        Keys::Any => "name".to_owned(),
        Keys::Written(writing) => way(writing),
        Keys::OneOf(set) => of_set(set),
        Keys::Open(set) => format!("{} or another", of_set(set)),
    }
}

fn of_set(set: &Set) -> String {
    match set {
        Set::Choice(choice) => link(choice.name),
        Set::And(choice, word) => format!("{} or `{}`", link(choice.name), word.word),
        Set::Keys(record) => format!("key of {}", link(record.name)),
        Set::Known(Place::Rules) => "[rule](../rules.md)".to_owned(),
        Set::Known(Place::Thresholds) => "[threshold](#thresholds)".to_owned(),
        Set::Known(Place::Units) => "[unit](channels.md#units)".to_owned(),
        Set::Known(Place::Channels) => "[channel](channels.md)".to_owned(),
        Set::Known(Place::Zones) => "time zone".to_owned(),
    }
}

fn way(writing: &Writing) -> String {
    format!("[{}](#ways-of-writing)", writing.name)
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}
