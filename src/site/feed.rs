//! `feed.atom`: one entry per update, the newest fifty. Never holds what a page does not show.

use super::machine::{self, Stamp};
use super::xml::{Xml, paragraph};
use crate::locale::Locale;
use crate::markdown::to_html;
use crate::model::{Correction, Edition, Incident, Moment, Update};
use crate::schema::Language;

/// An update with the incident that it belongs to.
type Entry<'s> = (&'s Incident, &'s Update);

/// What a feed is written for.
struct Feed<'a> {
    edition: &'a Edition<'a>,
    locale: &'a Locale,
}

/// Writes the newest updates of an edition as an Atom feed.
pub(super) fn render_feed(edition: &Edition<'_>, locale: &Locale) -> Vec<u8> {
    let entries = newest(edition);
    let changed = entries.iter().map(|(_, u)| machine::last_changed(u)).max();
    let changed = changed.unwrap_or(edition.site.as_of);
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", edition.language.as_str()),
    ];
    let feed = Feed { edition, locale };
    Xml::document("feed", &attributes, |xml| {
        feed.write_head(xml, changed);
        for entry in entries {
            feed.write_entry(xml, entry);
        }
    })
}

/// The newest updates of an edition, the latest first.
fn newest<'s>(edition: &Edition<'s>) -> Vec<Entry<'s>> {
    let updates = |incident: &'s Incident| incident.updates.iter().map(move |u| (incident, u));
    let mut entries: Vec<Entry<'s>> = edition.incidents().flat_map(updates).collect();
    let later_first = |a: &Entry<'s>, b: &Entry<'s>| order(b).cmp(&order(a));
    if entries.len() > machine::NEWEST {
        entries.select_nth_unstable_by(machine::NEWEST, later_first);
        entries.truncate(machine::NEWEST);
    }
    entries.sort_by(later_first);
    entries
}

fn order<'s>((incident, update): &Entry<'s>) -> (Moment, &'s str, u32) {
    (update.at.value, &incident.id, update.number)
}

impl Feed<'_> {
    fn write_head(&self, xml: &mut Xml, changed: Moment) {
        let home = self.edition.url("");
        let name = self.edition.brand.name.shown(self.edition.language).text;
        let title = self.locale.message("feed-title", &[("name", name)]);
        xml.text("title", &[], &title);
        xml.text("id", &[], &home);
        xml.text("updated", &[], &self.time(changed));
        let this = self.edition.url("feed.atom");
        link(xml, ["self", "application/atom+xml", &this]);
        link(xml, ["alternate", "text/html", &home]);
        xml.element("author", &[], |xml| xml.text("name", &[], name));
    }

    fn write_entry(&self, xml: &mut Xml, (incident, update): Entry<'_>) {
        let page = machine::incident_url(self.edition, incident);
        let id = self.edition.url(&machine::update_id(incident, update));
        xml.element("entry", &[], |xml| {
            xml.text("title", &[], &self.title(incident, update));
            xml.text("id", &[], &id);
            xml.text("published", &[], &self.time(update.at.value));
            let changed = machine::last_changed(update);
            xml.text("updated", &[], &self.time(changed));
            let anchor = format!("{page}#{}", update.digits);
            link(xml, ["alternate", "text/html", &anchor]);
            xml.empty("category", &[("term", update.status.as_str())]);
            xml.text("content", &[("type", "html")], &self.content(update, &page));
        });
    }

    fn title(&self, incident: &Incident, update: &Update) -> String {
        let status = format!("status-{}", update.status.as_str());
        let status = self.locale.message(&status, &[]);
        let title = incident.title.shown(self.edition.language).text;
        let args = [("status", status.as_str()), ("title", title)];
        self.locale.message("feed-entry-title", &args)
    }

    /// The update's own text, what was corrected in it and what it promises, as HTML.
    fn content(&self, update: &Update, page: &str) -> String {
        let shown = update.body.shown(self.edition.language);
        let mut content = to_html(shown.text, page);
        if let Some(other) = shown.other {
            content = format!("<div lang=\"{other}\">{content}</div>");
        }
        let language = shown.other.unwrap_or(self.edition.language);
        for correction in made_in(language, update) {
            content.push_str(&self.correction(correction));
        }
        if let Some(promise) = &update.next_update {
            let when = self.day_clock_and_zone(promise.value);
            let words = self.locale.message("feed-next-update", &[("when", &when)]);
            content.push_str(&paragraph(&words));
        }
        content
    }

    fn correction(&self, correction: &Correction) -> String {
        let when = self.day_clock_and_zone(correction.at);
        let args = [
            ("when", when.as_str()),
            ("was", &correction.was),
            ("now", &correction.now),
        ];
        paragraph(&self.locale.message("feed-correction", &args))
    }

    fn day_clock_and_zone(&self, moment: Moment) -> String {
        let day = self.locale.day_and_clock(moment);
        format!("{day} {}", self.locale.zone_name(moment))
    }

    fn time(&self, moment: Moment) -> String {
        Stamp::new(moment, self.edition.site.zone).to_the_second()
    }
}

/// The corrections of an update that were made in a language, or in all.
fn made_in<'u>(language: &Language, update: &'u Update) -> impl Iterator<Item = &'u Correction> {
    let corrections = update.corrections.iter();
    corrections.filter(move |c| c.language.as_ref().is_none_or(|l| l == language))
}

fn link(xml: &mut Xml, [relation, media_type, address]: [&str; 3]) {
    let attributes = [("rel", relation), ("type", media_type), ("href", address)];
    xml.empty("link", &attributes);
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::{newest, render_feed};
    use crate::model::{Site, editions};
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
        let edition = editions(site)[index];
        String::from_utf8(render_feed(&edition, &locale_of(&edition))).unwrap()
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
        assert!(texts(&da, "content")[0].starts_with("<div lang=\"en\">"));
    }

    #[test]
    fn nothing_private_is_in_the_feed() {
        let en = feed(&site(), 0);
        for private in ["Somebody", "draft", "18:00", "hidden"] {
            assert!(!en.contains(private), "{private}");
        }
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
        let numbers = newest(&editions(&site)[0])
            .into_iter()
            .map(|(_, u)| u.number);
        assert!(numbers.eq((6..=55).rev()));
    }
}
