//! Where pages stand and how they lead to each other, and the parts of an address. Never makes an address for machines.

use crate::model::Incident;

/// The home page of an edition, from its folder.
pub(super) const HOME: &str = "index.html";

/// The list of months, from the folder of the edition.
pub(super) const HISTORY: &str = "history/index.html";

/// The page of planned work, from the folder of the edition.
pub(super) const MAINTENANCE: &str = "maintenance/index.html";

/// What a host answers where there is no page, from the folder of the edition.
pub(super) const LOST: &str = "404.html";

/// Planned work for calendars, from the folder of the edition.
pub(super) const CALENDAR: &str = "calendar.ics";

/// What is told of a component alone, from the folder of the edition.
pub(super) fn component_folder(id: &str) -> String {
    format!("components/{id}/")
}

/// The page of a component, from the folder of the edition.
pub(super) fn component_page(id: &str) -> String {
    format!("{}index.html", component_folder(id))
}

/// The page of an incident, from the folder of the edition.
pub(super) fn incident_page(id: &str) -> String {
    format!("incidents/{id}/index.html")
}

/// The page of an incident as plain text, from the folder of the edition.
pub(super) fn incident_text(id: &str) -> String {
    format!("incidents/{id}/index.txt")
}

/// The page that leads from a short link to an incident, from the folder of the edition.
pub(super) fn short_page(incident: &Incident) -> String {
    format!("i/{}/index.html", incident.code)
}

/// The page of a month such as `2026-07`, from the folder of the edition.
pub(super) fn month_page(month: &str) -> String {
    format!("history/{month}/index.html")
}

/// The link from one page to another of the same output folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |end| &from[..=end]);
    let ends = folder.match_indices('/').map(|(at, _)| at + 1);
    let shared = ends.take_while(|&end| to.get(..end) == Some(&folder[..end]));
    let shared = shared.last().unwrap_or(0);
    let up = folder[shared..].matches('/').count();
    format!("{}{}", "../".repeat(up), &to[shared..])
}

/// The path of a page in addresses for machines: without `index.html`.
pub(super) fn machine_path(page: &str) -> &str {
    page.strip_suffix("index.html").unwrap_or(page)
}

/// An address as people say it: without its scheme.
pub(super) fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// The host of an address, without its port.
pub(super) fn host_of(url: &str) -> &str {
    let rest = without_scheme(url);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// The path of an address: what follows its host, at least `/`.
pub(super) fn path_of(url: &str) -> &str {
    let rest = without_scheme(url);
    rest.find('/').map_or("/", |at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::{host_of, path_of, relative};

    #[test]
    fn an_address_is_split_where_its_host_ends() {
        for (url, host, path) in [
            ("https://a.example/b/c", "a.example", "/b/c"),
            ("https://a.example:8443/", "a.example", "/"),
            ("http://a.example", "a.example", "/"),
        ] {
            assert_eq!((host_of(url), path_of(url)), (host, path), "{url}");
        }
    }

    #[test]
    fn a_link_climbs_only_as_far_as_it_must() {
        for (from, to, expected) in [
            ("index.html", "history/index.html", "history/index.html"),
            ("incidents/a/index.html", "index.html", "../../index.html"),
            (
                "incidents/a/index.html",
                "incidents/b/index.html",
                "../b/index.html",
            ),
            ("incidents/a/index.html", "incidents/a/x.png", "x.png"),
            ("da/index.html", "index.html", "../index.html"),
            (
                "da/history/index.html",
                "history/index.html",
                "../../history/index.html",
            ),
            ("index.html", "index.html", "index.html"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} {to}");
        }
    }
}
