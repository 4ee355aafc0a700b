//! What is true at a moment, told from small projects: facts, components, life, time and languages.

mod facts;
mod kept;
#[path = "../laid/mod.rs"]
mod laid;
mod languages;
mod life;
mod time;

use amends::model::{Edition, Incident, Site, editions};
use laid::{Laid, clock_at};

/// The site of the base project with blocks laid over it, at a time in UTC.
fn site(blocks: &str, now: &str) -> Site {
    let judged = Laid::over_base(blocks).judge(&clock_at(now));
    let said: Vec<_> = judged.diagnostics.iter().map(|d| &d.message).collect();
    judged.site.unwrap_or_else(|| panic!("no site: {said:#?}"))
}

/// The incident of the base project, with blocks laid over it.
fn incident(blocks: &str, now: &str) -> Incident {
    let site = site(blocks, now);
    let found = site.incidents.iter().find(|i| i.id == "2026-07-11-calls");
    found.expect("the incident exists").clone()
}

/// One more update of the incident of the base project.
fn update(number: &str, status: &str, at: &str, facts: &str) -> String {
    update_of("2026-07-11-calls", number, status, at, facts)
}

fn update_of(id: &str, number: &str, status: &str, at: &str, facts: &str) -> String {
    format!(
        "=== incidents/{id}/{number}-x.md\n---\nstatus: {status}\nat: {at}\n{facts}---\nWord.\n"
    )
}

fn facts_file(id: &str, facts: &str) -> String {
    format!("=== incidents/{id}/incident.yaml\ntitle: Something\n{facts}")
}

fn first_edition(site: &Site) -> Edition<'_> {
    editions(site).remove(0)
}
