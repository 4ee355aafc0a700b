//! A site of Stactus, read as a history. Only this folder knows Stactus' words; it writes nothing.

mod files;
mod incidents;
mod records;

use std::{collections::BTreeMap, path::Path};

use anyhow::Result;
use chrono_tz::Tz;

use crate::import::{
    components::Components,
    files::Source,
    history::{History, Notes, SiteFacts, english, site_address, unnamed},
    stactus::{
        files::find,
        incidents::{Reader, read_incident},
        records::{Record, read_record},
    },
};

/// Turns a site, a folder of its incidents or one of them into a history.
pub(super) fn read(source: &Path) -> Result<History> {
    let mut notes = Notes::default();
    let found = find(source, &mut notes)?;
    let mut record = found
        .site
        .as_ref()
        .and_then(|site| read_or_leave(site, &mut notes))
        .unwrap_or_default();
    let (comments, _) = record.take_comments(&["name", "systems"]);
    for words in comments {
        notes.leave_out("stactus.yaml", format!("a comment in a name: `{words}`"));
    }
    let site = read_site(&record, &mut notes);
    let mut reader = Reader {
        components: Components::default(),
        ids: BTreeMap::new(),
        has_list: false,
        notes,
    };
    reader.add_systems(&record);
    let mut incidents = Vec::new();
    for file in &found.issues {
        let Some(mut record) = read_or_leave(file, &mut reader.notes) else {
            continue;
        };
        incidents.extend(read_incident(&file.name, &mut record, &mut reader));
    }
    reader.components.note_unlisted(&mut reader.notes);
    Ok(History {
        site,
        components: reader.components.into_facts(),
        incidents,
        notes: reader.notes,
    })
}

fn read_or_leave(file: &Source, notes: &mut Notes) -> Option<Record> {
    match read_record(&file.text) {
        Ok(record) => Some(record),
        Err((line, why)) => {
            notes.leave_out(
                &format!("{}:{line}", file.name),
                format!("it is no YAML: {why}"),
            );
            None
        }
    }
}

fn read_site(record: &Record, notes: &mut Notes) -> SiteFacts {
    let name = record
        .text("name")
        .map_or_else(|| unnamed(notes), |(name, _)| name.to_owned());
    let url = record.text("url").map(|(url, _)| url);
    let url = site_address(url, notes);
    SiteFacts {
        name,
        url,
        zone: Tz::UTC,
        language: english(),
    }
}

#[cfg(test)]
mod tests;
