//! Comments of a text, which hold what is not for readers. Takes them out before anything else reads the text.

use std::borrow::Cow;

/// The text without its HTML comments, wherever they stand; one that is never closed ends with the text.
///
/// Markdown itself shows a comment that spans a blank line or stands in code. Here what looks like a comment is one,
/// so that nobody has to know those rules to keep a note private.
pub(super) fn without_comments(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains("<!--") {
        return Cow::Borrowed(markdown);
    }
    let mut kept = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after(comment);
    }
    Cow::Owned(kept + rest)
}

/// What follows a comment; `<!-->` and `<!--->` are whole comments in themselves.
fn after(comment: &str) -> &str {
    let whole = ["->", ">"].iter().find_map(|end| comment.strip_prefix(end));
    whole.unwrap_or_else(|| comment.split_once("-->").map_or("", |(_, after)| after))
}
