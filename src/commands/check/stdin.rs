//! `amends check --stdin FILE`: what an editor holds, judged among the other files of the project. Never reads the incidents
//! that an update has nothing to do with, so that an editor can ask at every pause.

use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::Report;
use super::scope::updates_of;
use crate::commands::project::resolve_project;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Clock;
use crate::playbook::{Judged, Reach};
use crate::source::{Buffer, Extent, FileId, Sources, load_around};

/// Judges a file of a project by the text on a stream.
pub(super) fn judge(
    (directory, file): (&Path, &Path),
    clock: &Clock,
    stream: &mut dyn Read,
) -> Result<Report> {
    let buffer = Buffer::read_from(directory, file, stream)?;
    let sources = load_around(directory, std::slice::from_ref(&buffer))?;
    let project = resolve_project(sources, clock)?;
    let file = project.sources.find(buffer.path());
    let blocked = project.site.is_none();
    let judged = Judged {
        reach: match project.sources.extent {
            Extent::Part => Reach::Named,
            Extent::Whole => Reach::Changeable,
        },
        files: updates_of([buffer.path()], &project.sources, project.site.as_ref()),
    };
    let mut report = Report::of(project, &judged);
    let blocking = |d: &Diagnostic| blocked && d.severity == Severity::Error;
    let sources = &report.sources;
    let concerns = |d: &Diagnostic| {
        let rests = judged.reach == Reach::Named && rests_on_facts(d, sources);
        is_about(d, file) || rests || blocking(d)
    };
    report.live = report.live.filtered(concerns);
    report.allowed.retain(|a| Some(a.place.file) == file);
    Ok(report)
}

/// Where an error elsewhere keeps the file from being judged, that is what its author has to know.
fn is_about(problem: &Diagnostic, file: Option<FileId>) -> bool {
    let mut places = problem.primary.iter().chain(&problem.secondary);
    places.any(|a| Some(a.place.file) == file)
}

/// Where one update alone is judged, a fact of its incident or its site that breaks a rule breaks it for that update.
fn rests_on_facts(problem: &Diagnostic, sources: &Sources) -> bool {
    let stated = problem.primary.as_ref().map(|a| a.place.file);
    let is_facts = stated.is_some_and(|file| sources.path(file).ends_with(".yaml"));
    matches!(problem.code, Code::Rule(_)) && is_facts
}
