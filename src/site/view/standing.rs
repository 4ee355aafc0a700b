//! How everything and how each component stands, in a word with its shape and colour.

use super::card::impact_state;
use super::scene::{Scene, State};
use crate::model::{ComponentIndex, Headline};

/// How all of an edition stands.
pub(in crate::site) fn standing(scene: &Scene<'_>) -> State {
    let (key, id) = match scene.edition.headline() {
        Headline::Operational => ("ok", "page-works"),
        Headline::Maintenance => ("plan", "page-work"),
        Headline::Impact(impact) => return impact_state(scene, impact),
    };
    State {
        key,
        word: scene.message(id),
    }
}

/// How a component stands.
pub(in crate::site) fn standing_of(scene: &Scene<'_>, component: ComponentIndex) -> State {
    scene.component_state(scene.edition.component_status(component))
}
