//! T04: a promised update did not come. A promise that is overdue is the one thing customers cannot forgive.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::{Case, Standing, on_the_clock, spoken};
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::thresholds::Threshold;
use crate::source::Place;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T04",
    name: "overdue",
    weight: "warning; error once it is later than `overdue_grace`",
    what: "The time of the promised update has passed and none came. A maintenance that has not ended by its end is overdue as well.",
    why: "The page says by itself that you are late. One broken promise costs the belief in all that follow.",
    source: "Rogers and O2: silence after a promise is what people remember",
    bad: "`next_update: 16:30`, and at 16:40 nothing has come",
    good: "16:30: \"Nothing has changed for you yet. We tried a restart; it failed. Next update by 17:00.\"",
    thresholds: &[Threshold::OverdueGrace],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let now = case.scene.site.now;
    let current = case.standing == Standing::Current;
    // A promise that had passed when it was made is another fault.
    let made = case.update.at.value;
    let promise = case.incident.overdue(now).filter(|p| current && *p > made);
    let Some(promise) = promise else {
        return Vec::new();
    };
    let late = now - promise;
    let due = case.written(promise);
    let message = format!(
        "an update was promised by {due} and is {} late",
        spoken(late)
    );
    let finding = match late > case.scene.thresholds.length(Threshold::OverdueGrace) {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    let place = case.promised().map(|p| p.place);
    let place = place.or(case.facts().window.map(|w| w.place));
    let place = place.unwrap_or(Place::start_of(case.update.file));
    let next = on_the_clock(now + case.scene.thresholds.next_update(case.impact()));
    vec![finding.at(place, "promised here").help(format!(
        "publish an update now, even if there is nothing new: say what you have tried since {}, and write by {} next",
        case.written(made),
        case.written(next)
    ))]
}
