//! A phrasebook as written into cells, with the problems that a single phrase can have. Never looks at a whole book.

use super::admissions::admission;
use super::book::{Book, Cell, CellKey, Greeting, Phrase};
use super::slots::Slot;
use super::template::Template;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::incident::Responsibility;
use crate::schema::phrasebook::{self, Part, Phrasebook, Sentences, Situation};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::refuse::suggest;
use crate::schema::update::Status;
use crate::source::{Place, Sources, Spanned};

/// The key that stands for any status.
const ANY: &str = "any";

/// Compiles one file; what is wrong is reported and left out.
pub(super) fn compile(
    written: &Phrasebook,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Book {
    let language = written.language.as_ref().map_or("", |l| l.value.base());
    let mut compiler = Compiler {
        sources,
        language,
        problems,
        book: Book::default(),
    };
    compiler.book.register.clone_from(&written.register);
    compiler.greet(written);
    compiler.walk(written);
    compiler.book
}

struct Compiler<'c> {
    sources: &'c Sources,
    language: &'c str,
    problems: &'c mut Vec<Diagnostic>,
    book: Book,
}

impl Compiler<'_> {
    fn greet(&mut self, written: &Phrasebook) {
        if let Some(greeting) = &written.greeting {
            let text = |t: &Option<Spanned<String>>| t.as_ref().map(|t| t.value.trim().to_owned());
            self.book.greeting = Greeting {
                named: text(&greeting.named),
                unnamed: text(&greeting.unnamed),
                place: Some(greeting.place),
            };
        }
        for (key, sentences) in written.subject.iter().flat_map(|s| s.iter()) {
            let known = Status::ALL.iter().map(|s| s.as_str());
            match Status::from_word(key) {
                Some(status) => {
                    let subjects = sentences.0.iter().map(|s| self.template(s)).collect();
                    let places = sentences.0.iter().map(|s| s.place).collect();
                    self.book.subjects.insert(status, subjects);
                    self.book.subject_places.insert(status, places);
                }
                None => self.problems.push(unknown_key("status", key, known)),
            }
        }
    }

    fn walk(&mut self, written: &Phrasebook) {
        for (status_key, situations) in written.phrases.iter().flat_map(|p| p.iter()) {
            let Some(status) = self.status(status_key) else {
                continue;
            };
            for (situation_key, tones) in situations.iter() {
                let known = Situation::ALL.iter().map(|s| s.as_str());
                let Some(situation) = Situation::from_word(situation_key) else {
                    let problem = unknown_key("situation", situation_key, known);
                    self.problems.push(problem);
                    continue;
                };
                for (tone_key, parts) in tones.iter() {
                    let known = Tone::ALL.iter().map(|t| t.as_str());
                    let Some(tone) = Tone::from_word(tone_key) else {
                        self.problems.push(unknown_key("tone", tone_key, known));
                        continue;
                    };
                    for (part_key, phrases) in parts.iter() {
                        self.cell((status, situation, tone), part_key, phrases);
                    }
                }
            }
        }
    }

    /// No status at all is a mistake; no status inside means any.
    fn status(&mut self, key: &Spanned<String>) -> Option<Option<Status>> {
        if key.value == ANY {
            return Some(None);
        }
        let status = Status::from_word(key);
        if status.is_none() {
            let known = Status::ALL.iter().map(|s| s.as_str()).chain([ANY]);
            self.problems.push(unknown_key("status", key, known));
        }
        status.map(Some)
    }

    fn cell(
        &mut self,
        (status, situation, tone): (Option<Status>, Situation, Tone),
        part_key: &Spanned<String>,
        phrases: &Spanned<Vec<Spanned<phrasebook::Phrase>>>,
    ) {
        let Some(part) = Part::from_word(part_key) else {
            let known = Part::ALL.iter().map(|p| p.as_str());
            self.problems.push(unknown_key("part", part_key, known));
            return;
        };
        let key: CellKey = (status, situation, tone, part);
        let phrases = phrases.iter().map(|p| self.phrase(p)).collect();
        let place = part_key.place;
        self.book.cells.insert(key, Cell { phrases, place });
    }

    fn phrase(&mut self, written: &Spanned<phrasebook::Phrase>) -> Phrase {
        let lengths = [
            (PhraseLength::Short, &written.short),
            (PhraseLength::Medium, &written.medium),
            (PhraseLength::Long, &written.long),
        ];
        let (mut texts, mut places) = (Vec::new(), Vec::new());
        for (length, sentences) in lengths {
            for sentence in sentences.iter().flat_map(|s: &Spanned<Sentences>| &s.0) {
                self.guard(written, sentence);
                texts.push((length, self.template(sentence)));
                places.push(sentence.place);
            }
        }
        let when = written.when.as_ref().map(|w| w.value.clone());
        Phrase {
            when,
            texts,
            places,
        }
    }

    /// A phrase that owns the fault holds only where the fault is ours.
    fn guard(&mut self, phrase: &phrasebook::Phrase, sentence: &Spanned<String>) {
        let asked = phrase.when.as_ref().and_then(|w| w.responsibility.as_ref());
        if asked.is_some_and(|r| r.value == Responsibility::Ours) {
            return;
        }
        if let Some(words) = admission(self.language, sentence) {
            let message = format!("`{words}` owns the fault whoever's it is");
            let problem = Diagnostic::error(Code::UnguardedAdmission, message)
                .at(sentence.place, "said of every incident")
                .help("add `when:` with `responsibility: ours` to the phrase, or reword it");
            self.problems.push(problem);
        }
    }

    fn template(&mut self, sentence: &Spanned<String>) -> Template {
        let (template, strays) = Template::parse(sentence);
        for stray in strays {
            let place = self.find(sentence.place, &stray.name);
            let known = Slot::ALL.iter().map(|s| s.as_str());
            self.problems.push(match stray.name.as_str() {
                "" => Diagnostic::error(Code::UnknownSlot, "a brace here belongs to no slot")
                    .at(place, "")
                    .help("write a slot such as `{link}`, or no brace: customers would read it"),
                name => suggest(
                    Diagnostic::error(Code::UnknownSlot, format!("unknown slot `{{{name}}}`"))
                        .at(place, "no such slot"),
                    name,
                    place,
                    known,
                ),
            });
        }
        template
    }

    /// Where a name in braces stands inside the text of a file.
    fn find(&self, place: Place, name: &str) -> Place {
        let at = self.sources.slice(place).find(&format!("{{{name}"));
        match at.filter(|_| !name.is_empty()) {
            Some(at) => {
                let start = place.span.range().start + at + 1;
                Place::new(place.file, start, start + name.len())
            }
            None => place,
        }
    }
}

fn unknown_key<'k>(
    what: &str,
    key: &Spanned<String>,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let message = format!("unknown {what} `{}`", key.value);
    let problem = Diagnostic::error(Code::UnknownKey, message).at(key.place, "not a key here");
    suggest(problem, key, key.place, known)
}
