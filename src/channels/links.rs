//! Where X sees a link in a text, with a scheme and without one.
//!
//! Follows twitter-text 3.1.0, its quirks included, because the count depends on them. Never counts.

use std::ops::Range;

use super::link_parts::{
    find_ascii_hosts, host_end, is_preceding, path_end, port_end, query_end, scheme_end,
};
use super::{domains, scan};

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

/// What precedes a link.
#[derive(Clone, Copy)]
enum Before {
    Nothing,
    Character(char),
    /// The first UTF-16 unit of the character that the link starts with, which X takes for one of its own.
    Half,
}

/// What has the form of a link, before lengths and neighbours are judged.
struct Candidate {
    before: Before,
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
            && domains::has_valid_labels(&self.host_codes(text))
            && (!domains::is_punycode(host) || !find_ascii_hosts(host).is_empty())
    }

    fn host_codes(&self, text: &[char]) -> Vec<u32> {
        let host = &text[self.host.clone()];
        let mut codes: Vec<u32> = host.iter().copied().map(u32::from).collect();
        if let (Before::Half, [first, ..]) = (self.before, host) {
            codes[0] = u32::from(first.encode_utf16(&mut [0; 2])[1]);
        }
        codes
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
        let host = scan::prefix_end(text, self.host.start, "t.co");
        let first = self.path.start + 1;
        let end = scan::run_end(text, first, |c| c.is_ascii_alphanumeric());
        let is_own = host == Some(self.host.end) && self.path.start == self.host.end;
        (is_own && !self.path.is_empty() && end > first).then_some(first..end)
    }

    /// Without a scheme only the parts of the host that are ASCII or Latin are linked, each by itself.
    fn add_bare_links(&self, text: &[char], links: &mut Vec<Link>) {
        if matches!(self.before, Before::Character('-' | '_' | '.' | '/')) {
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

/// A link may start after the character at `at`, at the start of the text, or within a character of two UTF-16
/// units: X takes the first unit for what precedes and the second for a letter of the host.
fn match_at(text: &[char], at: usize) -> Option<Candidate> {
    let c = text[at];
    let within = (c.len_utf16() == 2)
        .then(|| match_rest(text, at, Before::Half))
        .flatten();
    let after = || {
        is_preceding(c)
            .then(|| match_rest(text, at + 1, Before::Character(c)))
            .flatten()
    };
    let first = || {
        (at == 0)
            .then(|| match_rest(text, 0, Before::Nothing))
            .flatten()
    };
    within.or_else(after).or_else(first)
}

fn match_rest(text: &[char], start: usize, before: Before) -> Option<Candidate> {
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

fn units(text: &[char]) -> usize {
    text.iter().map(|c| c.len_utf16()).sum()
}
