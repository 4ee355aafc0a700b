//! T06: a time that is none.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T06",
    name: "vague-time",
    weight: "warning; error in an open incident without `next_update`, where it is all that people are told",
    what: "A text says a time that is none: soon, shortly, as soon as possible. A sentence that also names a clock time or a date is left out.",
    why: "\"Soon\" is ten minutes to one and a day to another, and both feel lied to.",
    source: "O2's text of 16:45; GOV.UK Design System",
    bad: "\"We will restore service as soon as possible.\"",
    good: "\"Our engineers are replacing the unit. We write again by 16:30.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let hits = case.find(Watch::VagueTime).into_iter();
    hits.filter(|hit| !hit.has_number())
        .map(|hit| diagnose(case, &hit))
        .collect()
}

fn diagnose(case: &Case<'_>, hit: &Hit<'_, '_>) -> Diagnostic {
    let message = format!("`{}` is no time", hit.text());
    let all_there_is = case.is_open() && case.promised().is_none();
    let finding = match all_there_is && !case.incident.is_maintenance() {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    let finding = finding.at(hit.place(), "when?");
    match case.promised() {
        Some(promised) => finding.help(format!(
            "say what is being done, and when you write next: {}",
            case.written(promised.value)
        )),
        None if case.is_open() => finding.help(format!(
            "say what is being done, and when you write next: {}",
            case.written(case.due())
        )),
        None => finding.help("write the day and the time, or leave the sentence out"),
    }
}
