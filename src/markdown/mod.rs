//! Markdown of an update as safe HTML or plain text; the only room that names pulldown-cmark.
//!
//! Raw HTML shows as text, comments vanish, links keep four schemes, images are files of the incident folder.

mod html;
mod links;
mod text;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

pub use html::to_html;
pub use text::{first_sentence, to_text};

/// Markdown nests deeper than this only in attacks; what is deeper shows as it is written.
const DEEPEST: usize = 64;

/// The images that a text shows, by name and place in it.
pub fn image_names(markdown: &str) -> Vec<(String, Range<usize>)> {
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let images = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some((dest_url.into_string(), range)),
        _ => None,
    });
    images.collect()
}

fn options() -> Options {
    Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES
}

/// The events of a text with raw HTML as text, comments gone and links checked.
///
/// A text that nests too deeply is one run of text: nobody writes that by hand.
fn safe_events(markdown: &str) -> Vec<Event<'_>> {
    if nests_too_deeply(markdown) {
        return vec![Event::Text(markdown.into())];
    }
    let mut links = links::Links::default();
    let mut comments = Comments::default();
    let events = Parser::new_ext(markdown, options());
    events
        .filter_map(|event| comments.pass(event))
        .filter_map(|event| links.pass(event))
        .collect()
}

/// Brackets and quote marks in a row are what nests; counting them costs nothing beside parsing.
fn nests_too_deeply(markdown: &str) -> bool {
    let deep_line = |line: &str| {
        let marks = line
            .bytes()
            .take_while(|b| matches!(b, b'>' | b' ' | b'-' | b'*' | b'+' | b'\t'));
        marks.filter(|b| !b.is_ascii_whitespace()).count() > DEEPEST
    };
    let row = |open: char| markdown.matches(open).count() > 2_000;
    row('[')
        || markdown
            .lines()
            .any(|l| deep_line(l) && !l.trim().trim_matches(['-', '*', ' ']).is_empty())
}

/// Drops HTML comments, which hold drafts; other raw HTML becomes the text that it was typed as.
#[derive(Default)]
struct Comments {
    open: bool,
}

impl Comments {
    fn pass<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                self.strip(&html).map(|text| Event::Text(text.into()))
            }
            Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
            Event::End(pulldown_cmark::TagEnd::HtmlBlock) => {
                self.open = false;
                Some(Event::End(pulldown_cmark::TagEnd::Paragraph))
            }
            other => Some(other),
        }
    }

    fn strip(&mut self, html: &str) -> Option<String> {
        let mut kept = String::new();
        let mut rest = html;
        loop {
            let (mark, step) = if self.open { ("-->", 3) } else { ("<!--", 4) };
            let at = rest.find(mark);
            let before = &rest[..at.unwrap_or(rest.len())];
            if !self.open {
                kept.push_str(before);
            }
            match at {
                Some(at) => {
                    rest = &rest[at + step..];
                    self.open = !self.open;
                }
                None => break,
            }
        }
        let blank = kept.trim().is_empty();
        (!blank).then_some(kept)
    }
}

#[cfg(test)]
mod tests;
