//! C10: called over, and nobody says how that is known.

use crate::diagnostics::Diagnostic;
use crate::model::{Moment, Update};
use crate::playbook::case::{Case, spoken};
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::thresholds::Threshold;
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C10",
    name: "unconfirmed-fix",
    weight: "error without `verified`; warning where a major or critical incident was not watched for `watch`",
    what: "An incident is resolved without `verified`: since when it works, and how you know. At major and critical impact, also one that was not `monitoring` for `watch` before.",
    why: "Whoever hears \"fixed\" and still has no signal stops believing you. A fix that fails after \"fixed\" costs more than an hour of waiting.",
    source: "PagerDuty: confirm full recovery; GitLab: monitor for 30 minutes",
    bad: "\"Fixed!\"",
    good: "`verified:` with `at: 2026-07-12 13:39` and `how: Calls have been normal for 30 minutes.`",
    thresholds: &[Threshold::Watch],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let was_open = case.previous().is_none_or(|p| !p.status.closes());
    if case.status() != Status::Resolved || !was_open {
        return Vec::new();
    }
    if case.update.verified.is_none() {
        let since = case.written(case.update.at.value);
        let finding = RULE
            .error("the incident is called resolved, and nothing says how you know")
            .at(case.place(), "no `verified`");
        return vec![finding.help(format!(
            "add `verified:` with `at:`, since when it works (at or before {since}), and `how:`, what you saw"
        ))];
    }
    watch(case).into_iter().collect()
}

fn watch(case: &Case<'_>) -> Option<Diagnostic> {
    let needed = case.scene.thresholds.length(Threshold::Watch);
    if !case.is_major() {
        return None;
    }
    let watched = watched_since(&case.before).map(|from| case.update.at.value - from);
    let message = match watched {
        Some(watched) if watched >= needed => return None,
        Some(watched) => format!(
            "the fix was watched for {}, and a major one is watched for {}",
            spoken(watched),
            spoken(needed)
        ),
        None => format!(
            "the incident was not `monitoring` before it was resolved; a major one is watched for {}",
            spoken(needed)
        ),
    };
    let finding = RULE.warning(message).at(case.place(), "called over");
    Some(finding.help(format!(
        "publish this as `monitoring` first and resolve it when it has held for {}, or say in `allow` why it cannot come back",
        spoken(needed)
    )))
}

/// When the row of `monitoring` right before began.
fn watched_since(before: &[&Update]) -> Option<Moment> {
    let row = before.iter().rev();
    let row = row.take_while(|u| u.status.value == Status::Monitoring);
    row.last().map(|u| u.at.value)
}
