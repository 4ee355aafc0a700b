//! Which tones an update may be answered in, and why not. Never picks a phrase.

use super::conditions::Told;
use super::gates::Gates;
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

/// The tones that an update may be answered in, from grave to light.
pub(super) fn permitted(told: &Told<'_>, gates: &Gates<'_>) -> Vec<Tone> {
    let tones = Tone::ALL.iter().copied();
    tones
        .filter(|&t| refusal(t, told, gates).is_none())
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
pub(super) fn refusal(tone: Tone, told: &Told<'_>, gates: &Gates<'_>) -> Option<String> {
    let most = told.edition.brand.tone_max;
    match tone {
        Tone::Sincere | Tone::Plain => None,
        Tone::Warm | Tone::Light if tone > most => {
            Some(format!("`tone_max` is `{}`", most.as_str()))
        }
        Tone::Warm => None,
        Tone::Light => shut(gates),
    }
}

fn shut(gates: &Gates<'_>) -> Option<String> {
    let reasons: Vec<_> = gates.reasons().iter().map(ToString::to_string).collect();
    (!reasons.is_empty()).then(|| reasons.join("; "))
}
