//! Other tools' words for states, read as amends' own; every word that is not exactly one of them is noted.

use crate::{
    import::history::{Notes, status_of_impact},
    schema::{
        incident::{ComponentStatus, Impact},
        update::Status,
    },
};

/// Whether an incident is a maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Incident,
    Maintenance,
}

/// How alike an unknown word must be to a known one to be taken for it.
const ALIKE: f64 = 0.9;

/// Turns an update's status into one that its kind of incident can have; an unknown word changes nothing: what stood before stands.
pub(super) fn read_status(
    word: Option<&str>,
    kind: Kind,
    before: Option<Status>,
    place: &str,
    notes: &mut Notes,
) -> Status {
    let first = if kind == Kind::Maintenance {
        Status::Scheduled
    } else {
        Status::Investigating
    };
    let written = word.unwrap_or_default();
    let known = Status::from_word(written);
    let read = known
        .or_else(|| nearest(&normal(written), Status::ALL, Status::as_str))
        .or_else(|| ending(&normal(written), kind));
    let status = translate(read.or(before).unwrap_or(first), kind);
    if known != Some(status) {
        notes.repair(
            place,
            format!(
                "the status {} is read as `{}`",
                shown(written),
                status.as_str()
            ),
        );
    }
    status
}

/// Turns an impact into one of the four; a maintenance is planned and has none.
pub(super) fn read_impact(word: Option<&str>, place: &str, notes: &mut Notes) -> Impact {
    let written = word.unwrap_or_default();
    let known = Impact::from_word(written);
    if known.is_some() || written == "maintenance" {
        return known.unwrap_or(Impact::None);
    }
    let impact = nearest(&normal(written), Impact::ALL, Impact::as_str).unwrap_or(Impact::None);
    notes.repair(
        place,
        format!(
            "the impact {} is read as `{}`",
            shown(written),
            impact.as_str()
        ),
    );
    impact
}

/// Turns a component's status into one of the five; without a known word, the impact of the incident says it.
pub(super) fn read_component_status(
    word: &str,
    impact: Impact,
    place: &str,
    notes: &mut Notes,
) -> ComponentStatus {
    ComponentStatus::from_word(word).unwrap_or_else(|| {
        let status = nearest(&normal(word), ComponentStatus::ALL, ComponentStatus::as_str)
            .unwrap_or(status_of_impact(impact));
        notes.repair(
            place,
            format!(
                "the component status {} is read as `{}`",
                shown(word),
                status.as_str()
            ),
        );
        status
    })
}

/// The status of the other kind that means the same.
fn translate(status: Status, kind: Kind) -> Status {
    match (kind, status) {
        (Kind::Maintenance, Status::Investigating | Status::Identified) => Status::InProgress,
        (Kind::Maintenance, Status::Monitoring) => Status::Verifying,
        (Kind::Maintenance, Status::Resolved | Status::Postmortem) => Status::Completed,
        (Kind::Incident, Status::Scheduled) => Status::Investigating,
        (Kind::Incident, Status::InProgress) => Status::Identified,
        (Kind::Incident, Status::Verifying) => Status::Monitoring,
        (Kind::Incident, Status::Completed) => Status::Resolved,
        (_, own) => own,
    }
}

fn ending(word: &str, kind: Kind) -> Option<Status> {
    let is_ending = ["fixed", "closed", "done", "finished", "complete", "solved"].contains(&word);
    let end = if kind == Kind::Maintenance {
        Status::Completed
    } else {
        Status::Resolved
    };
    is_ending.then_some(end)
}

/// The value whose word is nearly the one written.
fn nearest<T: Copy>(word: &str, values: &[T], known: fn(T) -> &'static str) -> Option<T> {
    let alike = values
        .iter()
        .map(|value| (strsim::jaro_winkler(word, known(*value)), *value));
    alike
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, value)| value)
}

fn normal(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

fn shown(word: &str) -> String {
    if word.is_empty() {
        "that is missing".to_owned()
    } else {
        format!("`{word}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, kind: Kind, before: Option<Status>, expected: Status, repairs: usize) {
        let mut notes = Notes::default();
        assert_eq!(
            read_status(Some(word), kind, before, "x", &mut notes),
            expected,
            "{word}"
        );
        assert_eq!(notes.repaired.len(), repairs, "{word}");
    }

    #[test]
    fn known_and_nearest_statuses() {
        check("monitoring", Kind::Incident, None, Status::Monitoring, 0);
        check("Monitoring", Kind::Incident, None, Status::Monitoring, 1);
        check(
            "in progress",
            Kind::Maintenance,
            None,
            Status::InProgress,
            1,
        );
        check("resolvd", Kind::Incident, None, Status::Resolved, 1);
        check("resolved", Kind::Maintenance, None, Status::Completed, 1);
        check("fixed", Kind::Incident, None, Status::Resolved, 1);
        check(
            "update",
            Kind::Incident,
            Some(Status::Identified),
            Status::Identified,
            1,
        );
        check("", Kind::Incident, None, Status::Investigating, 1);
    }

    #[test]
    fn impacts_and_components() {
        let mut notes = Notes::default();
        assert_eq!(
            read_impact(Some("maintenance"), "x", &mut notes),
            Impact::None
        );
        assert!(notes.repaired.is_empty());
        assert_eq!(
            read_impact(Some("Criticl"), "x", &mut notes),
            Impact::Critical
        );
        assert_eq!(
            read_component_status("broken", Impact::Major, "x", &mut notes),
            ComponentStatus::PartialOutage
        );
        assert_eq!(notes.repaired.len(), 2);
    }
}
