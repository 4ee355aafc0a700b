//! Words that no reply should have: apologies that are none, and words that play down, presume or promise too much.
//!
//! The rules are the playbook's. Never judges an author's own words: the playbook does that for updates.

use super::wording::{Wording, in_words};
use crate::diagnostics::{Code, Diagnostic};

/// Why a word is forbidden.
struct Rule {
    number: &'static str,
    fault: &'static str,
    advice: &'static str,
}

const NON_APOLOGY: Rule = Rule {
    number: "A03",
    fault: "doubts the harm",
    advice: "name what people cannot do, and be sorry for that",
};
const MINIMISE: Rule = Rule {
    number: "A05",
    fault: "plays it down",
    advice: "give the number or the place, or leave the word out",
};
const PRESUME: Rule = Rule {
    number: "A07",
    fault: "presumes what only the customer can give",
    advice: "thank people for what they did, such as telling us",
};
const ABSOLUTE: Rule = Rule {
    number: "L10",
    fault: "promises too much",
    advice: "say what was done",
};

/// Words in lower case, divided by `|`, by language and rule.
const WORDS: &[(&str, &Rule, &str)] = &[
    (
        "da",
        &NON_APOLOGY,
        "ulejlighed|ulejligheden|ulejligheder|eventuelle gener|eventuel gene|hvis du er blevet berørt|hvis du er berørt|\
         hvis du har oplevet|kan have medført|kan have forårsaget|at du føler|beklager hvis",
    ),
    (
        "da",
        &MINIMISE,
        "kun|blot|bare|et lille antal|nogle få|mindre fejl|mindre problem|mindre problemer|småfejl|kortvarig|kortvarigt|\
         en smule|midlertidig|midlertidigt",
    ),
    (
        "da",
        &PRESUME,
        "bær over med os|tålmodighed|tålmodig|din forståelse|jeres forståelse|tilgiv|tilgiv os",
    ),
    (
        "da",
        &ABSOLUTE,
        "aldrig igen|garanterer|garanti|garanteret|100 %|100%|100 procent|ikke ske igen|sker ikke igen|helt løst|fuldstændig løst",
    ),
    (
        "de",
        &NON_APOLOGY,
        "unannehmlichkeit|unannehmlichkeiten|etwaige|etwaiger|eventuelle|eventueller|falls sie betroffen|falls du betroffen|\
         sollten sie betroffen|solltest du betroffen|entstanden sein|bedauern unseren fehler|so empfinden|so empfindest",
    ),
    (
        "de",
        &MINIMISE,
        "nur|lediglich|bloß|kleine störung|kleiner fehler|kleinere|geringfügig|geringfügige|kurzzeitig|kurze störung|\
         wenige kunden|einige wenige|vereinzelt|minimal|vorübergehend|vorübergehende",
    ),
    (
        "de",
        &PRESUME,
        "geduld|verständnis|verzeihen sie|verzeih|verzeihung|nachsicht",
    ),
    (
        "de",
        &ABSOLUTE,
        "nie wieder|garantieren|garantiert|garantie|100 %|100%|100 prozent|nicht wieder vor|nicht wieder passieren|\
         endgültig behoben|vollständig behoben",
    ),
    (
        "en",
        &NON_APOLOGY,
        "inconvenience|inconveniences|if you were affected|if you have been affected|if you are affected|sorry if|\
         sorry you feel|sorry that you feel|may have caused|might have caused|may cause",
    ),
    (
        "en",
        &MINIMISE,
        "only|just|small number|a handful|a few|minor|glitch|hiccup|blip|brief|briefly|slight|slightly|temporary|temporarily",
    ),
    (
        "en",
        &PRESUME,
        "bear with us|your patience|be patient|your understanding|please forgive|forgive us|thank you for waiting|\
         thanks for waiting",
    ),
    (
        "en",
        &ABSOLUTE,
        "never again|guarantee|guaranteed|100 %|100%|100 percent|all fixed|completely fixed|fully fixed|not happen again|\
         won't happen again|once and for all",
    ),
    (
        "es",
        &NON_APOLOGY,
        "inconveniente|inconvenientes|molestia|molestias|si te has visto|si se ha visto|si te ha afectado|si le ha afectado|\
         haya podido causar|hayan podido causar|pueda causar|puedan causar|pudiera causar|pudieran causar|que te sientas|\
         que se sienta",
    ),
    (
        "es",
        &MINIMISE,
        "solo|sólo|solamente|únicamente|simplemente|unos pocos|pequeño número|pequeño fallo|leve|leves|breve|menor|puntual|\
         puntuales|temporal",
    ),
    (
        "es",
        &PRESUME,
        "paciencia|tu comprensión|su comprensión|perdona|perdone|perdónanos|perdónenos|disculpa|disculpe|rogamos",
    ),
    (
        "es",
        &ABSOLUTE,
        "nunca más|no volverá a pasar|no volverá a ocurrir|no volverá a suceder|garantizamos|garantiza|garantía|100 %|100%|\
         totalmente resuelto|del todo resuelto|todo arreglado",
    ),
];

/// A forbidden word in a text.
pub(super) fn check(wording: &Wording<'_>, language: &str) -> Option<Diagnostic> {
    let text = in_words(&wording.text);
    let lists = WORDS.iter().filter(|(l, ..)| *l == language);
    let mut found = lists.filter_map(|(_, rule, words)| {
        let has = |word: &&str| text.contains(&format!(" {word} "));
        let word = words.split('|').find(has)?;
        Some(problem(word, rule, wording))
    });
    found.next()
}

fn problem(word: &str, rule: &Rule, wording: &Wording<'_>) -> Diagnostic {
    let message = format!("`{word}` {}", rule.fault);
    Diagnostic::warning(Code::ForbiddenWord, message)
        .of_rule(rule.number)
        .at(wording.place, "")
        .help(rule.advice)
}
