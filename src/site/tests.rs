//! Pages of the bundled project and of small ones: links, privacy, policy and what stays the same.

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
fn a_card_says_what_to_expect_and_admits_a_broken_promise() {
    let before = page(&pages(&small_site("2026-07-11 13:30"), 0), "index.html");
    assert!(before.contains("data-promise=\"2026-07-11T14:00:00+01:00\""));
    assert!(before.contains("Calls to 999 may not get through"));
    assert!(before.contains("<p class=\"lead\">We are sorry. <span>We look into it.</span></p>"));
    let after = page(&pages(&small_site("2026-07-11 14:05"), 0), "index.html");
    assert!(!after.contains("data-promise"));
    assert!(after.contains(
        "An update was due at <time datetime=\"2026-07-11T14:00:00+01:00\">14:00 BST</time>."
    ));
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
fn a_text_in_another_language_says_so() {
    let da = page(&pages(&small_site("2026-07-11 13:30"), 1), "da/index.html");
    assert!(da.contains("<html lang=\"da\""));
    assert!(da.contains("<span lang=\"en\">&lt;Web&gt; is down</span>"));
    assert!(da.contains("<a href=\"../index.html\" lang=\"en\""));
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
fn old_and_short_addresses_lead_to_the_incident() {
    let site = small_site("2026-07-11 13:30");
    let pages = pages(&site, 0);
    let old = page(&pages, "incidents/old-name/index.html");
    assert!(old.contains("0; url=../web/index.html"), "{old}");
    let short = page(&pages, &format!("i/{}/index.html", site.incidents[0].code));
    assert!(short.contains("href=\"https://status.example/sub/incidents/web/\""));
    let lost = page(&pages, "404.html");
    assert!(lost.contains("href=\"/sub/history/\""));
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
fn a_component_has_its_days_months_and_incidents() {
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:30\n---\nIt works.\n";
    let retired = "  - id: fax\n    name: Fax\n    retired: 2026-07-01\n";
    let project = format!("{PROJECT}{retired}");
    let files = [
        ("amends.yaml", project.as_str()),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/web/02-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-12 15:00"), 0);
    let web = page(&pages, "components/web/index.html");
    assert!(
        web.contains("1 of 90 days with a problem · Uptime 99.97%"),
        "{web}"
    );
    let link = "<a href=\"../../incidents/web/index.html\">&lt;Web&gt; is down</a>";
    assert_eq!(
        web.matches(link).count(),
        2,
        "once on its day, once as a whole"
    );
    assert!(web.contains("<th scope=\"row\">July 2026</th>"));
    assert!(page(&pages, "index.html").contains("href=\"components/web/index.html\""));
    let fax = page(&pages, "components/fax/index.html");
    assert!(fax.contains("No longer offered since <time datetime=\"2026-07-01\">"));
    assert!(!page(&pages, "index.html").contains("Fax"));
}

#[test]
fn planned_work_is_to_come_going_on_or_past() {
    let facts = "title: New cable\nimpact: none\nstarted: 2026-07-12 01:00\ncomponents: [web]\nscheduled:\n  from: 2026-07-12 01:00\n  until: 2026-07-12 03:00\n";
    let told = "---\nstatus: scheduled\nat: 2026-07-10 12:00\n---\nWe lay a cable.\n";
    let done = "---\nstatus: completed\nat: 2026-07-12 02:30\n---\nIt is there.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/cable/incident.yaml", facts),
        ("incidents/cable/01-told.md", told),
        ("incidents/cable/02-done.md", done),
    ];
    for (now, heading) in [
        ("2026-07-11 13:00", "id=\"coming\""),
        ("2026-07-12 02:00", "id=\"now\""),
        ("2026-07-12 13:00", "id=\"past\""),
    ] {
        let page = page(&pages(&site_of(&files, now), 0), "maintenance/index.html");
        let from = page
            .find(heading)
            .unwrap_or_else(|| panic!("{now}: {page}"));
        let link = page.find("../incidents/cable/index.html").unwrap();
        let next = page[from..].find("</section>").unwrap() + from;
        assert!(from < link && link < next, "{now}");
    }
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

#[test]
fn a_component_has_feeds_and_badges_beside_its_page() {
    let da = pages(&small_site("2026-07-11 13:30"), 1);
    for name in [
        "feed.atom",
        "feed.rss",
        "feed.json",
        "badge.svg",
        "badge.json",
    ] {
        for folder in ["da/", "da/components/web/"] {
            assert!(!page(&da, &format!("{folder}{name}")).is_empty());
        }
    }
    let web = page(&da, "da/components/web/index.html");
    assert!(
        web.contains("type=\"application/rss+xml\" href=\"feed.rss\""),
        "{web}"
    );
    let lost = page(&pages(&small_site("2026-07-11 13:30"), 0), "404.html");
    assert!(lost.contains("href=\"/sub/feed.atom\""), "{lost}");
}

#[test]
fn an_incident_is_told_as_plain_text_too() {
    let en = pages(&small_site("2026-07-11 13:30"), 0);
    let text = page(&en, "incidents/web/index.txt");
    assert!(
        text.starts_with("<Web> is down\n\nMajor problem, since 13:00 BST\n\n"),
        "{text}"
    );
    for said in [
        "Next word from us by\n14:00 BST\n",
        "What we know\nA <b>cable</b>.\n",
        "In an emergency\nCalls to 999 may not",
        "Looking into it, 11 July 2026, 13:10 BST\nWe look into it. More later.\n",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(
        text.ends_with("\nhttps://status.example/sub/incidents/web/\n"),
        "{text}"
    );
    assert!(page(&en, "incidents/web/index.html").contains("href=\"index.txt\""));
}

#[test]
fn how_components_went_is_drawn_and_said_where_it_changed() {
    let better = "---\nstatus: identified\nat: 2026-07-11 13:40\ncomponents:\n  web: degraded_performance\ncorrections:\n  - at: 2026-07-11 13:50\n    was: \"15:00\"\n    now: \"16:00\"\n---\nBetter.\n";
    let over = "---\nstatus: resolved\nat: 2026-07-11 14:20\n---\nIt works.\n";
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/web/incident.yaml", FACTS),
        ("incidents/web/01-first.md", FIRST),
        ("incidents/web/02-better.md", better),
        ("incidents/web/03-over.md", over),
    ];
    let pages = pages(&site_of(&files, "2026-07-12 13:30"), 0);
    let web = page(&pages, "incidents/web/index.html");
    // Forty of eighty minutes are half of the picture.
    assert!(
        web.contains("<path class=\"partial\" d=\"M0 8H180\"/>"),
        "{web}"
    );
    assert!(
        web.contains("<path class=\"degraded\" d=\"M180 8H360\"/>"),
        "{web}"
    );
    assert!(web.contains("It said: <del>15:00</del> · It says now: <ins>16:00</ins>"));
    let small = page(
        &self::pages(&small_site("2026-07-11 13:30"), 0),
        "incidents/web/index.html",
    );
    assert!(!small.contains("id=\"course\""), "one status is no course");
}
