//! C07: nobody answers before the next word comes.

use chrono::{Datelike, Duration, Timelike, Weekday};

use crate::diagnostics::Diagnostic;
use crate::model::{Moment, Shift, Site};
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::time::OpenHours;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C07",
    name: "off-hours-gap",
    weight: "warning",
    what: "Between an update and the next one that it promises there is a time in which the `help` contact is closed and no shift of `rota` answers.",
    why: "Telenor's most shared complaint came at closing time and stood alone all night. Office hours do not exist for those who read it.",
    source: "Telenor Denmark, 2012",
    bad: "published 16:54, the desk closes at 17:00, next update 20:00, no `rota`",
    good: "`rota:` with `{days: mon-fri, from: \"17:00\", until: \"08:00\", contact: vulnerable}`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// Hours begin and end at a quarter, for all practical purposes.
const QUARTER: i64 = 15 * 60;
/// No promise is looked at for longer.
const LONGEST: Duration = Duration::days(2);

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let Some(promised) = case.promised().filter(|_| case.is_open()) else {
        return Vec::new();
    };
    let from = case.update.at.value;
    let until = promised.value.min(from + LONGEST);
    let findings = case.brands().filter_map(|brand| {
        let help = brand.contacts.help.as_ref().filter(|h| !h.hours.is_empty())?;
        let alone = |m: &Moment| !answers(case.scene.site, &help.hours, *m);
        let start = steps(from, until).find(alone)?;
        let end = steps(start, until).find(|m| !alone(m)).unwrap_or(until);
        let message = format!(
            "nobody answers customers of `{}` from {} to {}, before the next update",
            brand.id,
            case.written(start),
            case.written(end)
        );
        let finding = RULE
            .warning(message)
            .at(promised.place, "promised here")
            .see(help.place, "closed then");
        Some(finding.help(format!(
            "add a shift to `rota` in amends.yaml that covers {} to {}, or promise the next update before",
            case.written(start),
            case.written(end)
        )))
    });
    findings.collect()
}

/// A moment and every quarter of an hour after it.
fn steps(from: Moment, until: Moment) -> impl Iterator<Item = Moment> {
    let quarter = |m: &Moment| *m + Duration::seconds(QUARTER - m.timestamp().rem_euclid(QUARTER));
    let next = move |m: &Moment| Some(quarter(m)).filter(|m| *m < until);
    std::iter::successors(Some(from).filter(|m| *m < until), next)
}

fn answers(site: &Site, hours: &[(Weekday, OpenHours)], moment: Moment) -> bool {
    let local = moment.with_timezone(&site.zone);
    let (day, minute) = (local.weekday(), local.hour() * 60 + local.minute());
    let open =
        |(on, open): &(Weekday, OpenHours)| *on == day && (open.from..open.until).contains(&minute);
    hours.iter().any(open) || site.rota.iter().any(|s| covers(s, day, minute))
}

/// A shift that ends no later than it begins goes on into the next day.
fn covers(shift: &Shift, day: Weekday, minute: u32) -> bool {
    let today = shift.days.contains(&day);
    let yesterday = shift.days.contains(&day.pred());
    match shift.from < shift.until {
        true => today && (shift.from..shift.until).contains(&minute),
        false => (today && minute >= shift.from) || (yesterday && minute < shift.until),
    }
}
