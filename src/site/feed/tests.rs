//! The feeds in every format: ids, times, languages, and what is not in them.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Feed, Format, newest};
use crate::model::{Incident, Site, editions};
use crate::site::fixture::{locale_of, site_of};

const PROJECT: &str = "format: 1
name:
  en: Fish & Chips
  da: Fisk & frites
url: https://status.example
time_zone: Europe/London
languages: [en, da]
components:
  - id: web
    name: Web
  - id: mail
    name: Mail
";
const FACTS: &str = "title: Orders < 5 fail
impact: major
started: 2026-07-11 13:00
components: [web]
moved_from: [2026-07-11-orders]
";
const FIRST: &str = "---
status: investigating
at: 2026-07-11 13:10
next_update: 2026-07-12 00:30
eta:
  until: 2026-07-11 18:00
  confirmed: false
corrections:
  - at: 2026-07-11 13:20
    was: \"16:30\"
    now: \"16:00\"
approved_by: Somebody Private
---
We look into it & will tell you more.

<!-- a hidden note -->
";
const DRAFT: &str = "---
status: resolved
at: 2026-07-11 13:15
draft: true
---
A draft that nobody may read.
";

fn site() -> Site {
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/2026-07-11-web/incident.yaml", FACTS),
        ("incidents/2026-07-11-web/01-first.md", FIRST),
        ("incidents/2026-07-11-web/02-over.md", DRAFT),
    ];
    site_of(&files, "2026-07-11 14:00")
}

fn feed(site: &Site, index: usize) -> String {
    written(site, index, Format::Atom)
}

fn written(site: &Site, index: usize, format: Format) -> String {
    let edition = editions(site)[index];
    let locale = locale_of(&edition);
    let feed = Feed::of_all(&edition, &locale);
    String::from_utf8(feed.write(format)).unwrap()
}

fn of_component(site: &Site, component: usize) -> String {
    let edition = editions(site)[0];
    let locale = locale_of(&edition);
    let of_component = |i: &&Incident| i.named_components().contains(&component);
    let incidents: Vec<_> = edition.incidents().filter(of_component).collect();
    let feed = Feed::of_component(&edition, &locale, component, &incidents);
    String::from_utf8(feed.write(Format::Atom)).unwrap()
}

/// The texts of all elements with a name.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open = start.name().as_ref() == name.as_bytes();
                if open {
                    found.push(String::new());
                }
            }
            Event::Text(text) if open => {
                found.last_mut().unwrap().push_str(&text.decode().unwrap());
            }
            Event::GeneralRef(entity) if open => {
                let entity = format!("&{};", entity.decode().unwrap());
                let plain = quick_xml::escape::unescape(&entity).unwrap();
                found.last_mut().unwrap().push_str(&plain);
            }
            Event::End(_) => open = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn an_entry_keeps_the_id_of_its_first_address() {
    let (site, home) = (site(), "https://status.example/");
    let (en, da) = (feed(&site, 0), feed(&site, 1));
    let first = format!("{home}2026-07-11-orders/01");
    assert_eq!(texts(&en, "id"), [home.to_owned(), first]);
    let first = format!("{home}da/2026-07-11-orders/01");
    assert_eq!(texts(&da, "id"), [format!("{home}da/"), first]);
    let page = "href=\"https://status.example/da/incidents/2026-07-11-web/#01\"";
    assert!(da.contains(page), "{da}");
    let this = "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://status.example/da/feed.atom\"/>";
    assert!(da.contains(this), "{da}");
}

#[test]
fn an_entry_moves_with_its_corrections_and_says_what_it_promises() {
    let en = feed(&site(), 0);
    assert_eq!(texts(&en, "published"), ["2026-07-11T13:10:00+01:00"]);
    let corrected = "2026-07-11T13:20:00+01:00";
    assert_eq!(texts(&en, "updated"), [corrected, corrected]);
    let titles = ["Fish & Chips status", "Investigating: Orders < 5 fail"];
    assert_eq!(texts(&en, "title"), titles);
    let content = &texts(&en, "content")[0];
    assert!(content.contains("look into it &amp; will"), "{content}");
    let correction = "<p>Corrected Saturday 11 July, 13:20 BST: “16:30” is now “16:00”.</p>";
    assert!(content.contains(correction), "{content}");
    let promise = "<p>Next update by Sunday 12 July, 00:30 BST.</p>";
    assert!(content.ends_with(promise), "{content}");
}

