//! `amends check --fix`: makes the edits that are certain, each file in one go. Never guesses, and never touches a file that
//! somebody else has changed meanwhile or is merging.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};

use crate::commands::exchange::exchange;
use crate::diagnostics::{Certainty, Code, Diagnostic, Diagnostics, Edit};
use crate::source::{FileId, Sources};

/// A problem that was mended.
pub(super) struct Mended {
    /// The file, from the project folder.
    path: String,
    line: usize,
    message: String,
}

/// A problem with its only edit.
type Sure<'d> = (&'d Diagnostic, &'d Edit);

/// Makes the edits that are certain. Those that overlap are left for another round, when the first of them is made.
pub(super) fn mend(problems: &Diagnostics, sources: &Sources) -> Result<Vec<Mended>> {
    let mut mended = Vec::new();
    for (file, edits) in sure_edits(problems) {
        let edits = apart(edits);
        let edited = replace(sources, file, &edits);
        write(sources, file, &edited)?;
        mended.extend(edits.iter().map(|(problem, edit)| {
            Mended {
                path: sources.path(file).to_owned(),
                line: sources.text(file)[..edit.place.span.range().start]
                    .matches('\n')
                    .count()
                    + 1,
                message: problem.message.clone(),
            }
        }));
    }
    Ok(mended)
}

impl Mended {
    /// Says what was mended, in one line.
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "mended: {}:{}: {}", self.path, self.line, self.message)?;
        Ok(())
    }
}

/// The edits that are certain, by file; a file that is being merged is nobody's yet.
fn sure_edits(problems: &Diagnostics) -> BTreeMap<FileId, Vec<Sure<'_>>> {
    let conflicts = problems.iter().filter(|p| p.code == Code::MergeConflict);
    let merging = conflicts.filter_map(|p| Some(p.primary.as_ref()?.place.file));
    let merging: BTreeSet<_> = merging.collect();
    let mut edits: BTreeMap<FileId, Vec<Sure<'_>>> = BTreeMap::new();
    for problem in problems.iter() {
        let of_problem = problem.help.iter().filter_map(|h| h.edit.as_ref());
        let mut sure = of_problem.filter(|e| e.certainty == Certainty::Certain);
        if let Some(edit) = sure.next().filter(|e| !merging.contains(&e.place.file)) {
            edits
                .entry(edit.place.file)
                .or_default()
                .push((problem, edit));
        }
    }
    edits
}

/// The edits in the order of the file, without those that begin before another one ends.
fn apart(mut edits: Vec<Sure<'_>>) -> Vec<Sure<'_>> {
    edits.sort_by_key(|(_, edit)| edit.place);
    let mut free = None;
    edits.retain(|(_, edit)| {
        let span = edit.place.span;
        let fits = free.is_none_or(|end| end < span.start);
        if fits {
            free = Some(span.end);
        }
        fits
    });
    edits
}

/// The text of a file with its edits made, their lines ended as the file ends its own.
fn replace(sources: &Sources, file: FileId, edits: &[Sure<'_>]) -> String {
    let mut text = sources.text(file).to_owned();
    let is_crlf = text.contains("\r\n");
    for (_, edit) in edits.iter().rev() {
        let new = match is_crlf {
            true => edit.text.replace('\n', "\r\n"),
            false => edit.text.clone(),
        };
        text.replace_range(edit.place.span.range(), &new);
    }
    text
}

/// Puts a text in the place of a file in one step; a link stays one, and a mark at the start stays there.
fn write(sources: &Sources, file: FileId, text: &str) -> Result<()> {
    let path = sources.path(file);
    let place = sources.root.join(path);
    let cannot = || format!("cannot mend `{path}`");
    let place = place.canonicalize().with_context(cannot)?;
    let standing = fs::read(&place).with_context(cannot)?;
    let mark = standing
        .get(..sources.bytes_before(file) as usize)
        .unwrap_or_default();
    if standing[mark.len()..] != *sources.text(file).as_bytes() {
        bail!("`{path}` was changed while it was being checked; run `amends check --fix` again");
    }
    let mut edited = mark.to_vec();
    edited.extend_from_slice(text.as_bytes());
    exchange(&place, &edited).with_context(cannot)
}
