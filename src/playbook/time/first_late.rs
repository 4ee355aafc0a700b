//! T01: the first word came too late.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::{Case, Standing, spoken};
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T01",
    name: "first-late",
    weight: "warning; error at three times the limit while the update is not out yet",
    what: "The first update comes later than the limit for its impact. The time counts from `detected` where it is given, else from `started`; maintenance has no such limit.",
    why: "Until the first word customers think that you do not know, and they ask everywhere at once. O2 took more than three hours in July 2012.",
    source: "PagerDuty posts within 5 minutes, GitLab within 15; limits of our own in `playbook.first_update`",
    bad: "started 13:30, first update 16:45",
    good: "started 13:30, first update 13:38: \"Calls fail for many of you. We do not know the cause yet. Next update by 14:00.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let incident = case.incident;
    if !case.before.is_empty() || incident.is_maintenance() {
        return Vec::new();
    }
    let (from, what) = match &incident.detected {
        Some(detected) => (detected, "it was detected"),
        None => (&incident.started, "it started"),
    };
    let ahead = case.standing == Standing::Ahead;
    let out = match ahead {
        true => case.update.at.value.max(case.scene.site.now),
        false => case.update.at.value,
    };
    let late = out - from.value;
    let limit = case.scene.thresholds.first_update(case.impact());
    if late <= limit {
        return Vec::new();
    }
    let message = format!(
        "the first update comes {} after {what}, and the limit at `{}` is {}",
        spoken(late),
        case.impact().as_str(),
        spoken(limit)
    );
    let finding = match ahead && late >= limit * 3 {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    let finding = finding
        .at(case.update.at.place, "first word")
        .see(from.place, format!("{what} here"));
    vec![match ahead {
        true => finding.help("publish what you have now: what does not work, that you are looking for the cause, and when you write next"),
        false => finding.help(format!(
            "next time publish by {}, before the cause is known; here `detected` helps if the team learned of it later",
            case.written(from.value + limit)
        )),
    }]
}
