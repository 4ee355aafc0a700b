//! The tables behind the ways of counting, as data, so that the desk counts in the browser as the program does. Never a rule.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use super::{domains, emoji, emoji_sets, gsm, sms};

/// Everything that counting has to look up.
#[derive(Debug, Serialize)]
pub struct Tables {
    domains: String,
    emoji: EmojiTables,
    gsm: GsmTables,
}

/// The characters that X takes together.
#[derive(Debug, Serialize)]
struct EmojiTables {
    shown: &'static str,
    toned: &'static str,
    shown_and_toned: &'static str,
    active: &'static str,
    marked: &'static str,
    paired: &'static str,
    flags: String,
}

/// The alphabet of an SMS: what costs one, what costs two, and what stands for what it lacks.
#[derive(Debug, Serialize)]
struct GsmTables {
    basic: String,
    extension: String,
    joined: &'static str,
    twins: Plain,
    letters: Plain,
}

/// Characters by what is written in their place.
type Plain = BTreeMap<&'static str, String>;

/// Turns the rules' tables into data.
pub fn tables() -> Tables {
    let names = domains::NAMES.split_whitespace();
    Tables {
        domains: names.collect::<Vec<_>>().join(" "),
        emoji: EmojiTables {
            shown: emoji_sets::SHOWN,
            toned: emoji_sets::TONED,
            shown_and_toned: emoji_sets::SHOWN_AND_TONED,
            active: emoji_sets::ACTIVE,
            marked: emoji_sets::MARKED,
            paired: emoji_sets::PAIRED,
            flags: emoji::FLAGS.join(" "),
        },
        gsm: GsmTables {
            basic: costing(1),
            extension: costing(2),
            joined: sms::JOINED,
            twins: gather(gsm::twins()),
            letters: gather(characters().filter_map(|c| Some((c, whole_letter(c)?)))),
        },
    }
}

/// The plain letter of one that is no accent on another, which the desk can tell by itself.
fn whole_letter(c: char) -> Option<&'static str> {
    gsm::plain_letter(c).filter(|_| c.nfd().next() == Some(c))
}

/// The characters that cost a number of septets.
fn costing(septets: usize) -> String {
    characters()
        .filter(|c| gsm::septets(*c) == Some(septets))
        .collect()
}

fn gather(signs: impl Iterator<Item = (char, &'static str)>) -> Plain {
    let mut plain = Plain::new();
    for (c, text) in signs {
        plain.entry(text).or_default().push(c);
    }
    plain
}

/// The plane that holds every letter and sign of these tables.
fn characters() -> impl Iterator<Item = char> {
    '\0'..='\u{ffff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_what_the_rules_look_up() {
        let tables = tables();
        assert!(tables.domains.split(' ').any(|name| name == "com"));
        assert_eq!(tables.gsm.basic.chars().count(), 127);
        assert_eq!(tables.gsm.extension.chars().count(), 10);
        assert!(tables.gsm.twins["'"].contains('’'));
        assert_eq!(tables.gsm.letters["oe"], "œ");
        assert!(!tables.gsm.letters.values().any(|all| all.contains('á')));
    }
}
