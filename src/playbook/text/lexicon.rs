//! Lists of words and phrases, and where they stand in a text. An entry is a word, a stem that ends in `*`, or a phrase;
//! `...` stands for up to five words, `a/b` for either, `0` for a number. Never crosses the end of a sentence.

use std::collections::BTreeMap;

use super::passage::{Hit, Passage, Word};
use crate::schema::Language;
use crate::schema::words::Watch;
use crate::theme::words::Words;

/// As many words as `...` may stand for.
const GAP: usize = 5;

/// The lists of every language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicons(BTreeMap<Language, Lexicon>);

/// The lists of a language.
#[derive(Default)]
pub(in crate::playbook) struct Lexicon(BTreeMap<Watch, List>);

#[derive(Default)]
struct List {
    find: Vec<Phrase>,
    never: Vec<Phrase>,
}

struct Phrase(Vec<Element>);

enum Element {
    Word(Vec<Pattern>),
    Number,
    Gap,
}

struct Pattern {
    stem: String,
    open: bool,
}

impl Lexicons {
    /// Makes the lists ready to be looked for.
    pub(in crate::playbook) fn of(words: &BTreeMap<Language, Words>) -> Self {
        let lexicon = |words: &Words| {
            let lists = words.watched.iter().map(|(watch, list)| {
                let read = |entries: &[String]| entries.iter().map(|e| Phrase::read(e)).collect();
                let (find, never) = (read(&list.find), read(&list.never));
                (*watch, List { find, never })
            });
            Lexicon(lists.collect())
        };
        Self(words.iter().map(|(l, w)| (l.clone(), lexicon(w))).collect())
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
        let Some(list) = self.get(passage.language).and_then(|l| l.0.get(&watch)) else {
            return Vec::new();
        };
        let mut hits: Vec<Hit<'p, 's>> = Vec::new();
        let mut from = 0;
        while from < passage.words.len() {
            let words = &passage.words[from..];
            let length = longest(&list.find, words);
            let exempt = longest(&list.never, words);
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

/// The most words that a phrase takes at the start of some.
fn longest(phrases: &[Phrase], words: &[Word]) -> usize {
    let lengths = phrases
        .iter()
        .filter_map(|p| matches(&p.0, words, words[0].sentence));
    lengths.max().unwrap_or(0)
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
