//! From what was written to what is true: every check that needs more than one value. Never renders and never reads.

mod as_of;
mod brands;
mod clock;
mod colour;
mod components;
mod contacts;
mod context;
mod incidents;
mod order;
mod references;
mod settle;
mod site;
mod standing;
mod text;
mod translations;
mod updates;

use super::Site;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::schema::Parsed;
use crate::source::{Extent, FolderState, Sources};

pub use clock::{Clock, MachineTime};
pub(crate) use contacts::is_of_the_web;
pub(crate) use context::moment_in;

/// Turns the files as written into the site at a moment.
///
/// There is no site where `amends.yaml` or an open incident has an error; a closed incident with an error keeps its
/// last published pages.
pub fn resolve(sources: &Sources, parsed: &Parsed, clock: &Clock) -> (Option<Site>, Diagnostics) {
    let mut problems = Vec::new();
    let site = resolve_site(sources, parsed, clock, &mut problems);
    (site, problems.into_iter().collect())
}

fn resolve_site(
    sources: &Sources,
    parsed: &Parsed,
    clock: &Clock,
    problems: &mut Vec<Diagnostic>,
) -> Option<Site> {
    let project = parsed.project.as_ref();
    let context = context::resolve_context(project, problems);
    let base = project.map(|p| site::resolve_base(p, &context, problems));
    let told = clock.told(project, &context, problems);
    let sound = parsed.project_state == FolderState::Whole && !has_error(problems);
    let mut resolved = incidents::resolve_incidents(sources, parsed, &context);
    if sources.extent == Extent::Whole {
        references::check_references(&mut resolved);
    }
    let (now, kind) = clock.now(told, &resolved);
    let mut settled = settle::settle(resolved, now, kind, problems);
    if !sound || settled.blocked {
        return None;
    }
    let newest_first =
        |i: &crate::model::Incident| (std::cmp::Reverse(i.started.value), i.id.clone());
    settled.incidents.sort_by_key(newest_first);
    let ahead: Vec<_> = settled.ahead.iter().map(|&at| clock.shows(at)).collect();
    let mut site = base?.with_incidents(settled, now);
    site.as_of = as_of::as_of(&site);
    let stands_still = told.is_some() && clock.told.is_none();
    site.next_event = as_of::next_event(&site, &ahead).filter(|_| !stands_still);
    site.digest = sources.digest(sources.project);
    Some(site)
}

fn has_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}
