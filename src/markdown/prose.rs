//! The words of a text that are its author's own, each with its place: no code, no targets of links, nothing quoted.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{nests_too_deeply, options};

/// What stands for something that is no word of the text.
const LEFT_OUT: char = '\u{fffc}';
/// Nobody quotes more than that in a sentence.
const LONGEST_QUOTE: usize = 300;

/// The words of a text, blocks apart by a blank line.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of words and where it stands in the Markdown.
#[derive(Clone, Debug)]
struct Piece {
    at: usize,
    length: usize,
    source: Range<usize>,
}

/// Reads the words of a text; one that nests too deeply has none.
pub fn prose(markdown: &str) -> Prose {
    let mut prose = Prose::default();
    if nests_too_deeply(markdown) {
        return prose;
    }
    let mut skipped = 0_usize;
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Image { .. }) => {
                skipped += 1;
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Image) => {
                skipped = skipped.saturating_sub(1);
                prose.text.push(LEFT_OUT);
            }
            _ if skipped > 0 => {}
            Event::Text(text) => prose.push(&text, range),
            Event::Code(_) => prose.text.push(LEFT_OUT),
            // A line such as `[Update]` is a heading to whoever wrote it.
            Event::SoftBreak if prose.text.ends_with(']') => prose.text.push_str("\n\n"),
            Event::SoftBreak => prose.text.push(' '),
            Event::HardBreak => prose.text.push('\n'),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => prose.text.push_str("\n\n"),
            _ => {}
        }
    }
    blank_quotes(&mut prose.text);
    prose
}

impl Prose {
    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the words stands in the Markdown.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self
            .piece(range.start)
            .map_or(0, |p| p.place(range.start).start);
        let last = range.end.saturating_sub(1);
        let end = self.piece(last).map_or(start, |p| p.place(last).end);
        start..end.max(start)
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        self.pieces.push(Piece {
            at: self.text.len(),
            length: text.len(),
            source,
        });
        self.text.push_str(text);
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|p| p.at <= at);
        self.pieces[..after].last()
    }
}

impl Piece {
    /// Where a byte of the words stands; an entity such as `&amp;` is shown whole.
    fn place(&self, at: usize) -> Range<usize> {
        if self.length != self.source.len() {
            return self.source.clone();
        }
        let start = self.source.start + (at - self.at).min(self.length.saturating_sub(1));
        start..start + 1
    }
}

/// Puts blanks where somebody else's words stand in quotes, so that places stay what they are.
fn blank_quotes(text: &mut String) {
    const PAIRS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    let mut from = 0;
    while let Some((start, open)) = next_quote(text, from, &PAIRS) {
        let inside = start + open.0.len_utf8();
        let rest = &text[inside..];
        let limit = rest.find("\n\n").unwrap_or(rest.len()).min(LONGEST_QUOTE);
        let close = rest.find(open.1).filter(|end| *end <= limit);
        from = match close {
            Some(length) => {
                text.replace_range(inside..inside + length, &" ".repeat(length));
                inside + length + open.1.len_utf8()
            }
            None => inside,
        };
    }
}

fn next_quote(text: &str, from: usize, pairs: &[(char, char)]) -> Option<(usize, (char, char))> {
    text[from..].char_indices().find_map(|(at, c)| {
        let pair = pairs.iter().find(|(open, _)| *open == c)?;
        Some((from + at, *pair))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expect: &str) {
        let prose = prose(markdown);
        let words: Vec<_> = prose.text().split_whitespace().collect();
        assert_eq!(words.join(" "), expect, "{markdown}");
    }

    #[test]
    fn code_targets_and_quotes_are_left_out() {
        check("We *are* sorry.", "We are sorry.");
        check("See [the page](https://soon.org).", "See the page.");
        check("Type `soon` now.", "Type \u{fffc} now.");
        check("> soon\n\nNow.", "\u{fffc}Now.");
        check("It says \"back soon\" there.", "It says \" \" there.");
        check("It says “back soon” there.", "It says “ ” there.");
        check("- One\n- Two", "One Two");
        check("[Update]\nIt works.", "[Update] It works.");
    }

    #[test]
    fn places_are_those_of_the_markdown() {
        let markdown = "We **are** A&amp;E:\n[back soon](x) é now";
        let prose = prose(markdown);
        for word in ["are", "back soon", "now"] {
            let at = prose.text().find(word).unwrap();
            assert_eq!(&markdown[prose.source(at..at + word.len())], word);
        }
        let at = prose.text().find('&').unwrap();
        assert_eq!(&markdown[prose.source(at..at + 1)], "&amp;");
    }
}
