//! The phrases of all lists of a language by the word that they begin with, so that a text is gone through once, however
//! many lists there are and however long they are. Never knows what a list is for.

use std::collections::HashMap;
use std::sync::Arc;

use super::passage::Word;
use crate::schema::words::Watch;

/// As many words as `...` may stand for.
const GAP: usize = 5;

/// What a phrase is in its list for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is looked for.
    Find,
    /// It holds such words and means something else.
    Never,
}

/// The phrases of all lists.
#[derive(Default)]
pub(super) struct Phrases {
    /// Those that begin with a word.
    by_word: HashMap<String, Vec<Entry>>,
    /// Those that begin with a stem, by its first byte.
    by_stem: HashMap<u8, Vec<(String, Entry)>>,
    /// Those that begin with a number.
    by_number: Vec<Entry>,
    /// Those that begin with a gap, or with a stem that any word has.
    others: Vec<Entry>,
}

/// Where a phrase of a list goes on behind its first word.
#[derive(Clone)]
pub(super) struct Entry {
    /// The list.
    pub(super) watch: Watch,
    /// What it is there for.
    pub(super) purpose: Purpose,
    phrase: Arc<[Element]>,
    /// How many elements the first word took.
    taken: usize,
}

enum Element {
    Word(Vec<Pattern>),
    Number,
    Gap,
}

struct Pattern {
    stem: String,
    open: bool,
}

impl Phrases {
    /// Adds a phrase to a list.
    pub(super) fn add(&mut self, watch: Watch, purpose: Purpose, written: &str) {
        let phrase: Arc<[Element]> = written.split_whitespace().map(read).collect();
        let entry = |taken| Entry {
            watch,
            purpose,
            phrase: phrase.clone(),
            taken,
        };
        match phrase.first() {
            None => {}
            Some(Element::Gap) => self.others.push(entry(0)),
            Some(Element::Number) => self.by_number.push(entry(1)),
            Some(Element::Word(patterns)) => {
                for pattern in patterns {
                    self.begin(pattern, entry(1));
                }
            }
        }
    }

    /// Whether a list looks for something that begins with a word.
    pub(super) fn has(&self, watch: Watch, word: &str) -> bool {
        let entries = self.by_word.get(word).into_iter().flatten();
        let mut wanted = entries.filter(|e| e.purpose == Purpose::Find);
        wanted.any(|e| e.watch == watch)
    }

    /// The phrases that may begin with a word.
    pub(super) fn beginning(&self, word: &Word) -> impl Iterator<Item = &Entry> {
        let text = word.text.as_str();
        let stems = text.bytes().next().and_then(|b| self.by_stem.get(&b));
        let stems = stems.into_iter().flatten();
        let stems = stems.filter(|(stem, _)| text.starts_with(stem.as_str()));
        let numbers = word.is_number().then_some(&self.by_number);
        let words = self.by_word.get(text).into_iter().flatten();
        words
            .chain(stems.map(|(_, entry)| entry))
            .chain(numbers.into_iter().flatten())
            .chain(&self.others)
    }

    fn begin(&mut self, first: &Pattern, entry: Entry) {
        let stem = first.stem.clone();
        match stem.bytes().next() {
            _ if !first.open => self.by_word.entry(stem).or_default().push(entry),
            Some(byte) => self.by_stem.entry(byte).or_default().push((stem, entry)),
            None => self.others.push(entry),
        }
    }
}

impl Entry {
    /// How many words the phrase takes at the start of some, of which the first fits.
    pub(super) fn length(&self, words: &[Word]) -> Option<usize> {
        let rest = matches(
            &self.phrase[self.taken..],
            &words[self.taken..],
            words[0].sentence,
        )?;
        Some(self.taken + rest)
    }
}

fn read(part: &str) -> Element {
    match part {
        "..." => Element::Gap,
        "0" => Element::Number,
        part => Element::Word(part.split('/').map(Pattern::read).collect()),
    }
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
