//! Pages of the bundled project and of small ones: links, privacy, policy and what stays the same; a file per kind of page.

mod component;
mod history;
mod home;
mod incident;
mod languages;
mod lost;
mod maintenance;
mod private;

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::address::relative;
use super::fixture::{locale_of, site_in, site_of};
use super::{render, try_templates};
use crate::model::{Site, editions};
use crate::source::load;
use crate::theme::{self, Theme};

const OUTAGE: &str = "2026-07-11 16:20";
const PROJECT: &str = "format: 1
name: Test
url: https://status.example/sub
time_zone: Europe/London
languages: [en, da]
emergency:
  numbers: [\"999\"]
  advice: Use a landline.
components:
  - id: web
    name: Web
";
const FACTS: &str = "title: <Web> is down
impact: major
started: 2026-07-11 13:00
components: [web]
moved_from: [old-name]
emergency_calls: affected
";
const FIRST: &str = "---
status: investigating
at: 2026-07-11 13:10
next_update: 14:00
cause: A <b>cable</b>.
eta:
  until: 2026-07-11 18:00
  confirmed: false
approved_by: Somebody Private
---
We look into it. More later.
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn theme() -> Theme {
    let (theme, problems) = theme::load(&load(root()).unwrap(), "default");
    assert_eq!(problems, []);
    theme
}

/// Every page of an edition, by path.
fn pages(site: &Site, index: usize) -> Vec<(String, String)> {
    let (edition, theme) = (editions(site)[index], theme());
    let locale = locale_of(&edition);
    assert_eq!(try_templates(&edition, &theme, &locale), []);
    let output = render(&edition, &theme, &locale, site.as_of);
    let text = |path: &str| String::from_utf8(output.bytes(path).unwrap().unwrap());
    let written = output.paths().filter(|path| !path.ends_with(".png"));
    written
        .map(|path| (path.to_owned(), text(path).unwrap()))
        .collect()
}

fn page(pages: &[(String, String)], path: &str) -> String {
    let found = pages.iter().find(|(p, _)| p == path);
    found.map_or_else(|| panic!("there is no `{path}`"), |(_, text)| text.clone())
}

fn small_site(now: &str) -> Site {
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
    ];
    site_of(&files, now)
}

#[test]
fn every_link_of_the_bundled_project_leads_somewhere() {
    let site = site_in(root(), OUTAGE);
    let (mut known, mut links) = (
        BTreeSet::from(["incidents/2026-06-16-broadband-leeds/coverage.png".to_owned()]),
        Vec::new(),
    );
    for (index, edition) in editions(&site).iter().enumerate() {
        if edition.brand_index > 0 {
            continue;
        }
        for (path, text) in pages(&site, index) {
            for (at, mark) in text.match_indices("href=\"") {
                let rest = &text[at + mark.len()..];
                links.push((path.clone(), rest[..rest.find('"').unwrap()].to_owned()));
            }
            known.insert(path);
        }
    }
    assert!(links.len() > 500);
    for (path, link) in links {
        let target = link.split('#').next().unwrap();
        let outside = ["http", "data:", "mailto:", "tel:", "/"];
        if !target.is_empty() && !outside.iter().any(|o| target.starts_with(o)) {
            let found = known.iter().any(|to| relative(&path, to) == target);
            assert!(found, "{path}: {link}");
        }
    }
}

#[test]
fn nothing_private_reaches_a_page() {
    for (path, text) in pages(&small_site("2026-07-11 13:30"), 0) {
        for private in ["Somebody", "18:00", "17:00Z"] {
            assert!(!text.contains(private), "{path}: {private}");
        }
    }
}

#[test]
fn what_a_team_writes_cannot_become_markup() {
    let pages = pages(&small_site("2026-07-11 13:30"), 0);
    for (path, text) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(
            !text.contains("<b>cable") && !text.contains("<Web>"),
            "{path}"
        );
    }
    assert!(page(&pages, "index.html").contains("A &lt;b&gt;cable&lt;"));
}

#[test]
fn between_two_events_nothing_changes() {
    let (one, other) = (
        small_site("2026-07-11 13:30"),
        small_site("2026-07-11 13:59"),
    );
    assert_eq!(one.as_of, other.as_of);
    assert_eq!(pages(&one, 0), pages(&other, 0));
}

#[test]
fn the_policy_names_the_style_and_the_script_of_the_page() {
    let home = page(&pages(&small_site("2026-07-11 13:30"), 0), "index.html");
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let from = home.find(open).unwrap() + open.len();
        let text = &home[from..from + home[from..].find(close).unwrap()];
        let hash = STANDARD.encode(Sha256::digest(text));
        assert!(home.contains(&format!("'sha256-{hash}'")), "{open}");
    }
    assert!(!home.contains(" style=\""));
}

#[test]
fn an_incident_that_cannot_be_read_keeps_its_published_pages() {
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:00\nnot_a_key: 1\n---\nB.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/web/02-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-11 15:00"), 0);
    assert!(
        pages
            .iter()
            .all(|(path, _)| !path.starts_with("incidents/") && !path.starts_with("i/"))
    );
    assert!(page(&pages, "index.html").contains("incidents/web/index.html"));
}

#[test]
fn crawlers_find_every_page_of_every_language() {
    let site = small_site("2026-07-11 13:30");
    let en = pages(&site, 0);
    let robots = page(&en, "robots.txt");
    for sitemap in ["sub/sitemap.xml", "sub/da/sitemap.xml"] {
        assert!(robots.contains(&format!("\nSitemap: https://status.example/{sitemap}\n")));
    }
    let sitemap = page(&en, "sitemap.xml");
    let indexed = |(path, text): &&(String, String)| {
        path.ends_with("index.html") && !text.contains("content=\"noindex\"")
    };
    for (path, _) in en.iter().filter(indexed) {
        let address = path.strip_suffix("index.html").unwrap();
        let loc = format!("<loc>https://status.example/sub/{address}</loc>");
        assert!(sitemap.contains(&loc), "{loc}");
    }
    let changed = "<lastmod>2026-07-11T13:10:00+01:00</lastmod>";
    assert!(sitemap.contains(changed), "{sitemap}");
}
