//! Where X sees a link in a text, with a scheme and without one.
//!
//! Follows twitter-text 3.1.0, its quirks included, because the count depends on them. Never counts.

use std::ops::Range;

use super::domains;

/// The longest URL that X links, with its scheme counted on top.
const LONGEST_URL: usize = 4096;
/// The longest path of X's own shortener.
const LONGEST_SLUG: usize = 40;

/// A stretch of a text that X would turn into a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The characters (not bytes) that the link covers.
    pub range: Range<usize>,
    /// How many UTF-16 units X skips for it, which is less than the range where it forgets a tail.
    pub(super) units: usize,
    /// Whether the writer gave a scheme.
    pub scheme: Scheme,
}

/// Whether a link names its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// As in `https://example.com`.
    Given,
    /// As in `example.com`.
    Absent,
}

/// Turns a text into its links, in order.
pub fn find_links(text: &[char]) -> Vec<Link> {
    let mut links = Vec::new();
    let last = text.iter().rposition(|c| *c == '.').unwrap_or(0);
    let mut at = 0;
    while at < last {
        let Some(candidate) = match_at(text, at) else {
            at += 1;
            continue;
        };
        at = candidate.end;
        candidate.add_links(text, &mut links);
    }
    links
}

/// What has the form of a link, before lengths and neighbours are judged.
struct Candidate {
    before: Option<char>,
    start: usize,
    scheme: Scheme,
    host: Range<usize>,
    path: Range<usize>,
    end: usize,
}

impl Candidate {
    fn add_links(&self, text: &[char], links: &mut Vec<Link>) {
        if !self.is_valid(text) {
            return;
        }
        match self.scheme {
            Scheme::Given => links.extend(self.full_link(text)),
            Scheme::Absent => self.add_bare_links(text, links),
        }
    }

    fn is_valid(&self, text: &[char]) -> bool {
        let host = &text[self.host.clone()];
        let scheme = match self.scheme {
            Scheme::Given => self.host.start - self.start,
            Scheme::Absent => "https://".len(),
        };
        scheme + units(&text[self.start..self.end]) <= LONGEST_URL
            && domains::has_valid_labels(host)
            && (!domains::is_punycode(host) || !find_ascii_hosts(host).is_empty())
    }

    fn full_link(&self, text: &[char]) -> Option<Link> {
        let mut end = self.end;
        if let Some(slug) = self.shortener_slug(text) {
            if slug.len() > LONGEST_SLUG {
                return None;
            }
            end = query_end(text, slug.end).unwrap_or(slug.end);
        }
        let units = units(&text[self.start..end]);
        Some(Link {
            range: self.start..end,
            units,
            scheme: self.scheme,
        })
    }

    /// The path of X's own shortener is letters and digits only; the rest is not part of the link.
    fn shortener_slug(&self, text: &[char]) -> Option<Range<usize>> {
        let is_own = text[self.host.clone()]
            .iter()
            .map(char::to_ascii_lowercase)
            .eq("t.co".chars());
        let first = self.path.start + 1;
        let length = text
            .get(first..self.path.end)?
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric())
            .count();
        (is_own && self.path.start == self.host.end && length > 0).then_some(first..first + length)
    }

    /// Without a scheme only the parts of the host that are ASCII or Latin are linked, each by itself.
    fn add_bare_links(&self, text: &[char], links: &mut Vec<Link>) {
        if self.before.is_some_and(|c| "-_./".contains(c)) {
            return;
        }
        let hosts = find_ascii_hosts(&text[self.host.clone()]);
        let last = hosts.len().saturating_sub(1);
        for (index, host) in hosts.into_iter().enumerate() {
            let start = self.start + host.start;
            let end = self.start + host.end;
            let mut link = Link {
                range: start..end,
                units: host.len(),
                scheme: Scheme::Absent,
            };
            if index == last && !self.path.is_empty() {
                link.range.end = self.end;
                link.units += units(&text[self.host.end..self.end]);
            }
            links.push(link);
        }
    }
}

