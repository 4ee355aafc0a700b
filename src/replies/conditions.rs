//! The facts that `when:` may ask for, as they stand at an update. Never an expression: a closed list.

use std::collections::BTreeMap;

use super::slots::FactSet;
use crate::model::{Edition, Incident, Moment, Phase, Update, fix_failed};
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Responsibility};
use crate::schema::phrasebook::{CompensationFact, EtaFact, When};

/// The facts that `when:` may ask for.
#[derive(Clone, Debug)]
pub(super) struct Conditions {
    responsibility: Responsibility,
    emergency_calls: EmergencyCalls,
    eta: Option<EtaFact>,
    compensation: Option<CompensationFact>,
    repeat: bool,
    fix_failed: bool,
    partly_back: bool,
    overrun: bool,
    overdue: bool,
}

/// An update of an incident as an edition tells it.
#[derive(Clone, Copy)]
pub(super) struct Told<'s> {
    /// The edition.
    pub(super) edition: &'s Edition<'s>,
    /// The incident.
    pub(super) incident: &'s Incident,
    /// The index of the update.
    pub(super) index: usize,
}

impl<'s> Told<'s> {
    /// The update.
    pub(super) fn update(&self) -> &'s Update {
        &self.incident.updates[self.index]
    }

    /// The moment that everything is judged at.
    pub(super) fn now(&self) -> Moment {
        self.edition.site.now
    }

    /// Whether what it promises still stands: it is the last word on something that is not over.
    pub(super) fn stands(&self) -> bool {
        let newest = self.index + 1 == self.incident.updates.len();
        newest && self.incident.phase(self.now()) != Phase::Closed
    }

    /// The promise of the next word, as long as it is kept.
    pub(super) fn promise(&self) -> Option<Moment> {
        let promise = self.update().next_update.as_ref()?.value;
        (self.stands() && self.now() <= promise).then_some(promise)
    }

    /// The start of a maintenance to come, which is what it promises.
    pub(super) fn start(&self) -> Option<Moment> {
        let now = self.now();
        let coming = self.stands() && self.incident.phase(now) == Phase::Coming;
        self.incident.promise(now).filter(|_| coming)
    }

    /// The time of the fix that may be told.
    pub(super) fn eta(&self) -> Option<Moment> {
        let told = self.update().facts.confirmed_eta(self.now());
        told.filter(|_| self.stands())
    }

    /// Whether emergency calls get through; what works again carries them.
    pub(super) fn emergency_calls(&self) -> EmergencyCalls {
        match self.update().status.closes() {
            true => EmergencyCalls::Ok,
            false => self.update().facts.emergency_calls,
        }
    }

    /// What was published up to it, and it itself.
    pub(super) fn updates_so_far(&self) -> &'s [Update] {
        &self.incident.updates[..=self.index]
    }

    /// The worst status that each component has had, with the one it has now.
    pub(super) fn components(&self) -> Vec<(usize, ComponentStatus, ComponentStatus)> {
        let initial = self.incident.components.iter();
        let later = self.updates_so_far().iter().flat_map(|u| &u.changes);
        let standing = &self.update().facts.components;
        let mut worst: BTreeMap<usize, ComponentStatus> = BTreeMap::new();
        for claim in initial.chain(later).chain(standing) {
            let status = worst.entry(claim.component).or_insert(claim.status);
            *status = (*status).max(claim.status);
        }
        let now = standing.iter().map(|c| (c.component, c.status));
        let now: BTreeMap<_, _> = now.collect();
        let closed = self.update().status.closes();
        let components = worst.into_iter().map(|(component, worst)| {
            let stated = now.get(&component).filter(|_| !closed);
            let status = stated.copied().unwrap_or(ComponentStatus::Operational);
            (component, worst, status)
        });
        components.collect()
    }
}

impl Conditions {
    /// The facts as they stand at an update.
    pub(super) fn of(told: &Told<'_>) -> Self {
        let (incident, now) = (told.incident, told.now());
        let facts = &told.update().facts;
        let compensation = facts.compensation.as_ref();
        Self {
            responsibility: facts.responsibility,
            emergency_calls: told.emergency_calls(),
            eta: told.eta().map(|_| EtaFact::Confirmed),
            compensation: compensation
                .filter(|c| c.is_decided())
                .map(|_| CompensationFact::Decided),
            repeat: incident.repeat_of.is_some(),
            fix_failed: fix_failed(told.updates_so_far()),
            partly_back: is_partly_back(told),
            overrun: told.stands() && incident.overruns(now),
            overdue: told.stands() && incident.overdue(now).is_some(),
        }
    }

    /// The facts that `when` asks for, where all of them hold.
    pub(super) fn meet(&self, when: Option<&When>) -> Option<FactSet> {
        let Some(when) = when else {
            return Some(FactSet::default());
        };
        let asked = [
            when.responsibility
                .as_ref()
                .map(|w| w.value == self.responsibility),
            when.emergency_calls
                .as_ref()
                .map(|w| w.value == self.emergency_calls),
            when.eta.as_ref().map(|w| Some(w.value) == self.eta),
            when.compensation
                .as_ref()
                .map(|w| Some(w.value) == self.compensation),
            when.repeat.as_ref().map(|w| w.value == self.repeat),
            when.fix_failed.as_ref().map(|w| w.value == self.fix_failed),
            when.partly_back
                .as_ref()
                .map(|w| w.value == self.partly_back),
            when.overrun.as_ref().map(|w| w.value == self.overrun),
            when.overdue.as_ref().map(|w| w.value == self.overdue),
        ];
        let mut met = FactSet::default();
        for (index, holds) in (0..).zip(asked) {
            match holds {
                Some(true) => met = met.with(FactSet::of_condition(index)),
                Some(false) => return None,
                None => {}
            }
        }
        Some(met)
    }
}

/// Whether one component stands better than its worst and one is not operational.
pub(super) fn is_partly_back(told: &Told<'_>) -> bool {
    let components = told.components();
    let better = components.iter().any(|(_, worst, now)| now < worst);
    let hit = |(_, _, now): &(usize, ComponentStatus, ComponentStatus)| {
        *now != ComponentStatus::Operational
    };
    better && components.iter().any(hit)
}
