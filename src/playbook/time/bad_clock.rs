//! T07: a day that moves while the text stays.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T07",
    name: "bad-clock",
    weight: "warning",
    what: "A text names a day by where it was read: today, tomorrow, last night. Zones are no matter of the text: pages add them to every time.",
    why: "The text is read next day, in a feed, in a screenshot, by somebody in another zone.",
    source: "GOV.UK Design System: day, date and time",
    bad: "\"back tomorrow\"",
    good: "\"back by Thursday 12 July, 08:00\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let at = case.update.at.value.with_timezone(&case.scene.site.zone);
    let finding = |hit: crate::playbook::text::Hit<'_, '_>| {
        RULE.warning(format!(
            "`{}` means another day to whoever reads it later",
            hit.text()
        ))
        .at(hit.place(), "which day?")
        .help(format!(
            "write the day: this update is of {}",
            at.format("%A %-d %B")
        ))
    };
    case.find(Watch::DayWord).into_iter().map(finding).collect()
}
