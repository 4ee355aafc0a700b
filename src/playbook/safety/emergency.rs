//! S01 and S02: whether emergency calls get through, and what to do if they do not.

use crate::diagnostics::Diagnostic;
use crate::model::Carries;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::EmergencyCalls;

/// S01.
pub(in crate::playbook) const UNSET: Rule = Rule {
    number: "S01",
    name: "999-unset",
    weight: "error",
    what: "A component that carries emergency calls is hit and nobody says whether they get through: no `emergency_calls`.",
    why: "It is the one question that cannot wait, and silence is read as \"yes\".",
    source: "Ofcom GC A3.2; FCC: emergency centres are told within 30 minutes",
    bad: "calls are in partial outage, no `emergency_calls`",
    good: "`emergency_calls: ok`, `affected`, or `unknown` while nobody knows",
    thresholds: &[],
    judge: Judge::Update(judge_unset),
};

/// S02.
pub(in crate::playbook) const NO_WAY: Rule = Rule {
    number: "S02",
    name: "999-no-way",
    weight: "error",
    what: "Emergency calls may not get through, and a brand that is hit has no `emergency` with numbers and advice.",
    why: "Somebody may need another way within the minute.",
    source: "Ofcom; Three's outage of 2025: phones may use another network, and nobody should test the number",
    bad: "`emergency_calls: unknown`, no `emergency` in amends.yaml",
    good: "`emergency:` with `numbers: [\"999\", \"112\"]` and `advice: Your phone may use another network. If not, use a landline. Do not test the number.`",
    thresholds: &[],
    judge: Judge::Update(judge_no_way),
};

fn judge_unset(case: &Case<'_>) -> Vec<Diagnostic> {
    if case.status().closes() || case.facts().emergency_calls_said {
        return Vec::new();
    }
    let site = case.scene.site;
    let carries = |index: usize| site.components[index].carries == Carries::EmergencyCalls;
    let Some(hit) = case.hit().find(|c| carries(c.component)) else {
        return Vec::new();
    };
    let id = &site.components[hit.component].id;
    let finding = UNSET
        .error(format!(
            "`{id}` carries emergency calls, and nobody says whether they get through"
        ))
        .at(hit.place, "hit here");
    vec![finding.help("ask the engineers, and add `emergency_calls: ok` or `affected`; until they know, `unknown`")]
}

fn judge_no_way(case: &Case<'_>) -> Vec<Diagnostic> {
    let at_risk = case.facts().emergency_calls != EmergencyCalls::Ok;
    if case.status().closes() || !at_risk {
        return Vec::new();
    }
    let without = case.brands().filter(|b| b.emergency.is_none());
    let findings = without.map(|brand| {
        let word = case.facts().emergency_calls.as_str();
        let message = format!("emergency calls are `{word}`, and customers of `{}` are told no other way", brand.id);
        NO_WAY.error(message).at(case.place(), "").help(
            "add `emergency:` to amends.yaml, with `numbers:` and `advice: Your phone may use another network. If not, use a landline. Do not test the number.`",
        )
    });
    findings.collect()
}
