//! R04: a next step that leads nowhere.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R04",
    name: "no-link",
    weight: "warning",
    what: "The author's own `replies.next_step` has no link. The phrases of the theme link to the incident wherever there is room.",
    why: "A reply is read for a minute. The page it leads to goes on telling what is new.",
    source: "Rogers' post of January 2012, and how often it was linked to",
    bad: "`replies:` with `next_step: Restart your phone.`",
    good: "`replies:` with `next_step: Restart your phone. News at https://status.acme.org`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let steps = case
        .passages()
        .iter()
        .filter(|p| p.key == "replies.next_step");
    let bare = steps.filter(|p| !p.markdown().contains("://"));
    let findings = bare.map(|passage| {
        let brand = case.brands().next();
        let url = brand.map_or("the page of the incident", |b| b.short_url.as_str());
        RULE.warning("the next step of replies leads nowhere")
            .at(passage.whole(), "no link")
            .help(format!("end it with a link to the page: {url}"))
    });
    findings.collect()
}
