//! The GSM 7-bit alphabet, and the plain twins of characters outside of it. Never counts parts.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of the basic table that are not ASCII letters or digits.
const BASIC: &str = "\n\r !\"#$%&'()*+,-./:;<=>?@_¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";
/// What needs the escape before it.
const EXTENSION: &str = "\u{c}^{}[~]\\|€";

/// What each character of Latin-1 costs in septets, 0 where the alphabet lacks it: nearly every letter is one of these.
static LATIN: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let cost = |c: u8| look_up(char::from(c)).map_or(0, |n| if n == 1 { 1 } else { 2 });
    std::array::from_fn(|c| u8::try_from(c).map_or(0, cost))
});

/// What a character costs in septets; none where the alphabet lacks it.
pub(super) fn septets(c: char) -> Option<usize> {
    match LATIN.get(c as usize) {
        Some(0) => None,
        Some(&cost) => Some(usize::from(cost)),
        // Beyond Latin-1 the alphabet has Greek capitals and the euro.
        None if c < '\u{400}' || c == '€' => look_up(c),
        None => None,
    }
}

fn look_up(c: char) -> Option<usize> {
    if c.is_ascii_alphanumeric() || BASIC.contains(c) {
        Some(1)
    } else {
        EXTENSION.contains(c).then_some(2)
    }
}

/// Signs that the alphabet lacks, by their plain twin. Braces become round ones, because no reply holds a brace.
const TWINS: &[(&str, &str)] = &[
    (
        "\u{2018}\u{2019}\u{201a}\u{201b}\u{2032}\u{2035}\u{2039}\u{203a}`\u{b4}ʹʻʼʽˈˊˋ❛❜\u{fe10}\u{fe11}",
        "'",
    ),
    ("\u{201c}\u{201d}\u{201e}\u{201f}\u{2033}«»ʺˮ❝❞〝〞", "\""),
    (
        "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2043}\u{2212}\u{fe63}•‣⎼⎽",
        "-",
    ),
    ("\u{2026}", "..."),
    ("·∙。﹒｡", "."),
    ("﹐﹑､、", ","),
    ("⁄∕÷⧸", "/"),
    ("⧵⧹﹨", "\\"),
    ("\u{2017}", "_"),
    ("∣⎸⎹⏐⎜⎟", "|"),
    ("﹫", "@"),
    ("﹩", "$"),
    ("ǃ︕﹗", "!"),
    ("\u{203c}", "!!"),
    ("︖﹖", "?"),
    ("﹟", "#"),
    ("﹪", "%"),
    ("﹠", "&"),
    ("❨❪﹙⟮⦅❴﹛｛", "("),
    ("❩❫﹚⟯⦆❵﹜｝", ")"),
    ("⁎∗⊛✢✣✤✥✱✲✳✺✻✼✽❃❉❊❋⧆﹡", "*"),
    ("˖﹢", "+"),
    ("ː˸⦂꞉︓", ":"),
    ("⁏︔﹔", ";"),
    ("﹤", "<"),
    ("﹥", ">"),
    ("꞊﹦", "="),
    ("ˆ", "^"),
    ("˜˷∼", "~"),
    ("×", "x"),
    ("№", "No"),
    ("½", "1/2"),
    ("¼", "1/4"),
    ("¾", "3/4"),
    ("→", "->"),
    ("←", "<-"),
    ("\u{200c}\u{200e}\u{200f}", ""),
];

/// The printable signs of ASCII, in whose order the full-width ones stand.
const ASCII: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_'abcdefghijklmnopqrstuvwxyz(|)~";

/// The plain twin of a sign that the alphabet lacks, where it has one.
pub(super) fn twin(c: char) -> Option<&'static str> {
    if septets(c).is_some() {
        return None;
    }
    let of_table = TWINS.iter().find(|(signs, _)| signs.contains(c));
    of_table.map(|(_, plain)| *plain).or_else(|| full_width(c))
}

/// Every sign that has a plain twin.
pub(super) fn twins() -> impl Iterator<Item = (char, &'static str)> {
    let of_table = TWINS.iter();
    let of_table = of_table.flat_map(|(signs, plain)| signs.chars().map(|c| (c, *plain)));
    let wide = ('！'..='～').filter_map(|c| Some((c, full_width(c)?)));
    of_table.chain(wide).filter(|(c, _)| septets(*c).is_none())
}

/// The plain form of a sign as wide as a Chinese one.
fn full_width(c: char) -> Option<&'static str> {
    let at = u32::from(c).checked_sub(u32::from('！'))?;
    let at = usize::try_from(at).ok()?;
    ASCII.get(at..=at)
}

/// The letter without its accent, where the alphabet has only that.
pub(super) fn plain_letter(c: char) -> Option<&'static str> {
    if septets(c).is_some() {
        return None;
    }
    let mut parts = c.nfd();
    let base = parts.next().filter(|base| base.is_ascii_alphabetic());
    let is_accented = base.is_some() && base != Some(c) && parts.all(is_combining_mark);
    match c {
        _ if is_accented => base.and_then(ascii_letter),
        'œ' => Some("oe"),
        'Œ' => Some("OE"),
        'ł' => Some("l"),
        'Ł' => Some("L"),
        'đ' | 'ð' => Some("d"),
        'Đ' | 'Ð' => Some("D"),
        'þ' => Some("th"),
        'Þ' => Some("Th"),
        'ı' => Some("i"),
        'ẞ' => Some("SS"),
        _ => None,
    }
}

fn ascii_letter(c: char) -> Option<&'static str> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let at = LETTERS.find(c)?;
    LETTERS.get(at..=at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_is_that_of_the_standard() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        let (basic, extended): (Vec<_>, Vec<_>) = all.filter_map(septets).partition(|n| *n == 1);
        // 128 places less the escape; `extended` has the form feed and nine signs.
        assert_eq!((basic.len(), extended.len()), (127, 10));
    }

    #[test]
    fn every_twin_is_in_the_alphabet() {
        for c in (0x80..0x1_0000).filter_map(char::from_u32) {
            for text in [twin(c), plain_letter(c)].into_iter().flatten() {
                assert!(text.chars().all(|c| septets(c).is_some()), "{c}");
                assert!(septets(c).is_none(), "{c}");
            }
        }
    }

    #[test]
    fn full_width_signs_have_narrow_twins() {
        for (wide, plain) in [
            ('！', "!"),
            ('Ａ', "A"),
            ('ｚ', "z"),
            ('｀', "'"),
            ('｛', "("),
            ('～', "~"),
        ] {
            assert_eq!(twin(wide), Some(plain));
        }
        assert_eq!((twin('｟'), twin('a'), twin('ж')), (None, None, None));
    }

    #[test]
    fn letters_of_the_alphabet_keep_their_accents() {
        assert_eq!(plain_letter('é'), None);
        assert_eq!(plain_letter('á'), Some("a"));
        assert_eq!(plain_letter('ç'), Some("c"));
        assert_eq!(plain_letter('ж'), None);
    }
}
