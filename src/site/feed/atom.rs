//! A feed as Atom, RFC 4287. Never decides what is in it.

use super::{Feed, Format, Item};
use crate::site::xml::Xml;

/// Writes a feed as Atom.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", feed.edition.language.as_str()),
    ];
    Xml::document("feed", &attributes, |xml| {
        write_head(feed, xml);
        for item in feed.items() {
            write_entry(feed, &item, xml);
        }
    })
}

fn write_head(feed: &Feed<'_>, xml: &mut Xml) {
    let home = feed.home();
    xml.text("title", &[], &feed.title);
    xml.text("id", &[], &home);
    xml.text("updated", &[], &feed.time(feed.changed()));
    link(
        xml,
        ["self", Format::Atom.media_type(), &feed.url(Format::Atom)],
    );
    link(xml, ["alternate", "text/html", &home]);
    xml.element("author", &[], |xml| xml.text("name", &[], feed.author()));
}

fn write_entry(feed: &Feed<'_>, item: &Item<'_>, xml: &mut Xml) {
    xml.element("entry", &[], |xml| {
        xml.text("title", &[], &item.title);
        xml.text("id", &[], &item.id);
        xml.text("published", &[], &feed.time(item.published));
        xml.text("updated", &[], &feed.time(item.changed));
        link(xml, ["alternate", "text/html", &item.page]);
        xml.empty("category", &[("term", item.status)]);
        xml.text("content", &[("type", "html")], &item.content);
    });
}

fn link(xml: &mut Xml, [relation, media_type, address]: [&str; 3]) {
    let attributes = [("rel", relation), ("type", media_type), ("href", address)];
    xml.empty("link", &attributes);
}
