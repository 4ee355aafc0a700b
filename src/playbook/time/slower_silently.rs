//! T08: the rhythm slows and nobody says so.

use chrono::Duration;

use crate::diagnostics::Diagnostic;
use crate::model::Update;
use crate::playbook::case::{Case, spoken};
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::thresholds::Threshold;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "T08",
    name: "slower-silently",
    weight: "warning",
    what: "Later than `slower_after` into an incident the time to the next update is more than one and a half times the one before, and the text says nothing of it.",
    why: "Whoever has learned to look every half hour finds nothing, and thinks that you have gone home.",
    source: "PagerDuty: a longer rhythm is a decision, and it is announced",
    bad: "updates every 30 minutes, then `next_update: 20:00` without a word",
    good: "\"From now on we write every few hours, because the copying is slow.\"",
    thresholds: &[Threshold::SlowerAfter],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let age = case.update.at.value - case.incident.started.value;
    let late = age >= case.scene.thresholds.length(Threshold::SlowerAfter);
    if !late || !case.is_open() || case.incident.is_maintenance() {
        return Vec::new();
    }
    let lengths = case
        .previous()
        .and_then(promised_in)
        .zip(promised_in(case.update));
    let Some((before, now)) = lengths.filter(|(before, now)| *now * 2 > *before * 3) else {
        return Vec::new();
    };
    let first = &case.scene.site.languages[0];
    let Some(promised) = case.promised().filter(|_| !case.says(Watch::Rhythm, first)) else {
        return Vec::new();
    };
    let finding = RULE
        .warning(format!(
            "the next update is {} away, the one before was {}, and the text says nothing of it",
            spoken(now),
            spoken(before)
        ))
        .at(promised.place, "slower");
    vec![finding.help(format!(
        "add a sentence: from now on you write every {}, and why; if anything changes, at once",
        spoken(now)
    ))]
}

/// How far away the next word was when it was promised.
fn promised_in(update: &Update) -> Option<Duration> {
    let promised = update.next_update.as_ref()?;
    Some(promised.value - update.at.value)
}
