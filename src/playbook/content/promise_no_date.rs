//! C14: a promise to look into it, without a day.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::update::Status;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C14",
    name: "promise-no-date",
    weight: "warning; error in a postmortem",
    what: "A text promises to investigate, review or look into something, in a sentence without a number: no day, no time.",
    why: "\"We'll see\" is what customers hear before nothing happens.",
    source: "Rogers: an internal investigation of which no result was promised",
    bad: "\"We will look into this.\"",
    good: "\"By Friday 24 July we publish what went wrong and what we are changing.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let hits = case.find(Watch::Promise).into_iter();
    let findings = hits.filter(|hit| !hit.has_number()).map(|hit| {
        let message = format!("`{}` has no day by which", hit.text());
        let finding = match case.status() {
            Status::Postmortem => RULE.error(message),
            _ => RULE.warning(message),
        };
        finding
            .at(hit.place(), "by when?")
            .help("write who does it and the day on which customers hear the result")
    });
    findings.collect()
}
