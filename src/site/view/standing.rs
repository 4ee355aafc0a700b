//! How everything and how each component stands, in a word with its shape and colour.

use super::card::impact_state;
use super::scene::{Scene, State};
use crate::model::{ComponentIndex, Headline};

/// How something stands.
#[derive(Clone, Debug)]
pub(in crate::site) struct Standing {
    /// By word, shape and colour.
    pub(in crate::site) state: State,
}

impl Standing {
    /// How all of an edition stands.
    pub(in crate::site) fn of_all(scene: &Scene<'_>) -> Self {
        let (key, id) = match scene.edition.headline() {
            Headline::Operational => ("ok", "page-works"),
            Headline::Maintenance => ("plan", "page-work"),
            Headline::Impact(impact) => {
                let state = impact_state(scene, impact);
                return Self { state };
            }
        };
        let word = scene.message(id);
        Self {
            state: State { key, word },
        }
    }

    /// How a component stands.
    pub(in crate::site) fn of_component(scene: &Scene<'_>, component: ComponentIndex) -> Self {
        let status = scene.edition.component_status(component);
        Self {
            state: scene.component_state(status),
        }
    }
}
