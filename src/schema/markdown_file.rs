//! A Markdown file as front matter and body, and what its name says.

use super::text::Language;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place};

/// What the name of an update says: `NN-WORDS[.LANG].md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UpdateName {
    pub(super) number: u32,
    pub(super) digits: String,
    pub(super) language: Option<Language>,
}

/// The two halves of a Markdown file, as byte ranges.
pub(super) struct Halves {
    pub(super) front: std::ops::Range<usize>,
    pub(super) body: std::ops::Range<usize>,
}

impl UpdateName {
    pub(super) fn parse(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".md")?;
        let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
        let number = stem.get(..digits)?.parse().ok()?;
        let rest = &stem[digits..];
        let (words, language) = match rest.rsplit_once('.') {
            Some((words, tag)) => (words, Some(Language::new(tag)?)),
            None => (rest, None),
        };
        let words_fit = words.is_empty() || words.starts_with('-');
        let fits = digits >= 2 && words_fit && !words.contains('.');
        fits.then(|| Self {
            number,
            digits: stem[..digits].to_owned(),
            language,
        })
    }
}

/// Splits a file at its fences; the problem says which fence is missing.
pub(super) fn split(text: &str, file: FileId) -> Result<Halves, Box<Diagnostic>> {
    let blank = text.len() - text.trim_start_matches(['\n', '\r', ' ']).len();
    let opening = fence(text, blank).ok_or_else(|| missing_opening(text, file))?;
    let mut line = opening;
    while line < text.len() {
        if let Some(body) = fence(text, line) {
            return Ok(Halves {
                front: opening..line,
                body: body..text.len(),
            });
        }
        line = next_line(text, line);
    }
    Err(missing_closing(text, opening, file))
}

/// The start of the line after a fence, where there is one at this line.
fn fence(text: &str, line: usize) -> Option<usize> {
    let end = next_line(text, line);
    let is_fence = text.get(line..end)?.trim_end() == "---";
    is_fence.then_some(end)
}

fn next_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |n| from + n + 1)
}

fn missing_opening(text: &str, file: FileId) -> Box<Diagnostic> {
    let first = text.lines().next().map_or(0, str::len);
    let start = Place::new(file, 0, 0);
    let problem = Diagnostic::error(Code::MissingFence, "the front matter is missing")
        .at(Place::new(file, 0, first), "expected `---` here")
        .mend(
            "begin the file with `---`, the facts, and `---` again",
            start,
            "---\nstatus: investigating\nat: 2026-07-11 15:05\n---\n",
        );
    Box::new(problem)
}

fn missing_closing(text: &str, opening: usize, file: FileId) -> Box<Diagnostic> {
    let end = opening + first_prose(&text[opening..]);
    let place = Place::new(file, end, end);
    let problem = Diagnostic::error(Code::MissingFence, "the front matter is not closed")
        .at(Place::new(file, 0, 3), "opened here")
        .mend("close it with a line `---` before the text", place, "---\n");
    Box::new(problem)
}

/// Where the text most likely begins: the first line that is blank or neither a key, a list item nor indented.
fn first_prose(text: &str) -> usize {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let yaml = line.contains(':') || line.starts_with([' ', '-', '#']);
        if !yaml {
            return offset;
        }
        offset += line.len();
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::{UpdateName, split};
    use crate::source::FileId;

    fn check_name(name: &str, expect: Option<(u32, Option<&str>)>) {
        let got = UpdateName::parse(name);
        let got = got
            .as_ref()
            .map(|n| (n.number, n.language.as_ref().map(|l| l.as_str())));
        assert_eq!(got, expect, "{name}");
    }

    #[test]
    fn names_of_updates() {
        check_name("01-investigating.md", Some((1, None)));
        check_name("02-identified.da.md", Some((2, Some("da"))));
        check_name("117-x.pt-BR.md", Some((117, Some("pt-BR"))));
        check_name("01.md", Some((1, None)));
        check_name("1-x.md", None);
        check_name("notes.md", None);
        check_name("01-a.b.c.md", None);
    }

    #[test]
    fn fences() {
        let text = "---\nat: x\n---\nbody --- \n---\n";
        let halves = split(text, FileId(0)).expect("two fences");
        assert_eq!(&text[halves.front], "at: x\n");
        assert_eq!(&text[halves.body], "body --- \n---\n");
        assert!(split("at: x\n", FileId(0)).is_err());
        assert!(split("---\nat: x\nbody\n", FileId(0)).is_err());
        assert!(split("---\r\nat: x\r\n---\r\nbody", FileId(0)).is_ok());
    }
}
