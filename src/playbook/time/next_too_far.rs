//! T03: the next word is promised too late.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::{Case, spoken};
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::thresholds::Threshold;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T03",
    name: "next-too-far",
    weight: "warning; error beyond `next_update_cap` while the impact is critical or major",
    what: "The next update is promised later than the limit for the impact.",
    why: "While nothing works, an hour without a word is long. Even \"nothing new\" with a time is a word.",
    source: "GitLab, PagerDuty: every 20 to 60 minutes; the cap of six hours is the law for large outages in Australia (ACMA)",
    bad: "critical, published 14:00, `next_update: 18:00`",
    good: "`next_update: +30m`",
    thresholds: &[Threshold::NextUpdateCap],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let Some(promised) = case.promised().filter(|_| case.is_open()) else {
        return Vec::new();
    };
    let gap = promised.value - case.update.at.value;
    let limit = case.scene.thresholds.next_update(case.impact());
    if gap <= limit {
        return Vec::new();
    }
    let impact = case.impact().as_str();
    let cap = case.scene.thresholds.length(Threshold::NextUpdateCap);
    let over_cap = case.is_major() && gap > cap;
    let message = match over_cap {
        true => format!(
            "the next update is {} away, and none may be more than {} away at `{impact}`",
            spoken(gap),
            spoken(cap)
        ),
        false => format!(
            "the next update is {} away, and the limit at `{impact}` is {}",
            spoken(gap),
            spoken(limit)
        ),
    };
    let finding = match over_cap {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    vec![finding.at(promised.place, "promised here").help(format!(
        "promise {}, even if there is nothing new by then; where a longer gap is right, say so in the text and add `allow` with the reason",
        case.written(case.due())
    ))]
}
