//! Whether every promised update came. A promise that is overdue is the one thing customers cannot forgive.

use chrono::Duration;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Incident, Site};
use crate::schema::time::Length;
use crate::source::Place;

/// How late an update may be before it is an error.
const GRACE: Duration = Duration::minutes(5);

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let grace = grace(site);
    let overdue = site.incidents.iter().filter_map(|i| judge(i, site, grace));
    overdue.collect()
}

/// `playbook.thresholds.overdue_grace`, where the project sets it.
fn grace(site: &Site) -> Duration {
    let thresholds = site.playbook.thresholds.as_ref();
    let written = thresholds.and_then(|t| t.get("overdue_grace"));
    written
        .and_then(|w| Length::parse(&w.value))
        .map_or(GRACE, |l| l.0)
}

fn judge(incident: &Incident, site: &Site, grace: Duration) -> Option<Diagnostic> {
    let promise = incident.overdue(site.now)?;
    let current = incident.current()?;
    let due = promise.with_timezone(&site.zone).format("%Y-%m-%d %H:%M");
    let late = site.now - promise;
    let message = format!(
        "an update was promised by {due} and is {} minutes late",
        late.num_minutes()
    );
    let finding = match late > grace {
        true => Diagnostic::error(Code::Overdue, message),
        false => Diagnostic::warning(Code::Overdue, message),
    };
    let place = current
        .next_update
        .as_ref()
        .map_or(Place::start_of(current.file), |n| n.place);
    let help = "publish an update now, even if there is nothing new: say what was tried, and when you write next";
    Some(finding.of_rule("T04").at(place, "promised here").help(help))
}
