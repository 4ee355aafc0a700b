//! Cuts the text of an update into words and the few HTML tags that status pages use.
//! Whatever is not surely such a tag stays text: `a < b`, `<Product>` and an unclosed bracket are words that somebody wrote.

/// A piece of an update's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Words, entities not yet decoded.
    Text(&'a str),
    /// An opening tag, with `href` where it has one.
    Open(Tag, Option<String>),
    /// A closing tag.
    Close(Tag),
    /// An HTML comment, which no page ever showed, without its fences.
    Comment(&'a str),
}

/// The meaning of a tag that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// `br`.
    Break,
    /// `hr`.
    Rule,
    /// `p`, `div`, `blockquote`.
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// `ul`.
    Bullets,
    /// `ol`.
    Numbers,
    /// `li`.
    Item,
    /// `a`.
    Link,
    /// `b`, `strong`.
    Strong,
    /// `i`, `em`.
    Emphasis,
    /// `s`, `strike`, `del`.
    Strike,
    /// `code`, `tt`.
    Code,
    /// `span`, `u`, `small`, `font`, `pre`: looks without words for them in Markdown.
    Plain,
}

/// Which language the text around the tags is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Markup {
    /// Plain words: no character of them is markup.
    Plain,
    /// Markdown: its code spans hold tags as words.
    Markdown,
}

/// Turns an update's text into tokens; every character outside understood tags and comments is in one of them.
pub(super) fn tokenize(text: &str, markup: Markup) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut code = CodeSpans::default();
    let last_comment = text.rfind("-->").unwrap_or(0);
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|found| from + found) {
        let is_words = markup == Markup::Markdown && code.reach(text, at);
        let found = if is_words {
            None
        } else if at < last_comment {
            comment(&text[at..]).or_else(|| tag(&text[at..]))
        } else {
            tag(&text[at..])
        };
        let Some((token, length)) = found else {
            from = at + 1;
            continue;
        };
        push_text(&mut tokens, &text[start..at]);
        tokens.push(token);
        start = at + length;
        from = start;
    }
    push_text(&mut tokens, &text[start..]);
    tokens
}

fn push_text<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str) {
    if !text.is_empty() {
        tokens.push(Token::Text(text));
    }
}

/// Counts runs of backticks up to places that come in order: after an odd number of them, a place is inside a code span or a fence.
#[derive(Debug, Default)]
struct CodeSpans {
    at: usize,
    runs: usize,
}

impl CodeSpans {
    /// Goes on to a place and says whether it is code.
    fn reach(&mut self, text: &str, place: usize) -> bool {
        let before = |at: usize| at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        let starts = text[self.at..place]
            .match_indices('`')
            .filter(|(found, _)| before(self.at + found) != Some(&b'`'));
        self.runs += starts.count();
        self.at = place;
        self.runs % 2 == 1
    }
}

fn comment(rest: &str) -> Option<(Token<'_>, usize)> {
    let inner = rest.strip_prefix("<!--")?;
    inner.find("-->").map(|end| {
        (
            Token::Comment(&inner[..end]),
            "<!--".len() + end + "-->".len(),
        )
    })
}

fn tag(rest: &str) -> Option<(Token<'_>, usize)> {
    let inner = &rest[1..];
    let (closes, named) = inner
        .strip_prefix('/')
        .map_or((false, inner), |named| (true, named));
    let name_length = named.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, attributes) = named.split_at(name_length);
    let tag = meaning(name)?;
    if !attributes.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>') {
        return None;
    }
    let end = tag_end(attributes)?;
    let length = rest.len() - attributes.len() + end + 1;
    let token = if closes {
        Token::Close(tag)
    } else {
        Token::Open(tag, attribute(&attributes[..end], "href"))
    };
    Some((token, length))
}

fn meaning(name: &str) -> Option<Tag> {
    Some(match name.to_ascii_lowercase().as_str() {
        "br" => Tag::Break,
        "hr" => Tag::Rule,
        "p" | "div" | "blockquote" => Tag::Paragraph,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "ul" => Tag::Bullets,
        "ol" => Tag::Numbers,
        "li" => Tag::Item,
        "a" => Tag::Link,
        "b" | "strong" => Tag::Strong,
        "i" | "em" => Tag::Emphasis,
        "s" | "strike" | "del" => Tag::Strike,
        "code" | "tt" => Tag::Code,
        "span" | "u" | "small" | "font" | "pre" => Tag::Plain,
        _ => return None,
    })
}

/// The place of the `>` that ends a tag; one inside quotes does not.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in attributes.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.split_ascii_whitespace().last().unwrap_or_default();
        let after = after.trim_ascii_start();
        let (value, tail) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after
                .split_once(|c: char| c.is_ascii_whitespace())
                .unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value.trim().to_owned());
        }
        rest = tail;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Token<'_>]) {
        assert_eq!(tokenize(text, Markup::Plain), expected, "{text}");
    }

    #[test]
    fn understood_tags() {
        check(
            "a<br />b<BR>",
            &[
                Token::Text("a"),
                Token::Open(Tag::Break, None),
                Token::Text("b"),
                Token::Open(Tag::Break, None),
            ],
        );
        check(
            "</P><!-- x -->",
            &[Token::Close(Tag::Paragraph), Token::Comment(" x ")],
        );
        let link = Token::Open(Tag::Link, Some("https://x.example/?a=1>2".to_owned()));
        check(
            "<a target=_blank href='https://x.example/?a=1>2' >",
            &[link],
        );
    }

    #[test]
    fn words_that_look_like_tags() {
        for text in [
            "a < b",
            "<Product>",
            "<https://x.example>",
            "<b",
            "<a href=\"x>",
            "<brand>",
            "<!-- open",
            "<>",
            "</>",
            "x <",
        ] {
            check(text, &[Token::Text(text)]);
        }
    }

    #[test]
    fn code_spans_of_markdown_keep_tags() {
        let text = "`<b>` and <b>";
        let expected = [Token::Text("`<b>` and "), Token::Open(Tag::Strong, None)];
        assert_eq!(tokenize(text, Markup::Markdown), expected);
        assert_eq!(
            tokenize("```\n<br>\n```", Markup::Markdown),
            [Token::Text("```\n<br>\n```")]
        );
    }
}
