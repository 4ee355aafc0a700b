//! What is proposed for facts that nobody gave: from the components, the playbook and the clock. Never asks and never writes.

use chrono::Duration;

use super::times::to_the_minute;
use crate::model::{Carries, Component, ComponentIndex, Incident, Moment, Phase, Site};
use crate::playbook::thresholds::Thresholds;
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Impact};

/// A component that is hit, and how badly.
pub type Hit = (ComponentIndex, ComponentStatus);

/// People look at a clock in steps of five minutes.
const STEP: i64 = 5 * 60;

/// The impact: that of the component that is worst off.
pub fn impact(hits: &[Hit]) -> Impact {
    let worst = hits.iter().map(|(_, status)| *status).max();
    match worst {
        None | Some(ComponentStatus::Operational | ComponentStatus::UnderMaintenance) => {
            Impact::None
        }
        Some(ComponentStatus::DegradedPerformance) => Impact::Minor,
        Some(ComponentStatus::PartialOutage) => Impact::Major,
        Some(ComponentStatus::MajorOutage) => Impact::Critical,
    }
}

/// When the next word is due after an update: within the limit of the playbook, at a time that people would name.
pub fn next_update(site: &Site, impact: Impact, at: Moment) -> Moment {
    let limit = Thresholds::of(&site.playbook).next_update(impact);
    let due = to_the_minute(at + limit);
    let over = Duration::seconds(due.timestamp().rem_euclid(STEP));
    match limit > over * 3 {
        true => due - over,
        false => due,
    }
}

/// Whether the first word comes later than the playbook has it, so that it matters when the team learned of the fault.
pub fn is_late(site: &Site, impact: Impact, (started, at): (Moment, Moment)) -> bool {
    at - started > Thresholds::of(&site.playbook).first_update(impact)
}

/// What is said of emergency calls until somebody knows: nothing where no component that is hit carries them.
pub fn emergency_calls(site: &Site, hits: &[Hit]) -> Option<EmergencyCalls> {
    let carries = |hit: &Hit| site.components[hit.0].carries == Carries::EmergencyCalls;
    let is_hit = |hit: &&Hit| hit.1 != ComponentStatus::Operational;
    let hit = hits.iter().filter(is_hit).any(carries);
    hit.then_some(EmergencyCalls::Unknown)
}

/// The components that can be hit: those that are not retired, in the order of the site.
pub fn components(site: &Site) -> Vec<(ComponentIndex, &Component)> {
    let today = site.now.with_timezone(&site.zone).date_naive();
    let components = site.components.iter().enumerate();
    let standing = components.filter(|(_, c)| c.retired.is_none_or(|day| day > today));
    standing.collect()
}

/// Open incidents on a component that is hit: perhaps an update of one is meant.
pub fn related<'s>(site: &'s Site, hits: &[Hit]) -> Vec<&'s Incident> {
    let on_it = |incident: &&Incident| {
        let claims = incident.facts().map_or(&[][..], |f| &f.components);
        let mut named = claims
            .iter()
            .filter(|c| c.status != ComponentStatus::Operational);
        named.any(|c| hits.iter().any(|(index, _)| *index == c.component))
    };
    let incidents = site.incidents.iter();
    let open = incidents.filter(|i| i.phase(site.now) == Phase::Open && !i.is_maintenance());
    open.filter(on_it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_component_makes_the_impact() {
        let hits =
            |statuses: &[ComponentStatus]| statuses.iter().map(|s| (0, *s)).collect::<Vec<_>>();
        use ComponentStatus as S;
        assert_eq!(impact(&[]), Impact::None);
        assert_eq!(impact(&hits(&[S::DegradedPerformance])), Impact::Minor);
        let two = hits(&[S::PartialOutage, S::DegradedPerformance]);
        assert_eq!(impact(&two), Impact::Major);
        assert_eq!(
            impact(&hits(&[S::PartialOutage, S::MajorOutage])),
            Impact::Critical
        );
    }
}
