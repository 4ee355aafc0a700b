//! What a build ends with: what it wrote, where to look and what wants attention. Never writes anywhere but to `out`.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::report::counted;
use crate::model::{Incident, Moment, Phase, Site};
use crate::publish::Written;

/// A folder with what was written into it.
pub(super) struct Landed {
    pub(super) folder: PathBuf,
    pub(super) written: Written,
}

/// Writes the summary of a build.
pub(super) fn write_summary(site: &Site, landed: &[Landed], out: &mut dyn Write) -> Result<()> {
    for one in landed {
        writeln!(out, "{}", written_line(one))?;
    }
    let first = landed.first().map(|l| page(&l.folder));
    let last = landed.last().map(|l| page(&l.folder));
    if let (Some(public), Some(desk)) = (first, last) {
        writeln!(out, "open {public} and {desk}")?;
    }
    for incident in &site.incidents {
        if let Some(line) = state_line(incident, site) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// What became of a folder, in one line.
pub(super) fn written_line(one: &Landed) -> String {
    let Written {
        files,
        bytes,
        written,
        removed,
        ..
    } = one.written;
    let folder = shorten(&one.folder);
    let changed = match (written, removed) {
        (0, 0) => "nothing changed".to_owned(),
        (_, 0) => format!("{written} written"),
        _ => format!("{written} written, {removed} removed"),
    };
    format!(
        "{folder}/  {}, {} kB, {changed}",
        counted(files, "file"),
        bytes.div_ceil(1000)
    )
}

fn page(folder: &Path) -> String {
    shorten(&folder.join("index.html"))
}

/// The path as a person in the working folder would type it.
fn shorten(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    short.display().to_string()
}

/// The state of an incident that wants attention.
fn state_line(incident: &Incident, site: &Site) -> Option<String> {
    let title = title(incident, site);
    let now = site.now;
    let promise = incident.promise(now);
    match incident.phase(now) {
        Phase::Closed => None,
        Phase::Coming => Some(format!("coming: {title}, from {}", local(promise?, site))),
        Phase::Open => Some(match (incident.overdue(now), promise) {
            (Some(due), _) => format!(
                "open: {title}, next update OVERDUE since {}",
                local(due, site)
            ),
            (None, Some(due)) => format!("open: {title}, next update due {}", local(due, site)),
            (None, None) => format!("open: {title}, no next update promised"),
        }),
    }
}

/// So much of a title as fits into a line.
fn title(incident: &Incident, site: &Site) -> String {
    let title = incident.title.shown(&site.languages[0]).text;
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

fn local(moment: Moment, site: &Site) -> String {
    let local = moment.with_timezone(&site.zone);
    local.format("%Y-%m-%d %H:%M %Z").to_string()
}
