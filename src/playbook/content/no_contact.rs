//! C06: nobody to turn to, or nobody knows when.

use crate::diagnostics::Diagnostic;
use crate::model::Brand;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::source::Place;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C06",
    name: "no-contact",
    weight: "error at major and critical impact, else warning",
    what: "A brand that an open incident hits has no `help` contact with `hours`.",
    why: "Whoever is not helped by the page needs a person, and needs to know when one is there.",
    source: "complaints that get no useful answer are what customers of operators report most; GOV.UK Design System",
    bad: "no `contacts`",
    good: "`contacts:` with `help:`, its `url` and `hours: {mon-sun: \"08:00-22:00\"}`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    if case.status().closes() {
        return Vec::new();
    }
    case.brands()
        .filter_map(|brand| judge_brand(case, brand))
        .collect()
}

fn judge_brand(case: &Case<'_>, brand: &Brand) -> Option<Diagnostic> {
    let help = brand.contacts.help.as_ref();
    if help.is_some_and(|h| !h.hours.is_empty()) {
        return None;
    }
    let (message, add) = match help {
        None => (
            format!("customers of `{}` have nobody to turn to", brand.id),
            "add `contacts:` with `help:` to amends.yaml: `name`, `url` or `phone`, and `hours`",
        ),
        Some(_) => (
            format!(
                "customers of `{}` are not told when somebody answers",
                brand.id
            ),
            "add `hours:` to the contact, such as `mon-sun: \"08:00-22:00\"`",
        ),
    };
    let finding = match case.is_major() {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    let place = help.map_or(case.place(), |h| h.place);
    let finding = finding.at(place, "");
    Some(
        match help {
            Some(_) => finding.see(Place::start_of(case.update.file), "while this goes on"),
            None => finding,
        }
        .help(add),
    )
}
