//! Which incident is meant. Never writes.

use anyhow::{Result, anyhow, bail};

use super::Stop;
use crate::authoring::ask::{Asker, Presence, Question};
use crate::diagnostics::nearest;
use crate::model::{Incident, Phase, Site};
use crate::schema::update::Status;

/// Which incidents a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::commands) enum Wanting {
    /// Those that go on.
    Open,
    /// Those that are over.
    Over,
}

/// The incident that is named by its id or a part of it, else the only one that a command is for, else the one chosen.
pub(in crate::commands) fn pick<'s>(
    site: &'s Site,
    (command, named): (&str, Option<&str>),
    wanting: Wanting,
    asker: &mut dyn Asker,
) -> Result<&'s Incident, Stop> {
    if let Some(named) = named {
        return Ok(find(site, named)?);
    }
    let meant = meant(site, wanting);
    match meant.as_slice() {
        [] => Err(nothing(site, command, wanting).into()),
        [one] => Ok(one),
        several if asker.presence() == Presence::Nobody => Err(which(several).into()),
        several => {
            let lines: Vec<_> = several.iter().map(|i| line(site, i)).collect();
            let question = Question {
                words: "Which incident?",
                help: "",
            };
            Ok(several[asker.choose(question, &lines, 0)?])
        }
    }
}

/// The incidents that a command is for: those that go on before those to come, the newest that is over before the others.
fn meant(site: &Site, wanting: Wanting) -> Vec<&Incident> {
    let all = site.incidents.iter();
    let phase = |i: &&Incident| i.phase(site.now);
    match wanting {
        Wanting::Open => {
            let mut meant: Vec<_> = all.filter(|i| phase(i) != Phase::Closed).collect();
            meant.extend(site.unpublished.iter());
            meant.sort_by_key(|i| phase(i) != Phase::Open);
            // A maintenance that is weeks away is not what somebody means while something is down.
            let open = meant.iter().filter(|i| phase(i) == Phase::Open).count();
            if open > 0 {
                meant.truncate(open);
            }
            meant
        }
        Wanting::Over => {
            let is_told = |i: &&Incident| {
                let last = i.current().map(|u| u.status.value);
                i.is_maintenance() || last == Some(Status::Postmortem)
            };
            let over = all.filter(|i| phase(i) == Phase::Closed && !is_told(i));
            let mut over: Vec<_> = over.collect();
            over.sort_by_key(|i| std::cmp::Reverse(i.ended()));
            over.truncate(10);
            over
        }
    }
}

/// The incident of an id, or the one whose id has this in it.
pub(in crate::commands) fn find<'s>(site: &'s Site, named: &str) -> Result<&'s Incident> {
    let all = || site.incidents.iter().chain(&site.unpublished);
    if let Some(one) = all().find(|i| i.id == named) {
        return Ok(one);
    }
    let like: Vec<_> = all().filter(|i| i.id.contains(named)).collect();
    match like.as_slice() {
        [one] => Ok(one),
        [] => match near(named, all()) {
            Some(near) => bail!("there is no incident `{named}`; did you mean `{near}`?"),
            None => bail!(
                "there is no incident `{named}`; `amends check` names those that cannot be read"
            ),
        },
        several => bail!(
            "`{named}` may be any of {}; write more of the id",
            ids(several)
        ),
    }
}

/// The id that was most likely meant; people type its words and not its day.
fn near<'s>(named: &str, incidents: impl Iterator<Item = &'s Incident>) -> Option<&'s str> {
    let day = |c: char| c.is_ascii_digit() || c == '-';
    let ids: Vec<_> = incidents.map(|i| i.id.as_str()).collect();
    let words = ids.iter().map(|id| id.trim_start_matches(day));
    let meant = nearest(named, words.chain(ids.iter().copied()))?;
    ids.iter().copied().find(|id| id.ends_with(meant))
}

fn nothing(site: &Site, command: &str, wanting: Wanting) -> anyhow::Error {
    let newest = site.incidents.iter().max_by_key(|i| i.ended());
    let newest = newest.map_or("ID", |i| i.id.as_str());
    match wanting {
        Wanting::Open => anyhow!(
            "no incident is open; start one with `amends new`, or name one that is over, such as `{command} {newest}`"
        ),
        Wanting::Over => anyhow!(
            "no incident is over and waits for its postmortem; name one, such as `{command} {newest}`"
        ),
    }
}

fn which(several: &[&Incident]) -> anyhow::Error {
    anyhow!(
        "several incidents may be meant; name one of {}",
        ids(several)
    )
}

fn ids(incidents: &[&Incident]) -> String {
    let ids: Vec<_> = incidents.iter().map(|i| format!("`{}`", i.id)).collect();
    ids.join(", ")
}

fn line(site: &Site, incident: &Incident) -> String {
    let title = incident.title.shown(&site.languages[0]).text;
    let status = incident.current().map_or("draft", |u| u.status.as_str());
    format!("{title} ({}, {status})", incident.id)
}
