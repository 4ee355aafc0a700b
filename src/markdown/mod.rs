//! Markdown of an update as safe HTML or plain text; the only room that names pulldown-cmark.
//!
//! Raw HTML shows as text, comments vanish, links keep four schemes, images are files of the incident folder.

mod comments;
mod html;
mod links;
mod prose;
mod text;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

pub use html::to_html;
pub use prose::{Prose, prose};
pub use text::{first_sentence, to_text};

/// Markdown nests deeper than this only in attacks; what is deeper shows as it is written.
const DEEPEST: usize = 64;

/// More brackets than this stand open in one paragraph only in attacks.
const MOST_OPEN: usize = 8 * DEEPEST;

/// The images that a text shows, by name and place in it.
pub fn image_names(markdown: &str) -> Vec<(String, Range<usize>)> {
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let images = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some((dest_url.into_string(), range)),
        _ => None,
    });
    images.collect()
}

/// Where words stand that are neither code nor part of a link; nowhere in a text that nests too deeply.
pub fn plain_words(markdown: &str) -> Vec<Range<usize>> {
    if nests_too_deeply(markdown) {
        return Vec::new();
    }
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let mut inside = 0_usize;
    let mut words = Vec::new();
    for (event, range) in TextMergeWithOffset::new(events) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                inside = inside.saturating_sub(1);
            }
            Event::Text(_) if inside == 0 => words.push(range),
            _ => {}
        }
    }
    words
}

/// Where code spans and code fences of a text stand, in their order; a text that nests too deeply has none.
pub fn code_ranges(markdown: &str) -> Vec<Range<usize>> {
    if nests_too_deeply(markdown) {
        return Vec::new();
    }
    let events = Parser::new_ext(markdown, options()).into_offset_iter();
    let code = events.filter_map(|(event, range)| {
        let is_code = matches!(
            event,
            Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
        );
        is_code.then_some(range)
    });
    code.collect()
}

fn options() -> Options {
    Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES
}

/// The events of a text that has no comments any more, with raw HTML as text and links checked.
///
/// A text that nests too deeply is one run of text: nobody writes that by hand.
fn safe_events(markdown: &str) -> Vec<Event<'_>> {
    if nests_too_deeply(markdown) {
        return vec![Event::Text(markdown.into())];
    }
    let mut links = links::Links::default();
    let events = Parser::new_ext(markdown, options());
    events
        .filter_map(as_text)
        .filter_map(|event| links.pass(event))
        .collect()
}

/// Brackets and quote marks in a row are what nests; counting them costs nothing beside parsing.
///
/// Nearly every text has too few of them for any line to be looked at.
fn nests_too_deeply(markdown: &str) -> bool {
    let marks = markdown.bytes();
    let marks = marks.filter(|byte| matches!(byte, b'>' | b'-' | b'*' | b'+'));
    let brackets = markdown.bytes().filter(|byte| *byte == b'[');
    if marks.count() <= DEEPEST && brackets.count() <= MOST_OPEN {
        return false;
    }
    let deep_line = |line: &str| {
        let marks = line
            .bytes()
            .take_while(|b| matches!(b, b'>' | b' ' | b'-' | b'*' | b'+' | b'\t'));
        marks.filter(|b| !b.is_ascii_whitespace()).count() > DEEPEST
    };
    brackets_nest_too_deeply(markdown)
        || markdown
            .lines()
            .any(|l| deep_line(l) && !l.trim().trim_matches(['-', '*', ' ']).is_empty())
}

/// Brackets that stand open in one paragraph; the parser tries each of them at every one that closes.
fn brackets_nest_too_deeply(markdown: &str) -> bool {
    let mut open = 0_usize;
    markdown.lines().any(|line| {
        if line.trim().is_empty() {
            open = 0;
        }
        line.bytes().any(|byte| {
            match byte {
                b'[' => open += 1,
                b']' => open = open.saturating_sub(1),
                _ => {}
            }
            open > MOST_OPEN
        })
    })
}

/// Raw HTML as the text that it was typed as.
fn as_text(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(html) if html.trim().is_empty() => None,
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests;
