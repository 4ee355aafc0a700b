//! S05: words on a matter of security that nobody approved.

use crate::diagnostics::Diagnostic;
use crate::model::Nature;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "S05",
    name: "security",
    weight: "error",
    what: "The incident is a matter of security and the update has no `approved_by`. Whether a text helps attackers is not held: only a person can judge it.",
    why: "A detail too much helps those who attack, and a wrong one has legal weight.",
    source: "PagerDuty: security incident response",
    bad: "`security: true`, no `approved_by`",
    good: "`approved_by: LB`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let approved = case.update.private.approved_by.is_some();
    if case.incident.nature != Nature::Security || approved {
        return Vec::new();
    }
    let finding = RULE
        .error("an update on a matter of security that nobody approved")
        .at(case.place(), "no `approved_by`");
    vec![finding.help("have the text approved, and add `approved_by:` with the initials")]
}
