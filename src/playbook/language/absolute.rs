//! L10: promises that nobody can keep.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L10",
    name: "absolute",
    weight: "warning",
    what: "A text promises what nobody can: \"never again\", \"guarantee\", \"100% fixed\", \"all fixed\".",
    why: "O2 failed again three months later. The second apology for a broken promise is not believed.",
    source: "PagerDuty; O2, October 2012",
    bad: "\"This will never happen again.\"",
    good: "\"We have removed the system that failed.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let help = match &case.update.verified {
        Some(verified) => format!(
            "say what you saw, since {}, and what you have changed",
            case.written(verified.at)
        ),
        None => "say what you have changed, and what you have seen since".to_owned(),
    };
    let findings = case.find(Watch::Absolute).into_iter().map(|hit| {
        RULE.warning(format!("`{}`: nobody can promise that", hit.text()))
            .at(hit.place(), "")
            .help(help.as_str())
    });
    findings.collect()
}
