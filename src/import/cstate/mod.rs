//! A site of cState, read as a history. Only this folder knows cState's words; it writes nothing.
//!
//! A file is prose with a few facts above it. Facts that can be read are kept whatever shape they are in; what cannot be kept is named.

mod affected;
mod blocks;
mod body;
mod clocks;
mod config;
mod fields;
mod files;
mod front_matter;
mod heads;
mod horizon;
mod issues;
mod languages;
mod lines;
mod moments;
mod private;
mod shortcodes;
mod updates;
mod values;
mod words;

use std::path::Path;

use anyhow::Result;
use chrono_tz::Tz;

use crate::{
    import::{
        comments::bare_name,
        components::Components,
        cstate::{
            config::{Config, read_config},
            files::{Found, find},
            front_matter::{Document, read_document},
            horizon::Horizon,
            issues::{Reader, read_issue},
            languages::{Edition, join},
            private::Private,
        },
        history::{History, IncidentFacts, Notes, SiteFacts, english, site_address, unnamed},
        times::Zone,
    },
    schema::Language,
};

/// Turns a site, a folder of its files or one of them into a history.
pub(super) fn read(source: &Path) -> Result<History> {
    let mut notes = Notes::default();
    let found = find(source, &mut notes)?;
    let mut config = read_config(&found.configs);
    take_comments(&mut config, &found, &mut notes);
    let site = read_site(&config, &mut notes);
    let mut components = Components::default();
    for system in &config.systems {
        components.add_listed(&system.name, system.category.clone(), None);
    }
    if config.systems.is_empty() {
        notes.repair("amends.yaml", "the history has no configuration with components: every component that a file names is listed");
    }
    let url = Some(site.url.clone()).filter(|_| config.url.is_some());
    let mut reader = Reader {
        config: Config { url, ..config },
        components,
        horizon: Horizon::default(),
        notes,
    };
    let editions = join(
        found.issues,
        site.language.as_str(),
        &reader.config.languages,
    );
    let documents = editions.iter().map(|edition| {
        let document = read_document(&edition.original.text);
        let name = &edition.original.name;
        reader.horizon.take(name, &document, reader.config.zone);
        document
    });
    let documents: Vec<_> = documents.collect();
    let incidents = editions
        .iter()
        .zip(documents)
        .filter_map(|(edition, document)| read_edition(edition, document, &mut reader))
        .collect();
    reader.components.note_unlisted(&mut reader.notes);
    Ok(History {
        site,
        components: reader.components.into_facts(),
        incidents,
        notes: reader.notes,
    })
}

/// Takes the comments out of every name of the configuration.
fn take_comments(config: &mut Config, found: &Found, notes: &mut Notes) {
    let place = found.configs.first().map_or("", |file| &file.name);
    let names = config.systems.iter_mut().map(|system| &mut system.name);
    for name in names.chain(&mut config.title) {
        *name = bare_name(name, place, notes);
    }
    config.systems.retain(|system| !system.name.is_empty());
}

/// The incident of a file. What its translations say is kept for the team: which message is which, nobody can tell.
fn read_edition(
    edition: &Edition,
    document: Document,
    reader: &mut Reader,
) -> Option<IncidentFacts> {
    let name = &edition.original.name;
    let mut incident = read_original(name, document, reader)?;
    for (language, file) in &edition.translations {
        let what = format!("it is `{name}` in `{language}`: its text is in `notes.txt`");
        reader.notes.leave_out(&file.name, what);
        let mut document = read_document(&file.text);
        let private = Private::take(&mut document);
        let title = document.fields.text("title").map_or("", |(title, _)| title);
        let words = format!("{language}: {title}\n\n{}", document.body.trim());
        incident.private.push(words);
        incident.private.extend(private.words);
    }
    Some(incident)
}

fn read_original(name: &str, mut document: Document, reader: &mut Reader) -> Option<IncidentFacts> {
    let private = Private::take(&mut document);
    let mut incident = read_issue(name, &document, reader)?;
    for (line, fault) in &document.faults {
        reader.notes.repair(&format!("{name}:{line}"), *fault);
    }
    private.note(name, &mut reader.notes);
    incident.private.extend(private.words);
    Some(incident)
}

fn read_site(config: &Config, notes: &mut Notes) -> SiteFacts {
    let name = config.title.clone().unwrap_or_else(|| unnamed(notes));
    let url = site_address(config.url.as_deref(), notes);
    let zone = match config.zone {
        Zone::Place(zone) => zone,
        Zone::Fixed(_) => Tz::UTC,
    };
    let language = config.language.as_deref().map(|tag| tag.replace('_', "-"));
    let language = language.and_then(|tag| {
        Language::new(
            &tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase(),
        )
    });
    SiteFacts {
        name,
        url,
        zone,
        language: language.unwrap_or_else(english),
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod properties;
