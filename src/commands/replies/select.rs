//! Which replies were asked for: of which incident and update, and which of those. Never prints.

use anyhow::{Result, bail};

use super::RepliesArgs;
use crate::commands::filters;
use crate::model::{Phase, Site};
use crate::replies::{Picked, Replies, Scope, UpdateReplies};

/// The replies that were asked for.
pub(super) struct Selection<'r> {
    /// The updates, each with the replies asked for.
    pub(super) updates: Vec<Picked<'r>>,
    /// What has to be said beside the replies.
    pub(super) remarks: Vec<String>,
}

/// The incidents that have to be composed.
pub(super) fn scope(args: &RepliesArgs, site: Option<&Site>) -> Result<Scope> {
    let (Some(id), Some(site)) = (args.incident.as_deref(), site) else {
        return Ok(Scope::Newest);
    };
    let ids = site.incidents.iter().map(|i| i.id.as_str());
    filters::check("incident", id, ids)?;
    Ok(match args.update {
        Some(_) => Scope::Incident(id.to_owned()),
        None => Scope::Current(id.to_owned()),
    })
}

impl<'r> Selection<'r> {
    /// Selects among composed replies.
    pub(super) fn of(args: &RepliesArgs, site: &Site, composed: &'r Replies) -> Result<Self> {
        let mut updates = Vec::new();
        for incident in &composed.incidents {
            if args.incident.is_none() && incident.phase != Phase::Open {
                continue;
            }
            if let Some(update) = pick(&incident.updates, args.update.as_deref())? {
                updates.push((incident, update));
            }
        }
        let all: Vec<_> = updates.iter().map(|(_, update)| *update).collect();
        args.filters.check(&all)?;
        let mut selection = Self {
            updates: Vec::new(),
            remarks: Vec::new(),
        };
        if updates.is_empty() {
            selection.remarks.push(nothing_open(site));
        }
        for (incident, update) in updates {
            let replies = args.filters.narrow(update);
            let remarks = args.filters.remarks(update, &replies);
            selection.remarks.extend(remarks);
            selection.updates.push((incident, update, replies));
        }
        Ok(selection)
    }
}

/// The update of a number, or the current one.
fn pick<'u>(
    updates: &'u [UpdateReplies],
    digits: Option<&str>,
) -> Result<Option<&'u UpdateReplies>> {
    let Some(digits) = digits else {
        return Ok(updates.last());
    };
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    let found = updates.iter().find(|u| number(&u.digits) == number(digits));
    if found.is_some() {
        return Ok(found);
    }
    let known: Vec<_> = updates.iter().map(|u| u.digits.as_str()).collect();
    bail!(
        "there is no update `{digits}`; there are {}",
        known.join(", ")
    );
}

fn nothing_open(site: &Site) -> String {
    let is_open = site
        .incidents
        .iter()
        .any(|i| i.phase(site.now) == Phase::Open);
    match site.incidents.first() {
        Some(_) if is_open => {
            "no language of the site has phrases; `amends check` names the file to write them to"
                .to_owned()
        }
        Some(newest) => format!(
            "no incident is open; name one, such as `amends replies {}`",
            newest.id
        ),
        None => "there is no incident yet".to_owned(),
    }
}
