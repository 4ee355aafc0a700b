//! The text below the front matter as Markdown that amends shows the same. Loses no word; the comments are out of it already.

use std::ops::Range;

use crate::{
    import::{
        cstate::{
            blocks::{Fence, is_rule},
            shortcodes::show_tracks,
        },
        html::{Markup, to_markdown, trim_address},
    },
    markdown::{image_names, plain_words},
};

/// Turns a message into Markdown of amends; `base` is the address that pictures are below.
pub(super) fn to_page(text: &str, base: Option<&str>) -> String {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let text = link_images(&text, base);
    let mut out = String::with_capacity(text.len());
    for (is_code, part) in parts(&text) {
        if is_code {
            out.push_str(&part);
        } else {
            out.push_str(&prose(&part));
        }
        out.push('\n');
    }
    settle_conflicts(link_addresses(out.trim_matches('\n').trim_end()))
}

/// What looks like the mark of a merge conflict is words here: nothing is left to settle.
fn settle_conflicts(text: String) -> String {
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return text;
    }
    let is_mark = |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
    let lines = text.split('\n');
    let lines = lines.map(|line| format!("{}{line}", if is_mark(line) { "\\" } else { "" }));
    lines.collect::<Vec<_>>().join("\n")
}

fn prose(text: &str) -> String {
    let shown = show_tracks(&keep_lines(text));
    let blank = shown.len() - shown.trim_start_matches('\n').len();
    let converted = to_markdown(shown.trim_start_matches('\n'), Markup::Markdown).text;
    let gap = if shown.ends_with('\n') { "\n" } else { "" };
    format!("{}{converted}{gap}", "\n".repeat(blank.min(1)))
}

/// Line breaks that are made of spaces become visible ones, and a rule below a text does not make it a heading.
fn keep_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let before = if at == 0 { "" } else { lines[at - 1] };
        let is_followed = lines
            .get(at + 1)
            .is_some_and(|next| !next.trim().is_empty());
        if is_rule(line, before) && !before.trim().is_empty() {
            out.push(String::new());
        }
        let broken = line.ends_with("  ") && !line.trim().is_empty() && is_followed;
        out.push(if broken {
            format!("{}\\", line.trim_end())
        } else {
            (*line).to_owned()
        });
    }
    out.join("\n")
}

/// A text as code fences and what stands between them.
fn parts(text: &str) -> Vec<(bool, String)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    let mut fence = Fence::default();
    for line in text.lines() {
        let is_code = fence.holds(line);
        match parts.last_mut() {
            Some((was_code, part)) if *was_code == is_code => {
                part.push('\n');
                part.push_str(line);
            }
            _ => parts.push((is_code, line.to_owned())),
        }
    }
    parts
}

/// Web addresses become links, as on the pages they come from.
fn link_addresses(text: &str) -> String {
    if !text.contains("://") {
        return text.to_owned();
    }
    let words = plain_words(text).into_iter();
    let edits = words.flat_map(|range| {
        let found = addresses(&text[range.clone()]).into_iter();
        found.map(move |(at, address)| {
            let start = range.start + at;
            (start..start + address.len(), format!("<{address}>"))
        })
    });
    rewrite(text, edits)
}

/// A text with some of its ranges, in order, written anew; one inside another is left alone.
fn rewrite(text: &str, edits: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, words) in edits {
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(&words);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The addresses in some words, and where they begin.
fn addresses(words: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = words[from..].find("http").map(|at| from + at) {
        let rest = &words[at..];
        let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\\');
        let address = trim_address(&rest[..rest.find(is_end).unwrap_or(rest.len())]);
        let host = address
            .strip_prefix("https://")
            .or(address.strip_prefix("http://"));
        let is_free = !words[..at].ends_with(char::is_alphanumeric);
        if is_free && host.is_some_and(|host| host.starts_with(char::is_alphanumeric)) {
            found.push((at, address));
        }
        from = at + address.len().max("http".len());
    }
    found
}

/// Pictures become links to them: their files are not in the incident's folder.
fn link_images(text: &str, base: Option<&str>) -> String {
    if !text.contains("![") {
        return text.to_owned();
    }
    let images = image_names(text).into_iter();
    let edits = images.map(|(source, range)| {
        let link = image_link(&text[range.clone()], &source, base);
        (range, link)
    });
    rewrite(text, edits)
}

fn image_link(written: &str, source: &str, base: Option<&str>) -> String {
    let rest = written
        .strip_prefix("![")
        .and_then(|rest| rest.split_once("]("));
    let Some((alt, _)) = rest.filter(|(_, rest)| rest.strip_suffix(')') == Some(source)) else {
        // One with a title, a reference or a picture in it: an escaped `!` leaves the link and every word.
        return format!("\\{written}");
    };
    let alt = alt.trim();
    let file = source.rsplit('/').next().filter(|file| !file.is_empty());
    let words = if alt.is_empty() {
        file.unwrap_or("picture")
    } else {
        alt
    };
    let is_whole = source.contains("://");
    match base.filter(|_| !is_whole) {
        Some(base) => format!("[{words}](<{base}/{}>)", source.trim_start_matches('/')),
        None if is_whole => format!("[{words}](<{source}>)"),
        None => format!("{words} ({source})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(to_page(text, Some("https://x.example")), expected, "{text}");
    }

    #[test]
    fn lines_and_rules() {
        check(
            "[Final message]  \nDone.  \n\nb",
            "[Final message]\\\nDone.\n\nb",
        );
        check("text\n---\nmore", "text\n\n---\nmore");
        check("Heading\n-------\nmore", "Heading\n-------\nmore");
        check("a<br /><br />b<br>c", "a\n\nb\\\nc");
        check(
            "<strike>old</strike> <https://x.example> <repo.example>",
            "~~old~~ <https://x.example> <repo.example>",
        );
    }

    #[test]
    fn addresses_are_links() {
        check(
            "See https://x.example/a_b_c, (http://y.example/d(e)).",
            "See <https://x.example/a_b_c>, (<http://y.example/d(e)>).",
        );
        for text in [
            "[https://x.example](https://y.example)",
            "<https://x.example>",
            "`https://x.example`",
            "http and https://",
            "```\nhttps://x.example\n```",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn code_is_left_alone() {
        check(
            "a\n\n```\n<br>  \n\n\n---\n```\n\nb",
            "a\n\n```\n<br>  \n\n\n---\n```\n\nb",
        );
        check("use `<br>` <br>x", "use `<br>` \\\nx");
    }

    #[test]
    fn pictures_are_links() {
        check(
            "![](/img/a.png) ![map](https://y.example/b.png)",
            "[a.png](<https://x.example/img/a.png>) [map](<https://y.example/b.png>)",
        );
        assert_eq!(to_page("![map](a.png)", None), "map (a.png)");
        check("a\u{0}b", "ab");
    }

    #[test]
    fn old_conflicts_are_words() {
        check(
            "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
            "\\<<<<<<< HEAD\na\n=======\nb\n\\>>>>>>> x",
        );
    }
}
