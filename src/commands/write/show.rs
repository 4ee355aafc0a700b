//! What whoever writes is shown: where the incident stands before, and how customers will see it after. Never asks.

use std::io::Write;

use anyhow::Result;

use crate::authoring::standing::{Holding, beside, holding, promise};
use crate::commands::preview::Preview;
use crate::model::{Incident, Site};
use crate::playbook::spoken;

/// Writes where an incident stands, what was promised and what holds.
pub(in crate::commands) fn show_standing(
    site: &Site,
    incident: &Incident,
    out: &mut dyn Write,
) -> Result<()> {
    let title = incident.title.shown(&site.languages[0]).text;
    writeln!(out, "{title} ({})", incident.id)?;
    if let Some(current) = incident.current() {
        let (status, impact) = (current.status.as_str(), current.facts.impact.as_str());
        let at = beside(site, current.at.value, site.now);
        writeln!(
            out,
            "{status} since {at}, {impact}, update {}",
            current.digits
        )?;
    }
    if let Some(promise) = promise(site, incident) {
        let due = beside(site, promise.due, site.now);
        let late = promise.late.map(|late| format!(", {} late", spoken(late)));
        writeln!(
            out,
            "next word promised by {due}{}",
            late.unwrap_or_default()
        )?;
    }
    let holding = holding(site, incident);
    if !holding.is_empty() {
        writeln!(out, "holds until an update says otherwise:")?;
    }
    for one in &holding {
        writeln!(out, "{}", line(one))?;
    }
    writeln!(out)?;
    Ok(())
}

/// Writes the card, or what came of it, the newest update and the reply.
pub(in crate::commands) fn show_result(preview: &Preview, out: &mut dyn Write) -> Result<()> {
    if let Some(card) = preview.card() {
        writeln!(out)?;
        for line in card.lines() {
            match line.is_empty() {
                true => writeln!(out)?,
                false => writeln!(out, "  {line}")?,
            }
        }
    }
    if let Some(reply) = preview.reply() {
        writeln!(out)?;
        reply.write(out)?;
    }
    Ok(())
}

/// The longest value that is shown whole.
const LONGEST: usize = 100;

fn line(one: &Holding) -> String {
    let since = one.since.as_ref().map(|digits| format!(" ({digits})"));
    let words = match one.words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &one.words[..end]),
        None => one.words.clone(),
    };
    format!("  {:<18} {words}{}", one.key, since.unwrap_or_default())
}
