//! Every key that a file may have stands in the table of its section.

use std::path::Path;

use amends::channels::Unit;
use amends::replies::Slot;
use amends::schema::{
    Field,
    incident::{Impact, Incident, Window},
    phrasebook::{Greeting, Phrase, Phrasebook, When},
    project::{
        Brand, BrandSettings, ChannelSettings, Component, Contact, Contacts, Emergency, Escalation,
        Playbook, Project, Replies, Shift,
    },
    update::{
        Compensation, Correction, Eta, Improvement, ReplyParts, Translation, Update, Verified,
        Waiver, Workaround,
    },
    words::{DeskFile, HarmFile, ReadingFile, Watched, WordFile, WordList},
};

use crate::page::{Section, read};

/// A record: the headings below which its keys stand, and the keys.
type Record = (&'static [&'static str], &'static [Field]);

/// The records of each page.
const PAGES: &[(&str, &[Record])] = &[("docs/files.md", FILES), ("docs/replies.md", REPLIES)];

const REPLIES: &[Record] = &[
    (&["Phrasebook"], Phrasebook::FIELDS),
    (&["A greeting"], Greeting::FIELDS),
    (&["A phrase"], Phrase::FIELDS),
    (&["Facts of `when`"], When::FIELDS),
    (&["Word lists"], WordFile::FIELDS),
    (&["Words of the desk"], DeskFile::FIELDS),
    (&["Words of harm"], HarmFile::FIELDS),
    (&["How much a word says"], WordList::FIELDS),
    (&["What the playbook looks for"], Watched::FIELDS),
    (&["How hard a text is to read"], ReadingFile::FIELDS),
];

const FILES: &[Record] = &[
    (&["amends.yaml"], Project::FIELDS),
    (&["brand"], Brand::FIELDS),
    (&["contacts"], Contacts::FIELDS),
    (&["A contact"], Contact::FIELDS),
    (&["escalation"], Escalation::FIELDS),
    (&["emergency"], Emergency::FIELDS),
    (&["rota"], Shift::FIELDS),
    (&["components"], Component::FIELDS),
    (&["replies"], Replies::FIELDS),
    (&["channels"], ChannelSettings::FIELDS),
    (&["playbook"], Playbook::FIELDS),
    (&["brands"], BrandSettings::FIELDS),
    (&["incident.yaml"], Incident::FIELDS),
    (&["Maintenance"], Window::FIELDS),
    (UPDATE, Update::FIELDS),
    (&["A workaround"], Workaround::FIELDS),
    (&["An eta"], Eta::FIELDS),
    (&["Compensation"], Compensation::FIELDS),
    (&["verified"], Verified::FIELDS),
    (&["improvements"], Improvement::FIELDS),
    (&["corrections"], Correction::FIELDS),
    (&["Parts of replies"], ReplyParts::FIELDS),
    (&["allow"], Waiver::FIELDS),
    (&["Translations"], Translation::FIELDS),
];

const UPDATE: &[&str] = &[
    "Updates",
    "Standing facts",
    "Facts of the moment",
    "Private",
];

#[test]
fn every_key_is_described() {
    for (page, (headings, fields)) in records() {
        let text = text_below(page, headings);
        for field in fields {
            let row = format!("| `{}` |", field.name);
            assert!(text.contains(&row), "{headings:?} lacks {}", field.name);
        }
    }
}

/// A key that is described and not known would be refused.
#[test]
fn nothing_else_is_described() {
    for (page, (headings, fields)) in records().filter(|(_, record)| record.0.len() == 1) {
        let text = text_below(page, headings);
        let rows = text.lines();
        let described = rows.filter_map(|row| row.strip_prefix("| `")?.split_once("` |"));
        for (name, _) in described {
            let is_known = fields.iter().any(|field| field.name == name);
            let is_word = Impact::from_word(name).is_some();
            assert!(is_known || is_word, "{headings:?} describes {name}");
        }
    }
}

#[test]
fn every_channel_and_unit_is_described() {
    let text = text_below("docs/replies.md", &["Channels"]);
    for row in channel_rows() {
        assert!(text.contains(&row), "there is no row {row}");
    }
    for unit in Unit::NAMES {
        assert!(text.contains(&format!("\n| `{unit}` |")), "{unit}");
    }
}

#[test]
fn every_slot_is_described() {
    let text = text_below("docs/replies.md", &["Slots"]);
    let described = text.lines().filter(|row| row.starts_with("| `{"));
    assert_eq!(described.count(), Slot::ALL.len());
    for slot in Slot::ALL {
        let name = slot.as_str();
        assert!(text.contains(&format!("| `{{{name}}}` |")), "{name}");
    }
}

/// The begin of the row of each channel, from the data.
fn channel_rows() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/channels.yaml");
    let data = std::fs::read_to_string(path).unwrap();
    let (mut id, mut limit) = ("", "");
    let mut rows = Vec::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(':') {
            Some((name, "")) => id = name,
            Some(("  limit", value)) => limit = value.trim(),
            Some(("  unit", unit)) => {
                rows.push(format!("| `{id}` | {limit} | `{}` |", unit.trim()));
            }
            _ => {}
        }
    }
    assert!(rows.len() > 10);
    rows
}

fn records() -> impl Iterator<Item = (&'static str, Record)> {
    let pages = PAGES.iter();
    pages.flat_map(|(page, records)| records.iter().map(move |record| (*page, *record)))
}

fn text_below(page: &str, headings: &[&str]) -> String {
    let sections = read(page).into_iter();
    let named = sections.filter(|s| headings.contains(&s.heading.as_str()));
    let texts: Vec<_> = named.map(|s: Section| s.text).collect();
    assert_eq!(texts.len(), headings.len(), "{headings:?} in {page}");
    texts.concat()
}
