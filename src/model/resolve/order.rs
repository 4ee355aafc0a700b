//! The order of an incident's updates and the life they describe. Never looks at another incident.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Incident, Update};
use crate::schema::incident::Incident as Written;
use crate::source::{Place, Spanned};

/// Checks numbers against times, times against the start, and statuses against the kind of incident.
pub(super) fn check(
    incident: &Incident,
    written: &Spanned<Written>,
    problems: &mut Vec<Diagnostic>,
) {
    for pair in incident.updates.windows(2) {
        if pair[1].at.value < pair[0].at.value {
            problems.push(against_time(&pair[0], &pair[1]));
        }
    }
    let is_maintenance = written.scheduled.is_some();
    for update in &incident.updates {
        if !is_maintenance && update.at.value < incident.started.value {
            problems.push(before_start(update, incident.started.place));
        }
        if update.status.is_of_maintenance() != is_maintenance {
            problems.push(wrong_lifecycle(update, incident));
        }
    }
}

fn against_time(before: &Update, after: &Update) -> Diagnostic {
    let message = format!(
        "update {} is earlier than update {}",
        after.digits, before.digits
    );
    Diagnostic::error(Code::NumberOrder, message)
        .at(after.at.place, "this time")
        .see(before.at.place, "is before this one")
        .help(format!(
            "correct the time, or rename the files so that {} comes before {}",
            after.digits, before.digits
        ))
}

fn before_start(update: &Update, started: Place) -> Diagnostic {
    Diagnostic::error(
        Code::UpdateBeforeStart,
        "the update is earlier than the start of its incident",
    )
    .at(update.at.place, "published here")
    .see(started, "started here")
    .help("correct the time of the update, or `started` in incident.yaml")
}

fn wrong_lifecycle(update: &Update, incident: &Incident) -> Diagnostic {
    let status = update.status.as_str();
    if update.status.is_of_maintenance() {
        let message = format!("`{status}` is a status of maintenance");
        return Diagnostic::error(Code::WrongLifecycle, message)
            .at(update.status.place, "")
            .see(Place::start_of(incident.file), "has no `scheduled`")
            .help("add `scheduled:` with `from` and `until` to incident.yaml, or use a status of incidents");
    }
    let message = format!("`{status}` is not a status of maintenance");
    Diagnostic::error(Code::WrongLifecycle, message)
        .at(update.status.place, "")
        .help("use `scheduled`, `in_progress`, `verifying` or `completed`, or remove `scheduled` from incident.yaml")
}
