//! Every key that a file may have stands in the table of its section.

use amends::schema::{
    Field,
    incident::{Incident, Window},
    project::{
        Brand, BrandSettings, ChannelSettings, Component, Contact, Contacts, Emergency, Escalation,
        Playbook, Project, Replies, Shift,
    },
    update::{
        Compensation, Correction, Eta, Improvement, ReplyParts, Translation, Update, Verified,
        Waiver, Workaround,
    },
};

use crate::page::{Section, read};

/// Each record and the headings below which its keys stand.
const RECORDS: &[(&[&str], &[Field])] = &[
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
    let sections = read("docs/files.md");
    for (headings, fields) in RECORDS {
        let of_record = |s: &&Section| headings.contains(&s.heading.as_str());
        let text: String = sections
            .iter()
            .filter(of_record)
            .map(|s| &*s.text)
            .collect();
        for field in *fields {
            let row = format!("| `{}` |", field.name);
            assert!(text.contains(&row), "{headings:?} lacks {}", field.name);
        }
    }
}

/// A key that is described and not known would be refused.
#[test]
fn nothing_else_is_described() {
    let sections = read("docs/files.md");
    for (headings, fields) in RECORDS.iter().filter(|(headings, _)| headings.len() == 1) {
        let mut of_record = sections.iter().filter(|s| s.heading == headings[0]);
        let rows = of_record.next().unwrap().text.lines();
        let described = rows.filter_map(|row| row.strip_prefix("| `")?.split_once("` |"));
        for (name, _) in described {
            let is_known = fields.iter().any(|field| field.name == name);
            let is_word = amends::schema::incident::Impact::from_word(name).is_some();
            assert!(is_known || is_word, "{headings:?} describes {name}");
        }
        assert!(of_record.next().is_none(), "{headings:?} stands twice");
    }
}
