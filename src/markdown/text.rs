//! Markdown as plain text, for feeds, the API and summaries.

use std::iter;

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

use super::comments::without_comments;
use super::safe_events;
use crate::schema::turns::with_turns_ended;

/// Turns a text into plain text: blocks apart by a blank line, targets of links in brackets behind their words.
pub fn to_text(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in safe_events(&without_comments(markdown)) {
        writer.write(event);
    }
    with_turns_ended(writer.text.trim().to_owned())
}

/// Longer than any sentence that somebody reads; what has no end is cut here, with a mark that says so.
const LONGEST: usize = 500;

/// The first sentence of a text, for lists and summaries; with the next one where it is a mere opening.
pub fn first_sentence(markdown: &str, is_opening: impl Fn(&str) -> bool) -> String {
    let text = to_text(markdown);
    let paragraphs = text.split("\n\n").map(|p| p.replace('\n', " "));
    let paragraphs: Vec<String> = paragraphs.collect();
    let mut sentences = paragraphs.iter().flat_map(|p| sentences(p));
    let first = sentences.next().unwrap_or_default();
    with_turns_ended(
        match is_opening(&first).then(|| sentences.next()).flatten() {
            Some(second) => shortened(&format!("{first} {second}")),
            None => shortened(&first),
        },
    )
}

/// The sentences of a paragraph; one is looked for when it is asked for, because few texts are read beyond the first.
fn sentences(paragraph: &str) -> impl Iterator<Item = String> {
    let mut parts = paragraph.unicode_sentences();
    let mut ahead = None;
    iter::from_fn(move || {
        let mut sentence = ahead.take().or_else(|| parts.next())?.to_owned();
        for next in parts.by_ref() {
            if !goes_on(&sentence, next) {
                ahead = Some(next);
                break;
            }
            sentence.push_str(next);
        }
        Some(sentence.trim().to_owned())
    })
}

/// A sentence up to the last word that fits.
fn shortened(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(LONGEST) else {
        return sentence.to_owned();
    };
    let cut = sentence[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &sentence[..cut])
}

/// Whether what looks like an end is none: a day with its month, `1. August`, a letter that stands for a word, `z. B.`,
/// or a short word before a number, `kl. 14.34`.
fn goes_on(sentence: &str, next: &str) -> bool {
    let mut words = sentence.split_whitespace().rev();
    let Some(word) = words.next().and_then(|last| last.strip_suffix('.')) else {
        return false;
    };
    let length = word.chars().count();
    let is_day = length <= 2 && word.chars().all(|c| c.is_ascii_digit());
    let before = words.next().and_then(|word| word.strip_suffix('.'));
    let is_letter = length == 1
        && (word.chars().all(char::is_lowercase) || before.is_some_and(|w| w.chars().count() == 1));
    is_day || is_letter || (length <= 3 && next.starts_with(|c: char| c.is_ascii_digit()))
}

#[derive(Default)]
struct Writer {
    text: String,
    links: Vec<(usize, String)>,
}

impl Writer {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.part("\n\n"),
            Event::Start(Tag::Item) if self.text.ends_with("\n\n") => self.text.push_str("- "),
            Event::Start(Tag::Item) => self.part("\n- "),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.links.push((self.text.len(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_),
            ) => {
                self.part("\n\n");
            }
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.part("\n"),
            Event::End(TagEnd::TableCell) => self.text.push(' '),
            _ => {}
        }
    }

    /// Begins a new line or block, never two in a row.
    fn part(&mut self, mark: &str) {
        let end = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push_str(mark);
        } else {
            self.text.push_str(mark.trim_start_matches('\n'));
        }
    }

    /// A link whose words are its own address is said once.
    fn end_link(&mut self) {
        let Some((start, target)) = self.links.pop() else {
            return;
        };
        let shown = &self.text[start.min(self.text.len())..];
        let bare = target
            .trim_start_matches("mailto:")
            .trim_start_matches("tel:");
        if shown != target && shown != bare {
            self.text.push_str(&format!(" ({target})"));
        }
    }
}
