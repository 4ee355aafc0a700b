//! A real history becomes a project that the loader reads without a word, and in which no character of any update is missing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod histories;

use std::{collections::BTreeMap, fs, path::Path};

use amends::{
    import::{Mode, Report, Silence, import_statuspage},
    schema::{IncidentFiles, Parsed, Text, incident::ComponentClaims, parse},
    source::load,
};
use histories::history;
use pulldown_cmark::{Event, Parser};
use serde_json::Value;

fn import(dest: &Path, mode: Mode) -> Option<Report> {
    history("github").map(|source| import_statuspage(&source, dest, mode, &Silence).unwrap())
}

fn imported() -> Option<Parsed> {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), Mode::Write)?;
    let (parsed, problems) = parse(&load(folder.path()).unwrap());
    let problems: Vec<_> = problems.iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
    Some(parsed)
}

fn records() -> Vec<Value> {
    let text = fs::read_to_string(history("github").unwrap().join("incidents.json")).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    document["incidents"].as_array().unwrap().clone()
}

/// The visible characters of a published text, by the tags that this history uses.
fn published(body: &str) -> String {
    let mut text = body.to_owned();
    for tag in ["<br />", "<br>", "</a>", "<p>", "</p>", "<i>", "</i>"] {
        text = text.replace(tag, "");
    }
    while let Some(start) = text.find("<a href") {
        let end = start + text[start..].find('>').unwrap();
        text.replace_range(start..=end, "");
    }
    visible(&text)
}

/// The visible characters that a page shows for Markdown.
fn rendered(markdown: &str) -> String {
    let words = Parser::new(markdown).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    visible(&words.collect::<String>())
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The title, then for each update its time to the second, its status and its visible text.
fn story(incident: &IncidentFiles) -> Vec<String> {
    let facts = &incident.facts.as_ref().unwrap().value;
    let Text::One(title) = &facts.title.as_ref().unwrap().value else {
        panic!("a title is one text")
    };
    let updates = incident.updates.iter().map(|update| {
        let front = update.front.as_ref().unwrap();
        let status = front.status.as_ref().unwrap().value.as_str();
        let at = front
            .at
            .as_ref()
            .unwrap()
            .value
            .clock
            .format("%Y-%m-%dT%H:%M:%S");
        format!("{at} {status} {}", rendered(&update.body.value))
    });
    std::iter::once(visible(title)).chain(updates).collect()
}

/// The same of a record: oldest first, and of those at one time the end last.
fn published_story(record: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let mut updates = record["incident_updates"].as_array().unwrap().clone();
    updates.sort_by_key(|update| (word(&update["display_at"]), update["status"] == "resolved"));
    let updates = updates.iter().map(|update| {
        let at = word(&update["display_at"]);
        format!(
            "{} {} {}",
            &at[..19],
            word(&update["status"]),
            published(&word(&update["body"]))
        )
    });
    std::iter::once(visible(&word(&record["name"])))
        .chain(updates)
        .collect()
}

#[test]
fn every_incident_and_every_update_has_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let Some(report) = import(folder.path(), Mode::Write) else {
        return;
    };
    assert_eq!(
        (report.incidents, report.updates, report.components),
        (488, 2849, 12)
    );
    assert_eq!(report.left_out, []);
    assert_eq!(report.files.len(), 1 + 488 + 2849);
    assert_eq!(files_in(folder.path()), report.files.len());
}

#[test]
fn no_text_is_lost_and_no_order_changed() {
    let Some(parsed) = imported() else { return };
    let mut found: Vec<_> = parsed.incidents.iter().map(story).collect();
    let mut expected: Vec<_> = records().iter().map(published_story).collect();
    found.sort();
    expected.sort();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(
        found.iter().map(|story| story.len() - 1).sum::<usize>(),
        2849
    );
}

#[test]
fn incidents_keep_exactly_their_components() {
    let Some(parsed) = imported() else { return };
    let mut found = BTreeMap::<usize, usize>::new();
    for incident in &parsed.incidents {
        let claims = incident.facts.as_ref().unwrap().value.components.as_ref();
        let count = claims.map_or(0, |claims| match &claims.value {
            ComponentClaims::Map(map) => map.iter().len(),
            ComponentClaims::List(list) => list.len(),
        });
        *found.entry(count).or_default() += 1;
    }
    let mut expected = BTreeMap::<usize, usize>::new();
    for record in records() {
        *expected
            .entry(record["components"].as_array().unwrap().len())
            .or_default() += 1;
    }
    assert_eq!(found, expected);
    assert_eq!(found[&0], 204);
}

#[test]
fn nothing_is_ever_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let Some(report) = import(folder.path(), Mode::Write) else {
        return;
    };
    let site = folder.path().join("amends.yaml");
    let before = fs::metadata(&site).unwrap().modified().unwrap();
    let again = import_statuspage(
        &history("github").unwrap(),
        folder.path(),
        Mode::Write,
        &Silence,
    );
    let error = again.unwrap_err().to_string();
    assert!(
        error.contains("`amends.yaml`, `incidents/2024-") && error.contains("484 more"),
        "{error}"
    );
    assert_eq!(fs::metadata(&site).unwrap().modified().unwrap(), before);
    assert_eq!(files_in(folder.path()), report.files.len());
}

#[test]
fn a_dry_run_tells_all_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let dest = folder.path().join("project");
    let Some(would) = import(&dest, Mode::DryRun) else {
        return;
    };
    assert!(!dest.exists());
    assert_eq!(Some(would), import(&dest, Mode::Write));
}

fn files_in(folder: &Path) -> usize {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .map(|path| if path.is_dir() { files_in(&path) } else { 1 })
        .sum()
}
