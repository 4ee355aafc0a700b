//! The counts of Mastodon and Threads, as far as they are documented; where they are not, never too low.

use std::ops::Range;

use super::links::{self, Scheme};
use super::scan;
use super::x::LINK;

/// The longest host of a mention that Mastodon shortens.
const LONGEST_HOST: usize = 253;

/// Graphemes, with every link that has a scheme as 23 and every `@name@host` as `@name`.
pub(super) fn count_mastodon(text: &str) -> usize {
    let text: Vec<char> = text.chars().collect();
    let mut rewritten = String::with_capacity(text.len());
    let mut at = 0;
    for link in links::find_links(&text)
        .into_iter()
        .filter(|link| link.scheme == Scheme::Given)
    {
        push_without_hosts(&text, at..link.range.start, &mut rewritten);
        rewritten.extend(std::iter::repeat_n('x', LINK));
        at = link.range.end;
    }
    push_without_hosts(&text, at..text.len(), &mut rewritten);
    super::count_graphemes(&rewritten)
}

/// Code points, with the UTF-8 bytes of whatever may be part of an emoji.
pub(super) fn count_threads(text: &str) -> usize {
    text.chars()
        .map(|c| if may_be_emoji(c) { c.len_utf8() } else { 1 })
        .sum()
}

fn push_without_hosts(text: &[char], range: Range<usize>, out: &mut String) {
    let mut at = range.start;
    while at < range.end {
        let before = at.checked_sub(1).map(|index| text[index]);
        let name = name_length(&text[at..range.end], before);
        out.extend(&text[at..at + name.max(1)]);
        at += name.max(1);
        at += if name > 0 {
            host_length(&text[at..range.end])
        } else {
            0
        };
    }
}

/// The length of `@name` where a mention can start: not within a word or an address.
fn name_length(text: &[char], before: Option<char>) -> usize {
    let is_free = before.is_none_or(|c| !c.is_alphanumeric() && !"_=/".contains(c));
    let end = scan::run_end(text, 1, |c| c.is_ascii_alphanumeric() || c == '_');
    let is_name = is_free && text[0] == '@' && end > 1;
    if is_name { end } else { 0 }
}

/// The length of the `@host` that follows a name, up to its last letter or digit.
fn host_length(text: &[char]) -> usize {
    let Some(('@', rest)) = text.split_first().map(|(first, rest)| (*first, rest)) else {
        return 0;
    };
    let run = rest
        .iter()
        .take_while(|c| c.is_alphanumeric() || "_.-".contains(**c))
        .count();
    let host = rest[..run]
        .iter()
        .rposition(|c| c.is_alphanumeric())
        .map_or(0, |last| last + 1);
    if (1..=LONGEST_HOST).contains(&host) {
        host + 1
    } else {
        0
    }
}

/// The blocks that hold emoji and what joins and colours them.
fn may_be_emoji(c: char) -> bool {
    match c {
        '\u{200d}' | '\u{203c}' | '\u{2049}' | '\u{20e3}' => true,
        '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' => true,
        _ => matches!(c, '\u{2100}'..='\u{2bff}' | '\u{fe0e}'..='\u{fe0f}' | '\u{1f000}'..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastodon_shortens_links_and_mentions() {
        assert_eq!(
            count_mastodon("see https://status.northwind.example.com/incidents/42"),
            27
        );
        assert_eq!(count_mastodon("see status.northwind.example.com"), 32);
        assert_eq!(count_mastodon("@anna@social.example.org hi"), 8);
        assert_eq!(count_mastodon("write to anna@social.example.org"), 32);
        assert_eq!(count_mastodon("👨\u{200d}👩\u{200d}👧e\u{301}"), 2);
    }

    #[test]
    fn threads_charges_an_emoji_by_its_bytes() {
        assert_eq!(count_threads("Sorry 😀"), 10);
        assert_eq!(count_threads("ærlig — “ja”"), 12);
        assert_eq!(count_threads("⚠\u{fe0f}"), 6);
    }
}
