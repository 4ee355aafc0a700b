//! Where the replay of an incident begins and ends. Never plays it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use chrono::TimeDelta;

use super::clock::{Hands, Played};
use crate::commands::project::read_project;
use crate::commands::report::write_problems;
use crate::commands::write::pick::find;
use crate::commands::{AskTime, Streams};
use crate::model::{Clock, Incident, Moment};

/// How many seconds somebody has to find the page before the first update comes, and to read it after the last.
const LEAD: i64 = 5;

/// Sets the clock to a little before an incident's first update; where the files have mistakes, these are named instead.
pub(super) fn begin(
    directory: &Path,
    (id, speed): (&str, u32),
    ask: AskTime,
    streams: &mut Streams<'_>,
) -> Result<Option<Hands>> {
    let clock = Clock {
        told: None,
        machine: ask()?,
    };
    let project = read_project(directory, &clock)?;
    let Some(site) = &project.site else {
        let problems = project.diagnostics.sorted(&project.sources);
        write_problems(&problems, &project.sources, streams.err)?;
        writeln!(
            streams.err,
            "nothing can be replayed before the files are mended"
        )?;
        return Ok(None);
    };
    let Some((first, last)) = span(find(site, id)?) else {
        bail!("`{id}` has no update, so there is nothing to replay");
    };
    let lead = TimeDelta::seconds(LEAD * i64::from(speed));
    let played = Played {
        from: first - lead,
        until: last + lead,
        speed,
        began: Instant::now(),
    };
    Ok(Some(Hands::playing(played, ask)))
}

/// From the first word of an incident to the last, drafts left out.
fn span(incident: &Incident) -> Option<(Moment, Moment)> {
    let updates = incident.updates.iter().chain(&incident.pending);
    let updates = updates.filter(|u| !u.private.draft);
    let times: Vec<_> = updates
        .flat_map(|u| u.corrections.iter().map(|c| c.at).chain([u.at.value]))
        .collect();
    Some((*times.iter().min()?, *times.iter().max()?))
}
