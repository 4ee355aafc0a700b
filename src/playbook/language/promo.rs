//! L09: advertising in bad times.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L09",
    name: "promo",
    weight: "warning; error at major and critical impact",
    what: "A text advertises: \"exciting\", \"better than ever\", \"sign up\", or a hashtag.",
    why: "Rogers paid for a hashtag, and it filled with complaints. Pause campaigns while something is down.",
    source: "Rogers' #Rogers1Number",
    bad: "\"Better connected than ever! #AcmeFast\"",
    good: "nothing of the kind",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let finding = |message: String| match case.is_major() {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    let mut findings = Vec::new();
    for hit in case.find(Watch::Promo) {
        let message = format!("`{}` is advertising", hit.text());
        findings.push(finding(message).at(hit.place(), "").help("leave it out"));
    }
    for passage in case.passages() {
        for (at, tag) in hashtags(passage) {
            let place = passage.place(at..at + tag.len());
            let help =
                "leave it out, and pause campaigns that use it while customers are without service";
            findings.push(
                finding(format!("`{tag}` invites everybody to answer"))
                    .at(place, "")
                    .help(help),
            );
        }
    }
    findings
}

/// Words behind a `#`, but no numbers of questions.
fn hashtags<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = (usize, &'p str)> {
    let text = passage.text();
    text.match_indices('#').filter_map(move |(at, _)| {
        let alone = text[..at]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace);
        let rest = &text[at + 1..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        // `#acme-help` and `#acme/news` are places to talk.
        let letters =
            rest[..end].starts_with(char::is_alphabetic) && !rest[end..].starts_with(['-', '/']);
        (alone && letters).then(|| (at, &text[at..at + 1 + end]))
    })
}
