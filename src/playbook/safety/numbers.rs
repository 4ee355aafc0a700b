//! Numbers that belong to somebody: phones, cards, accounts, devices, by their shape and their check digits.

use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A phone number.
    Phone,
    /// The number of a card, with its check digit.
    Card,
    /// The number of a device, with its check digit.
    Imei,
    /// The number of an account, with its check digits.
    Iban,
}

impl Kind {
    /// What it is called.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "a phone number",
            Self::Card => "a card number",
            Self::Imei => "the number of a phone (IMEI)",
            Self::Iban => "an account number (IBAN)",
        }
    }
}

/// How phone numbers are grouped in Spain, where they begin with 6 to 9.
const SPANISH: [&[usize]; 4] = [&[3, 3, 3], &[2, 3, 2, 2], &[3, 2, 2, 2], &[2, 3, 4]];

/// Where such numbers stand in a text.
pub(super) fn numbers(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = ibans(text);
    for range in runs(text) {
        let taken = found
            .iter()
            .any(|(_, r)| r.start < range.end && range.start < r.end);
        if let Some(kind) = kind_of(&text[range.clone()]).filter(|_| !taken) {
            found.push((kind, range));
        }
    }
    found
}

/// Runs of digits with spaces, hyphens and brackets between them.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let opens = c.is_ascii_digit() || c == '+' || c == '(';
        match (start, c) {
            (Some(_), c) if c.is_ascii_digit() => end = at + 1,
            (Some(_), ' ' | '-' | '(' | ')' | '\u{a0}') if at - end < 2 => {}
            (Some(from), '/' | '.') if at == end && dials(&text[from..end], &text[at + 1..]) => {}
            (Some(from), _) => {
                runs.push(from..end);
                start = opens.then_some(at);
                end = at + 1;
            }
            (None, _) if opens && stands_alone(text, at) => (start, end) = (Some(at), at + 1),
            _ => {}
        }
    }
    runs.extend(start.map(|from| from..end));
    runs.retain(|r| text[r.clone()].ends_with(|c: char| c.is_ascii_digit()));
    runs
}

/// Whether a stroke or a point goes on with a phone number that begins with 0, as in `0171/1234567` or `06.12.34.56.78`.
fn dials(before: &str, after: &str) -> bool {
    let groups = before.split('.').count();
    let next = after.bytes().take_while(u8::is_ascii_digit).count();
    let pairs = before.len() == groups * 3 - 1 && next == 2;
    let area = groups == 1 && before.len() > 2 && (6..9).contains(&next);
    before.starts_with('0') && (pairs || area)
}

/// Whether nothing before makes it a part of something else, such as a version or a price.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|c| c.is_alphanumeric() || "./,:£€$#-".contains(c))
}

fn kind_of(run: &str) -> Option<Kind> {
    let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    let groups: Vec<&str> = run
        .split(|c: char| !c.is_ascii_digit())
        .filter(|g| !g.is_empty())
        .collect();
    let is_year = |g: &&str| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    if groups.iter().any(is_year)
        && groups.iter().all(|g| g.len() == 4 || g.len() <= 2)
        && groups.len() > 1
        && digits.len() < 13
    {
        return None;
    }
    let lengths: Vec<_> = groups.iter().map(|g| g.len()).collect();
    let pairs = lengths == [2, 2, 2, 2];
    match digits.len() {
        15 if luhn(&digits) => Some(Kind::Imei),
        13..=19 if luhn(&digits) => Some(Kind::Card),
        8..=15 if run.starts_with('+') => Some(Kind::Phone),
        9..=12 if digits[0] == 0 => Some(Kind::Phone),
        8 if pairs => Some(Kind::Phone),
        9 if SPANISH.contains(&lengths.as_slice()) && digits[0] >= 6 => Some(Kind::Phone),
        10 if lengths == [3, 3, 4] && !run.contains('\u{a0}') => Some(Kind::Phone),
        _ => None,
    }
}

/// Whether the last digit is the check digit of the others.
fn luhn(digits: &[u32]) -> bool {
    let doubled = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match index % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        });
    let sum: u32 = doubled.sum();
    sum > 0 && sum.is_multiple_of(10)
}

/// Two letters, two check digits and up to thirty more, perhaps in groups of four.
fn ibans(text: &str) -> Vec<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len().saturating_sub(4)).filter(|&at| {
        let head = &bytes[at..at + 4];
        let alone = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        alone
            && head[..2].iter().all(u8::is_ascii_uppercase)
            && head[2..].iter().all(u8::is_ascii_digit)
    });
    starts
        .filter_map(|at| Some((Kind::Iban, at..iban_end(text, at)?)))
        .collect()
}

/// Where an account number ends, the longest first.
fn iban_end(text: &str, at: usize) -> Option<usize> {
    let inside = |c: &(usize, char)| c.1.is_ascii_uppercase() || c.1.is_ascii_digit() || c.1 == ' ';
    let run: Vec<_> = text[at..]
        .char_indices()
        .take_while(inside)
        .take(42)
        .collect();
    let ends = run
        .iter()
        .rev()
        .filter(|(_, c)| *c != ' ')
        .map(|(offset, _)| at + offset + 1);
    ends.into_iter().find(|end| {
        let letters: String = text[at..*end].chars().filter(|c| *c != ' ').collect();
        (15..=34).contains(&letters.len()) && mod_97(&letters) == 1
    })
}

fn mod_97(iban: &str) -> u32 {
    let (head, rest) = iban.split_at(4);
    let values = rest
        .chars()
        .chain(head.chars())
        .filter_map(|c| c.to_digit(36));
    values.fold(0, |sum, value| match value {
        0..=9 => (sum * 10 + value) % 97,
        _ => (sum * 100 + value) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(Kind, &str)]) {
        let found: Vec<_> = numbers(text)
            .into_iter()
            .map(|(k, r)| (k, &text[r]))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn numbers_of_people_are_found() {
        check("Call 07700 900123 now", &[(Kind::Phone, "07700 900123")]);
        check("+45 12 34 56 78.", &[(Kind::Phone, "+45 12 34 56 78")]);
        check("Ring 12 34 56 78", &[(Kind::Phone, "12 34 56 78")]);
        check("al 612 345 678", &[(Kind::Phone, "612 345 678")]);
        check("o 91 123 45 67", &[(Kind::Phone, "91 123 45 67")]);
        check("unter 0171/1234567.", &[(Kind::Phone, "0171/1234567")]);
        check("au 06.12.34.56.78.", &[(Kind::Phone, "06.12.34.56.78")]);
        check("on 555-123-4567", &[(Kind::Phone, "555-123-4567")]);
        check(
            "card 4111 1111 1111 1111",
            &[(Kind::Card, "4111 1111 1111 1111")],
        );
        check("IMEI 490154203237518", &[(Kind::Imei, "490154203237518")]);
        check(
            "GB82 WEST 1234 5698 7654 32 is",
            &[(Kind::Iban, "GB82 WEST 1234 5698 7654 32")],
        );
    }

    #[test]
    fn numbers_of_nobody_are_not() {
        check("at 13:39 on 12 July 2026, 7,500,000 of you", &[]);
        check("2026-07-11 13:30, 01-12-2026", &[]);
        check("card 4111 1111 1111 1112", &[]);
        check("forward it to 7726 or call 999", &[]);
        check("version 10.2.33.1 and £20.50", &[]);
        check("01.12.2026, 09.05.26, 08.30-10.45", &[]);
        check("of 345 678 901, 0/5, 24/7, 01/12", &[]);
    }
}
