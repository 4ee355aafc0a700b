//! Renders the pages, feeds and API of an edition; never touches the system.

mod address;
mod api;
mod badge;
mod calendar;
mod crawl;
mod feed;
mod hosting;
mod machine;
mod pages;
mod sample;
mod search;
mod trial;
mod twice;
mod view;
mod xml;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;
use serde::Serialize;

use crate::locale::Locale;
use crate::model::{Chronicle, Edition, Incident, Moment, Phase, Soundness, chronicles};
use crate::publish::{Key, Output};
use crate::theme::Theme;

pub use pages::Unmade;
pub use trial::{distinct, try_samples, try_templates};

use address::{CALENDAR, incident_page, incident_text};
use badge::Badge;
use feed::{Feed, Format};
use pages::{Page, Press, build};
use search::{INDEX, Index};
use twice::Twice;
use view::{IncidentView, Scene, incidents_by_component, months};

/// Turns an edition into its pages, feeds and API, by path inside the output folder of its brand's home.
pub fn render<'a>(
    edition: &'a Edition<'a>,
    theme: &'a Theme,
    locale: &'a Locale,
    as_of: Moment,
) -> Output<'a> {
    let scene = Scene {
        edition,
        locale,
        as_of,
    };
    let site = Rendering {
        press: Arc::new(Press::new(scene, theme)),
        scene,
        folder: edition.folder(),
    };
    let mut output = Output::new();
    let build = site.insert_home(&mut output);
    site.insert_logo(&mut output, theme);
    site.keep(&mut output);
    let mut lists = Output::new();
    rayon::join(
        || site.insert_incidents(&mut output, &build),
        || {
            site.insert_history(&mut lists);
            site.insert_components(&mut lists);
            site.insert(&mut lists, site.press.maintenance());
            site.insert_machine_files(&mut lists, &build);
        },
    );
    output.merge(lists);
    output
}

/// What customers see first of an incident, and its newest update, as plain text; nothing where the edition does not have it.
pub fn tell_newest(edition: &Edition<'_>, locale: &Locale, id: &str) -> Option<String> {
    let scene = Scene {
        edition,
        locale,
        as_of: edition.site.as_of,
    };
    let incident = edition.incidents().find(|i| i.id == id)?;
    Some(IncidentView::new(&scene, incident, &[]).newest_to_text(&scene))
}

/// An edition on its way into an output.
struct Rendering<'a> {
    press: Arc<Press<'a>>,
    scene: Scene<'a>,
    folder: String,
}

impl<'a> Rendering<'a> {
    /// Puts the home page in and gives the build that it carries.
    fn insert_home(&self, output: &mut Output<'a>) -> String {
        let home = self.press.home();
        let build = build(&self.press, &home);
        self.insert(output, home.with_build(&build));
        self.insert(output, self.press.lost());
        build
    }

    fn insert_incidents(&self, output: &mut Output<'a>, build: &str) {
        let sound: Vec<_> = self.scene.edition.incidents().filter(is_sound).collect();
        let pages = sound.par_iter().map(|incident| {
            let redirects = self.press.redirects(incident).into_iter();
            let redirects: Vec<_> = redirects.map(|page| self.keyed(page)).collect();
            (self.plan(incident, build), redirects)
        });
        for (plan, redirects) in pages.collect::<Vec<_>>() {
            self.insert_incident(output, plan);
            for (redirect, key) in redirects {
                self.insert_keyed(output, redirect, key);
            }
        }
        for incident in sound {
            self.insert_attachments(output, incident);
        }
    }

