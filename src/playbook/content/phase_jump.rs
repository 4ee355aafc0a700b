//! C13: the status jumps, and nobody says why.

use crate::diagnostics::Diagnostic;
use crate::model::Update;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::update::Status;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C13",
    name: "phase-jump",
    weight: "warning",
    what: "The status goes back and the text does not say that something failed again; or it goes from `investigating` to one that says it works again, and no `cause` says what it was, nor `unknown` that it is not known.",
    why: "People have read that it was nearly over. Without a word they think that you did not know what you were doing.",
    source: "GitLab's incident process",
    bad: "`monitoring`, then `identified`: \"We are replacing a unit.\"",
    good: "\"The first fix did not hold. We are replacing the unit.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let Some(previous) = case.previous().filter(|_| !case.incident.is_maintenance()) else {
        return Vec::new();
    };
    let found = went_back(case, previous).or_else(|| skipped(case, previous));
    found.into_iter().collect()
}

fn went_back(case: &Case<'_>, previous: &Update) -> Option<Diagnostic> {
    let (before, now) = (previous.status.value, case.status());
    let first = &case.scene.site.languages[0];
    let told = case.says(Watch::Setback, first) || case.update.no_change.is_some();
    if !now.is_before(before) || told {
        return None;
    }
    let message = format!(
        "the status goes back from `{}` to `{}`, and the text does not say why",
        before.as_str(),
        now.as_str()
    );
    let finding = RULE.warning(message).at(case.place(), "goes back");
    let finding = finding.see(previous.status.place, "was this");
    Some(finding.help(format!(
        "begin the text with what failed, such as `The fix of {} did not hold.`",
        case.written(previous.at.value)
    )))
}

fn skipped(case: &Case<'_>, previous: &Update) -> Option<Diagnostic> {
    let facts = case.facts();
    let jumps = previous.status.value == Status::Investigating
        && matches!(case.status(), Status::Monitoring | Status::Resolved);
    if !jumps || facts.cause.is_some() || facts.unknown.is_some() {
        return None;
    }
    let finding = RULE
        .warning("customers are not told what it was")
        .at(case.place(), "works again")
        .see(previous.status.place, "was this");
    Some(finding.help("add `cause:` in one plain sentence, or `unknown: Why it failed.`"))
}
