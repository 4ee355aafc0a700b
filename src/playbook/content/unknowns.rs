//! C03: what is not known yet is not said.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C03",
    name: "unknowns",
    weight: "hint",
    what: "While the status is investigating or identified nothing says what is not known: no `unknown`.",
    why: "People bear not knowing better than guessing whether you know. Saying it makes all else that you say believed.",
    source: "CERC, the crisis handbook of the CDC: say what you do not know, and how you are finding out",
    bad: "no `unknown`",
    good: "`unknown: What has failed, and when your phone will work again.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let early = matches!(case.status(), Status::Investigating | Status::Identified);
    if !early || case.facts().unknown.is_some() {
        return Vec::new();
    }
    let names = case.hit_names();
    let again = match names.as_slice() {
        [] => "everything works again".to_owned(),
        [name] => format!("{name} will work again"),
        [.., last] => format!(
            "{} and {last} will work again",
            names[..names.len() - 1].join(", ")
        ),
    };
    let text = match case.facts().cause {
        Some(_) => format!("When {again}."),
        None => format!("What has failed, and when {again}."),
    };
    let finding = RULE
        .hint("customers are not told what is not known yet")
        .at(case.place(), "no `unknown`");
    vec![finding.help(format!("add `unknown: {text}`"))]
}
