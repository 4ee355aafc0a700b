//! cState's words for facts, in the spellings of real files. What cannot be told is said to be unknown, never guessed.

use crate::schema::{incident::Impact, update::Status};

/// How bad a word of severity is, and whether the word is cState's own.
pub(super) fn impact(word: &str) -> (Impact, bool) {
    let word = word.trim().to_lowercase();
    let own = match word.as_str() {
        "down" => Some(Impact::Critical),
        "disrupted" => Some(Impact::Major),
        "notice" => Some(Impact::Minor),
        _ => None,
    };
    (
        own.or_else(|| meant(&word)).unwrap_or(Impact::Minor),
        own.is_some(),
    )
}

/// The impact of a word that cState does not have.
fn meant(word: &str) -> Option<Impact> {
    let near = |known: &[&str]| {
        word.split([' ', '_', '-', '/']).any(|part| {
            known.iter().any(|known| {
                part == *known || part.len() > 4 && strsim::osa_distance(part, known) <= 1
            })
        })
    };
    if near(&[
        "partial",
        "disrupted",
        "disruption",
        "degraded",
        "degradation",
        "degraded_performance",
        "major",
        "intermittent",
    ]) {
        return Some(Impact::Major);
    }
    if near(&["down", "outage", "critical", "offline", "unavailable"]) {
        return Some(Impact::Critical);
    }
    near(&["operational", "none", "ok"]).then_some(Impact::None)
}

/// The status that a word names, in the languages of real files.
pub(super) fn status(word: &str) -> Option<Status> {
    let word = word.to_lowercase();
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if starts(&[
        "investigat",
        "investigando",
        "enquêt",
        "untersuch",
        "undersøg",
        "onderzoek",
        "looking",
    ]) {
        return Some(Status::Investigating);
    }
    if starts(&["identif", "geïdentificeerd", "erkannt"]) {
        return Some(Status::Identified);
    }
    if starts(&[
        "monitor", "surveill", "observ", "beobacht", "overvåg", "watching",
    ]) {
        return Some(Status::Monitoring);
    }
    let ends = starts(&[
        "resolv", "résolu", "resuelt", "resolvid", "gelöst", "behoben", "løst", "opgelost",
        "fixed", "solved", "complet", "finished", "closed", "restored",
    ]);
    ends.then_some(Status::Resolved)
}

/// Whether a title speaks of planned work.
pub(super) fn is_planned(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "maintenance",
        "scheduled",
        "planned",
        "upgrade",
        "migration",
        "wartung",
        "onderhoud",
    ]
    .iter()
    .any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities() {
        for (word, expected, is_own) in [
            ("down", Impact::Critical, true),
            ("Down", Impact::Critical, true),
            ("Disrupted", Impact::Major, true),
            ("dissrupted", Impact::Major, false),
            ("disruption", Impact::Major, false),
            ("degraded", Impact::Major, false),
            ("Partial Service", Impact::Major, false),
            ("partial outage", Impact::Major, false),
            ("major outage", Impact::Major, false),
            ("outage", Impact::Critical, false),
            ("notice", Impact::Minor, true),
            ("notify", Impact::Minor, false),
            ("monitoring", Impact::Minor, false),
            ("Observing", Impact::Minor, false),
            ("operational", Impact::None, false),
        ] {
            assert_eq!(impact(word), (expected, is_own), "{word}");
        }
    }

    #[test]
    fn statuses() {
        for (word, expected) in [
            ("Investigating", Some(Status::Investigating)),
            ("Identifié", Some(Status::Identified)),
            ("Monitoring", Some(Status::Monitoring)),
            ("Résolu", Some(Status::Resolved)),
            ("fixed", Some(Status::Resolved)),
            ("Update", None),
        ] {
            assert_eq!(status(word), expected, "{word}");
        }
    }
}
