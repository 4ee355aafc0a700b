//! Lists of words and phrases, and where they stand in a text. An entry is a word, a stem that ends in `*`, or a phrase;
//! `...` stands for up to five words, `a/b` for either, `0` for a number. Never crosses the end of a sentence.

use std::collections::{BTreeMap, HashMap};

use super::passage::{Hit, Passage, Word};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::schema::project::Playbook;
use crate::schema::refuse::suggest;
use crate::schema::words::Watch;
use crate::theme::Reading;
use crate::theme::words::Words;

/// As many words as `...` may stand for.
const GAP: usize = 5;

/// The lists of every language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicons(BTreeMap<Language, Lexicon>);

/// The lists of a language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicon {
    lists: BTreeMap<Watch, List>,
    reading: Option<Reading>,
}

#[derive(Default)]
struct List {
    example: Option<String>,
    find: Phrases,
    never: Phrases,
}

/// Phrases by the word that they begin with, so that a long list costs no more than a short one.
#[derive(Default)]
struct Phrases {
    by_word: HashMap<String, Vec<Phrase>>,
    /// Those that begin with a stem, a number or a gap.
    others: Vec<Phrase>,
}

#[derive(Clone)]
struct Phrase(Vec<Element>);

#[derive(Clone)]
enum Element {
    Word(Vec<Pattern>),
    Number,
    Gap,
}

#[derive(Clone)]
struct Pattern {
    stem: String,
    open: bool,
}

impl Lexicons {
    /// Makes the lists of the theme and the words of a project ready to be looked for.
    pub(in crate::playbook) fn of(words: &BTreeMap<Language, Words>, own: &Playbook) -> Self {
        let own = own_words(own);
        let lexicon = |words: &Words| {
            let lists = words.watched.iter().map(|(watch, list)| {
                let added = own.iter().filter(|(of, _)| of == watch).map(|(_, w)| *w);
                let find = list.find.iter().map(String::as_str).chain(added);
                let read = List {
                    example: list.find.first().cloned(),
                    find: Phrases::read(find),
                    never: Phrases::read(list.never.iter().map(String::as_str)),
                };
                (*watch, read)
            });
            Lexicon {
                lists: lists.collect(),
                reading: words.reading.clone(),
            }
        };
        Self(words.iter().map(|(l, w)| (l.clone(), lexicon(w))).collect())
    }

    /// The first entry of a list, to show how it is said; nothing where the language has no such list.
    pub(in crate::playbook) fn example(&self, watch: Watch, language: &Language) -> Option<&str> {
        self.list(watch, language)?.example.as_deref()
    }

    /// How hard a text of a language is to read, where that is known.
    pub(in crate::playbook) fn reading(&self, language: &Language) -> Option<&Reading> {
        self.get(language)?.reading.as_ref()
    }

    /// Whether a list has a single word.
    pub(in crate::playbook) fn has(&self, watch: Watch, language: &Language, word: &str) -> bool {
        let list = self.list(watch, language);
        list.is_some_and(|list| list.find.by_word.contains_key(word))
    }

    fn list(&self, watch: Watch, language: &Language) -> Option<&List> {
        self.get(language)?.lists.get(&watch)
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
        let Some(list) = self.list(watch, passage.language) else {
            return Vec::new();
        };
        let mut hits: Vec<Hit<'p, 's>> = Vec::new();
        let mut from = 0;
        while from < passage.words.len() {
            let words = &passage.words[from..];
            let length = list.find.longest(words);
            let exempt = list.never.longest(words);
            if length > exempt {
                hits.push(Hit {
                    passage,
                    words: from..from + length,
                });
            }
            from += length.max(exempt).max(1);
        }
        hits
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

/// How many words the elements take.
fn matches(elements: &[Element], words: &[Word], sentence: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else {
        return Some(0);
    };
    if let Element::Gap = first {
        let gaps = 0..=GAP.min(words.len());
        return gaps
            .filter(|gap| words[..*gap].iter().all(|w| w.sentence == sentence))
            .find_map(|gap| Some(gap + matches(rest, &words[gap..], sentence)?));
    }
    let (word, others) = words.split_first()?;
    let fits = word.sentence == sentence && first.takes(word);
    fits.then(|| matches(rest, others, sentence))?
        .map(|n| n + 1)
}

impl Phrases {
    fn read<'e>(entries: impl Iterator<Item = &'e str>) -> Self {
        let mut phrases = Self::default();
        for phrase in entries.map(Phrase::read) {
            let known = match phrase.0.first() {
                Some(Element::Word(patterns)) if patterns.iter().all(|p| !p.open) => patterns,
                _ => {
                    phrases.others.push(phrase);
                    continue;
                }
            };
            for first in known.iter().map(|p| p.stem.clone()) {
                let of_word = phrases.by_word.entry(first).or_default();
                of_word.push(phrase.clone());
            }
        }
        phrases
    }

    /// The most words that a phrase takes at the start of some.
    fn longest(&self, words: &[Word]) -> usize {
        let of_word = self.by_word.get(&words[0].text);
        let candidates = of_word.into_iter().flatten().chain(&self.others);
        let lengths = candidates.filter_map(|p| matches(&p.0, words, words[0].sentence));
        lengths.max().unwrap_or(0)
    }
}

impl Phrase {
    fn read(entry: &str) -> Self {
        let elements = entry.split_whitespace().map(|part| match part {
            "..." => Element::Gap,
            "0" => Element::Number,
            part => Element::Word(part.split('/').map(Pattern::read).collect()),
        });
        Self(elements.collect())
    }
}

impl Element {
    fn takes(&self, word: &Word) -> bool {
        match self {
            Self::Number => word.is_number(),
            Self::Word(patterns) => patterns.iter().any(|p| p.takes(&word.text)),
            Self::Gap => true,
        }
    }
}

impl Pattern {
    fn read(text: &str) -> Self {
        let text = text.to_lowercase();
        let stem = text.strip_suffix('*');
        Self {
            open: stem.is_some(),
            stem: stem.unwrap_or(&text).to_owned(),
        }
    }

    fn takes(&self, word: &str) -> bool {
        match self.open {
            true => word.starts_with(&self.stem),
            false => word == self.stem,
        }
    }
}
