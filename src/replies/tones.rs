//! Which tones an update may be answered in, and why not. Never picks a phrase.

use super::book::Book;
use super::conditions::Told;
use super::gates::Gates;
use crate::schema::project::Tone;

/// The tones that an update may be answered in, from grave to light.
pub(super) fn permitted(told: &Told<'_>, book: &Book) -> Vec<Tone> {
    let tones = Tone::ALL.iter().copied();
    tones
        .filter(|&t| refusal(t, told, book).is_none())
        .collect()
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
        Tone::Light => shut(&Gates::of(told, book)),
    }
}

fn shut(gates: &Gates<'_>) -> Option<String> {
    let reasons: Vec<_> = gates.reasons().iter().map(ToString::to_string).collect();
    (!reasons.is_empty()).then(|| reasons.join("; "))
}
