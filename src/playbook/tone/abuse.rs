//! N04: insults and scorn.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "N04",
    name: "abuse",
    weight: "error",
    what: "A text insults, curses, or talks down to customers: \"idiots\", \"calm down\", \"your own fault\".",
    why: "One such word is what is left of the whole outage.",
    source: "research on humour in service: laughing at a customer costs trust with all who read it",
    bad: "\"Calm down, we are on it.\"",
    good: "\"You are right to be angry. We are sorry.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let hits = case.find(Watch::Abuse).into_iter();
    let hits = hits.filter(|hit| {
        hit.words()
            .iter()
            .all(|w| !case.scene.names.contains(&w.text))
    });
    let findings = hits.map(|hit| {
        RULE.error(format!("`{}` insults those who read it", hit.text()))
            .at(hit.place(), "")
            .help("leave it out, and say what happened and what you do about it")
    });
    findings.collect()
}
