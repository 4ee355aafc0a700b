//! C15: a time of the fix that nobody has confirmed.

use crate::diagnostics::Diagnostic;
use crate::model::EtaStanding;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Impact;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C15",
    name: "loose-eta",
    weight: "warning; error at critical impact",
    what: "A sentence of an open incident says by when it will work again, with a number, while `eta` is not there with `confirmed: true`.",
    why: "A time that passes is a promise broken. The time of the next word is one that you can keep.",
    source: "PagerDuty: never estimate a resolution",
    bad: "\"Calls should be back in 10 minutes.\"",
    good: "\"Our engineers are replacing the unit. We write again by 16:30.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let eta = case.facts().eta.as_ref();
    let confirmed = eta.is_some_and(|e| e.standing == EtaStanding::Confirmed);
    if confirmed || !case.is_open() || case.incident.is_maintenance() {
        return Vec::new();
    }
    let hits = case.find(Watch::FixTime).into_iter();
    let findings = hits.filter(|hit| hit.has_number()).map(|hit| {
        let message = format!("`{}`: a time of the fix that is not confirmed", hit.text());
        let finding = match case.impact() {
            Impact::Critical => RULE.error(message),
            _ => RULE.warning(message),
        };
        let next = case.promised().map_or(case.due(), |p| p.value);
        finding.at(hit.place(), "who knows that?").help(format!(
            "say when you write next, {}; if the engineers stand by the time, add `eta:` with `until:` and `confirmed: true`",
            case.written(next)
        ))
    });
    findings.collect()
}
