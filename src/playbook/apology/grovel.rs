//! A04: sorry too often.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;
use crate::playbook::thresholds::Threshold;
use crate::schema::Language;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A04",
    name: "grovel",
    weight: "hint",
    what: "The text has more words of regret than the limit, or the author's own parts of a reply have more than one together. Postmortems, which tell of several things, are left out.",
    why: "Said once it is meant; said four times it is about us.",
    source: "a default of ours",
    bad: "\"Sorry, sorry, we are so sorry. Apologies again.\"",
    good: "\"We are sorry that you could not call.\"",
    thresholds: &[Threshold::Apologies],
    judge: Judge::Update(judge),
};

/// A reply says it once.
const IN_A_REPLY: usize = 1;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    if case.status() == crate::schema::update::Status::Postmortem {
        return Vec::new();
    }
    let limit = case.scene.thresholds.count(Threshold::Apologies);
    let languages = case.bodies().map(|body| body.language);
    let mut findings = Vec::new();
    for language in languages {
        findings.extend(diagnose(&regrets(case, language, "text"), limit));
        findings.extend(diagnose(&regrets(case, language, "replies."), IN_A_REPLY));
    }
    findings
}

/// Where texts of a language whose keys begin like this one are sorry.
fn regrets<'c>(case: &'c Case<'_>, language: &Language, key: &str) -> Vec<Hit<'c, 'c>> {
    let texts = case.passages().iter();
    let texts = texts.filter(|p| p.language == language && p.key.starts_with(key));
    texts
        .flat_map(|p| case.scene.lexicons.find(Watch::Regret, p))
        .collect()
}

fn diagnose(hits: &[Hit<'_, '_>], limit: usize) -> Option<Diagnostic> {
    let last = hits.get(limit)?;
    let finding = RULE
        .hint(format!("sorry is said {} times", hits.len()))
        .at(last.place(), "once more");
    Some(finding.help(format!(
        "keep `{}`, which says for what, and leave the others out",
        hits[0].text()
    )))
}
