//! A02: the fault is ours and nobody says so.

use super::{example, in_language, is_known_as_ours};
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::replies::admission;
use crate::schema::incident::Responsibility;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A02",
    name: "no-ownership",
    weight: "error where `responsibility` is `ours`, warning where it is `supplier`",
    what: "From `identified` on, no text of the update says that the fault or the responsibility is ours, in a language that has a list of such words. What counts is what counts for A01.",
    why: "Of all that an apology can hold, owning the fault does most. \"Sorry\" alone sounds like rain.",
    source: "Lewicki: acknowledgement of responsibility is the strongest part; O2 did not blame its supplier",
    bad: "\"We are sorry for the disruption.\"",
    good: "\"We are sorry. The system that failed is ours, and so is the responsibility.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    if !is_known_as_ours(case) {
        return Vec::new();
    }
    let silent = case.bodies().filter(|body| {
        let known = case.scene.lexicons.example(Watch::Ownership, body.language);
        known.is_some() && !is_owned(case, body)
    });
    silent.map(|body| diagnose(case, body)).collect()
}

/// Whether a text of the language owns the fault, in words of the list or in those by which phrases are known to.
fn is_owned(case: &Case<'_>, body: &Passage<'_>) -> bool {
    let mut texts = case
        .passages()
        .iter()
        .filter(|p| p.language == body.language);
    let admits = |p: &Passage<'_>| admission(p.language.base(), p.text()).is_some();
    case.says(Watch::Ownership, body.language) || texts.any(admits)
}

fn diagnose(case: &Case<'_>, body: &Passage<'_>) -> Diagnostic {
    let of = in_language(case, body.language);
    let (finding, who) = match case.facts().responsibility {
        Responsibility::Ours => (
            RULE.error(format!("customers are not told that the fault is ours{of}")),
            "ours",
        ),
        _ => (
            RULE.warning(format!(
                "customers are not told that it is our responsibility{of}"
            )),
            "supplier",
        ),
    };
    finding
        .at(body.whole(), format!("`responsibility` is `{who}`"))
        .help(format!(
            "say it in one sentence: `{}`",
            example(case, Watch::Ownership, body.language)
        ))
}
