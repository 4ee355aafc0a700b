//! Sites for tests, made from files given as text. Never reads a folder but the project's own.

use std::path::Path;

use super::sample::sources_of;
use crate::locale::{Locale, Messages};
use crate::model::{Clock, Edition, Site, resolve};
use crate::schema::parse;
use crate::schema::time::WrittenTime;
use crate::source::{Sources, load};

/// The site of some files at a moment, which have no error.
pub(crate) fn site_of(files: &[(&str, &str)], now: &str) -> Site {
    let sources = sources_of(files.iter().copied());
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
