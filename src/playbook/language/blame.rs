//! L03: somebody else's fault.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;
use crate::replies::admission;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L03",
    name: "blame",
    weight: "error for a person, warning for a supplier",
    what: "A text puts the fault on a person, such as \"human error\" or \"an employee\", or on somebody who works for us, such as \"a third-party provider\", and does not own the fault itself. Names of suppliers can be added under `playbook.words.supplier`.",
    why: "Customers have a contract with you. A person can err only where a system lets them.",
    source: "Atlassian: own it; PagerDuty; Rogers: a customer did not want the agent blamed",
    bad: "\"One of our third-party suppliers had an outage.\"",
    good: "\"A system that we rely on failed. Keeping you connected is our job.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let people = case.find(Watch::Person).into_iter().map(|hit| {
        RULE.error(format!("`{}` blames a person", hit.text()))
            .at(hit.place(), "")
            .help("say what in the system made it possible: `We had no check that ...`")
    });
    let suppliers = case.find(Watch::Supplier).into_iter();
    // Once said, it is said.
    let suppliers = suppliers.filter(|hit| !owns(case, hit)).take(1);
    let suppliers = suppliers.map(|hit| {
        RULE.warning(format!("`{}` puts the fault on somebody else", hit.text()))
            .at(hit.place(), "")
            .help("write `a system that we rely on`, and that it is your job; `cause` can say more once it is known")
    });
    people.chain(suppliers).collect()
}

/// Whether the same text owns the fault all the same.
fn owns(case: &Case<'_>, hit: &Hit<'_, '_>) -> bool {
    let passage = hit.passage;
    let owned = case.scene.lexicons.find(Watch::Ownership, passage);
    !owned.is_empty() || admission(passage.language.base(), passage.text()).is_some()
}
