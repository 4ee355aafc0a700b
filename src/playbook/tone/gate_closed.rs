//! N03: a light line that passed no gate.

use super::joke::jokes;
use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "N03",
    name: "gate-closed",
    weight: "error",
    what: "A part of a reply that the author wrote, under `replies`, has a light word. Such a part goes into every reply, past the gates that a light line has to pass; the codas of the phrasebook pass them, and are never offered while a gate is shut.",
    why: "The same reply goes to somebody who could not reach a hospital.",
    source: "section 6 of the playbook: when wit is safe",
    bad: "`replies:` with `apology: Oops, sorry about that.`",
    good: "`replies:` with `apology: We are sorry that you could not call.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let of_reply = |hit: &Hit<'_, '_>| hit.passage.key.starts_with("replies.");
    let hits = jokes(case).into_iter().filter(of_reply);
    let findings = hits.map(|hit| {
        RULE.error(format!("`{}` would go into every reply, past all gates", hit.text()))
            .at(hit.place(), "light")
            .help("leave it out; light lines are codas of the phrasebook, and stand only where the gates are open")
    });
    findings.collect()
}
