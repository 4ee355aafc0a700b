//! C01: nobody is told what they cannot do.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Impact;
use crate::source::Place;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C01",
    name: "no-impact",
    weight: "error",
    what: "While an incident goes on it names no component, or nothing says what people cannot do: neither `effect` nor `cannot` of a component that is hit.",
    why: "What has stopped working for me is the first thing anybody wants to know. A system's name does not tell them.",
    source: "PagerDuty: impact on customers is the primary piece of information; O2's status text named no service",
    bad: "\"We have a network issue.\"",
    good: "`effect: You cannot make calls or send texts.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let facts = case.facts();
    if case.status().closes() || case.impact() == Impact::None {
        return Vec::new();
    }
    if facts.components.is_empty() {
        return vec![no_component(case)];
    }
    let site = case.scene.site;
    let mut components = facts
        .components
        .iter()
        .map(|c| &site.components[c.component]);
    let told = facts.effect.is_some() || components.any(|c| c.cannot.is_some());
    if told {
        return Vec::new();
    }
    let finding = RULE
        .error("customers are not told what they cannot do")
        .at(case.place(), "no `effect`");
    vec![finding.help(format!(
        "add `effect: You cannot ...` in customers' words, or `cannot:` to {} in amends.yaml",
        quoted(facts.components.iter().map(|c| site.components[c.component].id.as_str()))
    ))]
}

fn no_component(case: &Case<'_>) -> Diagnostic {
    let known = case.scene.site.components.iter().map(|c| c.id.as_str());
    RULE.error("the incident does not say which component is hit")
        .at(Place::start_of(case.incident.file), "no `components`")
        .help(format!(
            "add `components:` with those that are hit; amends.yaml has {}",
            quoted(known)
        ))
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.take(8).map(|n| format!("`{n}`")).collect();
    names.join(", ")
}
