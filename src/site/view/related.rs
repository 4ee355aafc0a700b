//! Incidents that have to do with another, each with the reason. Never decides which ones they are.

use serde::Serialize;

use super::scene::{Scene, Text, Time};
use crate::model::{Bond, Incident, Related};
use crate::site::address::{incident_page, machine_path, relative};

/// An incident that has to do with the page's own.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RelatedView<'a> {
    pub(super) title: Text<'a>,
    href: String,
    /// What it has to do with it.
    pub(super) reason: String,
    /// The day on which it began.
    pub(super) day: Time,
    /// For the plain text, where nothing can be clicked.
    #[serde(skip)]
    pub(super) address: String,
}

/// What is related to an incident, as its page shows it.
pub(super) fn related_views<'a>(
    scene: &Scene<'a>,
    page: &str,
    related: &[Related<'a>],
) -> Vec<RelatedView<'a>> {
    let view = |one: &Related<'a>| {
        let target = incident_page(&one.incident.id);
        RelatedView {
            title: scene.text(&one.incident.title),
            href: relative(page, &target),
            reason: reason(scene, &one.bond),
            day: scene.date(scene.day_of(one.incident.started.value)),
            address: scene.edition.url(machine_path(&target)),
        }
    };
    related.iter().map(view).collect()
}

/// All that a page shows of what is related to it, as bytes: they change whenever the page would.
///
/// The names of components are not among them, because they stand in `amends.yaml`.
pub(in crate::site) fn related_key(scene: &Scene<'_>, related: &[Related<'_>]) -> Vec<u8> {
    let mut read = Vec::new();
    for one in related {
        let Incident {
            id, title, started, ..
        } = one.incident;
        let title = scene.text(title);
        for text in [id, title.text, title.lang.unwrap_or("")] {
            read.extend(text.len().to_le_bytes());
            read.extend(text.bytes());
        }
        read.extend(started.value.timestamp().to_le_bytes());
        match &one.bond {
            Bond::Before => read.push(0),
            Bond::Again => read.push(1),
            Bond::Shared(components) => {
                read.push(2);
                read.extend(components.len().to_le_bytes());
                read.extend(components.iter().flat_map(|c| c.to_le_bytes()));
            }
        }
    }
    read
}

fn reason(scene: &Scene<'_>, bond: &Bond) -> String {
    match bond {
        Bond::Before => scene.message("page-before"),
        Bond::Again => scene.message("page-again"),
        Bond::Shared(components) => {
            let names = scene.list_of(components);
            scene.locale.message("page-hit", &[("names", &names)])
        }
    }
}
