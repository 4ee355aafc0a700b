//! A06: sorry, and nothing for those who were hit.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Responsibility;
use crate::schema::update::Status;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "A06",
    name: "no-repair",
    weight: "warning",
    what: "The fault is ours, the update is `resolved` or a postmortem, and neither `compensation` nor `still_not_working` nor a word of the texts says what those who were hit get or where they find help.",
    why: "\"That may help others, but what about me?\" asked a customer of Rogers. After owning the fault, putting it right is what counts.",
    source: "Rogers' router case; Lewicki: offer of repair",
    bad: "\"This cannot happen again. We are sorry, it was our fault.\"",
    good: "\"If you paid for a ticket that did not arrive, you have the money back by Friday 17 July.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let over = matches!(case.status(), Status::Resolved | Status::Postmortem);
    let facts = case.facts();
    let stated = facts.compensation.is_some() || facts.still_not_working.is_some();
    let first = &case.scene.site.languages[0];
    let said = || case.says(Watch::Repair, first) || case.says(Watch::Money, first);
    let known = case.scene.lexicons.example(Watch::Repair, first).is_some();
    if !over || facts.responsibility != Responsibility::Ours || stated || !known || said() {
        return Vec::new();
    }
    let finding = RULE
        .warning("those who were hit are told of no help and no repair")
        .at(case.place(), "no `compensation`, no `still_not_working`");
    vec![finding.help(match help_centre(case) {
        Some(name) => format!("add `still_not_working:` with what to do and {name}, and `compensation:` where something is owed"),
        None => "add `still_not_working:` with what to do and whom to ask, and `compensation:` where something is owed".to_owned(),
    })]
}

fn help_centre(case: &Case<'_>) -> Option<String> {
    let first = &case.scene.site.languages[0];
    let contact = case.brands().find_map(|b| b.contacts.help.as_ref())?;
    Some(format!("`{}`", contact.name.shown(first).text))
}