    /// The page of an incident; while it is open it asks whether it is still the newest.
    fn incident(&self, incident: &'a Incident, build: &str) -> Page<IncidentView<'a>> {
        let page = self.press.incident(incident);
        match incident.phase(self.scene.edition.site.now) {
            Phase::Open => page.with_build(build),
            Phase::Coming | Phase::Closed => page,
        }
    }

    fn plan(&self, incident: &'a Incident, build: &str) -> Plan<'a> {
        match self.press.settled_key(incident) {
            Some(key) => Plan::Settled(incident, key),
            None => {
                let (page, key) = self.keyed(self.incident(incident, build));
                Plan::Living(incident, Box::new(page), key)
            }
        }
    }

    fn insert_incident(&self, output: &mut Output<'a>, plan: Plan<'a>) {
        let press = Arc::clone(&self.press);
        match plan {
            Plan::Settled(incident, key) => {
                let shown = Arc::new(Twice::new());
                let (other, told) = (Arc::clone(&press), Arc::clone(&shown));
                let text_key = press.key_with("text", &key.0.to_le_bytes());
                let path = format!("{}{}", self.folder, incident_page(&incident.id));
                let page = move || shown.read(|| press.incident(incident), |p| make(&press, p));
                output.insert_made(path, key, page);
                let path = format!("{}{}", self.folder, incident_text(&incident.id));
                let text =
                    move || told.read(|| other.incident(incident), |p| other.incident_text(p));
                output.insert_made(path, text_key, move || Ok(text().into_bytes()));
            }
            Plan::Living(incident, page, key) => {
                let text = format!("{}{}", self.folder, incident_text(&incident.id));
                output.insert(text, press.incident_text(&page));
                let path = format!("{}{}", self.folder, page.path);
                output.insert_made(path, key, move || make(&press, &page));
            }
        }
    }

    /// The files that updates show stand beside the page.
    fn insert_attachments(&self, output: &mut Output<'a>, incident: &Incident) {
        for file in &incident.attachments {
            let path = format!("{}incidents/{}/{}", self.folder, incident.id, file.name);
            output.insert(path, file.bytes.clone());
        }
    }

    fn insert_history(&self, output: &mut Output<'a>) {
        let months = months(&self.scene);
        self.insert(output, self.press.history(&months));
        let sitemap = crawl::render_sitemap(self.scene.edition, &months);
        output.insert(format!("{}sitemap.xml", self.folder), sitemap);
        let pages = (0..months.len()).into_par_iter();
        let pages = pages.map(|index| self.keyed(self.press.month(&months, index)));
        for (page, key) in pages.collect::<Vec<_>>() {
            self.insert_keyed(output, page, key);
        }
        let index = Index::new(self.scene);
        let key = self.press.key_with(INDEX, &index.read());
        let path = format!("{}{INDEX}", self.folder);
        output.insert_made(path, key, move || Ok(index.write()));
    }

    fn insert_components(&self, output: &mut Output<'a>) {
        let incidents = incidents_by_component(&self.scene);
        let chronicles = chronicles(self.scene.edition);
        let Scene {
            edition, locale, ..
        } = self.scene;
        let pages = chronicles.par_iter().map(|chronicle: &Chronicle| {
            let component = chronicle.days.component;
            let own = incidents.get(&component).map_or(&[][..], Vec::as_slice);
            let feed = Feed::of_component(edition, locale, component, own);
            let badge = Badge::of_component(&self.scene, component);
            (
                self.keyed(self.press.component(chronicle, own)),
                feed,
                badge,
            )
        });
        for ((page, key), feed, badge) in pages.collect::<Vec<_>>() {
            self.insert_badge(output, feed.folder(), &badge);
            self.insert_keyed(output, page, key);
            self.insert_feed(output, feed);
        }
    }

    fn insert_badge(&self, output: &mut Output<'a>, folder: &str, badge: &Badge) {
        let folder = format!("{}{folder}", self.folder);
        output.insert(format!("{folder}badge.svg"), badge.to_svg());
        output.insert(format!("{folder}badge.json"), badge.to_json());
    }

    fn insert_feed(&self, output: &mut Output<'a>, feed: Feed<'a>) {
        let read = feed.read();
        let feed = Arc::new(feed);
        for format in Format::ALL {
            let path = feed.path(format);
            let key = self.press.key_with(&path, &read);
            let feed = Arc::clone(&feed);
            let path = format!("{}{path}", self.folder);
            output.insert_made(path, key, move || Ok(feed.write(format)));
        }
    }

    fn insert_machine_files(&self, output: &mut Output<'a>, build: &str) {
        let edition = self.scene.edition;
        self.insert_feed(output, Feed::of_all(edition, self.scene.locale));
        self.insert_badge(output, "", &Badge::of_all(&self.scene));
        let calendar = calendar::render_calendar(edition, self.scene.locale);
        output.insert(format!("{}{CALENDAR}", self.folder), calendar);
        for (path, bytes) in api::render_api(edition) {
            output.insert(format!("{}{path}", self.folder), bytes);
        }
        let as_of = machine::Stamp::new(self.scene.as_of, edition.site.zone).to_the_second();
        let as_of = format!("{{\"as_of\":\"{as_of}\",\"build\":\"{build}\"}}\n");
        output.insert(format!("{}as_of.json", self.folder), as_of);
        if self.folder.is_empty() {
            output.insert("robots.txt", crawl::render_robots(edition));
        }
        for (name, text) in hosting::render_hosting(edition) {
            output.insert(format!("{}{name}", self.folder), text);
        }
    }

    fn insert_logo(&self, output: &mut Output<'a>, theme: &Theme) {
        let logo = self.scene.edition.brand.logo.as_deref();
        if let Some((name, bytes)) = logo.and_then(|l| Some((l, theme.static_file(l)?))) {
            output.insert(format!("{}{name}", self.folder), bytes);
        }
    }

    /// What cannot be rendered keeps the pages that were last published.
    fn keep(&self, output: &mut Output<'a>) {
        let edition = self.scene.edition;
        for incident in edition.incidents().filter(|i| !is_sound(i)) {
            let former = incident.moved_from.iter().map(|id| &id.value);
            for id in former.chain([&incident.id]) {
                output.keep(format!("{}incidents/{id}", self.folder));
            }
            output.keep(format!("{}i/{}", self.folder, incident.code));
        }
        for kept in &edition.site.kept {
            output.keep(format!("{}incidents/{}", self.folder, kept.id));
            output.keep(format!("{}i/{}", self.folder, kept.code));
        }
    }

    fn insert<T>(&self, output: &mut Output<'a>, page: Page<T>)
    where
        T: Serialize + Send + Sync + 'a,
    {
        let (page, key) = self.keyed(page);
        self.insert_keyed(output, page, key);
    }

    fn insert_keyed<T>(&self, output: &mut Output<'a>, page: Page<T>, key: Key)
    where
        T: Serialize + Send + Sync + 'a,
    {
        let press = Arc::clone(&self.press);
        let path = format!("{}{}", self.folder, page.path);
        output.insert_made(path, key, move || {
            press.make(&page).map_err(|problem| Unmade(*problem).into())
        });
    }

    fn keyed<T: Serialize>(&self, page: Page<T>) -> (Page<T>, Key) {
        let key = self.press.key(&page);
        (page, key)
    }
}

/// How the page of an incident is told from the one that stands.
enum Plan<'a> {
    /// By what it is made from: there is nothing to put together for a page that stands.
    Settled(&'a Incident, Key),
    /// By what it shows.
    Living(&'a Incident, Box<Page<IncidentView<'a>>>, Key),
}

fn make(press: &Press<'_>, page: &Page<IncidentView<'_>>) -> Result<Vec<u8>> {
    let made = press.make_incident(page);
    made.map_err(|problem| Unmade(*problem).into())
}

fn is_sound(incident: &&Incident) -> bool {
    incident.soundness == Soundness::Sound
}
