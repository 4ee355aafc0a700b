//! R08: a reply that tells another time than the page.

use super::figures::figures;
use crate::diagnostics::Diagnostic;
use crate::model::Moment;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "R08",
    name: "stale-snippet",
    weight: "error",
    what: "A part of a reply that the author wrote, under `replies`, names a clock time that neither the text nor a fact of the update has. Replies from phrases cannot be behind the page: both are made from the same facts, and the desk says when it is older than the page.",
    why: "Two promises, and one of them is broken.",
    source: "Atlassian: the same facts everywhere",
    bad: "`next_update: 17:00` and `replies:` with `next_step: News at 16:30: https://acme.st`",
    good: "`replies:` with `next_step: News at 17:00: https://acme.st`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let known = known_times(case);
    let mut findings = Vec::new();
    for passage in case
        .passages()
        .iter()
        .filter(|p| p.key.starts_with("replies."))
    {
        for figure in figures(passage).into_iter().filter(|f| f.clock) {
            if known.contains(&figure.groups) {
                continue;
            }
            let written = &passage.text()[figure.range.clone()];
            let finding = RULE
                .error(format!("the reply says {written}, and the update does not"))
                .at(passage.place(figure.range.clone()), "another time");
            findings.push(finding.help(match case.promised() {
                Some(promised) => format!(
                    "the next word is promised for {}",
                    case.written(promised.value)
                ),
                None => "leave the time out, or say it in the update too".to_owned(),
            }));
        }
    }
    findings
}

/// Every clock time that the update tells, as groups of digits.
fn known_times(case: &Case<'_>) -> Vec<Vec<u64>> {
    let texts = case
        .passages()
        .iter()
        .filter(|p| !p.key.starts_with("replies."));
    let written = texts.flat_map(figures).map(|f| f.groups);
    let facts = case.facts();
    let window = facts.window.iter().flat_map(|w| [w.from, w.until]);
    let moments = [
        Some(case.update.at.value),
        Some(case.incident.started.value),
        case.promised().map(|p| p.value),
        facts.eta.as_ref().map(|e| e.until),
        case.update.verified.as_ref().map(|v| v.at),
        facts.known_workaround().and_then(|w| w.verified),
        facts.compensation.as_ref().and_then(|c| c.decision_by),
    ];
    let moments = moments.into_iter().flatten().chain(window);
    written.chain(moments.map(|m| clock(case, m))).collect()
}

fn clock(case: &Case<'_>, moment: Moment) -> Vec<u64> {
    let local = moment.with_timezone(&case.scene.site.zone);
    let digits = local.format("%H %M").to_string();
    let mut groups: Vec<u64> = digits
        .split(' ')
        .filter_map(|part| part.parse().ok())
        .collect();
    groups.pop_if(|minutes| *minutes == 0);
    groups
}