fn match_at(text: &[char], at: usize) -> Option<Candidate> {
    let after = is_preceding(text[at])
        .then(|| match_rest(text, at + 1, Some(text[at])))
        .flatten();
    after.or_else(|| (at == 0).then(|| match_rest(text, 0, None)).flatten())
}

fn match_rest(text: &[char], start: usize, before: Option<char>) -> Option<Candidate> {
    let with_scheme = scheme_end(text, start)
        .and_then(|first| Some((Scheme::Given, first, host_end(text, first)?)));
    let (scheme, first, last) = match with_scheme {
        Some(found) => found,
        None => (Scheme::Absent, start, host_end(text, start)?),
    };
    let port = port_end(text, last).unwrap_or(last);
    let path = port..path_end(text, port).unwrap_or(port);
    let end = query_end(text, path.end).unwrap_or(path.end);
    Some(Candidate {
        before,
        start,
        scheme,
        host: first..last,
        path,
        end,
    })
}

fn scheme_end(text: &[char], at: usize) -> Option<usize> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let found = text.get(at..at + scheme.len())?;
        let same = found
            .iter()
            .zip(scheme.chars())
            .all(|(c, s)| c.eq_ignore_ascii_case(&s));
        same.then_some(at + scheme.len())
    })
}

/// The end of the host at `at`: as many labels as there are, then a top-level domain.
fn host_end(text: &[char], at: usize) -> Option<usize> {
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
    let rest = text.get(at..)?;
    let length = rest
        .iter()
        .take_while(|c| is_host(**c) || "_-".contains(**c))
        .count();
    let closed = rest.get(length) == Some(&'.');
    (closed && length > 0 && is_host(rest[0]) && is_host(rest[length - 1])).then_some(at + length)
}

/// The stretches of a host that are ASCII or Latin and end in a top-level domain.
fn find_ascii_hosts(host: &[char]) -> Vec<Range<usize>> {
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
    let mut ends = Vec::new();
    let mut start = at;
    loop {
        let length = host[start..]
            .iter()
            .take_while(|c| is_latin(**c) || **c == '-')
            .count();
        if length == 0 || host.get(start + length) != Some(&'.') {
            break;
        }
        start += length + 1;
        ends.push(start);
    }
    ends.into_iter()
        .rev()
        .find_map(|end| domains::tld_end(host, end))
}

fn port_end(text: &[char], at: usize) -> Option<usize> {
    let digits = text
        .get(at + 1..)?
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    (text[at] == ':' && digits > 0).then_some(at + 1 + digits)
}

/// The end of the path: after its last letter, digit or sign that may close one, or its last bracket pair.
fn path_end(text: &[char], at: usize) -> Option<usize> {
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
    let first = at + 1 + path_run(text, at + 1);
    match (text.get(at)?, text.get(first)?) {
        ('(', ')') if first > at + 1 => Some(first + 1),
        ('(', '(') => {
            let inner = first + 1 + path_run(text, first + 1);
            let outer = inner + 1 + path_run(text, inner + 1);
            let closed = text.get(inner) == Some(&')') && text.get(outer) == Some(&')');
            (closed && inner > first + 1).then_some(outer + 1)
        }
        _ => None,
    }
}

fn path_run(text: &[char], at: usize) -> usize {
    text.get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|c| is_path(**c))
        .count()
}

fn query_end(text: &[char], at: usize) -> Option<usize> {
    if text.get(at) != Some(&'?') {
        return None;
    }
    let run = text[at + 1..].iter().take_while(|c| is_query(**c)).count();
    let last = text[at + 1..at + 1 + run]
        .iter()
        .rposition(|c| c.is_ascii_alphanumeric() || "-_&=#/".contains(*c));
    last.map(|index| at + index + 2)
}

fn units(text: &[char]) -> usize {
    text.iter().map(|c| c.len_utf16()).sum()
}

/// A link never starts right after these.
fn is_preceding(c: char) -> bool {
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
    c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c)
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
