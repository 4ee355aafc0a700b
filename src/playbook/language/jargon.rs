//! L04: words of engineers.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L04",
    name: "jargon",
    weight: "warning",
    what: "A text has a word of engineers: latency, upstream, failover, HLR, DNS, 5xx, deploy, mitigate. Each word once in an update; names of components and of the site are allowed. A project adds its own under `playbook.words.jargon`.",
    why: "Who does not know the word learns nothing, and feels that it is not written for them.",
    source: "PagerDuty; GOV.UK Design System: no codes, no technical difficulties",
    bad: "\"Elevated latency on an upstream node.\"",
    good: "\"Pages load slowly, because a computer that they come from is overloaded.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for hit in case.find(Watch::Jargon) {
        let own = hit
            .words()
            .iter()
            .any(|w| case.scene.names.contains(&w.text));
        let word = hit.text().to_lowercase();
        if !own && seen.insert((hit.passage.language, word)) {
            let finding = RULE
                .warning(format!("`{}` is a word of engineers", hit.text()))
                .at(hit.place(), "");
            findings.push(finding.help(
                "say what people see: what is slow, what fails, what you have done about it",
            ));
        }
    }
    findings
}
