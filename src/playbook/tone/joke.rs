//! N02: a joke where people are without service.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "N02",
    name: "joke-in-update",
    weight: "error",
    what: "A text of the page makes a joke: oops, gremlins, gone for a nap. Parts of replies are held by N03.",
    why: "Wit helped O2 in replies to one person at a time, on its second day, beside thousands of useful ones. On a page it reads as \"not taken seriously\".",
    source: "O2's replies of 12 July 2012, and those who felt mocked",
    bad: "\"Oops, some gremlins got into our network.\"",
    good: "\"A system that signs phones in has failed.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let of_page = |hit: &Hit<'_, '_>| !hit.passage.key.starts_with("replies.");
    let hits = jokes(case).into_iter().filter(of_page);
    let findings = hits.map(|hit| {
        RULE.error(format!("`{}` makes light of it", hit.text()))
            .at(hit.place(), "")
            .help("say it plainly: what failed, and what you do about it")
    });
    findings.collect()
}

/// Jokes, but for words of the names that customers know.
pub(super) fn jokes<'c>(case: &'c Case<'_>) -> Vec<Hit<'c, 'c>> {
    let mut hits = case.find(Watch::Joke);
    hits.retain(|hit| {
        hit.words()
            .iter()
            .all(|w| !case.scene.names.contains(&w.text))
    });
    hits
}
