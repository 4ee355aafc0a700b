//! `amends check --due`: what is due next and when, one line each, for cron and chat. Never judges a text.

use anyhow::Result;

use crate::commands::project::Project;
use crate::commands::report::{Strictness, has_failed, write_problems};
use crate::commands::{ExitStatus, Streams};
use crate::model::{Incident, Moment, Phase, Site};
use crate::playbook::thresholds::{Threshold, Thresholds};

/// Writes what is due, the earliest first; a promise that is overdue by more than the grace is a problem.
///
/// Where the files have errors nobody can tell what is due, and they are named instead.
pub(super) fn write_due(project: Project, streams: &mut Streams<'_>) -> Result<ExitStatus> {
    let Some(site) = &project.site else {
        let problems = project.diagnostics.sorted(&project.sources);
        write_problems(&problems, &project.sources, streams.err)?;
        return Ok(ExitStatus::of(has_failed(&problems, Strictness::Errors)));
    };
    let mut due: Vec<_> = site.incidents.iter().filter_map(|i| due(i, site)).collect();
    due.sort_by_key(|(moment, id, _)| (*moment, *id));
    for (_, _, line) in &due {
        writeln!(streams.out, "{line}")?;
    }
    let grace = Thresholds::of(&site.playbook).length(Threshold::OverdueGrace);
    let late = |i: &Incident| {
        i.overdue(site.now)
            .is_some_and(|due| site.now - due > grace)
    };
    Ok(ExitStatus::of(site.incidents.iter().any(late)))
}

/// What an incident owes its customers next.
fn due<'s>(incident: &'s Incident, site: &Site) -> Option<(Moment, &'s str, String)> {
    let phase = incident.phase(site.now);
    let owed = match (phase, incident.promise(site.now)) {
        (Phase::Closed, _) => return None,
        (_, Some(promise)) => promise,
        (_, None) => site.now,
    };
    let what = match (phase, incident.promise(site.now)) {
        (_, None) => "no next update promised",
        (Phase::Coming, _) => "begins",
        _ if incident.overdue(site.now).is_some() => "next update, OVERDUE",
        _ => "next update",
    };
    let title = incident.title.shown(&site.languages[0]).text;
    let title: Vec<_> = title.split_whitespace().collect();
    let clock = owed.with_timezone(&site.zone).format("%Y-%m-%d %H:%M %Z");
    let line = format!("{clock}  {what}  {}: {}", incident.id, title.join(" "));
    Some((owed, &incident.id, line))
}
