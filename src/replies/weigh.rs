//! What a text counts in a channel by itself, by the short way where there is one. Never decides what is said.
//!
//! Texts are joined by spaces or empty lines, over which nothing reaches, so that loads add up: a triad needs no count
//! of its own. Where that does not hold, `Load::adds_up` says so.

use crate::channels::{Accents, Channel, Unit, sms};

/// More than any channel takes, and little enough to be added up.
const TOO_MUCH: usize = usize::MAX / 8;

/// What a text counts by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Load {
    /// In the unit of the channel; in septets for an SMS, where it can be written in them.
    pub(super) main: usize,
    /// In UTF-16 units for an SMS, the other way to send it.
    pub(super) other: usize,
    /// Whether it counts the same beside other texts.
    pub(super) adds_up: bool,
}

/// What a channel takes, in the two ways that a load has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Capacity {
    main: usize,
    other: usize,
}

/// What a text counts in every unit but those of an SMS and of bytes, where nothing in it counts in a way of its own.
pub(super) fn count_plain(text: &str) -> Option<usize> {
    let plain = text.chars().all(is_plain_letter) && text.split(' ').all(is_plain_word);
    plain.then(|| text.chars().count())
}

/// What a text counts in a channel; `plain` is its count where it has one.
pub(super) fn weigh(channel: &Channel, text: &str, plain: Option<usize>) -> Load {
    if channel.unit == Unit::SmsParts {
        return weigh_sms(channel, text);
    }
    let main = match (channel.unit, plain) {
        (Unit::Bytes, _) => text.len(),
        (_, Some(count)) => count,
        (_, None) => count(channel, text),
    };
    Load {
        main,
        other: TOO_MUCH,
        adds_up: starts_by_itself(text),
    }
}

impl Load {
    /// What two texts count together.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            main: self.main + other.main,
            other: self.other + other.other,
            adds_up: self.adds_up && other.adds_up,
        }
    }

    /// What both count at least, whichever way they are sent.
    pub(super) fn lighter(self, other: Self) -> Self {
        Self {
            main: self.main.min(other.main),
            other: self.other.min(other.other),
            adds_up: self.adds_up && other.adds_up,
        }
    }

    /// Whether it counts no more than another, whichever way they are sent.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.main <= other.main && self.other <= other.other
    }
}

impl Capacity {
    /// What is free in a channel beside texts that stand around a triad, each set off by so many characters.
    pub(super) fn of(channel: &Channel, around: &[&str], separator: usize) -> Self {
        let given = around.iter().filter(|text| !text.is_empty());
        let loads = given.map(|text| weigh(channel, text, None));
        let taken = loads.fold((2 * separator, 2 * separator), |(main, other), load| {
            (main + load.main + separator, other + load.other + separator)
        });
        let (main, other) = match channel.unit {
            Unit::SmsParts => (
                sms::Encoding::Gsm7.capacity(channel.limit),
                sms::Encoding::Ucs2.capacity(channel.limit),
            ),
            _ => (channel.limit, 0),
        };
        Self {
            main: main.saturating_sub(taken.0),
            other: other.saturating_sub(taken.1),
        }
    }

    /// Whether a load may fit: it does where it adds up.
    pub(super) fn holds(self, load: Load) -> bool {
        load.main <= self.main || load.other <= self.other
    }

    /// How much is taken of a limit, once a load is in it.
    pub(super) fn length(self, limit: usize, load: Load) -> usize {
        limit - self.main + load.main
    }
}

/// The long way for the words that need it: nothing reaches from one plain word to another.
fn count(channel: &Channel, text: &str) -> usize {
    let by_words = matches!(
        channel.unit,
        Unit::XWeighted | Unit::XClassic | Unit::Mastodon
    );
    if !by_words || !text.chars().all(is_plain_letter) {
        return channel.count(text).length;
    }
    let words = text.split(' ').map(|word| match is_plain_word(word) {
        true => word.chars().count(),
        false => channel.count(word).length,
    });
    words.sum::<usize>() + text.bytes().filter(|b| *b == b' ').count()
}

