//! A Markdown file as front matter and body, and what its name says.

use super::text::Language;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place};

/// What the name of an update says: `NN-WORDS[.LANG].md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateName {
    /// The number of the update.
    pub number: u32,
    /// The number as it is written.
    pub digits: String,
    /// The language of a translation.
    pub language: Option<Language>,
}

/// The two halves of a Markdown file, as byte ranges.
pub(super) struct Halves {
    pub(super) front: std::ops::Range<usize>,
    pub(super) body: std::ops::Range<usize>,
}

impl UpdateName {
    /// What a name says; nothing where it is not named like an update.
    pub fn parse(name: &str) -> Option<Self> {
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

    /// The name of an update that a similar name most likely stands for.
    pub(super) fn meant(name: &str) -> Option<String> {
        let (stem, _) = name.rsplit_once('.')?;
        let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = stem[..digits].parse().ok()?;
        let (words, language) = stem[digits..]
            .split_once('.')
            .unwrap_or((&stem[digits..], ""));
        let words = words.replace([' ', '_'], "-");
        let words = words.trim_start_matches('-');
        let words = if words.is_empty() { "update" } else { words };
        let language = match language {
            "" => String::new(),
            tag => format!(".{}", tag.to_lowercase()),
        };
        let meant = format!("{number:02}-{words}{language}.md");
        Self::parse(&meant).map(|_| meant)
    }
}

/// Splits a file at its fences.
///
/// Where one is missing, the problem says which, and the halves are those of the edit that it shows.
pub(super) fn split(text: &str, file: FileId) -> (Option<Halves>, Option<Box<Diagnostic>>) {
    let blank = text.len() - text.trim_start_matches(['\n', '\r', ' ']).len();
    let Some(opening) = fence(text, blank) else {
        return without_opening(text, blank, file);
    };
    if let Some((end, body)) = next_fence(text, opening) {
        let halves = Halves {
            front: opening..end,
            body: body..text.len(),
        };
        return (Some(halves), None);
    }
    let end = opening + first_prose(&text[opening..]);
    let halves = Halves {
        front: opening..end,
        body: end..text.len(),
    };
    let problem = Diagnostic::error(Code::MissingFence, "the front matter is not closed")
        .at(Place::new(file, blank, blank + 3), "opened here")
        .mend(
            "close it with a line `---` before the text",
            Place::new(file, end, end),
            "---\n",
        );
    (Some(halves), Some(Box::new(problem)))
}

/// The edit is shown only where facts are there to be fenced in: nobody but the author knows status and time.
fn without_opening(
    text: &str,
    start: usize,
    file: FileId,
) -> (Option<Halves>, Option<Box<Diagnostic>>) {
    let first = text[start..].lines().next().map_or(0, str::len);
    let problem = Diagnostic::error(Code::MissingFence, "the front matter is missing").at(
        Place::new(file, start, start + first),
        "expected `---` here",
    );
    let prose = start + first_prose(&text[start..]);
    let closing = next_fence(text, start);
    let (end, body, fences) = match closing {
        Some((end, body)) => (end, body, ("---\n", "")),
        None => (prose, prose, ("---\n", "---\n")),
    };
    if !looks_like_facts(&text[start..end]) {
        let advice = "begin the file with `---`, `status:`, `at:` and `---`, one a line";
        return (None, Some(Box::new(problem.help(advice))));
    }
    let halves = Halves {
        front: start..end,
        body: body..text.len(),
    };
    let fenced = format!("{}{}{}", fences.0, &text[start..end], fences.1);
    let advice = "fence the facts in with `---` above and below";
    let problem = problem.mend(advice, Place::new(file, start, end), fenced);
    (Some(halves), Some(Box::new(problem)))
}

fn looks_like_facts(text: &str) -> bool {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    has("status:") || has("at:")
}

/// Where the next fence begins, and the line after it.
fn next_fence(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut line = from;
    while line < text.len() {
        if let Some(after) = fence(text, line) {
            return Some((line, after));
        }
        line = next_line(text, line);
    }
    None
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
        let (halves, problem) = split(text, FileId(0));
        let halves = halves.expect("two fences");
        assert!(problem.is_none());
        assert_eq!(&text[halves.front], "at: x\n");
        assert_eq!(&text[halves.body], "body --- \n---\n");
        let (_, problem) = split("---\r\nat: x\r\n---\r\nbody", FileId(0));
        assert!(problem.is_none());
    }

    /// The halves that are guessed where a fence is missing.
    fn check_guess(text: &str, expect: Option<(&str, &str)>) {
        let (halves, problem) = split(text, FileId(0));
        assert!(problem.is_some(), "{text}");
        let halves = halves.map(|h| (&text[h.front], &text[h.body]));
        assert_eq!(halves, expect, "{text}");
    }

    #[test]
    fn missing_fences_are_guessed_where_facts_are_there() {
        check_guess("at: x\n\nbody\n", Some(("at: x\n", "\nbody\n")));
        check_guess("at: x\n---\nbody\n", Some(("at: x\n", "body\n")));
        check_guess("---\nat: x\nbody\n", Some(("at: x\n", "body\n")));
        check_guess("body: and more\n", None);
        check_guess("", None);
    }

    #[test]
    fn the_name_that_was_meant() {
        let meant = |name| UpdateName::meant(name);
        assert_eq!(
            meant("2-identified.md").as_deref(),
            Some("02-identified.md")
        );
        assert_eq!(
            meant("03_fixed it.DA.md").as_deref(),
            Some("03-fixed-it.da.md")
        );
        assert_eq!(meant("04-x.markdown").as_deref(), Some("04-x.md"));
        assert_eq!(meant("notes.md"), None);
        assert_eq!(meant("01-a.b.c.md"), None);
    }
}
