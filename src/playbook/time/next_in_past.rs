//! T05: the promise had passed when it was made.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T05",
    name: "next-in-past",
    weight: "error",
    what: "`next_update` is not after `at`.",
    why: "The page says that you are late before anyone has read it.",
    source: "logic",
    bad: "published 16:40, `next_update: 2026-07-11 16:30`",
    good: "`next_update: 17:00`, which is the next 17:00 after `at`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let at = &case.update.at;
    let promised = case.promised().filter(|p| p.value <= at.value);
    let finding = promised.map(|promised| {
        RULE.error("the next update is promised for a time that had passed")
            .at(promised.place, "promised here")
            .see(at.place, "published here")
            .help(format!("write `next_update: {}`", case.written(case.due())))
    });
    finding.into_iter().collect()
}
