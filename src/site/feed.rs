//! `feed.atom`: one entry per update, the newest fifty. Never holds what a page does not show.

use super::machine::{self, Stamp};
use super::xml::Xml;
use crate::locale::Locale;
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
        let mut content = machine::html(shown.text, page);
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
            content.push_str(&machine::paragraph(&words));
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
        machine::paragraph(&self.locale.message("feed-correction", &args))
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
