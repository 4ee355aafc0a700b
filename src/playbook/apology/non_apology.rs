//! A03: words that sound like an apology and are none.

use super::example;
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::Language;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A03",
    name: "non-apology",
    weight: "warning; error at major and critical impact",
    what: "A text is sorry for an inconvenience, or for what may have been: \"any inconvenience\", \"if you were affected\", \"sorry you feel\".",
    why: "\"Any\" doubts the harm, \"inconvenience\" makes it small, and \"may have caused\" says that nobody looked.",
    source: "O2's text of 19:00; 37signals on why the phrase fails",
    bad: "\"We apologise for any inconvenience this may have caused.\"",
    good: "\"We are sorry that you could not call this evening.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let findings = case.find_once(Watch::NonApology).into_iter().map(|hit| {
        let message = format!("`{}` is no apology", hit.text());
        let finding = match case.is_major() {
            true => RULE.error(message),
            false => RULE.warning(message),
        };
        finding
            .at(hit.place(), "for what?")
            .help(advice(case, hit.passage.language))
    });
    findings.collect()
}

fn advice(case: &Case<'_>, language: &Language) -> String {
    match case.plain_effect(language) {
        Some(_) => format!(
            "name the harm instead: `{}`",
            example(case, Watch::Regret, language)
        ),
        None => "name the harm instead: what could people not do, and for how long?".to_owned(),
    }
}
