//! What a host answers where there is no page: what goes on now, and the ways on. Never links by its own place, which nobody knows.

use serde::Serialize;

use super::card::{gravity, state};
use super::scene::{Scene, State, Text};
use crate::model::{Incident, Phase};
use crate::site::address::{incident_page, machine_path, path_of};

/// What the page for lost readers shows.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct LostView<'a> {
    /// What goes on now, the worst first.
    open: Vec<OpenLink<'a>>,
}

/// The way to an incident that goes on.
#[derive(Clone, Debug, Serialize)]
struct OpenLink<'a> {
    state: State,
    title: Text<'a>,
    href: String,
}

impl<'a> LostView<'a> {
    /// The page of an edition for lost readers.
    pub(in crate::site) fn new(scene: &Scene<'a>) -> Self {
        let mut open: Vec<_> = scene.edition.incidents_in(Phase::Open).collect();
        open.sort_by_key(|i| std::cmp::Reverse(gravity(i)));
        Self {
            open: open.into_iter().map(|i| link(scene, i)).collect(),
        }
    }
}

fn link<'a>(scene: &Scene<'a>, incident: &'a Incident) -> OpenLink<'a> {
    let impact = incident.facts().map_or(incident.impact.value, |f| f.impact);
    let page = incident_page(&incident.id);
    OpenLink {
        state: state(scene, incident, impact),
        title: scene.text(&incident.title),
        href: path_of(&scene.edition.url(machine_path(&page))).to_owned(),
    }
}
