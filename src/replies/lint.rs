//! What is wrong with a phrasebook: unknown names and slots, missing cells, admissions that nothing guards.

use super::book::{Cell, Phrasebook};
use super::slot::{Slot, Template};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::schema::incident::Responsibility;
use crate::schema::phrasebook::{Part, Phrase, Phrasebook as Written, Situation, When};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::read::suggest;
use crate::schema::update::Status;
use crate::source::{Place, Spanned};

/// Words that own the fault, in lower case, by language; a phrase with one of them needs its guard.
const ADMISSIONS: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "our fault",
            "our mistake",
            "our own fault",
            "our error",
            "we let you down",
            "we failed you",
            "our responsibility",
            "we caused",
            "we broke",
        ],
    ),
    (
        "da",
        &[
            "vores fejl",
            "fejlen er vores",
            "vores ansvar",
            "vi har svigtet",
            "vi svigtede",
        ],
    ),
    (
        "es",
        &[
            "culpa nuestra",
            "nuestra culpa",
            "error nuestro",
            "nuestro error",
            "fallo es nuestro",
            "responsabilidad es nuestra",
            "hemos fallado",
        ],
    ),
    (
        "de",
        &[
            "unser fehler",
            "unsere schuld",
            "unser verschulden",
            "sind wir verantwortlich",
            "unsere verantwortung",
            "wir haben sie enttäuscht",
        ],
    ),
];

/// Walks the tree of a phrasebook; a name that is not known is a problem and its branch is left out.
pub(super) fn visit(
    written: &Written,
    problems: &mut Vec<Diagnostic>,
    take: &mut dyn FnMut(Cell, &Phrase, &mut Vec<Diagnostic>),
) {
    let language = written.language.as_ref().map_or("en", |l| l.value.base());
    for (status, situations) in written.phrases.iter().flat_map(|p| p.iter()) {
        for (situation, tones) in situations.iter() {
            for (tone, parts) in tones.iter() {
                for (part, phrases) in parts.iter() {
                    let names = [situation, tone, part];
                    let statuses = statuses(status, problems);
                    let Some((situation, tone, part)) = known(names, problems) else {
                        continue;
                    };
                    for phrase in &phrases.value {
                        check_phrase(phrase, language, problems);
                    }
                    for status in statuses {
                        let cell = Cell {
                            status,
                            situation,
                            tone,
                            part,
                        };
                        let found = &mut Vec::new();
                        phrases.iter().for_each(|p| take(cell, &p.value, found));
                        problems.append(found);
                    }
                }
            }
        }
    }
}

/// The statuses of a name: one, or all for `any`.
pub(super) fn statuses(name: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Vec<Status> {
    if name.value == "any" {
        return Status::ALL.to_vec();
    }
    let words = std::iter::once("any").chain(Status::ALL.iter().map(|s| s.as_str()));
    let status = word(name, words, Status::from_word, problems);
    status.into_iter().collect()
}

fn known(
    [situation, tone, part]: [&Spanned<String>; 3],
    problems: &mut Vec<Diagnostic>,
) -> Option<(Situation, Tone, Part)> {
    let situations = Situation::ALL.iter().map(|s| s.as_str());
    let tones = Tone::ALL.iter().map(|t| t.as_str());
    let parts = Part::ALL.iter().map(|p| p.as_str());
    let situation = word(situation, situations, Situation::from_word, problems);
    let tone = word(tone, tones, Tone::from_word, problems);
    let part = word(part, parts, Part::from_word, problems);
    Some((situation?, tone?, part?))
}

fn word<'a, T>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str> + Clone,
    from_word: impl Fn(&str) -> Option<T>,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let value = from_word(&name.value);
    if value.is_none() {
        let problem = Diagnostic::error(Code::UnknownKey, format!("unknown key `{}`", name.value));
        let problem = problem.at(name.place, "not a key here");
        problems.push(suggest(problem, &name.value, name.place, known));
    }
    value
}

