//! Words that make a language inflect the name, the list or the time beside them. Never parses a sentence.
//!
//! A slot is filled with words as they are: `mit {components}` would want a dative, `a las {next_update}` an hour and no day.

use super::tidy::is_time;
use super::wording::Wording;
use crate::diagnostics::{Code, Diagnostic};
use crate::replies::slots::Slot;

/// What must not stand beside slots of a kind, by language.
struct Beside {
    language: &'static str,
    kind: Kind,
    before: &'static [&'static str],
    behind: &'static [&'static str],
}

/// What a slot is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One name or several.
    Names,
    /// A clock time, sometimes with its day.
    Time,
}

const BESIDE: &[Beside] = &[
    Beside {
        language: "da",
        kind: Kind::Names,
        before: &[
            "den", "denne", "det", "dette", "de", "disse", "din", "dit", "dine", "en", "et",
            "vores",
        ],
        behind: &["er", "var", "virker", "fejler"],
    },
    Beside {
        language: "da",
        kind: Kind::Time,
        before: &["kl", "klokken", "den", "på"],
        behind: &[],
    },
    Beside {
        language: "de",
        kind: Kind::Names,
        before: &[
            "am", "an", "auf", "aus", "bei", "beim", "das", "dem", "den", "der", "des", "die",
            "diese", "diesem", "diesen", "dieser", "dieses", "durch", "ein", "eine", "einem",
            "einen", "einer", "für", "gegen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "in",
            "mit", "nach", "ohne", "um", "unser", "unsere", "unserem", "unseren", "unserer", "von",
            "vom", "wegen", "zu", "zum", "zur",
        ],
        behind: &[
            "ist", "sind", "war", "waren", "hat", "haben", "wird", "werden", "wurde", "wurden",
        ],
    },
    Beside {
        language: "de",
        kind: Kind::Time,
        before: &["am", "an", "dem", "den", "um"],
        behind: &["uhr"],
    },
    Beside {
        language: "en",
        kind: Kind::Names,
        before: &["a", "an", "the", "this", "these"],
        behind: &[
            "is", "are", "was", "were", "has", "have", "does", "do", "works", "work",
        ],
    },
    Beside {
        language: "en",
        kind: Kind::Time,
        before: &["at", "on", "in", "the"],
        behind: &["o'clock"],
    },
    Beside {
        language: "es",
        kind: Kind::Names,
        before: &[
            "al", "aquel", "del", "el", "esa", "ese", "esta", "este", "estas", "estos", "la",
            "las", "los", "nuestra", "nuestro", "nuestras", "nuestros", "su", "sus", "tu", "tus",
            "un", "una", "unas", "unos",
        ],
        behind: &[
            "es",
            "son",
            "está",
            "están",
            "fue",
            "fueron",
            "ha",
            "han",
            "falla",
            "fallan",
            "funciona",
            "funcionan",
            "no",
        ],
    },
    Beside {
        language: "es",
        kind: Kind::Time,
        before: &["al", "el", "la", "las", "los"],
        behind: &["h", "horas"],
    },
];

/// A slot that stands beside such a word.
pub(super) fn check(wording: &Wording<'_>, language: &str) -> Option<Diagnostic> {
    let beside = BESIDE.iter().filter(|b| b.language == language);
    let mut found = beside.filter_map(|beside| {
        let mut slots = wording.template.neighbours();
        slots.find_map(|(before, slot, behind)| {
            let of_kind = kind(slot) == Some(beside.kind);
            let last = last_word(before).filter(|w| beside.before.contains(&w.as_str()));
            // A contact is one thing with an address behind it, a list may be one or many.
            let agrees = slot == Slot::Components || beside.kind == Kind::Time;
            let next = first_word(behind).filter(|w| beside.behind.contains(&w.as_str()));
            let next = next.filter(|_| agrees);
            let word = last.or(next).filter(|_| of_kind)?;
            Some(problem(&word, slot, wording))
        })
    });
    found.next()
}

fn kind(slot: Slot) -> Option<Kind> {
    match slot {
        Slot::Components
        | Slot::Brand
        | Slot::Contact
        | Slot::BusinessContact
        | Slot::PrivacyContact
        | Slot::BillingContact
        | Slot::LeaveContact
        | Slot::VulnerableContact
        | Slot::ComplaintsBody
        | Slot::Escalation
        | Slot::OtherBrands => Some(Kind::Names),
        slot => is_time(slot).then_some(Kind::Time),
    }
}

/// The word right before a slot, where only a space lies between.
fn last_word(before: &str) -> Option<String> {
    let word = before.strip_suffix(' ')?.rsplit(' ').next()?;
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = word.trim_end_matches('.');
    (!word.is_empty()).then(|| word.to_lowercase())
}

/// The word right behind a slot, where only a space lies between.
fn first_word(behind: &str) -> Option<String> {
    let word = behind.strip_prefix(' ')?.split(' ').next()?;
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    (!word.is_empty()).then(|| word.to_lowercase())
}

fn problem(word: &str, slot: Slot, wording: &Wording<'_>) -> Diagnostic {
    let message = format!("`{word}` beside `{{{}}}` wants it inflected", slot.as_str());
    Diagnostic::warning(Code::InflectedSlot, message)
        .of_rule("R07")
        .at(wording.place, "")
        .help("write it as a label, such as `Still affected: {components}.`")
}