/// Whether a character counts one in every unit but bytes.
fn is_plain_letter(c: char) -> bool {
    c < '\u{300}' && !matches!(c, '©' | '®' | '\u{ad}' | '\u{a0}' | '\u{85}')
}

/// Septets where every character has some, without its accents where these may go; UTF-16 units anyway.
fn weigh_sms(channel: &Channel, text: &str) -> Load {
    let other = text.encode_utf16().count();
    let septets = sms::septets(text).or_else(|| match channel.accents {
        Accents::Plain => sms::septets(&sms::without_accents(text)),
        Accents::Keep => None,
    });
    Load {
        main: septets.unwrap_or(TOO_MUCH),
        other,
        adds_up: false,
    }
}

/// Whether nothing before a text can join its first character.
fn starts_by_itself(text: &str) -> bool {
    text.chars().next().is_none_or(|c| c < '\u{300}')
}

/// Whether nothing in a word can be a link, an address or a name.
fn is_plain_word(word: &str) -> bool {
    let inner = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    !inner.contains(['.', ':', '@', '/', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [Unit; 8] = [
        Unit::XWeighted,
        Unit::XClassic,
        Unit::Graphemes,
        Unit::Mastodon,
        Unit::Threads,
        Unit::Utf16,
        Unit::Characters,
        Unit::Bytes,
    ];

    #[test]
    fn the_short_way_counts_as_the_long_one() {
        let texts = [
            "We are sorry. See https://nwnd.example/i/nz7n/ for more.",
            "Look at https://status.github.com/i/abcd/, or o2.co.uk. Thanks @you@there.org!",
            "News by 16:35: https://a.com/ ^AB {x} [y] ~",
            "Undskyld, fejlen er vores. Læs på https://example.com/ 😀",
            "Lo sentimos: hoy no tienes servicio. ¿Sigue sin ir? Reinícialo.",
            "Entschuldigung, das ist unser Fehler. © 2026, 5\u{a0}€ – ja",
            "",
        ];
        for text in texts {
            for unit in UNITS {
                let channel = Channel::new("test", 1000, unit);
                let load = weigh(&channel, text, count_plain(text));
                assert_eq!(load.main, channel.count(text).length, "{unit:?} {text}");
            }
        }
    }

    #[test]
    fn loads_of_texts_add_up_to_that_of_the_whole() {
        let parts = ["Sorry 😀", "See https://a.com/", "@you o2.co.uk €"];
        for unit in UNITS {
            let channel = Channel::new("test", 99, unit);
            let loads = parts.map(|text| weigh(&channel, text, None));
            let load = loads[0].with(loads[1]).with(loads[2]);
            assert!(load.adds_up);
            let capacity = Capacity::of(&channel, &["Hi.", ""], 1);
            let whole = format!("Hi. {}", parts.join(" "));
            let count = channel.count(&whole);
            assert_eq!(capacity.length(99, load), count.length, "{unit:?}");
            assert_eq!(capacity.holds(load), count.over == 0);
        }
    }

    #[test]
    fn what_joins_the_text_before_it_does_not_add_up() {
        let channel = Channel::new("test", 9, Unit::Graphemes);
        assert!(!weigh(&channel, "\u{301}a", None).adds_up);
    }

    #[test]
    fn an_sms_has_two_ways() {
        let mut channel = Channel::new("sms", 1, Unit::SmsParts);
        let capacity = Capacity::of(&channel, &[], 1);
        let load = |channel: &Channel, text: &str| weigh(channel, text, None);
        assert!(capacity.holds(load(&channel, &"a".repeat(158))));
        assert!(!capacity.holds(load(&channel, &"a".repeat(159))));
        let accented = format!("{}á", "a".repeat(68));
        assert!(!capacity.holds(load(&channel, &accented)));
        channel.accents = Accents::Plain;
        assert!(capacity.holds(load(&channel, &accented)));
    }
}
