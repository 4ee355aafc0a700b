//! Markdown as HTML that can do nothing.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::safe_events;

/// Turns a text into HTML; its headings begin below those of the page, and images are looked up in `folder`.
///
/// `folder` is empty or ends in `/`.
pub fn to_html(markdown: &str, folder: &str) -> String {
    let events = safe_events(markdown)
        .into_iter()
        .map(|event| adapt(event, folder));
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events);
    html.truncate(html.trim_end().len());
    html
}

fn adapt<'e>(event: Event<'e>, folder: &str) -> Event<'e> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: lower(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Image {
            link_type,
            dest_url: CowStr::from(format!("{folder}{dest_url}")),
            title,
            id,
        }),
        other => other,
    }
}

/// A page has its title and the headings of its sections; a text may only go below them.
fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H4,
        HeadingLevel::H2 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}
