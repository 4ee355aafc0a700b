//! Which text is the name of a host to X: its labels, its top-level domain, the lengths DNS allows.
//!
//! The top-level domains are those that X's library froze in 2018. Never looks anything up.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{punycode, scan};

/// The longest label of a host name in DNS, counted as ASCII.
const LONGEST_LABEL: usize = 63;
/// The longest top-level domain in the list, in characters.
const LONGEST_TLD: usize = 18;
/// Marks a label that is written as ASCII already.
const PUNYCODE: &str = "xn--";

/// The top-level domains, parted by white space.
pub(super) const NAMES: &str = include_str!("top-level-domains.txt");

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = NAMES.split_whitespace();
    names.map(|name| name.chars().map(fold).collect()).collect()
});

/// The end of the top-level domain that starts at `at`.
pub(super) fn tld_end(text: &[char], at: usize) -> Option<usize> {
    let longest = LONGEST_TLD.min(text.len() - at);
    let known = (2..=longest).rev().map(|length| at + length).find(|&end| {
        ends_name(text.get(end))
            && KNOWN.contains(&text[at..end].iter().copied().map(fold).collect::<String>())
    });
    known.or_else(|| punycode_end(text, at))
}

/// Whether DNS takes every label of the host, once it is written as ASCII.
pub(super) fn has_valid_labels(host: &[u32]) -> bool {
    let mut labels = host.split(|code| *code == u32::from('.'));
    labels.all(|label| (1..=LONGEST_LABEL).contains(&ascii_length(label)))
}

/// Whether the host starts as ASCII-encoded ones do.
pub(super) fn is_punycode(host: &[char]) -> bool {
    host.iter()
        .copied()
        .take(PUNYCODE.len())
        .eq(PUNYCODE.chars())
}

/// Compares as X does: without case, but nothing outside ASCII is ever an ASCII letter.
fn fold(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) if c.is_ascii() || !one.is_ascii() => one,
        _ => c,
    }
}

/// A name is over where no letter, digit, `@`, `+` or `-` follows.
fn ends_name(next: Option<&char>) -> bool {
    next.is_none_or(|c| !c.is_ascii_alphanumeric() && !"@+-".contains(*c))
}

fn punycode_end(text: &[char], at: usize) -> Option<usize> {
    let first = scan::prefix_end(text, at, PUNYCODE)?;
    let end = scan::run_end(text, first, |c| c.is_ascii_alphanumeric() || c == '-');
    (end > first).then_some(end)
}

/// The length of a label as ASCII; the full stops of East Asia part it, and count.
fn ascii_length(label: &[u32]) -> usize {
    let parts = label.split(|code| [0x3002, 0xff0e, 0xff61].contains(code));
    parts.map(|part| punycode::measure(part) + 1).sum::<usize>() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tld(text: &str) -> Option<usize> {
        tld_end(&text.chars().collect::<Vec<_>>(), 0)
    }

    #[test]
    fn a_top_level_domain_ends_where_the_name_does() {
        assert_eq!(tld("com/path"), Some(3));
        assert_eq!(tld("COMだよね"), Some(3));
        assert_eq!(tld("com-that"), None);
        assert_eq!(tld("comm"), None);
        assert_eq!(tld("みんなです"), Some(3));
        assert_eq!(tld("xn--ls8h.la"), Some(8));
    }

    #[test]
    fn labels_are_measured_as_ascii() {
        let valid = |host: &str| has_valid_labels(&host.chars().map(u32::from).collect::<Vec<_>>());
        assert!(valid("status.example.com"));
        assert!(valid(&format!("{}.com", "あ".repeat(50))));
        assert!(!valid(&format!("{}.com", "a".repeat(64))));
        assert!(!valid("a..com"));
    }
}
