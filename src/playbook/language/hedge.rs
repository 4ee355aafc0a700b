//! L01: some may.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::Language;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L01",
    name: "hedge",
    weight: "warning; error where `customers` says how many are hit",
    what: "A text leaves open whether anybody is hit: \"some customers may\", \"possible issue\", \"appears to be\", \"intermittent\". A sentence that gives a number is left out, and one after a percentage, and single words in an update that closes.",
    why: "Whoever cannot call knows that it is no possibility. It reads as if you had not looked.",
    source: "O2's text of 16:45: \"some customers ... may have difficulty\"",
    bad: "\"Some customers may experience difficulty making calls.\"",
    good: "\"One in three customers cannot call.\" While nobody knows: \"Calls fail. We do not know yet how many of you are hit.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    // Looking back, `intermittent` tells how it failed.
    let past = case.status().closes();
    let hits = case.find_once(Watch::Hedge).into_iter();
    let hits = hits.filter(|hit| !past || hit.words.len() > 1);
    let hits = hits.filter(|hit| !hit.lead_up().contains('%'));
    let findings = hits.filter(|hit| !hit.has_number()).map(|hit| {
        let message = format!("`{}` leaves open whether anybody is hit", hit.text());
        match &case.facts().customers {
            Some(customers) => RULE
                .error(message)
                .at(hit.place(), "yes or no?")
                .see(customers.place, "how many is known")
                .help(format!("write how many: {}", customers.value)),
            None => RULE
                .warning(message)
                .at(hit.place(), "yes or no?")
                .help(advice(case, hit.passage.language)),
        }
    });
    findings.collect()
}

fn advice(case: &Case<'_>, language: &Language) -> String {
    let names = case.hit_names();
    let what = match (case.plain_effect(language), names.is_empty()) {
        (Some(effect), _) => format!("say what does not work, `{effect}`"),
        (None, false) => format!("say what does not work of {}", names.join(", ")),
        (None, true) => "say what does not work".to_owned(),
    };
    format!("{what}, and for how many; if nobody knows, write that you do not know yet how many")
}
