//! How selected replies are printed. Never selects.

use std::io::Write;

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
pub(super) fn text(selection: &Selection, out: &mut dyn Write) -> Result<()> {
    for (incident, update) in &selection.updates {
        let status = update.status.as_str();
        writeln!(out, "{}\n{}, {status}", incident.title, update.id)?;
        let mut heading = String::new();
        for reply in update.replies.iter().filter(|r| r.wording == 0) {
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
                reply.channel, said.length, said.limit
            )?;
            for line in said.text.lines().filter(|l| !l.is_empty()) {
                writeln!(out, "  {line}")?;
            }
        }
        if update.replies.is_empty() {
            writeln!(out, "\nno language of this update has replies")?;
        }
    }
    Ok(())
}

/// Each distinct text once.
pub(super) fn markdown(selection: &Selection, site: &Site, out: &mut dyn Write) -> Result<()> {
    for (incident, update) in &selection.updates {
        out.write_all(page(incident, update, site).as_bytes())?;
    }
    Ok(())
}

/// As `replies.json` has them.
pub(super) fn json(selection: &Selection, site: &Site, out: &mut dyn Write) -> Result<()> {
    let updates = selection.updates.iter().map(|(i, u)| (i, u));
    out.write_all(&to_json(updates, site))?;
    Ok(())
}

/// One line a reply, with a line of names above.
pub(super) fn csv(selection: &Selection, out: &mut dyn Write) -> Result<()> {
    write_row(&COLUMNS.map(str::to_owned), out)?;
    for (incident, update) in &selection.updates {
        for reply in &update.replies {
            let status = update.status.as_str();
            write_row(&row(&incident.id, &update.digits, status, reply), out)?;
        }
    }
    Ok(())
}

fn row(incident: &str, update: &str, status: &str, reply: &Reply) -> [String; 16] {
    let said = &reply.said;
    [
        incident.to_owned(),
        update.to_owned(),
        reply.brand.to_string(),
        reply.language.to_string(),
        reply.channel.to_string(),
        reply.situation.as_str().to_owned(),
        reply.tone.as_str().to_owned(),
        reply.wording.to_string(),
        said.subject.clone().unwrap_or_default(),
        said.greeting.clone(),
        said.text.clone(),
        said.signature.clone(),
        status.to_owned(),
        said.length.to_string(),
        said.limit.to_string(),
        said.unit.to_owned(),
    ]
}

/// Fields with a comma, a quote or a line break are quoted (RFC 4180).
fn write_row(fields: &[String], out: &mut dyn Write) -> Result<()> {
    let quoted: Vec<_> = fields.iter().map(|f| quote(f)).collect();
    write!(out, "{}\r\n", quoted.join(","))?;
    Ok(())
}

fn quote(field: &str) -> String {
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn only_fields_that_would_break_a_row_are_quoted() {
        assert_eq!(quote("plain text."), "plain text.");
        assert_eq!(quote("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
    }
}
