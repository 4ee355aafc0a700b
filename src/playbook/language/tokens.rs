//! Parts of a text between blanks, with where they stand and without the signs around them. Never knows words.

use std::ops::Range;

/// Every part of a text between blanks.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let parts = text.split(char::is_whitespace).scan(0, |at, part| {
        let start = *at;
        *at += part.len();
        // The blank after it.
        *at += text[*at..].chars().next().map_or(0, char::len_utf8);
        Some((start, part))
    });
    parts.filter_map(|(start, part)| {
        let inside = |c: char| c.is_alphanumeric();
        let from = part.find(inside)?;
        let last = part.rfind(inside)?;
        let end = last + part[last..].chars().next().map_or(0, char::len_utf8);
        Some((start + from..start + end, &part[from..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_around_a_token_are_left_out() {
        let text = "see (10.0.0.1),  é – **db-01**.";
        let found: Vec<_> = tokens(text).map(|(r, t)| (&text[r], t)).collect();
        let expect = ["see", "10.0.0.1", "é", "db-01"].map(|t| (t, t));
        assert_eq!(found, expect);
    }
}
