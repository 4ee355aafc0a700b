//! How an incident stands in one line of a list or at the head of its page: its state now, how bad it was where it is
//! over, and when. Never shows more than the present as a state, so that nothing that is over looks like an outage.

use super::card::{impact_state, maintenance_state, state};
use super::scene::{Scene, Sentence, State};
use crate::model::{Incident, Phase};
use crate::schema::incident::Impact;

/// How an incident stands.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// Its state now.
    pub(super) state: State,
    /// What it was, where it is over.
    pub(super) was: Option<String>,
    /// From when to when, or since when; what is planned has its window.
    pub(super) when: Sentence,
    /// How long it took, where it is over.
    pub(super) lasted: Option<String>,
}

/// How an incident ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A problem was solved.
    Fixed,
    /// Planned work was done.
    Done,
    /// Planned work was called off before it began.
    CalledOff,
}

impl Outcome {
    /// How an incident stands now.
    pub(super) fn new(scene: &Scene<'_>, incident: &Incident) -> Self {
        let start = incident.dated();
        let end = End::of(scene, incident);
        let over = incident.ended().filter(|_| end != Some(End::CalledOff));
        Self {
            state: match end {
                Some(end) => end.state(scene),
                None => state(scene, incident, impact_now(incident)),
            },
            was: end.map(|_| kind(scene, incident).word),
            when: match (over, incident.standing_window()) {
                (Some(ended), _) => scene.interval(start, ended),
                (None, Some(window)) => scene.window(window),
                (None, None) => scene.sentence("page-since", scene.date_and_clock(start)),
            },
            lasted: over.map(|ended| scene.locale.duration(ended - start)),
        }
    }
}

impl End {
    /// Every way to end.
    pub(super) const ALL: [Self; 3] = [Self::Fixed, Self::Done, Self::CalledOff];

    /// How an incident ended, where it has.
    pub(super) fn of(scene: &Scene<'_>, incident: &Incident) -> Option<Self> {
        let over = incident.phase(scene.edition.site.now) == Phase::Closed;
        over.then(|| match incident.called_off() {
            Some(_) => Self::CalledOff,
            None if incident.is_maintenance() => Self::Done,
            None => Self::Fixed,
        })
    }

    /// The state that says so.
    pub(super) fn state(self, scene: &Scene<'_>) -> State {
        let (key, id) = match self {
            Self::Fixed => ("ok", "stage-resolved"),
            Self::Done => ("ok", "stage-completed"),
            Self::CalledOff => ("note", "page-called-off"),
        };
        State {
            key,
            word: scene.message(id),
        }
    }
}

/// How bad an incident was at its worst, or that it was planned.
pub(super) fn kind(scene: &Scene<'_>, incident: &Incident) -> State {
    match incident.is_maintenance() {
        true => maintenance_state(scene),
        false => impact_state(scene, worst_impact(incident)),
    }
}

/// How bad an incident was at its worst.
pub(super) fn worst_impact(incident: &Incident) -> Impact {
    let impacts = incident.updates.iter().map(|u| u.facts.impact);
    impacts.fold(incident.impact.value, Impact::max)
}

/// How bad an incident is.
pub(super) fn impact_now(incident: &Incident) -> Impact {
    let facts = incident.facts();
    facts.map_or(incident.impact.value, |f| f.impact)
}
