//! Statuspage's public API v2, as saved files, read as a history.
//! Only this folder knows Statuspage's words; it writes nothing.

mod affected;
mod components;
mod documents;
mod incidents;
mod records;

use std::{collections::HashSet, path::Path};

use anyhow::Result;
use chrono_tz::Tz;

use crate::import::{
    history::{History, Notes, SiteFacts, english, site_address, unnamed},
    statuspage::{
        components::Components,
        documents::{Entry, load},
        incidents::{Reader, read_incident},
        records::{IncidentRecord, Page},
    },
};

/// Turns saved answers of the API, a folder of them or one file, into a history.
pub(super) fn read(source: &Path) -> Result<History> {
    let documents = load(source)?;
    let mut notes = Notes::default();
    let site = read_site(documents.page.unwrap_or_default(), &mut notes);
    let components = Components::read(&documents.components, &mut notes);
    let mut reader = Reader {
        zone: site.zone,
        components,
        notes,
    };
    let incidents = once_each(documents.incidents, &mut reader.notes);
    let incidents = incidents
        .iter()
        .filter_map(|(place, record)| read_incident(place, record, &mut reader))
        .collect();
    reader.components.note_unlisted(&mut reader.notes);
    Ok(History {
        site,
        components: reader.components.into_facts(),
        incidents,
        notes: reader.notes,
    })
}

fn read_site(page: Page, notes: &mut Notes) -> SiteFacts {
    let place = "amends.yaml";
    let zone = page.time_zone.as_deref().map(str::parse::<Tz>);
    if !matches!(zone, Some(Ok(_))) {
        notes.repair(
            place,
            "the history names no known time zone: `time_zone` is `UTC`, to be changed",
        );
    }
    let name = page
        .name
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| unnamed(notes));
    let url = site_address(page.url.as_deref(), notes);
    SiteFacts {
        name,
        url,
        zone: zone.and_then(Result::ok).unwrap_or(Tz::UTC),
        language: english(),
    }
}

/// Reads the records of incidents; one that several files hold is taken from the first.
fn once_each(entries: Vec<Entry>, notes: &mut Notes) -> Vec<(String, IncidentRecord)> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for entry in entries {
        match serde_json::from_value::<IncidentRecord>(entry.value) {
            Ok(record) => {
                let is_new = record.id.clone().is_none_or(|id| seen.insert(id));
                if is_new {
                    out.push((entry.place, record));
                }
            }
            Err(error) => notes.leave_out(
                &entry.place,
                format!("it is not in the shape of an incident: {error}"),
            ),
        }
    }
    out
}

#[cfg(test)]
mod tests;
