//! C17 and C18: money back, said in full and safe from fakes.

use crate::diagnostics::Diagnostic;
use crate::model::Compensation;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// C17.
pub(in crate::playbook) const VAGUE: Rule = Rule {
    number: "C17",
    name: "vague-money",
    weight: "warning; error where `compensation` states a part and lacks another",
    what: "A text speaks of money back, and `compensation` says neither who, how much, when and what to do, nor `decision_by`.",
    why: "\"We will make it up to you\" costs trust twice: now, and when the sum comes.",
    source: "O2's text of 18 July 2012 said all four, with an example",
    bad: "\"We will make it up to you.\"",
    good: "`compensation:` with `who`, `amount`, `when` and `action`, or with `decision_by: 2026-07-14 12:00`",
    thresholds: &[],
    judge: Judge::Update(judge_vague),
};

/// C18.
pub(in crate::playbook) const NO_SCAM_NOTE: Rule = Rule {
    number: "C18",
    name: "no-scam-note",
    weight: "warning",
    what: "An update states `compensation` in full, and its text does not warn of fake messages.",
    why: "Within a day somebody writes to your customers in your name and asks for their card.",
    source: "O2 warned of fake mails with its offer",
    bad: "\"You get 10% back on your August bill.\"",
    good: "\"We never ask for passwords or card details to pay you back.\"",
    thresholds: &[],
    judge: Judge::Update(judge_scam),
};

fn judge_vague(case: &Case<'_>) -> Vec<Diagnostic> {
    let stated = case.facts().compensation.as_ref();
    if let Some(compensation) = stated {
        let missing = missing(compensation);
        let partly = !missing.is_empty() && missing.len() < 4;
        if partly && compensation.decision_by.is_none() {
            let finding = VAGUE
                .error(format!(
                    "the compensation does not say {}",
                    missing.join(", ")
                ))
                .at(compensation.place, "");
            return vec![finding.help(
                "add what is missing, or `decision_by:` with the time at which it is decided",
            )];
        }
        return Vec::new();
    }
    let hits = case.find(Watch::Money).into_iter();
    let findings = hits.filter(|hit| !hit.has_number()).take(1).map(|hit| {
        VAGUE
            .warning(format!("`{}`: nobody is told who gets what, and when", hit.text()))
            .at(hit.place(), "how much?")
            .help("add `compensation:` with `who`, `amount`, `when` and `action`; while it is not decided, with `decision_by:`")
    });
    findings.collect()
}

fn missing(compensation: &Compensation) -> Vec<&'static str> {
    let parts = [
        ("`who` gets it", &compensation.who),
        ("the `amount`", &compensation.amount),
        ("`when`", &compensation.when),
        (
            "the `action`: what customers have to do",
            &compensation.action,
        ),
    ];
    let missing = parts.into_iter().filter(|(_, part)| part.is_none());
    missing.map(|(name, _)| name).collect()
}

fn judge_scam(case: &Case<'_>) -> Vec<Diagnostic> {
    let decided = case
        .facts()
        .compensation
        .as_ref()
        .filter(|c| c.is_decided());
    let first = &case.scene.site.languages[0];
    let states = case
        .passages()
        .iter()
        .any(|p| p.key == "compensation.amount");
    let Some(compensation) = decided.filter(|_| states && !case.says(Watch::Scam, first)) else {
        return Vec::new();
    };
    let finding = NO_SCAM_NOTE
        .warning("customers are not warned of fake messages about the money")
        .at(compensation.place, "announced here");
    vec![finding.help("add to the text: `We never ask for passwords, card details or security answers to pay you back.`")]
}
