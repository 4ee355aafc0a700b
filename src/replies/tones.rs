//! Which tones an update may be answered in, and why not. Never picks a phrase.

use super::book::Book;
use super::conditions::{Conditions, Told};
use crate::schema::incident::EmergencyCalls;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// The tones that an update may be answered in, from grave to light.
pub(super) fn permitted(told: &Told<'_>, book: &Book) -> Vec<Tone> {
    let tones = Tone::ALL.iter().copied();
    tones
        .filter(|&t| refusal(t, told, book).is_none())
        .collect()
}

/// Whether a situation is answered sincerely and in our own words, whatever is asked for.
pub(super) fn is_grave(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::Vulnerable | Situation::Privacy | Situation::ToneComplaint
    )
}

/// Why a tone is forbidden for an update; nothing where it is allowed.
pub(super) fn refusal(tone: Tone, told: &Told<'_>, book: &Book) -> Option<String> {
    let most = told.edition.brand.tone_max;
    match tone {
        Tone::Sincere | Tone::Plain => None,
        Tone::Warm | Tone::Light if tone > most => {
            Some(format!("`tone_max` is `{}`", most.as_str()))
        }
        Tone::Warm => None,
        Tone::Light => shut_gate(told, book),
    }
}

/// The first gate before `light` that is shut.
fn shut_gate(told: &Told<'_>, book: &Book) -> Option<String> {
    let (settings, now) = (&told.edition.site.replies, told.now());
    let conditions = Conditions::of(told);
    let status = told.update().status.value;
    let gates = [
        (
            settings.tone_until.is_some_and(|until| now > until),
            "`tone_until` has passed",
        ),
        (
            told.emergency_calls() != EmergencyCalls::Ok,
            "emergency calls may not get through",
        ),
        (
            matches!(status, Status::Investigating | Status::Postmortem),
            "the status is too grave for it",
        ),
        (
            conditions.has_broken_a_promise(),
            "an update is overdue or a fix has failed",
        ),
        (told.incident.repeat_of.is_some(), "it has happened before"),
        (
            !book.cells.keys().any(|(_, _, _, part)| *part == Part::Coda),
            "the phrasebook has no light line",
        ),
    ];
    let shut = gates.into_iter().find(|(is_shut, _)| *is_shut);
    shut.map(|(_, reason)| reason.to_owned())
}
