//! Lists of words and phrases, and where they stand in a text. An entry is a word, a stem that ends in `*`, or a phrase;
//! `...` stands for up to five words, `a/b` for either, `0` for a number. Never crosses the end of a sentence.

use std::collections::BTreeMap;

use super::passage::{Found, Hit, Passage, Word};
use super::phrases::{Phrases, Purpose};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::schema::project::Playbook;
use crate::schema::refuse::suggest;
use crate::schema::words::Watch;
use crate::theme::Reading;
use crate::theme::words::{Watched, Words};

/// The lists of every language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicons(BTreeMap<Language, Lexicon>);

/// The lists of a language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicon {
    examples: BTreeMap<Watch, String>,
    phrases: Phrases,
    reading: Option<Reading>,
}

/// What one list has at the word that is looked at, and up to where it has looked.
#[derive(Clone, Copy, Default)]
struct Lane {
    /// The most words that something takes which is looked for.
    found: usize,
    /// The most words that something takes which means something else.
    exempt: usize,
    /// The first word that is not taken.
    free: usize,
}

impl Lexicons {
    /// Makes the lists of the theme and the words of a project ready to be looked for.
    pub(in crate::playbook) fn of(words: &BTreeMap<Language, Words>, own: &Playbook) -> Self {
        let own = own_words(own);
        let lexicons = words
            .iter()
            .map(|(language, words)| (language.clone(), Lexicon::of(words, &own)));
        Self(lexicons.collect())
    }

    /// The first entry of a list, to show how it is said; nothing where the language has no such list.
    pub(in crate::playbook) fn example(&self, watch: Watch, language: &Language) -> Option<&str> {
        let examples = &self.get(language)?.examples;
        examples.get(&watch).map(String::as_str)
    }

    /// How hard a text of a language is to read, where that is known.
    pub(in crate::playbook) fn reading(&self, language: &Language) -> Option<&Reading> {
        self.get(language)?.reading.as_ref()
    }

    /// Whether a list has a single word.
    pub(in crate::playbook) fn has(&self, watch: Watch, language: &Language, word: &str) -> bool {
        let lexicon = self.get(language);
        lexicon.is_some_and(|lexicon| lexicon.phrases.has(watch, word))
    }

    /// The lists of a language, else those of the language without region.
    fn get(&self, language: &Language) -> Option<&Lexicon> {
        let base = || self.0.get(&Language::new(language.base())?);
        self.0.get(language).or_else(base)
    }

    /// Where a text has something of a list.
    pub(in crate::playbook) fn find<'p, 's>(
        &self,
        watch: Watch,
        passage: &'p Passage<'s>,
    ) -> Vec<Hit<'p, 's>> {
        let search = || self.get(passage.language).map(|l| l.search(&passage.words));
        passage.found(watch, || search().unwrap_or_default())
    }
}

impl Lexicon {
    fn of(words: &Words, own: &[(Watch, &str)]) -> Self {
        let mut lexicon = Self {
            reading: words.reading.clone(),
            ..Self::default()
        };
        for (watch, list) in &words.watched {
            let added = own.iter().filter(|(of, _)| of == watch).map(|(_, w)| *w);
            lexicon.add(*watch, list, added);
        }
        lexicon
    }

    fn add<'w>(&mut self, watch: Watch, list: &'w Watched, own: impl Iterator<Item = &'w str>) {
        let example = list.find.first().cloned();
        self.examples
            .extend(example.map(|example| (watch, example)));
        for phrase in list.find.iter().map(String::as_str).chain(own) {
            self.phrases.add(watch, Purpose::Find, phrase);
        }
        for phrase in &list.never {
            self.phrases.add(watch, Purpose::Never, phrase);
        }
    }

    /// Where words have something of any list, each list from the first word that it has not taken yet.
    fn search(&self, words: &[Word]) -> Found {
        let mut lanes = [Lane::default(); Watch::ALL.len()];
        let mut seen: Vec<Watch> = Vec::new();
        let mut found = Found::default();
        for at in 0..words.len() {
            self.look(&words[at..], at, &mut lanes, &mut seen);
            for watch in seen.drain(..) {
                let lane = &mut lanes[watch as usize];
                if lane.found > lane.exempt {
                    found.push((watch, at..at + lane.found));
                }
                *lane = Lane {
                    free: at + lane.found.max(lane.exempt),
                    ..Lane::default()
                };
            }
        }
        found.sort_by_key(|(watch, _)| *watch);
        found
    }

    /// Notes what the lists have at the first of some words, and which of them have something.
    fn look(&self, words: &[Word], at: usize, lanes: &mut [Lane], seen: &mut Vec<Watch>) {
        for entry in self.phrases.beginning(&words[0]) {
            let lane = &mut lanes[entry.watch as usize];
            let length = entry.length(words).filter(|n| *n > 0 && at >= lane.free);
            let Some(length) = length else { continue };
            if lane.found == 0 && lane.exempt == 0 {
                seen.push(entry.watch);
            }
            let longest = match entry.purpose {
                Purpose::Find => &mut lane.found,
                Purpose::Never => &mut lane.exempt,
            };
            *longest = length.max(*longest);
        }
    }
}

/// The lists of a project that the playbook does not have.
pub(crate) fn unknown_lists(playbook: &Playbook) -> Vec<Diagnostic> {
    let lists = playbook.words.iter().flat_map(|w| w.iter());
    let unknown = lists.filter(|(name, _)| Watch::from_word(name).is_none());
    let problems = unknown.map(|(name, _)| {
        let message = format!("unknown list `{}`", name.value);
        let problem = Diagnostic::error(Code::UnknownKey, message).at(name.place, "no such list");
        suggest(
            problem,
            name,
            name.place,
            Watch::ALL.iter().map(|w| w.as_str()),
        )
    });
    problems.collect()
}

/// The words that a project adds, each with its list.
fn own_words(playbook: &Playbook) -> Vec<(Watch, &str)> {
    let lists = playbook.words.iter().flat_map(|w| w.iter());
    let mut words = Vec::new();
    for (name, list) in lists {
        let Some(watch) = Watch::from_word(name) else {
            continue;
        };
        words.extend(list.value.iter().map(|word| (watch, word.value.as_str())));
    }
    words
}
