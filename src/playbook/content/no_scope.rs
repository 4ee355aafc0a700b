//! C02: nobody is told who is hit, and where.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Impact;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C02",
    name: "no-scope",
    weight: "warning",
    what: "While an incident goes on nothing says who is hit and where: no `scope`.",
    why: "Without it every customer tries to find out whether it is their own phone, and \"some customers\" sounds like hiding the number.",
    source: "PagerDuty; the law in Australia asks for scale and areas (ACMA)",
    bad: "no `scope`",
    good: "`scope: About one in three customers, in all areas.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let facts = case.facts();
    let quiet = case.status().closes() || case.impact() == Impact::None;
    if quiet || facts.scope.is_some() {
        return Vec::new();
    }
    let finding = RULE
        .warning("customers are not told who is hit, and where")
        .at(case.place(), "no `scope`");
    let help = match &facts.customers {
        Some(count) => format!("add `scope:`, such as `About {} customers, in all areas.`", count.value),
        None => "add `scope:`, such as `About one in three customers, in all areas.`; while that is not known, `Customers in all areas. We do not know yet how many.`".to_owned(),
    };
    vec![finding.help(help)]
}
