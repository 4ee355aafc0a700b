//! How an SMS is split into parts: Twilio's rules, proved against its own calculator. Never changes a text.

use unicode_segmentation::UnicodeSegmentation;

use super::gsm;

/// What a part holds, in bits.
const PART: usize = 1120;
/// What each part of several gives up to say which part it is.
const HEADER: usize = 48;
const SEPTET: usize = 7;
const UTF16: usize = 16;
const JOINER: char = '\u{200d}';
/// What the Unicode of 2017 joined to anything before a joiner, as Twilio still does.
pub(super) const JOINED: &str = "♀♂⚕⚖✈❤🌈🌾🍳🎓🎤🎨🏫🏭👦👧👨👩💋💻💼🔧🔬🗨🚀🚒";

/// How the characters of a message are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Seven bits each, fourteen for a few.
    Gsm7,
    /// Sixteen bits per UTF-16 unit, for the whole message.
    Ucs2,
}

impl Encoding {
    /// What a message of so many parts holds, in the units of this encoding.
    pub fn capacity(self, parts: usize) -> usize {
        let held = if parts == 1 {
            PART
        } else {
            parts.saturating_mul(PART - HEADER)
        };
        held / self.unit_bits()
    }

    fn unit_bits(self) -> usize {
        match self {
            Self::Gsm7 => SEPTET,
            Self::Ucs2 => UTF16,
        }
    }
}

/// A text as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How its characters are sent.
    pub encoding: Encoding,
    /// Its length: septets, or UTF-16 units.
    pub units: usize,
    /// How many parts it takes.
    pub parts: usize,
}

/// Splits a text into parts; a character as people see it is never split across two.
pub fn split(text: &str) -> Message {
    let is_plain = text.chars().all(|c| gsm::septets(c).is_some());
    let encoding = if is_plain {
        Encoding::Gsm7
    } else {
        Encoding::Ucs2
    };
    let sizes = match encoding {
        Encoding::Gsm7 => text.chars().filter_map(gsm::septets).collect(),
        Encoding::Ucs2 => measure_graphemes(text),
    };
    let units = sizes.iter().sum();
    let bits = sizes.iter().map(|size| size * encoding.unit_bits());
    Message {
        encoding,
        units,
        parts: count_parts(&bits.collect::<Vec<_>>()),
    }
}

/// What a text takes in septets; nothing where a character is not in the GSM alphabet.
pub fn septets(text: &str) -> Option<usize> {
    if text
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b" .,:;?!'/-+".contains(&b))
    {
        return Some(text.len());
    }
    text.chars().map(gsm::septets).sum()
}

/// A text without the accents that the GSM alphabet lacks.
pub fn without_accents(text: &str) -> String {
    super::transcribe::without_accents(text)
}

/// The characters that make a message UCS-2, each once, in the order of the text.
pub fn list_strangers(text: &str) -> Vec<char> {
    let mut strangers = Vec::new();
    for c in text.chars().filter(|c| gsm::septets(*c).is_none()) {
        if !strangers.contains(&c) {
            strangers.push(c);
        }
    }
    strangers
}

/// The sizes of what must not be split, in UTF-16 units; a line break of two characters may be.
fn measure_graphemes(text: &str) -> Vec<usize> {
    let mut sizes: Vec<usize> = Vec::new();
    let mut joined = false;
    for grapheme in text.graphemes(true) {
        let units = grapheme.encode_utf16().count();
        match sizes.last_mut() {
            _ if grapheme == "\r\n" => sizes.extend([1, 1]),
            Some(last) if joined && grapheme.starts_with(|c| JOINED.contains(c)) => *last += units,
            _ => sizes.push(units),
        }
        joined = grapheme.ends_with(JOINER);
    }
    sizes
}

/// Fills parts in order; the first gives room back once there is a second.
fn count_parts(sizes: &[usize]) -> usize {
    let (mut parts, mut used) = (1, 0);
    for (index, size) in sizes.iter().enumerate() {
        if used + size > PART {
            let moved = if parts == 1 {
                measure_moved(&sizes[..index], used)
            } else {
                0
            };
            parts += 1;
            used = HEADER + moved;
        }
        used += size;
    }
    parts
}

/// The bits at the end of the first part that its header pushes out.
fn measure_moved(sizes: &[usize], used: usize) -> usize {
    let mut moved = 0;
    for size in sizes.iter().rev() {
        if used - moved + HEADER <= PART {
            break;
        }
        moved += size;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> usize {
        split(text).parts
    }

    #[test]
    fn gsm_parts_end_at_160_and_at_153_each() {
        assert_eq!(parts(""), 1);
        for (length, expected) in [(160, 1), (161, 2), (306, 2), (307, 3), (459, 3), (460, 4)] {
            assert_eq!(parts(&"a".repeat(length)), expected, "{length}");
        }
    }

    #[test]
    fn ucs2_parts_end_at_70_and_at_67_each() {
        for (length, expected) in [(70, 1), (71, 2), (134, 2), (135, 3)] {
            assert_eq!(parts(&"ж".repeat(length)), expected, "{length}");
        }
    }

    #[test]
    fn an_escaped_sign_takes_two_septets_and_is_never_split() {
        assert_eq!(split("€").units, 2);
        assert_eq!(parts(&"€".repeat(80)), 1);
        // 153 is odd, so that each part of escaped signs wastes a septet: 152 in each.
        assert_eq!(parts(&"€".repeat(153)), 3);
    }

    #[test]
    fn an_emoji_is_never_split() {
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(split(family).units, 11);
        assert_eq!(parts(&family.repeat(6)), 1);
        // Six families are 66 of 67 units, so that twelve fill two parts.
        assert_eq!(
            (parts(&family.repeat(12)), parts(&family.repeat(13))),
            (2, 3)
        );
    }

    #[test]
    fn an_accent_apart_makes_a_message_ucs2() {
        assert_eq!(split("café").encoding, Encoding::Gsm7);
        assert_eq!(split("cafe\u{301}").encoding, Encoding::Ucs2);
        assert_eq!(list_strangers("más á “a”"), ['á', '“', '”']);
    }

    #[test]
    fn a_line_break_of_two_characters_counts_two() {
        assert_eq!(split("a\r\nb").units, 4);
    }
}
