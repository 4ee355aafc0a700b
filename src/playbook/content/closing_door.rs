//! C16: the door closes without an outcome.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C16",
    name: "closing-door",
    weight: "error",
    what: "A text says that nothing more will be said, and there is no outcome: the update is not one that closes with `verified` or `cause`, and the sentence names no day.",
    why: "A customer of Rogers was told of an investigation, and that there would be no word of its result.",
    source: "Rogers' router case",
    bad: "\"There will be no further updates on this.\"",
    good: "\"By Friday 24 July we publish what went wrong.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let known = case.update.verified.is_some() || case.facts().cause.is_some();
    if case.status().closes() && known {
        return Vec::new();
    }
    let hits = case.find(Watch::Closing).into_iter();
    let findings = hits.filter(|hit| !hit.has_number()).map(|hit| {
        RULE.error("customers are told that they will hear nothing more")
            .at(hit.place(), "and the outcome?")
            .help("say the outcome, or the day on which it comes; else leave the sentence out")
    });
    findings.collect()
}
