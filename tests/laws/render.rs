//! Every page, feed and answer of the API can be made, and nothing that a team writes becomes markup.

use std::collections::BTreeSet;

use amends::model::{Edition, Site, editions};
use amends::publish::Output;
use amends::site::{render, try_templates};
use quick_xml::events::Event;

use super::markup::check_page;
use super::project::{self, Dress};

/// Whatever resolves can be rendered, whole.
pub(crate) fn hold(input: &[u8]) {
    let project = project::read(input);
    let Some((site, dresses)) = project.site.as_ref().zip(project.dresses()) else {
        return;
    };
    for edition in editions(site) {
        check_edition(site, &edition, &dresses[edition.brand_index]);
    }
}

fn check_edition(site: &Site, edition: &Edition<'_>, dress: &Dress) {
    let locale = dress.locale(edition);
    assert_eq!(try_templates(edition, &dress.theme, &locale), []);
    let output = render(edition, &dress.theme, &locale, site.as_of);
    check_paths(&output);
    let beside: BTreeSet<_> = edition.incidents().flat_map(attached).collect();
    for path in output.paths() {
        let made = output.bytes(path).expect("every page can be made");
        let bytes = made.expect("a path has bytes");
        let inside = path.strip_prefix(&edition.folder()).unwrap_or(path);
        if !beside.contains(inside) {
            check_file(path, &bytes);
        }
    }
}

fn attached(incident: &amends::model::Incident) -> impl Iterator<Item = String> {
    let names = incident.attachments.iter().map(|file| &file.name);
    names.map(|name| format!("incidents/{}/{name}", incident.id))
}

/// Every path stays in the folder, and none is both a file and a folder.
fn check_paths(output: &Output<'_>) {
    let paths: BTreeSet<_> = output.paths().collect();
    for path in &paths {
        let plain = |name: &str| !matches!(name, "" | "." | ".." | ".amends");
        assert!(path.split('/').all(plain), "{path:?}");
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
        assert!(!above.any(|folder| paths.contains(folder)), "{path:?}");
    }
}

fn check_file(path: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is no text"));
    match path.rsplit_once('.') {
        Some((_, "html")) => check_page(path, text),
        Some((_, "json")) => {
            let parsed = serde_json::from_str::<serde_json::Value>(text);
            assert!(parsed.is_ok(), "{path}: {parsed:?}");
        }
        Some((_, "atom" | "xml" | "rss")) => check_xml(path, text),
        _ => {}
    }
}

/// A feed is well-formed, and holds no character that XML 1.0 has not.
fn check_xml(path: &str, text: &str) {
    let odd = |c: char| {
        (c.is_control() && !"\t\n\r".contains(c) && c < ' ') || "\u{fffe}\u{ffff}".contains(c)
    };
    assert!(
        !text.contains(odd),
        "{path} has a character that XML has not"
    );
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{path}: {error}"),
        }
    }
}
