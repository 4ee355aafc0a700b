//! C04: not a word on what customers can do meanwhile.

use crate::diagnostics::Diagnostic;
use crate::model::Workaround;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C04",
    name: "no-workaround",
    weight: "warning",
    what: "At major and critical impact, from `identified` on, there is neither a `workaround` nor `workaround: none`. While it is watched, `still_not_working` is enough.",
    why: "Something to do is worth more than any apology. If there is nothing, saying so saves people an evening of trying.",
    source: "O2's second day: every reply had something to do; PagerDuty, Google Cloud",
    bad: "no `workaround`",
    good: "`workaround:` with `short: Turn 3G off to call and text.`, its `text` and `verified`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let late = matches!(case.status(), Status::Identified | Status::Monitoring);
    let silent = matches!(case.facts().workaround, Workaround::Unsaid);
    let watched = case.status() == Status::Monitoring && case.facts().still_not_working.is_some();
    if !late || !silent || watched || !case.is_major() {
        return Vec::new();
    }
    let names = case.hit_names();
    let of = match names.is_empty() {
        true => String::new(),
        false => format!(" people who are without {}", names.join(", ")),
    };
    let finding = RULE
        .warning("customers are not told what they can do meanwhile")
        .at(case.place(), "no `workaround`");
    vec![finding.help(format!(
        "ask the engineers what helps{of} and add `workaround:` with `short`, `text` and `verified`; if nothing does, add `workaround: none`"
    ))]
}
