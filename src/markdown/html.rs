//! Markdown as HTML that can do nothing.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::comments::without_comments;
use super::safe_events;

/// Turns a text into HTML; its headings begin below those of the page, and images are looked up in `folder`.
///
/// `folder` is empty or ends in `/`.
pub fn to_html(markdown: &str, folder: &str) -> String {
    let markdown = &without_comments(markdown);
    let events = safe_events(markdown);
    let highest = highest(&events);
    let events = events
        .into_iter()
        .map(|event| adapt(event, folder, highest));
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events);
    html.truncate(html.trim_end().len());
    html
}

fn adapt<'e>(event: Event<'e>, folder: &str, highest: HeadingLevel) -> Event<'e> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: lower(level, highest),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level, highest))),
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

/// The highest level of heading that a text has.
fn highest(events: &[Event<'_>]) -> HeadingLevel {
    let levels = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level),
        _ => None,
    });
    levels.min().unwrap_or(HeadingLevel::H1)
}

/// A page has its title, the headings of its sections and those of the updates; a text begins right below them,
/// whatever level its author began with.
fn lower(level: HeadingLevel, highest: HeadingLevel) -> HeadingLevel {
    match level as usize - highest as usize {
        0 => HeadingLevel::H4,
        1 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}
