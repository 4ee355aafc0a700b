//! A table that every spreadsheet opens: RFC 4180, UTF-8. Never lets a cell be taken for a formula.

use std::borrow::Cow;

use chrono::DateTime;
use chrono_tz::Tz;

use super::{Batch, Entry, Export};

/// One row a reply.
#[derive(Debug)]
pub(super) struct Csv;

/// The columns; the first seven are those that other tools ask for.
const COLUMNS: [&str; 17] = [
    "title",
    "channel",
    "text",
    "length",
    "limit",
    "unit",
    "expires",
    "subject",
    "brand",
    "language",
    "situation",
    "tone",
    "wording",
    "incident",
    "update",
    "status",
    "at",
];

impl Export for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "A table for spreadsheets and for tools that import one"
    }

    fn file(&self) -> &'static str {
        "replies.csv"
    }

    fn bytes(&self, batch: &Batch) -> Vec<u8> {
        let mut table = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        let rows = batch.entries.iter().map(row);
        let head = COLUMNS.map(str::to_owned);
        for row in std::iter::once(head).chain(rows) {
            let cells = row.iter().map(|cell| guard(cell).into_owned());
            table
                .write_record(cells)
                .expect("every row has a cell for each column, and memory takes all");
        }
        table.into_inner().expect("memory takes all")
    }
}

fn row(entry: &Entry) -> [String; 17] {
    let topic = &entry.topic;
    [
        format!("{} · {}", topic.title, entry.name()),
        entry.channel.to_string(),
        entry.body.clone(),
        entry.length.to_string(),
        entry.limit.to_string(),
        entry.unit.to_owned(),
        topic.expires.map_or_else(String::new, time),
        entry.subject.clone().unwrap_or_default(),
        entry.brand.to_string(),
        entry.language.to_string(),
        entry.situation.as_str().to_owned(),
        entry.tone.as_str().to_owned(),
        entry.wording.to_string(),
        topic.incident.clone(),
        topic.digits.clone(),
        topic.status.as_str().to_owned(),
        time(topic.at),
    ]
}

fn time(moment: DateTime<Tz>) -> String {
    moment.to_rfc3339()
}

/// A cell that a spreadsheet takes for text: one that begins like a formula has an apostrophe before it.
fn guard(cell: &str) -> Cow<'_, str> {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::{COLUMNS, Csv};
    use crate::export::Export;
    use crate::export::batch::tests::{TRAPS, batch, entry, topic};

    /// The columns that are promised, and no others.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        title: String,
        channel: String,
        text: String,
        length: usize,
        limit: usize,
        unit: String,
        expires: String,
        subject: String,
        brand: String,
        language: String,
        situation: String,
        tone: String,
        wording: usize,
        incident: String,
        update: String,
        status: String,
        at: String,
    }

    fn read(bytes: &[u8]) -> Vec<Row> {
        let mut reader = csv::Reader::from_reader(bytes);
        reader.deserialize().collect::<Result<_, _>>().unwrap()
    }

    fn bytes(bodies: &[&str]) -> Vec<u8> {
        let topic = Arc::new(topic("2026-07-11-calls", "8vs6"));
        Csv.bytes(&batch(bodies.iter().map(|b| entry(&topic, b)).collect()))
    }

    fn check(bodies: &[&str]) {
        let rows = read(&bytes(bodies));
        assert_eq!(rows.len(), bodies.len());
        for (row, body) in rows.iter().zip(bodies) {
            let guarded = body.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let text = row.text.strip_prefix('\'').filter(|_| guarded);
            assert_eq!(text.unwrap_or(&row.text), *body);
            assert_eq!(text.is_some(), guarded);
        }
    }

    #[test]
    fn a_reader_of_csv_gets_every_text_back() {
        check(TRAPS);
    }

    #[test]
    fn every_column_says_what_it_is_called() {
        let rows = read(&bytes(&["We are sorry."]));
        let row = &rows[0];
        assert_eq!(row.title, "Calls are failing · x · angry · en, northwind");
        let words = [&row.channel, &row.unit, &row.brand, &row.language];
        assert_eq!(words, ["x", "x_weighted", "northwind", "en"]);
        let words = [&row.situation, &row.tone, &row.status, &row.subject];
        assert_eq!(words, ["angry", "sincere", "identified", ""]);
        assert_eq!([row.length, row.limit, row.wording], [120, 280, 0]);
        assert_eq!([&row.incident, &row.update], ["2026-07-11-calls", "09"]);
        assert_eq!(row.at, "2026-07-11T16:05:00+01:00");
        assert_eq!(row.expires, "2026-07-11T16:35:00+01:00");
    }

    #[test]
    fn rows_end_as_rfc_4180_says_and_an_empty_table_has_its_head() {
        let text = String::from_utf8(bytes(&[])).unwrap();
        assert_eq!(text, format!("{}\r\n", COLUMNS.join(",")));
        let text = String::from_utf8(bytes(&["a, \"b\""])).unwrap();
        assert!(text.contains(",\"a, \"\"b\"\"\",120,"), "{text}");
        assert!(text.ends_with("+01:00\r\n"), "{text}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(body in ".*") {
            check(&[&body]);
        }
    }
}
