//! Markdown that has HTML tags in it, as postmortems do: the tags become Markdown, the rest stays as it was written.
//! Escapes nothing and decodes nothing, because Markdown does that when it is shown.

use super::{
    escape::destination,
    is_linkable,
    tokens::{Tag, Token},
};

/// Turns tokens into Markdown, without blank lines at either end.
pub(super) fn write(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut hrefs = Vec::new();
    for token in tokens {
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Comment(_) => {}
            Token::Open(Tag::Link, href) => {
                let href = href.clone().unwrap_or_default();
                if is_linkable(&href) {
                    out.push('[');
                }
                hrefs.push(href);
            }
            Token::Close(Tag::Link) => out.push_str(&link_end(hrefs.pop())),
            Token::Open(tag, _) => out.push_str(opening(*tag)),
            Token::Close(tag) => out.push_str(closing(*tag)),
        }
    }
    tidy(&out)
}

fn link_end(href: Option<String>) -> String {
    match href {
        Some(href) if is_linkable(&href) => format!("]({})", destination(&href)),
        Some(href) if !href.is_empty() => format!(" ({href})"),
        _ => String::new(),
    }
}

fn opening(tag: Tag) -> &'static str {
    match tag {
        Tag::Break => "\\\n",
        Tag::Rule => "\n\n***\n\n",
        Tag::Heading(level) => {
            ["\n\n# ", "\n\n## ", "\n\n### ", "\n\n#### "][usize::from(level.clamp(1, 4)) - 1]
        }
        Tag::Item => "\n- ",
        Tag::Link => "[",
        Tag::Plain => "",
        Tag::Paragraph
        | Tag::Bullets
        | Tag::Numbers
        | Tag::Strong
        | Tag::Emphasis
        | Tag::Strike
        | Tag::Code => closing(tag),
    }
}

fn closing(tag: Tag) -> &'static str {
    match tag {
        Tag::Strong => "**",
        Tag::Emphasis => "*",
        Tag::Strike => "~~",
        Tag::Code => "`",
        Tag::Paragraph | Tag::Heading(_) | Tag::Bullets | Tag::Numbers => "\n\n",
        Tag::Break | Tag::Rule | Tag::Item | Tag::Link | Tag::Plain => "",
    }
}

/// Drops line breaks before an empty line and all but one empty line in a row.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let line = if line == "\\" { "" } else { line };
        if line.is_empty() {
            if let Some(last) = lines.last_mut() {
                *last = last.strip_suffix('\\').unwrap_or(last);
            }
            if lines.last().is_none_or(|last| last.is_empty()) {
                continue;
            }
        }
        lines.push(line);
    }
    lines.join("\n").trim_end_matches(['\n', '\\']).to_owned()
}
