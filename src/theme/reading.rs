//! How hard a text of a language is to read, as a theme's word list weighs it. Never reads a text.

use crate::schema::words::{Decimal, ReadingFile};
use crate::source::Spanned;

/// A formula for how hard a text is to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What it is called.
    pub name: String,
    /// Letters of which a row makes one syllable.
    pub vowels: String,
    /// Ends of words whose vowel is not heard.
    pub silent: Vec<String>,
    /// A word of so many letters is a long one.
    pub long_word: usize,
    /// What the sum starts with.
    pub base: f64,
    /// The weight of the words in a sentence.
    pub sentence: f64,
    /// The weight of the syllables in a word.
    pub syllables: f64,
    /// The weight of the long words in a hundred.
    pub long_words: f64,
    /// How far one band of the scale is from the next.
    pub band: f64,
}

impl Reading {
    /// As a file tells it.
    pub(super) fn of(file: &ReadingFile) -> Self {
        let text = |t: &Option<Spanned<String>>| t.as_ref().map(|t| t.value.clone());
        let weight = |w: &Option<Spanned<Decimal>>| w.as_ref().map_or(0.0, |w| w.value.0);
        let silent = file.silent.iter().flat_map(|s| s.iter());
        let long_word = file.long_word.as_ref().map_or(u64::MAX, |l| l.value);
        Self {
            name: text(&file.name).unwrap_or_default(),
            vowels: text(&file.vowels).unwrap_or_default(),
            silent: silent.map(|s| s.value.clone()).collect(),
            long_word: usize::try_from(long_word).unwrap_or(usize::MAX),
            base: weight(&file.base),
            sentence: weight(&file.sentence),
            syllables: weight(&file.syllables),
            long_words: weight(&file.long_words),
            band: weight(&file.band),
        }
    }
}
