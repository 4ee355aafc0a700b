//! R09: words on something big that one person alone has read.

use crate::diagnostics::Diagnostic;
use crate::model::Nature;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R09",
    name: "unapproved",
    weight: "warning; a team that asks for approval makes it an error",
    what: "At major and critical impact the update has no `approved_by`.",
    why: "At two in the morning a second pair of eyes finds what the first one no longer sees.",
    source: "PagerDuty: a lead approves what goes out",
    bad: "`impact: critical`, no `approved_by`",
    good: "`approved_by: LB`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    // What is a matter of security is held by S05.
    let held = case.is_major() && case.incident.nature != Nature::Security;
    let approved = case.update.private.approved_by.is_some();
    if !held || approved || case.incident.is_maintenance() {
        return Vec::new();
    }
    let word = case.impact().as_str();
    let finding = RULE
        .warning(format!(
            "an update on a {word} incident that nobody else has read"
        ))
        .at(case.place(), "no `approved_by`");
    vec![finding.help("let somebody read it, and add `approved_by:` with the initials")]
}
