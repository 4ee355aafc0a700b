//! A05: words that make the harm small.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A05",
    name: "minimise",
    weight: "warning; error at major and critical impact",
    what: "A text makes it small: \"only some\", \"a small number\", \"minor\", \"glitch\", \"briefly\". A sentence that gives a number is left out.",
    why: "Whoever reads it is one of the few. Telenor's \"a fraction of our customers\" was read as indifference.",
    source: "Telenor, 2012; 37signals",
    bad: "\"Only a small number of customers are affected.\"",
    good: "\"About 12,000 homes in north Leeds are without broadband.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let help = match case.facts().customers.as_ref() {
        Some(customers) => format!("write how many, as `customers` does: {}", customers.value),
        None => "write how many, or that you do not know yet how many; leave out how small it is"
            .to_owned(),
    };
    let hits = case.find_once(Watch::Minimise).into_iter();
    let findings = hits.filter(|hit| !hit.has_number()).map(|hit| {
        let message = format!("`{}` makes it small for those who are hit", hit.text());
        let finding = match case.is_major() {
            true => RULE.error(message),
            false => RULE.warning(message),
        };
        finding.at(hit.place(), "").help(help.as_str())
    });
    findings.collect()
}
