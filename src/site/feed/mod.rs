//! Feeds of all updates and of one component's: an entry per update, the newest fifty. Never holds what a page does not show.

mod atom;
mod json;
mod rss;

#[cfg(test)]
mod tests;

use super::address::component_folder;
use super::machine::{self, Stamp};
use super::xml::{paragraph, words};
use crate::locale::Locale;
use crate::markdown::to_html;
use crate::model::{ComponentIndex, Correction, Edition, Incident, Moment, Update};
use crate::schema::Language;

/// Stand in a message where the words of a correction go; nobody types them.
const MARKS: [&str; 2] = ["\u{e000}", "\u{e001}"];

/// A feed of an edition, ready to be written in any format.
pub(super) struct Feed<'a> {
    edition: &'a Edition<'a>,
    locale: &'a Locale,
    /// The folder that it stands in, from that of the edition: empty, or ending in `/`.
    folder: String,
    title: String,
    entries: Vec<Entry<'a>>,
}

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Atom, RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

/// An update with the incident that it belongs to.
type Entry<'s> = (&'s Incident, &'s Update);

/// What every format says of an entry.
struct Item<'s> {
    /// The address under which the update was first published; it never changes.
    id: String,
    page: String,
    title: String,
    published: Moment,
    changed: Moment,
    status: &'s str,
    /// HTML.
    content: String,
}

impl Format {
    /// Every format.
    pub(super) const ALL: [Self; 3] = [Self::Atom, Self::Rss, Self::Json];

    /// The name of its file.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Atom => "feed.atom",
            Self::Rss => "feed.rss",
            Self::Json => "feed.json",
        }
    }

    /// What hosts and links call it.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }
}

impl<'a> Feed<'a> {
    /// The feed of all updates of an edition.
    pub(super) fn of_all(edition: &'a Edition<'a>, locale: &'a Locale) -> Self {
        let name = edition.brand.name.shown(edition.language).text;
        Self {
            edition,
            locale,
            folder: String::new(),
            title: locale.message("feed-title", &[("name", name)]),
            entries: newest(edition.incidents()),
        }
    }

    /// The feed of a component with the incidents that it was part of.
    pub(super) fn of_component(
        edition: &'a Edition<'a>,
        locale: &'a Locale,
        component: ComponentIndex,
        incidents: &[&'a Incident],
    ) -> Self {
        let component = &edition.site.components[component];
        let name = edition.brand.name.shown(edition.language).text;
        let own = component.name.shown(edition.language).text;
        let names = [("component", own), ("name", name)];
        Self {
            edition,
            locale,
            folder: component_folder(&component.id),
            title: locale.message("feed-component-title", &names),
            entries: newest(incidents.iter().copied()),
        }
    }

    /// The folder that it stands in, from that of the edition: empty, or ending in `/`.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// Where it stands in a format, from the folder of the edition.
    pub(super) fn path(&self, format: Format) -> String {
        format!("{}{}", self.folder, format.file_name())
    }

    /// All that it is made from, beside the theme.
    pub(super) fn read(&self) -> Vec<u8> {
        let site = self.edition.site;
        let mut read = site.digest.0.to_vec();
        read.extend(self.folder.bytes());
        for (incident, update) in &self.entries {
            read.extend(incident.digest.0);
            read.extend(machine::update_id(incident, update).bytes());
            read.extend(incident.id.bytes());
            read.extend(update.corrections.len().to_le_bytes());
        }
        if self.entries.is_empty() {
            read.extend(site.as_of.timestamp().to_le_bytes());
        }
        read
    }

    /// Writes it in a format.
    pub(super) fn write(&self, format: Format) -> Vec<u8> {
        match format {
            Format::Atom => atom::write(self),
            Format::Rss => rss::write(self),
            Format::Json => json::write(self),
        }
    }

    /// The address of the page that tells the same.
    fn home(&self) -> String {
        self.edition.url(&self.folder)
    }

    fn url(&self, format: Format) -> String {
        self.edition.url(&self.path(format))
    }

    /// The brand, as the author of all entries.
    fn author(&self) -> &str {
        self.edition.brand.name.shown(self.edition.language).text
    }

    /// When any entry last changed.
    fn changed(&self) -> Moment {
        let entries = self.entries.iter();
        let changed = entries
            .map(|(_, update)| machine::last_changed(update))
            .max();
        changed.unwrap_or(self.edition.site.as_of)
    }

    fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.entries.iter().map(|entry| self.item(*entry))
    }

    fn item<'s>(&self, (incident, update): Entry<'s>) -> Item<'s> {
        let page = machine::incident_url(self.edition, incident);
        Item {
            id: self.edition.url(&machine::update_id(incident, update)),
            title: self.entry_title(incident, update),
            published: update.at.value,
            changed: machine::last_changed(update),
            status: update.status.as_str(),
            content: self.content(update, &page),
            page: format!("{page}#{}", update.digits),
        }
    }

    fn entry_title(&self, incident: &Incident, update: &Update) -> String {
        let status = format!("status-{}", update.status.as_str());
        let status = self.locale.message(&status, &[]);
        let title = incident.title.shown(self.edition.language).text;
        let args = [("status", status.as_str()), ("title", title)];
        self.locale.message("feed-entry-title", &args)
    }

    /// The update's own text, what was corrected in it and what it promises, as HTML.
    fn content(&self, update: &Update, page: &str) -> String {
        let language = self.edition.language;
        let shown = update.body.shown(language);
        let mut content = to_html(shown.text, page);
        if let Some(other) = shown.other {
            content = format!("<div lang=\"{other}\" dir=\"auto\">{content}</div>");
        }
        for correction in update.corrections_for(language) {
            content.push_str(&self.correction(correction, shown.other));
        }
        if let Some(promise) = &update.next_update {
            let when = self.day_clock_and_zone(promise.value);
            let words = self.locale.message("feed-next-update", &[("when", &when)]);
            content.push_str(&paragraph(&words));
        }
        content
    }

    /// What an edit changed; what was said in another language says so.
    fn correction(&self, correction: &Correction, other: Option<&Language>) -> String {
        let when = self.day_clock_and_zone(correction.at);
        let [was, now] = MARKS;
        let args = [("when", when.as_str()), ("was", was), ("now", now)];
        let told = paragraph(&self.locale.message("feed-correction", &args));
        let said = |text: &str| words(text, other.map(Language::as_str));
        let told = told.replace(was, &said(&correction.was.value));
        told.replace(now, &said(&correction.now.value))
    }

    fn day_clock_and_zone(&self, moment: Moment) -> String {
        let day = self.locale.day_and_clock(moment);
        format!("{day} {}", self.locale.zone_name(moment))
    }

    fn stamp(&self, moment: Moment) -> Stamp {
        Stamp::new(moment, self.edition.site.zone)
    }

    fn time(&self, moment: Moment) -> String {
        self.stamp(moment).to_the_second()
    }
}

/// The newest updates of some incidents, the latest first.
fn newest<'s>(incidents: impl Iterator<Item = &'s Incident>) -> Vec<Entry<'s>> {
    let updates = |incident: &'s Incident| incident.updates.iter().map(move |u| (incident, u));
    let mut entries: Vec<Entry<'s>> = incidents.flat_map(updates).collect();
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
