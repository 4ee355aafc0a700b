//! X's count: characters by weight, emoji whole, links at a flat rate.
//!
//! Proved against npm's `twitter-text`: never lower, and equal but for hosts without a scheme, which cost
//! their length where that is more than a link, because X may not link them. Never shortens.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::emoji;
use super::links::{self, Link, Scheme};

/// What X counts a link as, however long.
pub const LINK: usize = 23;

/// A text with one of these is refused by X.
const REFUSED: [char; 3] = ['\u{feff}', '\u{fffe}', '\u{ffff}'];

/// One of the ways of counting that X has had.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// The highest weight of a text.
    pub limit: usize,
    /// What a character weighs that no range holds.
    pub weight: usize,
    /// The characters that weigh 1.
    pub light: &'static [RangeInclusive<char>],
    /// How an emoji of several characters counts.
    pub emoji: Emoji,
}

/// How an emoji of several characters counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emoji {
    /// As one character.
    Whole,
    /// As the characters it is made of.
    Parts,
}

const LIGHT: &[RangeInclusive<char>] = &[
    '\0'..='\u{10ff}',
    '\u{2000}'..='\u{200d}',
    '\u{2010}'..='\u{201f}',
    '\u{2032}'..='\u{2037}',
];

/// The 140 of the first eleven years: every character weighs the same.
pub const CLASSIC: Rules = Rules {
    limit: 140,
    weight: 1,
    light: &[],
    emoji: Emoji::Parts,
};
/// The first 280, in which an emoji cost its parts.
pub const SECOND: Rules = Rules {
    limit: 280,
    weight: 2,
    light: LIGHT,
    emoji: Emoji::Parts,
};
/// The rules of today.
pub const TODAY: Rules = Rules {
    limit: 280,
    weight: 2,
    light: LIGHT,
    emoji: Emoji::Whole,
};

/// Whether X takes the characters of a text at all.
pub fn accepts(text: &str) -> bool {
    !text.contains(REFUSED)
}

impl Rules {
    /// The weight of a text.
    pub fn weigh(&self, text: &str) -> usize {
        let text: Vec<char> = match text.is_ascii() {
            true => text.chars().collect(),
            false => text.nfc().collect(),
        };
        let links = links::find_links(&text);
        let mut links = links.iter().peekable();
        let (mut at, mut weight) = (0, 0);
        while at < text.len() {
            while links.next_if(|link| link.range.start < at).is_some() {}
            let (length, cost) = match links.next_if(|link| link.range.start == at) {
                Some(link) => self.weigh_link(link, &text[at..]),
                None => self.weigh_next(&text[at..]),
            };
            at += length;
            weight += cost;
        }
        weight
    }

    /// The characters that a link covers and what they cost.
    fn weigh_link(&self, link: &Link, text: &[char]) -> (usize, usize) {
        let length = count_characters(text, link.units);
        let cost = match link.scheme {
            Scheme::Given => LINK,
            Scheme::Absent => LINK.max(self.weigh_plain(&text[..length])),
        };
        (length, cost)
    }

    fn weigh_plain(&self, text: &[char]) -> usize {
        let mut at = 0;
        let mut weight = 0;
        while at < text.len() {
            let (length, cost) = self.weigh_next(&text[at..]);
            at += length;
            weight += cost;
        }
        weight
    }

    fn weigh_next(&self, text: &[char]) -> (usize, usize) {
        let emoji = match self.emoji {
            Emoji::Whole => emoji::sequence_length(text),
            Emoji::Parts => 0,
        };
        if emoji > 0 {
            return (emoji, self.weight);
        }
        let is_light = self.light.iter().any(|range| range.contains(&text[0]));
        (1, if is_light { 1 } else { self.weight })
    }
}

/// The number of whole characters within a number of UTF-16 units.
fn count_characters(text: &[char], units: usize) -> usize {
    let ends = text.iter().scan(0, |end, c| {
        *end += c.len_utf16();
        Some(*end)
    });
    ends.take_while(|end| *end <= units).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weigh(text: &str) -> usize {
        TODAY.weigh(text)
    }

    #[test]
    fn characters_weigh_one_or_two() {
        assert_eq!(weigh("We are sorry — “really”"), 23);
        assert_eq!(weigh("…€•→"), 8);
        assert_eq!(weigh("e\u{301}"), 1);
        assert_eq!(weigh("⚠\u{fe0f}1\u{fe0f}\u{20e3}©"), 5);
    }

    #[test]
    fn a_link_weighs_23_and_a_host_at_least_that() {
        assert_eq!(
            weigh("https://status.northwind.example.com/incidents/42"),
            23
        );
        assert_eq!(weigh("t.co"), 23);
        assert_eq!(weigh("example.com/incidents,"), 24);
        assert_eq!(weigh("a-rather-long-name.example.com"), 30);
        assert_eq!(weigh("node.js v1.2.3"), 14);
        assert_eq!(weigh("xhttps://a.co/"), 14);
        assert_eq!(weigh("help@northwind.com"), 18);
    }

    #[test]
    fn the_classic_count_takes_every_character_for_one() {
        assert_eq!(CLASSIC.weigh("…€ https://example.com"), 26);
        assert_eq!(CLASSIC.weigh("👨\u{200d}👩\u{200d}👧"), 5);
    }
}
