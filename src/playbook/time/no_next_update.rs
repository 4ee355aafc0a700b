//! T02: an open incident without the time of the next word.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::{Case, spoken};
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T02",
    name: "no-next-update",
    weight: "error",
    what: "An update of an open incident has no `next_update`. A maintenance promises its start, and while it runs its end; only one that goes on past its end needs more.",
    why: "A time to come back is the one promise that you can always keep. Without it people ask again every few minutes.",
    source: "PagerDuty: always say when the next update comes; Atlassian",
    bad: "\"We will keep you posted.\"",
    good: "`next_update: 16:30`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let end = case.facts().window.map(|w| w.until);
    let has_end = end.is_some_and(|end| end > case.moment());
    if !case.is_open() || case.promised().is_some() || has_end {
        return Vec::new();
    }
    let limit = case.scene.thresholds.next_update(case.impact());
    let finding = RULE
        .error("customers are not told when the next update comes")
        .at(case.place(), "goes on");
    vec![finding.help(format!(
        "add `next_update: {}`; at `{}` the next word is due within {}",
        case.written(case.due()),
        case.impact().as_str(),
        spoken(limit)
    ))]
}
