//! A07: patience that nobody gave.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A07",
    name: "presume",
    weight: "warning",
    what: "A text thanks for patience, counts on understanding or asks to be forgiven.",
    why: "Nobody was asked. To those who are angry it says that they should not be.",
    source: "Lewicki: a request for forgiveness does least of all parts",
    bad: "\"Thank you for your patience.\"",
    good: "\"Thank you to everyone who told us which phones failed.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let next = match case.promised() {
        Some(promised) if case.is_open() => format!(
            "; say when you write next, {}",
            case.written(promised.value)
        ),
        _ => String::new(),
    };
    let findings = case.find_once(Watch::Presume).into_iter().map(|hit| {
        RULE.warning(format!("`{}`: nobody has given that yet", hit.text()))
            .at(hit.place(), "")
            .help(format!("leave it out, or thank for what people really did, such as reports that helped{next}"))
    });
    findings.collect()
}
