//! Sites for tests, made from files given as text. Never reads a folder but the project's own.

use std::path::Path;

use crate::locale::{Locale, Messages};
use crate::model::{Clock, Edition, Site, resolve};
use crate::schema::parse;
use crate::schema::time::WrittenTime;
use crate::source::{IncidentFolder, Sources, load};

/// The site of some files at a moment, which have no error.
pub(crate) fn site_of(files: &[(&str, &str)], now: &str) -> Site {
    let mut sources = Sources::default();
    for (path, text) in files {
        let id = sources.add(*path, *text);
        let Some((folder, name)) = path.rsplit_once('/') else {
            sources.project = Some(id);
            continue;
        };
        let incident = incident_folder(&mut sources, folder);
        match name {
            "incident.yaml" => incident.facts = Some(id),
            _ => incident.updates.push((name.to_owned(), id)),
        }
    }
    resolve_at(&sources, now)
}

/// The bundled project, or another folder, at a moment.
pub(crate) fn site_in(folder: &Path, now: &str) -> Site {
    resolve_at(&load(folder).unwrap(), now)
}

/// The built-in words in the language of an edition.
pub(crate) fn locale_of(edition: &Edition<'_>) -> Locale {
    let mut sources = Sources::default();
    for (language, text) in [
        ("en", include_str!("../../themes/default/locales/en.ftl")),
        ("da", include_str!("../../themes/default/locales/da.ftl")),
        ("de", include_str!("../../themes/default/locales/de.ftl")),
        ("es", include_str!("../../themes/default/locales/es.ftl")),
        ("fr", include_str!("../../themes/default/locales/fr.ftl")),
        ("nl", include_str!("../../themes/default/locales/nl.ftl")),
        ("ar", include_str!("../../themes/default/locales/ar.ftl")),
    ] {
        if language != "en" && language != edition.language.as_str() {
            continue;
        }
        sources.add_theme_text("<built-in>", &format!("locales/{language}.ftl"), text);
    }
    let (messages, problems) = Messages::load(&sources, "default");
    assert_eq!(problems, []);
    Locale::new(edition.language, edition.site.zone, &messages)
}

fn incident_folder<'s>(sources: &'s mut Sources, path: &str) -> &'s mut IncidentFolder {
    let known = sources.incidents.iter().position(|f| f.path == path);
    let index = known.unwrap_or_else(|| {
        sources.incidents.push(IncidentFolder {
            id: path.rsplit('/').next().unwrap().to_owned(),
            path: path.to_owned(),
            facts: None,
            updates: Vec::new(),
            attachments: Vec::new(),
            unread: Vec::new(),
        });
        sources.incidents.len() - 1
    });
    &mut sources.incidents[index]
}

fn resolve_at(sources: &Sources, now: &str) -> Site {
    let (parsed, problems) = parse(sources);
    let clock = Clock {
        told: Some(WrittenTime::parse(now).unwrap()),
        ..Clock::at("2026-01-01T00:00:00Z".parse().unwrap())
    };
    let (site, more) = resolve(sources, &parsed, &clock);
    let problems: Vec<_> = problems
        .into_iter()
        .chain(more)
        .map(|p| p.message)
        .collect();
    site.unwrap_or_else(|| panic!("{problems:#?}"))
}