fn check_phrase(phrase: &Spanned<Phrase>, language: &str, problems: &mut Vec<Diagnostic>) {
    if phrase.short.as_ref().is_none_or(|s| s.0.is_empty()) {
        let problem = Diagnostic::error(Code::MissingShort, "the phrase has no short form")
            .at(phrase.place, "")
            .help("add `short:`; it is what small channels get");
        problems.push(problem);
    }
    let guard = phrase.when.as_ref().and_then(|w| w.responsibility.as_ref());
    if guard.is_some_and(|r| r.value == Responsibility::Ours) {
        return;
    }
    let lengths = [&phrase.short, &phrase.medium, &phrase.long];
    for sentence in lengths.into_iter().flatten().flat_map(|s| &s.0) {
        if let Some(words) = admission(sentence, language) {
            problems.push(unguarded(sentence.place, words));
        }
    }
}

fn admission(sentence: &str, language: &str) -> Option<&'static str> {
    let lower = sentence.to_lowercase();
    let (_, words) = ADMISSIONS.iter().find(|(l, _)| *l == language)?;
    words.iter().copied().find(|w| lower.contains(w))
}

fn unguarded(place: Place, words: &str) -> Diagnostic {
    let message = format!("`{words}` owns a fault that may not be ours");
    Diagnostic::error(Code::UnguardedAdmission, message)
        .at(place, "")
        .help(
            "add `when: {responsibility: ours}` to the phrase, or say it without owning the fault",
        )
}

/// The template of a sentence; an unknown slot is a problem.
pub(super) fn template(
    sentence: &Spanned<String>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Template> {
    match Template::read(&sentence.value) {
        Ok(template) => Some(template),
        Err(unknown) => {
            let message = format!("unknown slot `{}`", unknown.name);
            let place = slot_place(sentence, &unknown.name, unknown.start);
            let problem = Diagnostic::error(Code::UnknownSlot, message).at(place, "no such slot");
            let names = Slot::NAMES.iter().map(|(name, _)| *name);
            problems.push(suggest(problem, &unknown.name, place, names));
            None
        }
    }
}

/// A phrase in quotes begins one byte later in the file than its text; escapes are rare enough to be near.
fn slot_place(sentence: &Spanned<String>, name: &str, start: usize) -> Place {
    let span = sentence.place.span;
    let extra = (span.end - span.start) as usize;
    let quote = usize::from(extra == sentence.value.len() + 2);
    let at = span.start as usize + quote + start + 1;
    Place::new(sentence.place.file, at, at + name.len())
}

/// Every status has its three parts, each with a phrase that always holds, each next step with one for any channel.
pub(super) fn check_cells(language: &Language, book: &Phrasebook, problems: &mut Vec<Diagnostic>) {
    for status in Status::ALL {
        for part in [Part::Apology, Part::Status, Part::NextStep] {
            let cell = Cell {
                status: *status,
                situation: Situation::General,
                tone: Tone::Sincere,
                part,
            };
            check_cell(language, cell, book, problems);
        }
    }
    let others = book.cells().map(|(cell, _)| cell);
    for cell in others.filter(|c| c.part != Part::Coda && c.situation != Situation::General) {
        check_cell(language, cell, book, problems);
    }
}

fn check_cell(language: &Language, cell: Cell, book: &Phrasebook, problems: &mut Vec<Diagnostic>) {
    let phrases = book.phrases(cell);
    let always = |slots: &[Slot]| {
        phrases.iter().any(|p| {
            let known = p.template.slots().all(|s| slots.contains(&s));
            p.length == PhraseLength::Short && no_condition(&p.when) && known
        })
    };
    let name = format!(
        "`{}`, `{}`, `{}`, `{}`",
        cell.status.as_str(),
        cell.situation.as_str(),
        cell.tone.as_str(),
        cell.part.as_str()
    );
    if !always(&[Slot::Link]) {
        let message =
            format!("the phrasebook `{language}` has no phrase that always holds for {name}");
        problems.push(missing(
            message,
            "add one without `when:` and with no slot but `{link}`",
        ));
    } else if cell.part == Part::NextStep && !always(&[]) {
        let message =
            format!("the phrasebook `{language}` has no next step without a link for {name}");
        problems.push(missing(
            message,
            "add one without `when:` and without slots",
        ));
    }
}

fn missing(message: String, help: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingPhrase, message).help(help)
}

fn no_condition(when: &When) -> bool {
    super::facts::asks_nothing(when)
}
