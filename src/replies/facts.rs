//! The facts that phrases may ask for, as they are for one update. Never composes.

use super::slot::{Slot, Template};
use crate::model::{Edition, Incident, Moment, Phase, Update};
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Responsibility};
use crate::schema::phrasebook::When;

/// The facts of one update at the moment it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReplyFacts {
    pub(super) responsibility: Responsibility,
    pub(super) emergency_calls: EmergencyCalls,
    eta_confirmed: bool,
    compensation_decided: bool,
    repeat: bool,
    fix_failed: bool,
    partly_back: bool,
    overrun: bool,
    pub(super) overdue: bool,
}

/// Facts and slots as bits, so that those of three parts are counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FactSet(u64);

impl FactSet {
    /// How many facts are in it.
    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The facts of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The facts that a phrase asks for and the slots that it fills.
    pub(super) fn of(when: &When, template: &Template) -> Self {
        let asked = asked(when).into_iter().enumerate();
        let facts = asked.fold(0, |set, (bit, asked)| set | u64::from(asked) << bit);
        let slots = template
            .slots()
            .fold(0, |set, slot: Slot| set | 1 << slot.index());
        Self(facts << Slot::NAMES.len() | slots)
    }
}

/// Whether a phrase holds whatever the facts are.
pub(super) fn asks_nothing(when: &When) -> bool {
    !asked(when).contains(&true)
}

/// Which facts a phrase asks for, in the order of the record.
fn asked(when: &When) -> [bool; 9] {
    [
        when.responsibility.is_some(),
        when.emergency_calls.is_some(),
        when.eta.is_some(),
        when.compensation.is_some(),
        when.repeat.is_some(),
        when.fix_failed.is_some(),
        when.partly_back.is_some(),
        when.overrun.is_some(),
        when.overdue.is_some(),
    ]
}

impl ReplyFacts {
    /// The facts of an update: the current one as it is now, an older one as it was when it was published.
    pub(super) fn of(edition: &Edition<'_>, incident: &Incident, index: usize) -> Self {
        let update = &incident.updates[index];
        let now = moment_of(edition, incident, index);
        let current = index + 1 == incident.updates.len();
        let so_far = &incident.updates[..=index];
        let compensation = update.facts.compensation.as_ref();
        Self {
            responsibility: update.facts.responsibility,
            emergency_calls: update.facts.emergency_calls,
            eta_confirmed: update.facts.confirmed_eta(now).is_some(),
            compensation_decided: compensation.is_some_and(|c| c.is_decided()),
            repeat: incident.repeat_of.is_some(),
            fix_failed: fix_failed(so_far),
            partly_back: partly_back(incident, so_far),
            overrun: current && incident.overruns(now),
            overdue: current && incident.overdue(now).is_some(),
        }
    }

    /// Whether every fact that a phrase asks for holds.
    pub(super) fn meet(&self, when: &When) -> bool {
        let same = |asked: Option<bool>, is: bool| asked.is_none_or(|asked| asked == is);
        let flag = |f: &Option<crate::source::Spanned<bool>>| f.as_ref().map(|f| f.value);
        when.responsibility
            .as_ref()
            .is_none_or(|r| r.value == self.responsibility)
            && when
                .emergency_calls
                .as_ref()
                .is_none_or(|e| e.value == self.emergency_calls)
            && (when.eta.is_none() || self.eta_confirmed)
            && (when.compensation.is_none() || self.compensation_decided)
            && same(flag(&when.repeat), self.repeat)
            && same(flag(&when.fix_failed), self.fix_failed)
            && same(flag(&when.partly_back), self.partly_back)
            && same(flag(&when.overrun), self.overrun)
            && same(flag(&when.overdue), self.overdue)
    }
}

/// The moment at which an update is judged: now for the current one, else when it was published.
pub(super) fn moment_of(edition: &Edition<'_>, incident: &Incident, index: usize) -> Moment {
    if index + 1 == incident.updates.len() && incident.phase(edition.site.now) != Phase::Closed {
        edition.site.as_of
    } else {
        incident.updates[index].at.value
    }
}

fn fix_failed(updates: &[Update]) -> bool {
    updates.windows(2).any(|pair| {
        let (before, after) = (pair[0].status.value, pair[1].status.value);
        before.promises_the_end() && after.is_before(before)
    })
}

/// One component stands better than its worst in this incident, and one is not operational.
fn partly_back(incident: &Incident, updates: &[Update]) -> bool {
    let Some(current) = updates.last().filter(|u| !u.status.closes()) else {
        return false;
    };
    let claims = &current.facts.components;
    let worst = |component| {
        let initial = incident.components.iter();
        let stated = updates.iter().flat_map(|u| &u.facts.components);
        let statuses = initial.chain(stated).filter(|c| c.component == component);
        statuses.map(|c| c.status).max()
    };
    let better = claims.iter().any(|c| worst(c.component) > Some(c.status));
    better
        && claims
            .iter()
            .any(|c| c.status != ComponentStatus::Operational)
}
