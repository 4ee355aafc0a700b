//! C12: not a word on what was lost.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::Impact;
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C12",
    name: "data-loss-silent",
    weight: "warning",
    what: "An incident is resolved and nothing says whether anything was lost: no `data_loss`.",
    why: "People fear for what was on its way: messages, orders, payments. `none` is good news, so say it.",
    source: "PagerDuty: say clearly whether there is any lingering effect, or none",
    bad: "no `data_loss`",
    good: "`data_loss: none`, or `data_loss: Texts sent between 14:34 and 15:10 did not arrive. Please send them again.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let was_open = case.previous().is_none_or(|p| !p.status.closes());
    let over = case.status() == Status::Resolved && was_open;
    if !over || case.facts().data_loss.is_some() || case.impact() == Impact::None {
        return Vec::new();
    }
    let finding = RULE
        .warning("customers are not told whether anything was lost")
        .at(case.place(), "no `data_loss`");
    vec![finding.help("ask, and add `data_loss: none`, or what was lost and what to do about it")]
}
