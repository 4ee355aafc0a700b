//! Which characters X takes together as one emoji.
//!
//! The sequences are those of Emoji 11 (2018), which X's library knows; a newer sequence counts as its parts,
//! which is never less. A single character needs no table: every emoji by itself weighs what other symbols weigh.

use super::emoji_sets::{ACTIVE, MARKED, PAIRED, SHOWN, SHOWN_AND_TONED, TONED};

/// Shows the character before it as a picture.
const PICTURE: char = '\u{fe0f}';
const JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BOY: char = '\u{1f466}';
const GIRL: char = '\u{1f467}';
const MAN: char = '\u{1f468}';
const WOMAN: char = '\u{1f469}';
/// England, Scotland and Wales: a black flag, the letters as tags, and the tag that closes them.
const TAGGED_FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];
/// The second letters of the flags there are, by the first letter from A to Z.
pub(super) const FLAGS: [&str; 26] = [
    "CDEFGILMOQRSTUWXZ",
    "ABDEFGHIJLMNOQRSTVWYZ",
    "ACDFGHIKLMNOPRUVWXYZ",
    "EGJKMOZ",
    "ACEGHRSTU",
    "IJKMOR",
    "ABDEFGHILMNPQRSTUWY",
    "KMNRTU",
    "CDELMNOQRST",
    "EMOP",
    "EGHIMNPRWYZ",
    "ABCIKRSTUVY",
    "ACDEFGHKLMNOPQRSTUVWXYZ",
    "ACEFGILOPRUZ",
    "M",
    "AEFGHKLMNRSTWY",
    "A",
    "EOSUW",
    "ABCDEGHIJKLMNORSTVXYZ",
    "ACDFGHJKLMNORTVWZ",
    "AGMNSYZ",
    "ACEGINU",
    "FS",
    "K",
    "ET",
    "AMW",
];

/// The number of characters that the text starts with and X counts as one emoji; 0 where that makes no difference.
pub(super) fn sequence_length(text: &[char]) -> usize {
    let Some(&first) = text.first() else { return 0 };
    if first < '\u{2000}' && !first.is_ascii_digit() && !matches!(first, '#' | '*' | '©' | '®') {
        return 0;
    }
    let sequences = [
        keycap,
        flag,
        tagged_flag,
        fixed,
        gendered,
        profession,
        family,
        couple,
        single,
    ];
    sequences
        .into_iter()
        .find_map(|read| read(text))
        .unwrap_or(0)
}

fn keycap(text: &[char]) -> Option<usize> {
    let is_key = text[0].is_ascii_digit() || matches!(text[0], '#' | '*');
    let mark = 1 + usize::from(text.get(1) == Some(&PICTURE));
    (is_key && text.get(mark) == Some(&KEYCAP)).then_some(mark + 1)
}

fn flag(text: &[char]) -> Option<usize> {
    let first = flag_letter(text[0])?;
    let second = flag_letter(*text.get(1)?)?;
    FLAGS[usize::from(first - b'A')]
        .contains(char::from(second))
        .then_some(2)
}

fn flag_letter(c: char) -> Option<u8> {
    let index = u32::from(c)
        .checked_sub(0x1f1e6)
        .filter(|index| *index < 26)?;
    u8::try_from(index).ok().map(|index| b'A' + index)
}

fn tagged_flag(text: &[char]) -> Option<usize> {
    let tags = text.get(1..7).filter(|_| text[0] == '\u{1f3f4}')?;
    let letters: Vec<_> = tags
        .iter()
        .map(|tag| u32::from(*tag).wrapping_sub(0xe0000))
        .collect();
    let spell = |flag: &str| {
        flag.bytes()
            .map(u32::from)
            .chain([0x7f])
            .collect::<Vec<_>>()
    };
    TAGGED_FLAGS
        .into_iter()
        .any(|flag| spell(flag) == letters)
        .then_some(7)
}

/// The rainbow flag, the pirate flag and the eye in a speech bubble.
fn fixed(text: &[char]) -> Option<usize> {
    let known: [&[char]; 3] = [
        &['\u{1f3f3}', PICTURE, JOINER, '\u{1f308}'],
        &['\u{1f3f4}', JOINER, '\u{2620}', PICTURE],
        &['\u{1f441}', JOINER, '\u{1f5e8}'],
    ];
    known
        .into_iter()
        .find(|sequence| text.starts_with(sequence))
        .map(<[char]>::len)
}

