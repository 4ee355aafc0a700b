//! How selected replies are printed. Never selects.

use std::io::{self, Write};

use anyhow::Result;

use super::select::Selection;
use crate::model::Site;
use crate::replies::{Reply, page, to_json};

/// The columns of the CSV.
const COLUMNS: [&str; 16] = [
    "incident",
    "update",
    "brand",
    "language",
    "channel",
    "situation",
    "tone",
    "wording",
    "subject",
    "greeting",
    "text",
    "signature",
    "status",
    "length",
    "limit",
    "unit",
];

/// The first wording on each channel, under the edition that says it.
pub(super) fn text(selection: &Selection<'_>, out: &mut dyn Write) -> Result<()> {
    for (incident, update, replies) in &selection.updates {
        let status = update.status.as_str();
        writeln!(out, "{}\n{}, {status}", incident.title, update.id)?;
        let mut heading = String::new();
        for reply in replies.iter().filter(|r| r.wording == 0) {
            let situation = reply.situation.as_str();
            let tone = reply.tone.as_str();
            let here = format!("{}, {}, {situation}, {tone}", reply.brand, reply.language);
            if here != heading {
                writeln!(out, "\n{here}")?;
                heading = here;
            }
            let said = &reply.said;
            writeln!(
                out,
                "\n  {} ({}/{})",
                reply.channel, said.length, said.frame.limit
            )?;
            for line in said.text().lines().filter(|l| !l.is_empty()) {
                writeln!(out, "  {line}")?;
            }
        }
        if replies.is_empty() {
            writeln!(out, "\nno language of this update has replies")?;
        }
    }
    Ok(())
}

/// Each distinct text once.
pub(super) fn markdown(selection: &Selection<'_>, site: &Site, out: &mut dyn Write) -> Result<()> {
    for (incident, update, replies) in &selection.updates {
        out.write_all(page((incident, update), replies, site).as_bytes())?;
    }
    Ok(())
}

/// As `replies.json` has them.
pub(super) fn json(selection: &Selection<'_>, site: &Site, out: &mut dyn Write) -> Result<()> {
    let updates = selection.updates.iter().cloned();
    out.write_all(&to_json(updates, site))?;
    Ok(())
}

/// One line a reply, with a line of names above.
pub(super) fn csv(selection: &Selection<'_>, out: &mut dyn Write) -> Result<()> {
    // As an error of the system a closed pipe is known for what it is.
    write_table(selection, out).map_err(|error| io::Error::from(error).into())
}

fn write_table(selection: &Selection<'_>, out: &mut dyn Write) -> Result<(), csv::Error> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    table.write_record(COLUMNS)?;
    for (incident, update, replies) in &selection.updates {
        for reply in replies {
            let status = update.status.as_str();
            table.write_record(row(&incident.id, &update.digits, status, reply))?;
        }
    }
    Ok(table.flush()?)
}

fn row(incident: &str, update: &str, status: &str, reply: &Reply<'_>) -> [String; 16] {
    let (said, frame) = (reply.said, &reply.said.frame);
    [
        incident.to_owned(),
        update.to_owned(),
        reply.brand.to_string(),
        reply.language.to_string(),
        reply.channel.to_string(),
        reply.situation.as_str().to_owned(),
        reply.tone.as_str().to_owned(),
        reply.wording.to_string(),
        frame.subject.clone().unwrap_or_default(),
        frame.greeting.clone(),
        said.text(),
        frame.signature.clone(),
        status.to_owned(),
        said.length.to_string(),
        frame.limit.to_string(),
        frame.unit.to_owned(),
    ]
}
