//! A feed as JSON Feed 1.1. Never decides what is in it.

use serde::Serialize;

use super::{Feed, Format};

/// The whole file.
#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Record<'a>>,
}

/// Who says it.
#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// One entry.
#[derive(Serialize)]
struct Record<'a> {
    id: String,
    url: String,
    title: String,
    content_html: String,
    date_published: String,
    date_modified: String,
    tags: [&'a str; 1],
}

/// Writes a feed as JSON.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let records = feed.items().map(|item| Record {
        id: item.id,
        url: item.page,
        title: item.title,
        content_html: item.content,
        date_published: feed.time(item.published),
        date_modified: feed.time(item.changed),
        tags: [item.status],
    });
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: feed.home(),
        feed_url: feed.url(Format::Json),
        language: feed.edition.language.as_str(),
        authors: [Author {
            name: feed.author(),
        }],
        items: records.collect(),
    };
    serde_json::to_vec(&document).expect("records hold texts and lists only")
}
