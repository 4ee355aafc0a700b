//! What search engines read: `sitemap.xml` of an edition and `robots.txt` of a whole site. Never names a page that is not there.

use super::address::{
    HISTORY, HOME, MAINTENANCE, component_page, incident_page, machine_path, month_page,
};
use super::machine::Stamp;
use super::view::Month;
use super::xml::Xml;
use crate::model::{BrandHome, Edition, Moment, Soundness, editions};

/// More addresses than this a sitemap may not have.
const MOST: usize = 50_000;

/// Writes the addresses of an edition's pages.
pub(super) fn render_sitemap(edition: &Edition<'_>, months: &[Month<'_>]) -> Vec<u8> {
    let attributes = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    let pages = pages(edition, months).into_iter().take(MOST);
    Xml::document("urlset", &attributes, |xml| {
        for (path, changed) in pages {
            let address = edition.url(machine_path(&path));
            let stamp = |m| Stamp::new(m, edition.site.zone).to_the_second();
            let changed = changed.map(stamp);
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &address);
                if let Some(changed) = &changed {
                    xml.text("lastmod", &[], changed);
                }
            });
        }
    })
}

/// Writes what crawlers may read: everything, and where the sitemaps are.
pub(super) fn render_robots(edition: &Edition<'_>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for other in editions(edition.site) {
        let same = other.brand_index == edition.brand_index;
        let beside = edition.brand.home == BrandHome::Site;
        let inside = beside && other.brand.home == BrandHome::SubFolder;
        if same || inside {
            text.push_str(&format!("Sitemap: {}\n", other.url("sitemap.xml")));
        }
    }
    text
}

/// The pages of an edition, with the time of the last change where that is known.
fn pages(edition: &Edition<'_>, months: &[Month<'_>]) -> Vec<(String, Option<Moment>)> {
    let fixed = [HOME, MAINTENANCE, HISTORY].map(str::to_owned);
    let components = edition.brand.components.iter();
    let components = components.map(|&index| component_page(&edition.site.components[index].id));
    let months = months.iter().map(|month| month_page(&month.key));
    let lists = fixed.into_iter().chain(components).chain(months);
    let sound = edition.incidents();
    let sound = sound.filter(|i| i.soundness == Soundness::Sound);
    let incidents = sound.map(|i| (incident_page(&i.id), Some(i.updated())));
    lists.map(|path| (path, None)).chain(incidents).collect()
}
