//! Slips of the pen: spaces and stops too many, small letters at a start, braces. Never judges a word.

use super::wording::{Kind, Wording};
use crate::diagnostics::{Code, Diagnostic};
use crate::replies::slots::Slot;

/// What an author's own sentences stand for in a text.
const SENTENCE: &str = "Sentence.";
/// What a name or a time stands for.
const WORD: &str = "16:30";
/// What stands before a stop that ends no sentence.
const SHORTENED: [&str; 16] = [
    "kl", "ca", "nr", "f.eks", "bl.a", "dvs", "mv", "z", "b", "bzw", "usw", "p", "ej", "etc",
    "e.g", "i.e",
];

/// A slip in a text.
pub(super) fn check(wording: &Wording<'_>, _language: &str) -> Option<Diagnostic> {
    let filled = wording.template.fill(|slot| Some(stand_in(slot)))?;
    let (message, advice) = slip(wording, &filled)?;
    let problem = Diagnostic::warning(Code::UntidyPhrase, message).at(wording.place, "");
    Some(problem.help(advice))
}

/// Facts that an author ends as sentences, and everything else.
fn stand_in(slot: Slot) -> &'static str {
    match slot {
        Slot::Workaround
        | Slot::WorkaroundShort
        | Slot::Effect
        | Slot::Scope
        | Slot::Cause
        | Slot::Unknown
        | Slot::StillNotWorking
        | Slot::VerifiedHow
        | Slot::DataLoss
        | Slot::EmergencyAdvice
        | Slot::CompensationWho
        | Slot::CompensationAmount
        | Slot::CompensationWhen
        | Slot::CompensationAction => SENTENCE,
        _ => WORD,
    }
}

fn slip(wording: &Wording<'_>, filled: &str) -> Option<(String, &'static str)> {
    let text = &wording.text;
    let spaces = ["  ", " .", " ,", " :", " ;", " !", " ?"];
    let stops = ["..", ",,", "::", ".:", "!.", "?.", ".,", "!!", "??"];
    if spaces.iter().any(|s| text.contains(s)) || text.trim() != text {
        let advice = "leave one space between words, and none before a stop";
        return Some(("a space too many".to_owned(), advice));
    }
    if stops.iter().any(|s| filled.contains(s)) {
        let advice = "leave one stop; an author's sentence brings its own";
        return Some(("a stop too many".to_owned(), advice));
    }
    if text.contains("{link}.") {
        let advice = "let the link stand last, after a colon: a stop behind it breaks it";
        return Some(("a stop behind a link".to_owned(), advice));
    }
    if let Some(start) = small_start(filled) {
        let message = format!("a sentence begins with the small letter of `{start}`");
        return Some((message, "begin every sentence with a capital"));
    }
    let starts_with_time = Slot::ALL.iter().find(|s| is_time(**s) && begins(text, **s));
    if let Some(slot) = starts_with_time {
        let message = format!("a sentence begins with `{{{}}}`", slot.as_str());
        return Some((
            message,
            "put a word before the time: some begin with a small letter",
        ));
    }
    let ends = filled.ends_with(['.', '!', '?', ')', '…']) || text.ends_with('}');
    if wording.kind == Kind::Sentences && !ends {
        let advice = "end the sentence with a stop, so that the next part can follow";
        return Some(("the text does not end".to_owned(), advice));
    }
    None
}

/// The first word that begins a sentence with a small letter.
fn small_start(text: &str) -> Option<&str> {
    starts(text).find(|word| {
        let opened = word.trim_start_matches(['¿', '¡', '(', '"', '«', '»', '„', '\'']);
        opened.starts_with(char::is_lowercase)
    })
}

/// The words that begin sentences.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(' ');
    let before = std::iter::once(None).chain(words.clone().map(Some));
    let starts = words
        .zip(before)
        .filter(|(_, before)| before.is_none_or(ends_sentence));
    starts.map(|(word, _)| word)
}

fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches([')', '"', '\'']);
    match word.strip_suffix('.') {
        Some(stem) => !SHORTENED.contains(&stem.to_lowercase().as_str()),
        None => word.ends_with(['!', '?']),
    }
}

fn begins(text: &str, slot: Slot) -> bool {
    let name = format!("{{{}}}", slot.as_str());
    starts(text).any(|word| word.starts_with(&name))
}

/// Whether a slot tells a time.
pub(super) fn is_time(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::NextUpdate
            | Slot::At
            | Slot::Started
            | Slot::VerifiedAt
            | Slot::Eta
            | Slot::WindowFrom
            | Slot::WindowUntil
            | Slot::DecisionBy
    )
}
