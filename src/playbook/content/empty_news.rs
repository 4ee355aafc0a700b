//! C09: an update without a fact.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::{Hit, Passage};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C09",
    name: "empty-news",
    weight: "warning",
    what: "An update states no fact that is new, has no `no_change`, keeps the status, and every sentence of its text is short and says only that you go on working or are sorry.",
    why: "A word without news tires people. What was tried and what comes next is news.",
    source: "GitLab: even \"no material updates\" says what was tried; PagerDuty",
    bad: "\"We continue to work on the issue.\"",
    good: "\"We restarted the system; it failed again. Next we replace the unit.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// A sentence with more words than that has something to say.
const MOST: usize = 15;
/// Before so many words something else may have been said.
const LEAD_IN: usize = 4;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let Some(previous) = case.previous().filter(|_| case.is_open()) else {
        return Vec::new();
    };
    let update = case.update;
    let only_text = case
        .passages()
        .iter()
        .all(|p| matches!(p.key, "text" | "title"));
    let same = previous.status.value == case.status() && previous.facts.impact == case.impact();
    if !only_text || !same || !update.changes.is_empty() {
        return Vec::new();
    }
    let finding = case.bodies().find_map(|passage| {
        let hits = case.scene.lexicons.find(Watch::Idle, passage);
        let first = hits.first().filter(|_| is_idle(passage, &hits))?;
        let since = case.written(previous.at.value);
        let finding = RULE
            .warning("the update has no new fact, no step and no reason")
            .at(first.place(), "nothing that people did not know");
        Some(finding.help(format!(
            "write what was tried since {since} and how it went, and what comes next; or add `no_change:` with the reason"
        )))
    });
    finding.into_iter().collect()
}

/// Whether every sentence is short and says nothing.
fn is_idle(passage: &Passage<'_>, hits: &[Hit<'_, '_>]) -> bool {
    let sentences = passage.words.chunk_by(|a, b| a.sentence == b.sentence);
    let start = |sentence: usize| passage.words.iter().position(|w| w.sentence == sentence);
    let said = |sentence: usize| {
        let mut of = hits.iter();
        of.any(|h| {
            let first = start(sentence).map_or(usize::MAX, |start| start + LEAD_IN);
            passage.words[h.words.start].sentence == sentence && h.words.start <= first
        })
    };
    let mut idle = sentences.map(|words| words.len() <= MOST && said(words[0].sentence));
    idle.all(|idle| idle)
}
