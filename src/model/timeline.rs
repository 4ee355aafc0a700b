//! The status of components over time, and the headline that follows from it. Never knows a language.

use super::edition::Edition;
use super::incident::{Incident, Phase, Soundness, Update};
use super::site::{ComponentIndex, Moment};
use crate::schema::incident::{ComponentStatus, Impact};

/// A stretch of time in which one incident gives one component one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The component.
    pub component: ComponentIndex,
    /// Its status.
    pub status: ComponentStatus,
    /// When it begins.
    pub from: Moment,
    /// When it ends; never later than now.
    pub until: Moment,
}

/// The one line that stands over everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Everything works.
    Operational,
    /// Somebody works on something as announced.
    Maintenance,
    /// Something is wrong, this badly.
    Impact(Impact),
}

impl Incident {
    /// The stretches in which this incident gives components a status, until now.
    ///
    /// An incident gives its own map from `started`, the changes from each update, and `operational` from its end.
    /// A maintenance gives `under_maintenance` from its start, announced or real, to `completed`.
    pub fn stretches(&self, now: Moment) -> Vec<Stretch> {
        if self.soundness == Soundness::Kept {
            return Vec::new();
        }
        if self.is_maintenance() {
            return self.maintenance_stretches(now);
        }
        self.incident_stretches(now)
    }

    /// The status that this incident gives a component now, where it gives one.
    pub fn status_of(&self, component: ComponentIndex, now: Moment) -> Option<ComponentStatus> {
        if self.phase(now) != Phase::Open || self.soundness == Soundness::Kept {
            return None;
        }
        if self.is_maintenance() {
            let named = self.named_components().contains(&component);
            let begun = self.maintenance_start(now).is_some();
            return (named && begun).then_some(ComponentStatus::UnderMaintenance);
        }
        status_at(self.current()?, component)
    }

    fn incident_stretches(&self, now: Moment) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        for component in self.named_components() {
            let initial = self.components.iter().find(|c| c.component == component);
            let mut status = initial.map(|c| c.status);
            let mut from = self.started.value;
            for update in &self.updates {
                let next = status_at(update, component);
                if next != status {
                    push(&mut stretches, component, status, from, update.at.value);
                    (status, from) = (next, update.at.value);
                }
            }
            push(&mut stretches, component, status, from, now);
        }
        stretches
    }

    fn maintenance_stretches(&self, now: Moment) -> Vec<Stretch> {
        let Some(from) = self.maintenance_start(now) else {
            return Vec::new();
        };
        let mut stretches = Vec::new();
        for component in self.named_components() {
            let status = Some(ComponentStatus::UnderMaintenance);
            for (begun, ended) in self.spells(from, now) {
                push(&mut stretches, component, status, begun, ended);
            }
        }
        stretches
    }

    /// The spans from a start to now in which the status was not one that closes.
    fn spells(&self, start: Moment, now: Moment) -> Vec<(Moment, Moment)> {
        let mut spells = Vec::new();
        let mut begun = Some(start);
        for update in &self.updates {
            match (begun, update.status.closes()) {
                (Some(from), true) => {
                    spells.push((from, update.at.value));
                    begun = None;
                }
                (None, false) => begun = Some(update.at.value.max(start)),
                _ => {}
            }
        }
        spells.extend(begun.map(|from| (from, now)));
        spells
    }

    /// When a maintenance began: as announced or at `in_progress`, whichever came first.
    fn maintenance_start(&self, now: Moment) -> Option<Moment> {
        let announced = self.standing_window().map(|w| w.from);
        [announced, self.begun()]
            .into_iter()
            .flatten()
            .filter(|&m| m <= now)
            .min()
    }

    /// The components that it has given a status at any time, in order.
    pub fn named_components(&self) -> Vec<ComponentIndex> {
        let initial = self.components.iter();
        let changes = self.updates.iter().flat_map(|u| &u.facts.components);
        let mut named: Vec<_> = initial.chain(changes).map(|c| c.component).collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}

/// The status of a component from an update on; an update that closes gives `operational`.
fn status_at(update: &Update, component: ComponentIndex) -> Option<ComponentStatus> {
    let claim = update
        .facts
        .components
        .iter()
        .find(|c| c.component == component);
    let status = claim?.status;
    Some(if update.status.closes() {
        ComponentStatus::Operational
    } else {
        status
    })
}

fn push(
    stretches: &mut Vec<Stretch>,
    component: ComponentIndex,
    status: Option<ComponentStatus>,
    from: Moment,
    until: Moment,
) {
    let Some(status) = status else { return };
    if status != ComponentStatus::Operational && from < until {
        stretches.push(Stretch {
            component,
            status,
            from,
            until,
        });
    }
}

impl Edition<'_> {
    /// The status of a component now: the worst that any incident of the brand gives it.
    pub fn component_status(&self, component: ComponentIndex) -> ComponentStatus {
        let now = self.site.now;
        let open = self.incidents_in(Phase::Open);
        let statuses = open.filter_map(|i| i.status_of(component, now));
        statuses.max().unwrap_or(ComponentStatus::Operational)
    }

    /// The line over everything: the worst of the open incidents and of the components.
    pub fn headline(&self) -> Headline {
        let incidents = self
            .incidents_in(Phase::Open)
            .filter(|i| !i.is_maintenance());
        let impacts = incidents.filter_map(|i| i.facts().map(|f| f.impact));
        let statuses: Vec<_> = self
            .components()
            .map(|(i, _)| self.component_status(i))
            .collect();
        let worst = impacts
            .chain(statuses.iter().filter_map(|s| impact_of(*s)))
            .max();
        let maintained = statuses.contains(&ComponentStatus::UnderMaintenance);
        match worst {
            Some(impact) if impact > Impact::None => Headline::Impact(impact),
            _ if maintained => Headline::Maintenance,
            _ => Headline::Operational,
        }
    }
}

/// How bad it is that a component has a status.
fn impact_of(status: ComponentStatus) -> Option<Impact> {
    match status {
        ComponentStatus::Operational | ComponentStatus::UnderMaintenance => None,
        ComponentStatus::DegradedPerformance => Some(Impact::Minor),
        ComponentStatus::PartialOutage => Some(Impact::Major),
        ComponentStatus::MajorOutage => Some(Impact::Critical),
    }
}
