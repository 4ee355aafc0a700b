//! R01: a part of a reply that is not what it is called.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R01",
    name: "triad",
    weight: "error",
    what: "The author's own `replies.apology` has no word of regret. Every reply has an apology, a status and a next step by the way it is composed; a theme that lacks phrases for one is named as `missing-phrase`.",
    why: "On O2's second day every reply had all three. Without the first it sounds like a form.",
    source: "O2's replies of 12 July 2012",
    bad: "`replies:` with `apology: We have heard you.`",
    good: "`replies:` with `apology: We are sorry that you could not call.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let lexicons = &case.scene.lexicons;
    let parts = case
        .passages()
        .iter()
        .filter(|p| p.key == "replies.apology");
    let known = parts.filter_map(|p| Some((p, lexicons.example(Watch::Regret, p.language)?)));
    let silent = known.filter(|(p, _)| lexicons.find(Watch::Regret, p).is_empty());
    let findings = silent.map(|(passage, example)| {
        RULE.error("the apology of replies has no word of regret")
            .at(passage.whole(), "no apology")
            .help(format!("begin it with `{example}`, or leave it out and the phrases of the theme stand there"))
    });
    findings.collect()
}
