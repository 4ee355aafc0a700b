//! Small projects at telling moments, which templates are tried with: a mistake that waits for an outage is found on a
//! quiet day. Never published and never read from a folder.

use std::fmt::Write;

use crate::model::{Clock, Site, resolve};
use crate::schema::parse;
use crate::schema::time::WrittenTime;
use crate::source::{IncidentFolder, Sources};

/// Every state of an incident, of planned work and of a component, in two languages.
const FULL: &str = include_str!("full.project");
/// As little as a project can have.
const PLAIN: &str = include_str!("plain.project");
/// More incidents than the home page names.
const MANY: usize = 61;

/// The samples: a quiet site, one incident, many past ones, and everything at once.
pub(super) fn samples() -> Vec<Site> {
    let many = many();
    let moments = [
        (PLAIN, "2026-03-01 12:00"),
        (&many, "2026-06-01 12:00"),
        (FULL, "2026-05-20 22:40"),
        (FULL, "2026-05-21 02:10"),
        (FULL, "2026-07-11 16:20"),
    ];
    let sites = moments.iter();
    let sites = sites.filter_map(|(project, now)| site_at(&sources_of(files(project)), now));
    sites.collect()
}

/// The sources that files given as text make: `amends.yaml` and folders of incidents.
pub(super) fn sources_of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        let id = sources.add(path, text);
        let Some((folder, name)) = path.rsplit_once('/') else {
            sources.project = Some(id);
            continue;
        };
        let incident = incident_folder(&mut sources, folder);
        match name {
            "incident.yaml" => incident.facts = Some(id),
            _ => incident.updates.push((name.to_owned(), id)),
        }
    }
    sources
}

/// The blocks of a project written as one text: `=== PATH` and what the file holds.
fn files(project: &str) -> impl Iterator<Item = (&str, &str)> {
    let blocks = project.split("=== ").skip(1);
    blocks.filter_map(|block| block.split_once('\n'))
}

fn site_at(sources: &Sources, now: &str) -> Option<Site> {
    let (parsed, _) = parse(sources);
    let now = WrittenTime::parse(now)?;
    let clock = Clock {
        told: Some(now),
        ..Clock::at(chrono::DateTime::UNIX_EPOCH)
    };
    resolve(sources, &parsed, &clock).0
}

/// The plain project with many incidents, one like the other.
fn many() -> String {
    let mut project = PLAIN.to_owned();
    for number in 0..MANY {
        let folder = format!("incidents/2026-05-01-web-{number}");
        let facts =
            "title: The web failed\nimpact: major\nstarted: 2026-05-01 10:00\ncomponents: [web]\n";
        let update = "---\nstatus: resolved\nat: 2026-05-01 11:00\n---\nIt works.\n";
        let blocks = [("incident.yaml", facts), ("01-over.md", update)];
        for (name, text) in blocks {
            write!(project, "=== {folder}/{name}\n{text}").expect("a text takes any length");
        }
    }
    project
}

fn incident_folder<'s>(sources: &'s mut Sources, path: &str) -> &'s mut IncidentFolder {
    let known = sources.incidents.iter().position(|f| f.path == path);
    let index = known.unwrap_or_else(|| {
        sources.incidents.push(IncidentFolder {
            id: path.rsplit('/').next().unwrap_or(path).to_owned(),
            path: path.to_owned(),
            facts: None,
            updates: Vec::new(),
            attachments: Vec::new(),
            unread: Vec::new(),
        });
        sources.incidents.len() - 1
    });
    &mut sources.incidents[index]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_have_no_error() {
        for project in [FULL, PLAIN, &many()] {
            let sources = sources_of(files(project));
            let (parsed, problems) = parse(&sources);
            let told = WrittenTime::parse("2026-07-11 16:20");
            let clock = Clock {
                told,
                ..Clock::at(chrono::DateTime::UNIX_EPOCH)
            };
            let (site, more) = resolve(&sources, &parsed, &clock);
            let all = problems.into_iter().chain(more);
            let errors = all.filter(|p| p.severity == crate::diagnostics::Severity::Error);
            let errors: Vec<_> = errors.map(|p| p.message).collect();
            assert!(errors.is_empty() && site.is_some(), "{errors:?}");
        }
    }
}
