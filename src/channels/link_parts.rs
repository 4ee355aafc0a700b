//! The parts of a link as X spells them: scheme, host, port, path and query, and the characters of each.
//!
//! Each function gives the end of the part that starts at a place, and never looks at what precedes it.

use std::ops::Range;

use super::{domains, scan};

/// The end of `https://` or `http://`, in either case.
pub(super) fn scheme_end(text: &[char], at: usize) -> Option<usize> {
    let schemes = ["https://", "http://"];
    schemes
        .into_iter()
        .find_map(|scheme| scan::prefix_end(text, at, scheme))
}

/// The end of the host at `at`: as many labels as there are, then a top-level domain.
pub(super) fn host_end(text: &[char], at: usize) -> Option<usize> {
    let mut ends = Vec::new();
    let mut start = at;
    while let Some(dot) = label_end(text, start) {
        ends.push(start..dot);
        start = dot + 1;
    }
    ends.into_iter().rev().find_map(|label| {
        let is_domain = !text[label.clone()].contains(&'_');
        is_domain
            .then(|| domains::tld_end(text, label.end + 1))
            .flatten()
    })
}

/// The place of the full stop that closes the label at `at`.
fn label_end(text: &[char], at: usize) -> Option<usize> {
    let dot = scan::run_end(text, at, |c| is_host(c) || "_-".contains(c));
    let is_closed = dot > at && text.get(dot) == Some(&'.');
    (is_closed && is_host(text[at]) && is_host(text[dot - 1])).then_some(dot)
}

/// The stretches of a host that are ASCII or Latin and end in a top-level domain.
pub(super) fn find_ascii_hosts(host: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < host.len() {
        match ascii_host_end(host, at) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn ascii_host_end(host: &[char], at: usize) -> Option<usize> {
    let mut starts = Vec::new();
    let mut start = at;
    while let Some(dot) = latin_label_end(host, start) {
        start = dot + 1;
        starts.push(start);
    }
    let mut last_first = starts.into_iter().rev();
    last_first.find_map(|start| domains::tld_end(host, start))
}

fn latin_label_end(host: &[char], at: usize) -> Option<usize> {
    let dot = scan::run_end(host, at, |c| is_latin(c) || c == '-');
    (dot > at && host.get(dot) == Some(&'.')).then_some(dot)
}

/// The end of a colon and the digits after it.
pub(super) fn port_end(text: &[char], at: usize) -> Option<usize> {
    let end = scan::run_end(text, at + 1, |c| c.is_ascii_digit());
    (text.get(at) == Some(&':') && end > at + 1).then_some(end)
}

/// The end of the path: after its last letter, digit or sign that may close one, or its last bracket pair.
pub(super) fn path_end(text: &[char], at: usize) -> Option<usize> {
    if text.get(at) != Some(&'/') {
        return None;
    }
    let mut end = at + 1;
    let mut next = at + 1;
    while let Some(&c) = text.get(next) {
        if is_path(c) {
            next += 1;
            end = if closes_path(c) { next } else { end };
        } else if let Some(after) = brackets_end(text, next) {
            next = after;
            end = after;
        } else {
            break;
        }
    }
    Some(end)
}

/// The end of a pair of brackets that holds something, with at most one pair inside.
fn brackets_end(text: &[char], at: usize) -> Option<usize> {
    let first = scan::run_end(text, at + 1, is_path);
    match (text.get(at)?, text.get(first)?) {
        ('(', ')') if first > at + 1 => Some(first + 1),
        ('(', '(') => {
            let inner = scan::run_end(text, first + 1, is_path);
            let outer = scan::run_end(text, inner + 1, is_path);
            let is_closed = text.get(inner) == Some(&')') && text.get(outer) == Some(&')');
            (is_closed && inner > first + 1).then_some(outer + 1)
        }
        _ => None,
    }
}

/// The end of the query: after its last letter, digit or sign that may close one.
pub(super) fn query_end(text: &[char], at: usize) -> Option<usize> {
    text.get(at).filter(|c| **c == '?')?;
    let run = &text[at + 1..scan::run_end(text, at + 1, is_query)];
    run.iter()
        .rposition(|c| closes_query(*c))
        .map(|last| at + last + 2)
}

/// A link never starts right after these.
pub(super) fn is_preceding(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !"@＠$#＃\u{fffe}\u{feff}\u{ffff}".contains(c)
}

fn is_host(c: char) -> bool {
    let is_sign = c.is_ascii_punctuation() && !"\"`".contains(c);
    let is_break = matches!(c, '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200a}' | '\u{2028}'..='\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}');
    let is_mark = matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !is_sign && !is_break && !is_mark
}

fn is_path(c: char) -> bool {
    closes_path(c) || "!*';:,.$%[]~@|&\u{2013}".contains(c)
}

fn closes_path(c: char) -> bool {
    is_latin(c)
        || matches!(c, '\u{400}'..='\u{4ff}' | '\u{1c80}'..='\u{1c87}')
        || "+-=_#/".contains(c)
}

fn is_query(c: char) -> bool {
    closes_query(c) || "!?*'@();:+$%[].,~|".contains(c)
}

fn closes_query(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_&=#/".contains(c)
}

/// ASCII letters and digits, and Latin with accents; the last ranges are what comparing without case adds.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{253}' | '\u{254}' | '\u{256}' | '\u{257}' | '\u{259}' | '\u{25b}' | '\u{263}' | '\u{268}' | '\u{26f}' | '\u{272}' | '\u{289}' | '\u{28b}' | '\u{2bb}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
        || matches!(
            c,
            '\u{260}'
                | '\u{269}'
                | '\u{275}'
                | '\u{280}'
                | '\u{283}'
                | '\u{288}'
                | '\u{28a}'
                | '\u{28c}'
                | '\u{292}'
                | '\u{399}'
                | '\u{3b9}'
                | '\u{1fbe}'
                | '\u{2c65}'
                | '\u{2c66}'
                | '\u{2c7e}'
                | '\u{2c7f}'
                | '\u{a7dc}'
        )
}
