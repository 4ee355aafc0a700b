//! The order of an incident's updates and the life they describe. Never looks at another incident.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Moment, Update};
use crate::source::{Place, Spanned};

/// What is known of the life of an incident.
pub(super) struct Life<'l> {
    /// Where the whole incident is described.
    pub(super) place: Place,
    /// What kind of incident it is, where its facts can be read.
    pub(super) kind: Option<Kind>,
    /// When it began, where that can be read.
    pub(super) started: Option<&'l Spanned<Moment>>,
    /// Its updates by number, drafts among them.
    pub(super) updates: &'l [Update],
}

/// What kind of incident it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something went wrong.
    Incident,
    /// It was planned.
    Maintenance,
}

impl Life<'_> {
    /// Checks numbers against times, times against the start, and statuses against the kind of incident.
    pub(super) fn check(&self, problems: &mut Vec<Diagnostic>) {
        for pair in self.updates.windows(2) {
            let [first, second] = [&pair[0], &pair[1]];
            if second.at.value < first.at.value && second.number != first.number {
                problems.push(against_time(first, second));
            }
        }
        for update in self.updates {
            problems.extend(self.before_start(update));
            problems.extend(self.wrong_lifecycle(update));
            problems.extend(self.wrong_window(update));
        }
    }

    /// Planned work is announced before it starts.
    fn before_start(&self, update: &Update) -> Option<Diagnostic> {
        let started = self.started.filter(|s| update.at.value < s.value)?;
        if self.kind != Some(Kind::Incident) {
            return None;
        }
        let message = "the update is earlier than the start of its incident";
        let problem = Diagnostic::error(Code::UpdateBeforeStart, message)
            .at(update.at.place, "published here")
            .see(started.place, "started here");
        Some(problem.help("correct the time of the update, or `started` in incident.yaml"))
    }

    fn wrong_lifecycle(&self, update: &Update) -> Option<Diagnostic> {
        let status = update.status.as_str();
        match (self.kind?, update.status.is_of_maintenance()) {
            (Kind::Incident, true) => {
                let message = format!("`{status}` is a status of maintenance");
                let problem = Diagnostic::error(Code::WrongLifecycle, message)
                    .at(update.status.place, "")
                    .see(self.place, "has no `scheduled`");
                Some(problem.help("add `scheduled:` with `from` and `until` to incident.yaml, or use a status of incidents"))
            }
            (Kind::Maintenance, false) => {
                let message = format!("`{status}` is not a status of maintenance");
                let problem =
                    Diagnostic::error(Code::WrongLifecycle, message).at(update.status.place, "");
                Some(problem.help("use `scheduled`, `in_progress`, `verifying` or `completed`, or remove `scheduled` from incident.yaml"))
            }
            _ => None,
        }
    }

    fn wrong_window(&self, update: &Update) -> Option<Diagnostic> {
        let window = update.facts.window?;
        if self.kind != Some(Kind::Incident) || window.place.file != update.file {
            return None;
        }
        let problem = Diagnostic::error(Code::WrongLifecycle, "only maintenance has a window")
            .at(window.place, "")
            .see(self.place, "has no `scheduled`");
        Some(problem.help("add `scheduled:` to incident.yaml, or remove it here"))
    }
}

/// The problem of an incident whose folder holds no update.
pub(super) fn no_update(place: Place) -> Diagnostic {
    let message = "the incident has no update, so nobody sees it";
    Diagnostic::warning(Code::NoUpdate, message)
        .at(place, "")
        .help("add `01-investigating.md` with `status`, `at` and a text")
}

/// The problem is shown at the later number, but at a draft where only one of the two is.
fn against_time(first: &Update, second: &Update) -> Diagnostic {
    let message = format!(
        "update {} is earlier than update {}",
        second.digits, first.digits
    );
    let problem = Diagnostic::error(Code::NumberOrder, message);
    let problem = match first.private.draft && !second.private.draft {
        true => problem
            .at(first.at.place, "this time")
            .see(second.at.place, "is after this one"),
        false => problem
            .at(second.at.place, "this time")
            .see(first.at.place, "is before this one"),
    };
    problem.help(format!(
        "correct the time, or rename the files so that {} comes before {}",
        second.digits, first.digits
    ))
}