#[test]
fn a_text_in_another_language_says_so() {
    let da = feed(&site(), 1);
    assert_eq!(texts(&da, "title")[0], "Driftsstatus for Fisk & frites");
    let content = &texts(&da, "content")[0];
    assert!(content.starts_with("<div lang=\"en\" dir=\"auto\">"));
    let corrected = "»<span lang=\"en\" dir=\"auto\">16:30</span>« er nu";
    assert!(content.contains(corrected), "{content}");
}

#[test]
fn a_translation_tells_its_own_corrections() {
    let folder = "incidents/2026-07-11-web";
    let own = "---\ncorrections:\n  - at: 2026-07-11 13:25\n    was: halv fem\n    now: fire\n---\nVi leder.\n";
    let files = [
        ("amends.yaml", PROJECT),
        (&format!("{folder}/incident.yaml"), FACTS),
        (&format!("{folder}/01-first.md"), FIRST),
        (&format!("{folder}/01-first.da.md"), own),
    ];
    let site = site_of(&files, "2026-07-11 14:00");
    let [en, da] = [0, 1].map(|index| texts(&feed(&site, index), "content").remove(0));
    assert!(
        en.contains("“16:30” is now") && !en.contains("halv fem"),
        "{en}"
    );
    assert!(da.contains("»halv fem« er nu »fire«"), "{da}");
    assert!(!da.contains("16:30") && !da.contains("lang="), "{da}");
}

#[test]
fn nothing_private_is_in_a_feed() {
    for format in Format::ALL {
        let en = written(&site(), 0, format);
        for private in ["Somebody", "draft", "18:00", "hidden"] {
            assert!(!en.contains(private), "{}: {private}", format.file_name());
        }
    }
}

#[test]
fn every_format_tells_the_same() {
    let site = site();
    let (id, page) = (
        "https://status.example/2026-07-11-orders/01",
        "https://status.example/incidents/2026-07-11-web/#01",
    );
    let rss = written(&site, 0, Format::Rss);
    assert!(
        rss.contains(&format!("<guid isPermaLink=\"false\">{id}</guid>")),
        "{rss}"
    );
    assert_eq!(texts(&rss, "link"), ["https://status.example/", page]);
    assert_eq!(texts(&rss, "pubDate"), ["Sat, 11 Jul 2026 13:10:00 +0100"]);
    assert_eq!(
        texts(&rss, "lastBuildDate"),
        ["Sat, 11 Jul 2026 13:20:00 +0100"]
    );
    assert_eq!(texts(&rss, "atom:updated"), ["2026-07-11T13:20:00+01:00"]);
    let json: serde_json::Value = serde_json::from_str(&written(&site, 0, Format::Json)).unwrap();
    assert_eq!(json["feed_url"], "https://status.example/feed.json");
    let item = &json["items"][0];
    assert_eq!((&item["id"], &item["url"]), (&id.into(), &page.into()));
    assert_eq!(item["date_published"], "2026-07-11T13:10:00+01:00");
    assert_eq!(item["date_modified"], "2026-07-11T13:20:00+01:00");
    let contents = texts(&feed(&site, 0), "content");
    assert_eq!(item["content_html"], contents[0]);
    assert_eq!(texts(&rss, "description")[1], contents[0]);
}

#[test]
fn a_component_has_a_feed_of_its_own_with_the_same_ids() {
    let web = of_component(&site(), 0);
    assert_eq!(texts(&web, "title")[0], "Web: Fish & Chips status");
    let ids = texts(&web, "id");
    assert_eq!(ids[0], "https://status.example/components/web/");
    assert_eq!(ids[1], "https://status.example/2026-07-11-orders/01");
    let this = "href=\"https://status.example/components/web/feed.atom\"";
    assert!(web.contains(this), "{web}");
    assert!(
        texts(&of_component(&site(), 1), "title").len() == 1,
        "the mail has no entry"
    );
}

#[test]
fn a_feed_holds_the_newest_fifty() {
    let folder = "incidents/2026-07-11-web";
    let mut files = vec![
        ("amends.yaml".to_owned(), PROJECT.to_owned()),
        (format!("{folder}/incident.yaml"), FACTS.to_owned()),
    ];
    for number in 1..=55 {
        let at = format!("2026-07-11 13:{number:02}");
        let text = format!("---\nstatus: investigating\nat: {at}\n---\nNews.\n");
        files.push((format!("{folder}/{number:02}-news.md"), text));
    }
    let files: Vec<_> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let site = site_of(&files, "2026-07-11 14:00");
    let edition = editions(&site)[0];
    let numbers = newest(edition.incidents())
        .into_iter()
        .map(|(_, u)| u.number);
    assert!(numbers.eq((6..=55).rev()));
}
