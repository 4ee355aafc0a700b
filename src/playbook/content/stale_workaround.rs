//! C05: a workaround that may no longer work.

use crate::diagnostics::Diagnostic;
use crate::model::KnownWorkaround;
use crate::playbook::case::{Case, spoken};
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::thresholds::Threshold;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C05",
    name: "stale-workaround",
    weight: "warning; error where it has expired",
    what: "A workaround was not tried again within `workaround_stale`, or its `expires` has passed, and the incident goes on; maintenance is left out. One without `verified` counts from the update that states it.",
    why: "At 8 o'clock O2 told people to turn 3G off. It did not help all of them, and those called it a lie.",
    source: "O2, 12 July 2012; threshold of our own",
    bad: "tried at 08:00, offered at 14:00",
    good: "tried again: `verified: 2026-07-12 13:50`",
    thresholds: &[Threshold::WorkaroundStale],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    // What a maintenance offers instead is planned, and does not stop working.
    let goes_on = case.is_open() && !case.incident.is_maintenance();
    let Some(workaround) = case.facts().known_workaround().filter(|_| goes_on) else {
        return Vec::new();
    };
    let now = case.moment();
    if let Some(expired) = workaround.expires.filter(|&e| e < now) {
        let message = format!("the workaround expired at {}", case.written(expired));
        let finding = RULE.error(message).at(workaround.place, "still offered");
        return vec![finding.help("try it again and write a later `expires`, or take it back with `workaround: withdrawn` or `none` in a new update")];
    }
    let Some(tried) = workaround.verified.or_else(|| stated(case, workaround)) else {
        return Vec::new();
    };
    let stale = case.scene.thresholds.length(Threshold::WorkaroundStale);
    if now - tried <= stale {
        return Vec::new();
    }
    let message = format!("the workaround was last tried {} ago", spoken(now - tried));
    let finding = RULE
        .warning(message)
        .at(workaround.place, "may no longer work");
    vec![finding.help(format!(
        "have somebody try it now, and state it again with `verified: {}`, or with what helps instead",
        now.with_timezone(&case.scene.site.zone).format("%Y-%m-%d %H:%M")
    ))]
}

/// When the update came that states the workaround.
fn stated(case: &Case<'_>, workaround: &KnownWorkaround) -> Option<crate::model::Moment> {
    let mut updates = case.before.iter().copied().chain([case.update]);
    let states = |u: &&crate::model::Update| {
        let known = u.facts.known_workaround();
        known.is_some_and(|w| w.place == workaround.place)
    };
    updates.find(states).map(|u| u.at.value)
}
