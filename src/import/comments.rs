//! Comments of a text, which no page showed: taken out, and kept for the team. What only looks like one in code stays.

use std::ops::Range;

use crate::{import::history::Notes, markdown::code_ranges};

/// What no comment begins with any more: with a space in it, pages of amends show it too.
const SHOWN: &str = "<! --";

/// A text and its comments.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// The text without them.
    pub(super) text: String,
    /// What they say; one that says nothing is none.
    pub(super) comments: Vec<String>,
    /// What the summary has to say of them.
    pub(super) told: Told,
}

/// Comments of a file as the summary names them: by the line of the first.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    first: Option<usize>,
    count: usize,
    open: Option<usize>,
    in_code: Option<usize>,
}

/// Takes the comments out of Markdown, whose first line has a number. One that is never closed ends with the text, as on every page.
pub(super) fn take_comments(text: &str, line: usize) -> Taken {
    if !text.contains("<!--") {
        return whole(text);
    }
    take(text, &code_ranges(text), line)
}

/// Takes the comments out of a line of plain words.
pub(super) fn take_from_words(text: &str, line: usize) -> Taken {
    if !text.contains("<!--") {
        return whole(text);
    }
    take(text, &[], line)
}

/// A name of a site without its comments. No incident has notes for them, so that the summary says what they were.
pub(super) fn bare_name(name: &str, place: &str, notes: &mut Notes) -> String {
    let taken = take_from_words(name, 1);
    for words in &taken.comments {
        notes.leave_out(place, format!("a comment in a name: `{words}`"));
    }
    if taken == whole(name) {
        taken.text
    } else {
        taken.text.trim().to_owned()
    }
}

impl Told {
    /// Adds what was found elsewhere in the same file.
    pub(super) fn add(&mut self, other: Self) {
        self.first = first(self.first, other.first);
        self.open = first(self.open, other.open);
        self.in_code = first(self.in_code, other.in_code);
        self.count += other.count;
    }

    /// Says in the summary what became of the comments of a file.
    pub(super) fn note(&self, file: &str, notes: &mut Notes) {
        if let Some(line) = self.first {
            let what = match self.count {
                1 => "a comment, which no page showed, is in `notes.txt`".to_owned(),
                count => format!("{count} comments, which no page showed, are in `notes.txt`"),
            };
            notes.repair(&format!("{file}:{line}"), what);
        }
        if let Some(line) = self.open {
            let what = "a comment is not closed: what follows it is in `notes.txt`";
            notes.repair(&format!("{file}:{line}"), what);
        }
        if let Some(line) = self.in_code {
            let what = format!("a comment in code is words: it begins with `{SHOWN}` now");
            notes.repair(&format!("{file}:{line}"), what);
        }
    }
}

fn first(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

fn whole(text: &str) -> Taken {
    Taken {
        text: text.to_owned(),
        ..Taken::default()
    }
}

fn take(text: &str, code: &[Range<usize>], line: usize) -> Taken {
    let mut taken = Taken::default();
    let mut rest = text;
    let mut lines = LinesTo { text, at: 0, line };
    while let Some((before, comment)) = rest.split_once("<!--") {
        taken.text.push_str(before);
        let at = text.len() - comment.len() - "<!--".len();
        let line = lines.to(at);
        let next = code.partition_point(|range| range.end <= at);
        if code.get(next).is_some_and(|range| range.start <= at) {
            taken.text.push_str(SHOWN);
            taken.told.in_code.get_or_insert(line);
            rest = comment;
            continue;
        }
        rest = taken.take_one(comment, line);
    }
    taken.text.push_str(rest);
    taken
}

impl Taken {
    /// Takes what a comment says and gives what follows it.
    fn take_one<'t>(&mut self, comment: &'t str, line: usize) -> &'t str {
        let whole = ["->", ">"]
            .into_iter()
            .find_map(|end| comment.strip_prefix(end).map(|after| ("", after)));
        let closed = whole.or_else(|| comment.split_once("-->"));
        let (words, after) = closed.unwrap_or((comment, ""));
        if !words.trim().is_empty() {
            self.comments.push(words.trim().to_owned());
            if closed.is_some() {
                self.told.count += 1;
                self.told.first.get_or_insert(line);
            }
        }
        if closed.is_none() {
            self.told.open.get_or_insert(line);
        }
        close_gap(&self.text, after)
    }
}

/// What follows a comment; its line goes with it where nothing else stood there.
fn close_gap<'t>(before: &str, after: &'t str) -> &'t str {
    let is_alone = before.is_empty() || before.ends_with('\n');
    let line = after.trim_start_matches([' ', '\t']);
    if is_alone {
        line.strip_prefix('\n').unwrap_or(after)
    } else {
        after
    }
}

/// Counts lines up to places that come in order.
struct LinesTo<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl LinesTo<'_> {
    fn to(&mut self, place: usize) -> usize {
        self.line += self.text[self.at..place].matches('\n').count();
        self.at = place;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kept: &str, comments: &str) {
        let taken = take_comments(text, 1);
        assert_eq!(taken.text, kept, "{text}");
        assert_eq!(taken.comments.join("|"), comments, "{text}");
    }

    #[test]
    fn comments_are_kept_apart() {
        check("a\n<!-- b\n\nc -->\nd", "a\nd", "b\n\nc");
        check("a <!-- b --> c <!----> <!-->d", "a  c  d", "b");
        check("a <!-- b", "a ", "b");
        check("<!-- ```\n` -->x", "x", "```\n`");
    }

    #[test]
    fn code_has_no_comments() {
        check("`<!-- b -->` <!-- c -->", "`<! -- b -->` ", "c");
        check(
            "```\n<!-- b -->\n```\n<!-- c -->\nd",
            "```\n<! -- b -->\n```\nd",
            "c",
        );
        check("a ` <!-- b -->", "a ` ", "b");
        check("    <!-- b -->", "    ", "b");
    }

    #[test]
    fn the_summary_says_where_they_were() {
        let mut notes = Notes::default();
        let mut told = take_comments("a\nb <!-- b -->`<!--`\n\n<!-- c", 4).told;
        told.add(take_from_words("`<!-- d -->`", 2).told);
        told.note("a.md", &mut notes);
        let lines: Vec<_> = notes
            .repaired
            .iter()
            .map(|repair| format!("{}: {}", repair.place, repair.what))
            .collect();
        assert_eq!(
            lines,
            [
                "a.md:2: 2 comments, which no page showed, are in `notes.txt`",
                "a.md:7: a comment is not closed: what follows it is in `notes.txt`",
                "a.md:5: a comment in code is words: it begins with `<! --` now",
            ]
        );
    }
}
