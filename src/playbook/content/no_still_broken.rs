//! C11: nothing for those who are still hit.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Impact;
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C11",
    name: "no-still-broken",
    weight: "error",
    what: "An update says that it works again, `monitoring` or `resolved`, and nothing says what to do if it does not: no `still_not_working`.",
    why: "\"That may solve it for others, but what about me?\" Those who are left are few, angry and alone.",
    source: "O2, 13:39: if you still have problems, turn your phone off and on; Rogers",
    bad: "no `still_not_working`",
    good: "`still_not_working: Restart your phone. If that fails, write to our help centre.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let over = matches!(case.status(), Status::Monitoring | Status::Resolved);
    let told = case.facts().still_not_working.is_some();
    if !over || told || case.impact() == Impact::None {
        return Vec::new();
    }
    let mut contacts = case.brands().filter_map(|b| b.contacts.help.as_ref());
    let language = &case.scene.site.languages[0];
    let contact = contacts
        .next()
        .map_or("us", |c| c.name.shown(language).text);
    let finding = RULE
        .error("customers who are still hit are not told what to do")
        .at(case.place(), "no `still_not_working`");
    vec![finding.help(format!(
        "add `still_not_working:` with the step that helped others and where to go then, such as `Restart your phone. If that fails, go to: {contact}.`"
    ))]
}
