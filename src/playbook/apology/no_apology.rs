//! A01: nobody says sorry.

use super::{example, in_language, is_known_as_ours};
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::Language;
use crate::schema::incident::Impact;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A01",
    name: "no-apology",
    weight: "error",
    what: "No text of the update has a word of regret, in a language that has a list of them: at major and critical impact always, else from `identified` on where `responsibility` is `ours` or `supplier`. The text, the facts on the card and the author's own parts of replies all count; the line that the theme adds to the card does not, because feeds, mails and quotes go without it.",
    why: "Whoever lost an evening looks for one thing first: whether somebody is sorry for it.",
    source: "O2's text of 16:45; Lewicki: the parts of an apology that work",
    bad: "\"We are investigating a problem with calls.\"",
    good: "\"We are sorry. You cannot make calls, and our engineers are looking for the cause.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let due = case.is_major() || is_known_as_ours(case);
    if !due || case.incident.is_maintenance() || case.impact() == Impact::None {
        return Vec::new();
    }
    let silent = case.bodies().filter(|body| {
        let known = case.scene.lexicons.example(Watch::Regret, body.language);
        known.is_some() && !case.says(Watch::Regret, body.language)
    });
    silent
        .map(|body| diagnose(case, body.language).at(body.whole(), "not a word of regret"))
        .collect()
}

fn diagnose(case: &Case<'_>, language: &Language) -> Diagnostic {
    let of = in_language(case, language);
    RULE.error(format!("customers are not told that we are sorry{of}"))
        .help(format!(
            "say it in the first sentences: `{}`",
            example(case, Watch::Regret, language)
        ))
}
