//! R06: something that was to be filled in.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R06",
    name: "placeholder",
    weight: "error",
    what: "A text has something that was to be filled in: `{time}`, `[time]` in a template's brackets, `TBD`, `TODO`, `XX`, `lorem ipsum`.",
    why: "It is the screenshot that goes round.",
    source: "a default of ours",
    bad: "\"Next update by {time}. Cause: TBD.\"",
    good: "\"Next update by 16:30. We do not know the cause yet.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// Words that nobody means to publish; in capitals only.
const MARKS: &[&str] = &[
    "TBD", "TBC", "TBA", "TODO", "FIXME", "XX", "XXX", "XXXX", "XX:XX",
];
/// How the ones in brackets begin, in the languages of the word lists.
const BRACKETED: &[&str] = &[
    "cause",
    "eta",
    "number",
    "reason",
    "region",
    "your",
    "indsæt",
    "tid",
    "tidspunkt",
    "klokkeslæt",
    "dato",
    "navn",
    "årsag",
    "hora",
    "fecha",
    "nombre",
    "causa",
    "número",
    "uhrzeit",
    "zeit",
    "datum",
    "ursache",
    "anzahl",
    "insert",
    "time",
    "date",
    "name",
    "component",
    "service",
    "link",
    "x",
    "xx",
    "…",
    "...",
];

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let findings = case.passages().iter().flat_map(|passage| {
        gaps(passage).into_iter().map(|range| {
            let message = format!("`{}` was to be filled in", &passage.text()[range.clone()]);
            let finding = RULE.error(message).at(passage.place(range), "");
            finding.help("write what belongs there; what nobody knows yet belongs under `unknown`")
        })
    });
    findings.collect()
}

fn gaps(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let text = passage.text();
    let mut found = between(text, '{', '}', is_slot);
    found.extend(between(text, '[', ']', is_bracketed));
    let marks = passage.words.iter();
    let marks = marks.filter(|w| is_mark(passage.written(w)) || w.text == "lorem");
    found.extend(marks.map(|word| passage.range_of(word)));
    found
}

/// Whether a word says that something comes later.
pub(in crate::playbook) fn is_mark(written: &str) -> bool {
    MARKS.contains(&written)
}

/// What stands between two signs, the signs too.
fn between(text: &str, open: char, close: char, is_gap: fn(&str) -> bool) -> Vec<Range<usize>> {
    let found = text.match_indices(open).filter_map(|(at, _)| {
        let inside = &text[at + 1..];
        let end = inside.find(close)?;
        // A part of an address, such as `/repos/{owner}`, is meant to be read.
        let address = text[..at].ends_with('/') || inside[end + 1..].starts_with('/');
        (is_gap(&inside[..end]) && !address).then(|| at..at + end + 2)
    });
    found.collect()
}

fn is_slot(inside: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || "_-. ".contains(c);
    !inside.is_empty() && inside.len() <= 40 && inside.chars().all(word)
}

fn is_bracketed(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    inside.len() <= 40 && BRACKETED.contains(&first)
}
