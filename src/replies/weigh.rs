//! What a text counts in a channel, by the short way where there is one. Never decides whether a whole reply fits.

use crate::channels::{Channel, Unit};

/// What a text on one line counts by itself.
///
/// Thousands of texts are weighed, most of them plain words: only those with a letter outside of ASCII, and words that
/// a channel may take for a link or a name, are worth the long way.
pub(super) fn weigh(channel: &Channel, text: &str) -> usize {
    if !text.is_ascii() {
        return channel.count(&channel.transcribe(text)).length;
    }
    match channel.unit {
        Unit::XWeighted | Unit::XClassic | Unit::Mastodon => by_words(channel, text),
        Unit::SmsParts => {
            text.len()
                + text
                    .bytes()
                    .filter(|b| b"^{}\\[~]|\x0c".contains(b))
                    .count()
        }
        Unit::Graphemes | Unit::Threads | Unit::Utf16 | Unit::Characters | Unit::Bytes => {
            text.len()
        }
    }
}

fn by_words(channel: &Channel, text: &str) -> usize {
    let words = text.split(' ').map(|word| match is_plain(word) {
        true => word.len(),
        false => channel.count(word).length,
    });
    let spaces = text.bytes().filter(|b| *b == b' ').count();
    words.sum::<usize>() + spaces
}

/// Whether nothing in a word can be a link, an address or a name.
fn is_plain(word: &str) -> bool {
    let inner = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    !inner.contains(['.', ':', '@', '/'])
}

#[cfg(test)]
mod tests {
    use super::weigh;
    use crate::channels::{Channel, Unit};

    #[test]
    fn the_short_way_counts_as_the_long_one() {
        let texts = [
            "We are sorry. See https://nwnd.example/i/nz7n/ for more.",
            "Look at https://status.github.com/i/abcd/, or o2.co.uk. Thanks @you@there.org!",
            "News by 16:35: https://a.com/ ^AB {x} [y] ~",
            "Undskyld, fejlen er vores. Læs på https://example.com/ 😀",
            "",
        ];
        let units = [
            Unit::XWeighted,
            Unit::XClassic,
            Unit::SmsParts,
            Unit::Graphemes,
            Unit::Mastodon,
            Unit::Threads,
            Unit::Utf16,
            Unit::Characters,
            Unit::Bytes,
        ];
        for text in texts {
            for unit in units {
                let channel = Channel::new("test", 1000, unit);
                assert_eq!(
                    weigh(&channel, text),
                    channel.count(text).length,
                    "{unit:?} {text}"
                );
            }
        }
    }
}
