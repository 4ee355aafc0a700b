//! The text of a published update, with the HTML that status pages allow, as Markdown that reads the same.
//! Never drops a word: a tag that is not understood stays, as text; only comments, which no page showed, are kept apart.

mod atoms;
mod blocks;
mod escape;
mod mixed;
mod tokens;

use std::borrow::Cow;

pub(super) use atoms::trim_address;
pub(super) use tokens::Markup;

use crate::import::html::{
    blocks::Blocks,
    tokens::{Token, tokenize},
};

/// Markdown made from an update, and what it no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Converted {
    /// The Markdown; empty when there was no word in the text.
    pub(super) text: String,
    /// What its HTML comments say.
    pub(super) comments: Vec<String>,
}

/// Turns the text of an update into Markdown that shows the same characters, line breaks and links.
pub(super) fn to_markdown(text: &str, markup: Markup) -> Converted {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let tokens = tokenize(&text, markup);
    let comments = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Comment(words) => Some(words.trim().to_owned()),
            Token::Text(_) | Token::Open(..) | Token::Close(_) => None,
        })
        .filter(|words| !words.is_empty())
        .collect();
    let text = match markup {
        Markup::Plain => tokens.iter().fold(Blocks::default(), Blocks::take).finish(),
        Markup::Markdown => mixed::write(&tokens),
    };
    Converted { text, comments }
}

/// Whether a link may lead there from a page.
fn is_linkable(href: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| href.to_ascii_lowercase().starts_with(scheme))
}

/// Turns entities into the characters they stand for; what is no entity stays as it is.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, tail)| entity(name).map(|c| (c, tail)));
        let (shown, tail) = entity.unwrap_or((Cow::Borrowed("&"), after));
        out.push_str(&shown);
        rest = tail;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_html5_entity(name).map(Cow::Borrowed);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
        .filter(|c| *c != '\0')
        .map(|c| Cow::Owned(c.to_string()))
}

#[cfg(test)]
mod tests;
