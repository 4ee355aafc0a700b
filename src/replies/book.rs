//! The phrasebooks of a theme, ready to compose from: templates by cell. Never chooses a phrase.

use std::collections::BTreeMap;

use super::facts::FactSet;
use super::lint;
use super::slot::Template;
use crate::diagnostics::Diagnostic;
use crate::schema::phrasebook::{Part, Phrasebook as Written, Sentences, Situation, When};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::update::Status;
use crate::schema::{Language, parse_phrasebook};
use crate::source::{Sources, ThemeContent};

/// The phrasebooks of a theme, by language.
#[derive(Clone, Debug, Default)]
pub struct Phrasebooks(BTreeMap<Language, Phrasebook>);

/// The phrases of one language.
#[derive(Clone, Debug)]
pub struct Phrasebook {
    /// What a reply opens with, around the customer's name.
    pub(super) greeting_before: String,
    pub(super) greeting_after: String,
    subjects: BTreeMap<Status, Vec<String>>,
    cells: BTreeMap<Cell, Vec<Phrase>>,
}

/// Where a phrase belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cell {
    pub(super) status: Status,
    pub(super) situation: Situation,
    pub(super) tone: Tone,
    pub(super) part: Part,
}

/// One wording of a part in one length.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) when: When,
    pub(super) length: PhraseLength,
    pub(super) template: Template,
    pub(super) facts: FactSet,
}

impl Phrasebooks {
    /// Reads the phrasebooks of a theme: the built-in ones, with the cells that the theme writes anew.
    pub fn load(sources: &Sources, theme: &str) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut books = Self::default();
        for layer in ["<built-in>", theme] {
            for file in sources.theme_files.iter().filter(|f| f.theme == layer) {
                let is_phrases = file.path.starts_with("phrases/") && file.path.ends_with(".yaml");
                let ThemeContent::Text(id) = file.content else {
                    continue;
                };
                if is_phrases && let Some(written) = parse_phrasebook(sources, id, &mut problems) {
                    books.lay_over(&written, &mut problems);
                }
            }
        }
        for (language, book) in &books.0 {
            lint::check_cells(language, book, &mut problems);
        }
        (books, problems)
    }

    /// The phrasebook of a language.
    pub fn get(&self, language: &Language) -> Option<&Phrasebook> {
        self.0.get(language)
    }

    fn lay_over(&mut self, written: &Written, problems: &mut Vec<Diagnostic>) {
        let Some(language) = &written.language else {
            return;
        };
        let book = self
            .0
            .entry(language.value.clone())
            .or_insert_with(Phrasebook::empty);
        book.lay_over(written, problems);
    }
}

impl Phrasebook {
    fn empty() -> Self {
        Self {
            greeting_before: String::new(),
            greeting_after: String::new(),
            subjects: BTreeMap::new(),
            cells: BTreeMap::new(),
        }
    }

    /// The phrases of a cell.
    pub(super) fn phrases(&self, cell: Cell) -> &[Phrase] {
        self.cells.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// Every cell that has phrases.
    pub(super) fn cells(&self) -> impl Iterator<Item = (Cell, &[Phrase])> {
        self.cells
            .iter()
            .map(|(cell, phrases)| (*cell, phrases.as_slice()))
    }

    /// The subject of a mail.
    pub(super) fn subject(&self, status: Status) -> Option<&str> {
        self.subjects.get(&status)?.first().map(String::as_str)
    }

    fn lay_over(&mut self, written: &Written, problems: &mut Vec<Diagnostic>) {
        if let Some(named) = written.greeting.as_ref().and_then(|g| g.named.as_ref()) {
            let (before, after) = named.split_once("{name}").unwrap_or((&named.value, ""));
            (self.greeting_before, self.greeting_after) = (before.to_owned(), after.to_owned());
        }
        for (word, sentences) in written.subject.iter().flat_map(|s| s.iter()) {
            for status in lint::statuses(word, problems) {
                let texts = sentences.0.iter().map(|s| s.value.clone());
                self.subjects.insert(status, texts.collect());
            }
        }
        let mut fresh = Vec::new();
        lint::visit(written, problems, &mut |cell, phrase, problems| {
            // The first phrase that a file gives for a cell takes the place of all that stood there.
            if !fresh.contains(&cell) {
                fresh.push(cell);
                self.cells.insert(cell, Vec::new());
            }
            let when = phrase
                .when
                .as_ref()
                .map(|w| w.value.clone())
                .unwrap_or_default();
            let lengths = [
                (PhraseLength::Short, &phrase.short),
                (PhraseLength::Medium, &phrase.medium),
                (PhraseLength::Long, &phrase.long),
            ];
            for (length, sentences) in lengths {
                let Some(sentences) = sentences else { continue };
                let phrases = self.cells.entry(cell).or_default();
                phrases.extend(read(&when, length, &sentences.value, problems));
            }
        });
    }
}

fn read<'a>(
    when: &'a When,
    length: PhraseLength,
    sentences: &'a Sentences,
    problems: &'a mut Vec<Diagnostic>,
) -> impl Iterator<Item = Phrase> + 'a {
    sentences.0.iter().filter_map(move |sentence| {
        let template = lint::template(sentence, problems)?;
        Some(Phrase {
            when: when.clone(),
            length,
            facts: FactSet::of(when, &template),
            template,
        })
    })
}
