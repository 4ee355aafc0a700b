//! Statuspage's words for states, read as amends' own; every word that is not exactly one of them is noted.

use crate::import::history::{ComponentStatus, Impact, Keyed, Notes, UpdateStatus};

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
    before: Option<UpdateStatus>,
    note: (&str, &mut Notes),
) -> UpdateStatus {
    let first = if kind == Kind::Maintenance {
        UpdateStatus::Scheduled
    } else {
        UpdateStatus::Investigating
    };
    let written = word.unwrap_or_default();
    let known = UpdateStatus::from_key(written);
    let read = known
        .or_else(|| nearest(&normal(written)))
        .or_else(|| ending(&normal(written), kind));
    let status = translate(read.or(before).unwrap_or(first), kind);
    if known != Some(status) {
        note.1.repair(
            note.0,
            format!(
                "the status {} is read as `{}`",
                shown(written),
                status.key()
            ),
        );
    }
    status
}

/// Turns an impact into one of the four; a maintenance is planned and has none.
pub(super) fn read_impact(word: Option<&str>, note: (&str, &mut Notes)) -> Impact {
    let written = word.unwrap_or_default();
    let known = Impact::from_key(written);
    if known.is_some() || written == "maintenance" {
        return known.unwrap_or(Impact::None);
    }
    let impact = nearest(&normal(written)).unwrap_or(Impact::None);
    note.1.repair(
        note.0,
        format!(
            "the impact {} is read as `{}`",
            shown(written),
            impact.key()
        ),
    );
    impact
}

/// Turns a component's status into one of the five; without a known word, the impact of the incident says it.
pub(super) fn read_component_status(
    word: &str,
    impact: Impact,
    note: (&str, &mut Notes),
) -> ComponentStatus {
    ComponentStatus::from_key(word).unwrap_or_else(|| {
        let status = nearest(&normal(word)).unwrap_or(ComponentStatus::of_impact(impact));
        note.1.repair(
            note.0,
            format!(
                "the component status {} is read as `{}`",
                shown(word),
                status.key()
            ),
        );
        status
    })
}

/// The status of the other kind that means the same.
fn translate(status: UpdateStatus, kind: Kind) -> UpdateStatus {
    match (kind, status) {
        (Kind::Maintenance, UpdateStatus::Investigating | UpdateStatus::Identified) => {
            UpdateStatus::InProgress
        }
        (Kind::Maintenance, UpdateStatus::Monitoring) => UpdateStatus::Verifying,
        (Kind::Maintenance, UpdateStatus::Resolved | UpdateStatus::Postmortem) => {
            UpdateStatus::Completed
        }
        (Kind::Incident, UpdateStatus::Scheduled) => UpdateStatus::Investigating,
        (Kind::Incident, UpdateStatus::InProgress) => UpdateStatus::Identified,
        (Kind::Incident, UpdateStatus::Verifying) => UpdateStatus::Monitoring,
        (Kind::Incident, UpdateStatus::Completed) => UpdateStatus::Resolved,
        (_, own) => own,
    }
}

fn ending(word: &str, kind: Kind) -> Option<UpdateStatus> {
    let is_ending = ["fixed", "closed", "done", "finished", "complete", "solved"].contains(&word);
    let end = if kind == Kind::Maintenance {
        UpdateStatus::Completed
    } else {
        UpdateStatus::Resolved
    };
    is_ending.then_some(end)
}

fn nearest<T: Keyed>(word: &str) -> Option<T> {
    let alike = T::KEYS
        .iter()
        .map(|(value, key)| (strsim::jaro_winkler(word, key), *value));
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

    fn check(
        word: &str,
        kind: Kind,
        before: Option<UpdateStatus>,
        expected: UpdateStatus,
        repairs: usize,
    ) {
        let mut notes = Notes::default();
        assert_eq!(
            read_status(Some(word), kind, before, ("x", &mut notes)),
            expected,
            "{word}"
        );
        assert_eq!(notes.repaired.len(), repairs, "{word}");
    }

    #[test]
    fn known_and_nearest_statuses() {
        check(
            "monitoring",
            Kind::Incident,
            None,
            UpdateStatus::Monitoring,
            0,
        );
        check(
            "Monitoring",
            Kind::Incident,
            None,
            UpdateStatus::Monitoring,
            1,
        );
        check(
            "in progress",
            Kind::Maintenance,
            None,
            UpdateStatus::InProgress,
            1,
        );
        check("resolvd", Kind::Incident, None, UpdateStatus::Resolved, 1);
        check(
            "resolved",
            Kind::Maintenance,
            None,
            UpdateStatus::Completed,
            1,
        );
        check("fixed", Kind::Incident, None, UpdateStatus::Resolved, 1);
        check(
            "update",
            Kind::Incident,
            Some(UpdateStatus::Identified),
            UpdateStatus::Identified,
            1,
        );
        check("", Kind::Incident, None, UpdateStatus::Investigating, 1);
    }

    #[test]
    fn impacts_and_components() {
        let mut notes = Notes::default();
        assert_eq!(
            read_impact(Some("maintenance"), ("x", &mut notes)),
            Impact::None
        );
        assert!(notes.repaired.is_empty());
        assert_eq!(
            read_impact(Some("Criticl"), ("x", &mut notes)),
            Impact::Critical
        );
        assert_eq!(
            read_component_status("broken", Impact::Major, ("x", &mut notes)),
            ComponentStatus::PartialOutage
        );
        assert_eq!(notes.repaired.len(), 2);
    }
}
