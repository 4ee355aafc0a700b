//! A feed as RSS 2.0, with what RSS has no word for in Atom's. Never decides what is in it.

use super::{Feed, Format, Item};
use crate::site::xml::Xml;

/// Writes a feed as RSS.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let attributes = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ];
    Xml::document("rss", &attributes, |xml| {
        xml.element("channel", &[], |xml| {
            write_head(feed, xml);
            for item in feed.items() {
                write_item(feed, &item, xml);
            }
        });
    })
}

fn write_head(feed: &Feed<'_>, xml: &mut Xml) {
    let url = feed.url(Format::Rss);
    let this = [
        ("rel", "self"),
        ("type", Format::Rss.media_type()),
        ("href", &url),
    ];
    xml.text("title", &[], &feed.title);
    xml.text("link", &[], &feed.home());
    // Readers take it for HTML.
    xml.text("description", &[], &feed.title.replace('<', "&lt;"));
    xml.text("language", &[], feed.edition.language.as_str());
    xml.text("lastBuildDate", &[], &feed.stamp(feed.changed()).for_mail());
    xml.empty("atom:link", &this);
}

fn write_item(feed: &Feed<'_>, item: &Item<'_>, xml: &mut Xml) {
    xml.element("item", &[], |xml| {
        xml.text("title", &[], &item.title);
        xml.text("link", &[], &item.page);
        xml.text("guid", &[("isPermaLink", "false")], &item.id);
        xml.text("pubDate", &[], &feed.stamp(item.published).for_mail());
        xml.text("atom:updated", &[], &feed.time(item.changed));
        xml.text("category", &[], item.status);
        xml.text("description", &[], &item.content);
    });
}
