//! Numbers and clock times of a text in a form that is the same in every language. Never knows what they count.

use std::ops::Range;

use crate::playbook::text::Passage;

/// A number or a clock time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its groups of digits: `7,500,000` is one, `3.60` and `16:30` are two.
    pub(super) groups: Vec<u64>,
    /// Whether it is written like a clock time.
    pub(super) clock: bool,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

/// The figures of a text, in order.
pub(super) fn figures(passage: &Passage<'_>) -> Vec<Figure> {
    read(passage.text())
}

fn read(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + start;
        let end = end_of(text, start);
        let name = text[..start].ends_with(|c: char| c.is_alphabetic());
        if !name && !part_of_a_name(&text[end..]) {
            found.push(figure(text, start..end));
        }
        from = end;
    }
    found
}

/// Digits, and single signs between digits.
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    loop {
        while digit(end) {
            end += 1;
        }
        let rest = &text[end..];
        let joint = rest
            .chars()
            .next()
            .filter(|c| joins(*c, &text[start..end], &rest[c.len_utf8()..]));
        match joint {
            Some(c) if digit(end + c.len_utf8()) => end += c.len_utf8(),
            _ => return end,
        }
    }
}

/// A blank joins only thousands: `12 000`.
fn joins(c: char, before: &str, after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    match c {
        '.' | ',' | ':' => true,
        '\u{a0}' | '\u{202f}' => digits == 3,
        ' ' => digits == 3 && thousands(before),
        _ => false,
    }
}

/// Whether digits can go on with three more behind a plain blank.
fn thousands(before: &str) -> bool {
    let mut groups = before.split(' ');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|g| g.len() == 3)
}

/// `3G` and `4x4` are words.
fn part_of_a_name(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

fn figure(text: &str, range: Range<usize>) -> Figure {
    let written = &text[range.clone()];
    let mut groups: Vec<u64> = Vec::new();
    let mut clock = false;
    let mut sign = None;
    for part in written.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        let value = digits.parse().unwrap_or(u64::MAX);
        clock |= part.ends_with(':');
        match groups.last_mut() {
            Some(last) if digits.len() == 3 && sign != Some(':') => {
                *last = last.saturating_mul(1000).saturating_add(value);
            }
            _ => groups.push(value),
        }
        sign = part.chars().next_back();
    }
    let after = text[range.end..].trim_start().to_lowercase();
    let noon = ["pm", "p.m."].iter().any(|pm| after.starts_with(pm));
    if noon && groups[0] < 12 {
        groups[0] += 12;
    }
    // `16:00` and `at 16` are one time.
    if groups.len() == 2 && groups[1] == 0 {
        groups.pop();
    }
    Figure {
        groups,
        clock,
        range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&[u64]]) {
        let found: Vec<_> = read(text).into_iter().map(|f| f.groups).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn figures_are_the_same_in_every_language() {
        check("7,500,000 of you since 4:30 pm", &[&[7_500_000], &[16, 30]]);
        check(
            "7.500.000 kunder siden kl. 16.30",
            &[&[7_500_000], &[16, 30]],
        );
        check(
            "7\u{a0}500\u{a0}000 clientes (16:30 h)",
            &[&[7_500_000], &[16, 30]],
        );
        check("£3.60, 3,60 €", &[&[3, 60], &[3, 60]]);
        check(
            "12 000 hogares, 0800 123 456",
            &[&[12_000], &[800], &[123_456]],
        );
        check("at 16:00, um 16 Uhr", &[&[16], &[16]]);
        check("Turn 3G off. On 30. Juni 2026.", &[&[30], &[2026]]);
        check("O2, 08:05", &[&[8, 5]]);
    }
}