/// Someone doing something, as a woman or as a man.
fn gendered(text: &[char]) -> Option<usize> {
    let tone = text.get(1).copied().is_some_and(is_tone);
    let start = match text[0] {
        c if MARKED.contains(c) => (tone || text.get(1) == Some(&PICTURE)).then_some(2)?,
        c if ACTIVE.contains(c) => 1 + usize::from(tone),
        c if PAIRED.contains(c) => 1,
        _ => return None,
    };
    let tail = text.get(start..start + 3)?;
    matches!(tail, [JOINER, '\u{2640}' | '\u{2642}', PICTURE]).then_some(start + 3)
}

/// A woman or a man with the tool of a trade, or with a kind of hair.
fn profession(text: &[char]) -> Option<usize> {
    let toned = 1 + usize::from(text.get(1).copied().is_some_and(is_tone));
    if !is_adult(text[0]) || text.get(toned) != Some(&JOINER) {
        return None;
    }
    match text.get(toned + 1)? {
        '\u{2695}' | '\u{2696}' | '\u{2708}' => {
            (text.get(toned + 2) == Some(&PICTURE)).then_some(toned + 3)
        }
        '\u{1f33e}' | '\u{1f373}' | '\u{1f393}' | '\u{1f3a4}' | '\u{1f3a8}' | '\u{1f3eb}'
        | '\u{1f3ed}' => Some(toned + 2),
        '\u{1f4bb}' | '\u{1f4bc}' | '\u{1f527}' | '\u{1f52c}' | '\u{1f680}' | '\u{1f692}' => {
            Some(toned + 2)
        }
        '\u{1f9b0}'..='\u{1f9b3}' => Some(toned + 2),
        _ => None,
    }
}

/// One or two parents and one or two children; a woman never comes before a man, nor a boy before a girl.
fn family(text: &[char]) -> Option<usize> {
    let follower = |at: usize| {
        (text.get(at) == Some(&JOINER))
            .then(|| text.get(at + 1).copied())
            .flatten()
    };
    let second = follower(1).filter(|c| is_adult(*c) && *c >= text[0]);
    let parents = 1 + 2 * usize::from(second.is_some());
    let first_child = follower(parents).filter(|c| is_adult(text[0]) && is_child(*c))?;
    let second_child =
        follower(parents + 2).filter(|c| *c == BOY || (*c == GIRL && first_child == GIRL));
    Some(parents + 2 + 2 * usize::from(second_child.is_some()))
}

/// Two people and a heart, with a kiss or without.
fn couple(text: &[char]) -> Option<usize> {
    let heart = [JOINER, '\u{2764}', PICTURE, JOINER];
    let rest = text[1..]
        .strip_prefix(&heart)
        .filter(|_| is_adult(text[0]))?;
    let kiss = rest.strip_prefix(&['\u{1f48b}', JOINER]);
    let other = kiss.unwrap_or(rest).first()?;
    let is_pair = *other == MAN || (*other == WOMAN && text[0] == WOMAN);
    is_pair.then(|| text.len() - kiss.unwrap_or(rest).len() + 1)
}

/// A character that is asked to be a picture, or given a skin tone.
fn single(text: &[char]) -> Option<usize> {
    let next = *text.get(1)?;
    if next != PICTURE && !is_tone(next) {
        return None;
    }
    let is_toned_at = |at: usize| usize::from(text.get(at).copied().is_some_and(is_tone));
    let shown = 1 + usize::from(next == PICTURE);
    match text[0] {
        c if SHOWN_AND_TONED.contains(c) => Some(shown + is_toned_at(shown)),
        c if TONED.contains(c) => Some(1 + is_toned_at(1)),
        c if SHOWN.contains(c) => (next == PICTURE).then_some(2),
        _ => None,
    }
}

fn is_adult(c: char) -> bool {
    matches!(c, MAN | WOMAN)
}

fn is_child(c: char) -> bool {
    matches!(c, BOY | GIRL)
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(text: &str) -> usize {
        sequence_length(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_whole_sequence_is_one_emoji() {
        for text in [
            "1\u{fe0f}\u{20e3}",
            "🇩🇰",
            "🧕🏾",
            "👨\u{200d}🎤",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦",
            "⚠\u{fe0f}",
        ] {
            assert_eq!(length(text), text.chars().count(), "{text}");
        }
        let england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        assert_eq!(length(england), 7);
    }

    #[test]
    fn what_is_no_sequence_is_left_to_the_weights() {
        for text in ["", "1", "©", "⚠", "🇦🇦", "👨\u{200d}", "a\u{fe0f}"] {
            assert_eq!(length(text), 0, "{text}");
        }
        assert_eq!(length("👨\u{200d}👩\u{200d}👦\u{200d}👧"), 5);
    }
}
