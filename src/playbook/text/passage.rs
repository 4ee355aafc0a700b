//! One text of an update in one language, as words with places. Never knows what a word means.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::markdown::{Prose, prose};
use crate::model::{Facts, Localized, Update};
use crate::schema::Language;
use crate::schema::words::Watch;
use crate::source::{Place, Spanned};

/// One text of an update in one language.
pub(in crate::playbook) struct Passage<'s> {
    /// The field it stands in; `text` is the Markdown below the facts.
    pub(in crate::playbook) key: &'static str,
    /// Its language.
    pub(in crate::playbook) language: &'s Language,
    /// Its words, in order.
    pub(in crate::playbook) words: Vec<Word>,
    prose: Prose,
    written: &'s Spanned<String>,
    /// What lists have in it, looked for when the first rule asks.
    found: OnceCell<Found>,
}

/// Stretches of words by the list that has them, in the order of the lists.
pub(super) type Found = Vec<(Watch, Range<usize>)>;

/// A word.
pub(in crate::playbook) struct Word {
    /// In lower case, with straight apostrophes.
    pub(in crate::playbook) text: String,
    /// Which sentence it stands in.
    pub(in crate::playbook) sentence: usize,
    range: Range<usize>,
}

/// A stretch of words that something was found in.
pub(in crate::playbook) struct Hit<'p, 's> {
    /// The text.
    pub(in crate::playbook) passage: &'p Passage<'s>,
    /// The first word and the one after the last.
    pub(in crate::playbook) words: Range<usize>,
}

/// The texts that an update itself states; those that stand from before were judged there.
pub(in crate::playbook) fn passages<'s>(
    update: &'s Update,
    previous: Option<&'s Update>,
) -> Vec<Passage<'s>> {
    let before: Vec<Place> = previous
        .iter()
        .flat_map(|u| texts(u))
        .flat_map(|(_, text)| text.iter().map(|(_, t)| t.place))
        .collect();
    let mut passages = Vec::new();
    for (key, text) in texts(update) {
        for (language, written) in text.iter() {
            if !before.contains(&written.place) {
                passages.push(Passage::read(key, language, written));
            }
        }
    }
    passages
}

/// The title of an incident in every language.
pub(in crate::playbook) fn title(title: &Localized) -> impl Iterator<Item = Passage<'_>> {
    let written = title.iter();
    written.map(|(language, written)| Passage::read("title", language, written))
}

/// What corrections repeat: it was public once, and need not be again.
pub(in crate::playbook) fn corrected(update: &Update) -> impl Iterator<Item = Passage<'_>> {
    update.corrections.iter().flat_map(|c| {
        let read = |written| Passage::read("corrections", &c.language, written);
        [read(&c.was), read(&c.now)]
    })
}

/// The place of a stretch of a text; the whole text where it does not stand in the file as it is read.
pub(in crate::playbook) fn within(text: &Spanned<String>, range: Range<usize>) -> Place {
    let (place, length) = (text.place, text.place.span.range().len());
    // Quotes on both sides are part of the place.
    let shift = match length.checked_sub(text.value.len()) {
        Some(0) => 0,
        Some(2) if !text.value.contains('\n') => 1,
        _ => return place,
    };
    let start = place.span.range().start + shift;
    Place::new(place.file, start + range.start, start + range.end)
}

/// Every text that customers read of an update, with its key.
fn texts(update: &Update) -> impl Iterator<Item = (&'static str, &Localized)> {
    let changes = update.improvements.iter();
    let improvements = changes.flat_map(|i| {
        let owner = i.owner.iter().map(|owner| ("improvements.owner", owner));
        std::iter::once(("improvements", &i.what)).chain(owner)
    });
    let own = [
        ("text", Some(&update.body)),
        ("verified", update.verified.as_ref().map(|v| &v.how)),
        ("no_change", update.no_change.as_ref()),
        ("thanks", update.thanks.as_ref()),
        ("replies.apology", update.parts.apology.as_ref()),
        ("replies.status", update.parts.status.as_ref()),
        ("replies.next_step", update.parts.next_step.as_ref()),
    ];
    let own = own.into_iter().filter_map(|(key, text)| Some((key, text?)));
    own.chain(standing(&update.facts)).chain(improvements)
}

/// The texts that stand until they are said anew, with their keys.
pub(in crate::playbook) fn standing(
    facts: &Facts,
) -> impl Iterator<Item = (&'static str, &Localized)> {
    let workaround = facts.known_workaround();
    let compensation = facts.compensation.as_ref();
    let texts = [
        ("effect", facts.effect.as_ref()),
        ("scope", facts.scope.as_ref()),
        ("cause", facts.cause.as_ref()),
        ("unknown", facts.unknown.as_ref()),
        ("workaround.text", workaround.map(|w| &w.text)),
        (
            "workaround.short",
            workaround.and_then(|w| w.short.as_ref()),
        ),
        ("still_not_working", facts.still_not_working.as_ref()),
        ("data_loss", facts.data_loss.as_ref()),
        (
            "compensation.who",
            compensation.and_then(|c| c.who.as_ref()),
        ),
        (
            "compensation.amount",
            compensation.and_then(|c| c.amount.as_ref()),
        ),
        (
            "compensation.when",
            compensation.and_then(|c| c.when.as_ref()),
        ),
        (
            "compensation.action",
            compensation.and_then(|c| c.action.as_ref()),
        ),
    ];
    texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
}

impl<'s> Passage<'s> {
    fn read(key: &'static str, language: &'s Language, written: &'s Spanned<String>) -> Self {
        let prose = prose(&written.value);
        let words = read_words(prose.text());
        Self {
            key,
            language,
            words,
            prose,
            written,
            found: OnceCell::new(),
        }
    }

    /// What a list has in it, after all lists were searched once.
    pub(super) fn found(&self, watch: Watch, search: impl FnOnce() -> Found) -> Vec<Hit<'_, 's>> {
        let found = self.found.get_or_init(search);
        let from = found.partition_point(|(of, _)| *of < watch);
        let of_list = found[from..].iter().take_while(|(of, _)| *of == watch);
        let hits = of_list.map(|(_, words)| Hit {
            passage: self,
            words: words.clone(),
        });
        hits.collect()
    }

    /// The text as it is read, without code, targets and quotes.
    pub(in crate::playbook) fn text(&self) -> &str {
        self.prose.text()
    }

    /// Where a stretch of the text as it is read stands.
    pub(in crate::playbook) fn place(&self, range: Range<usize>) -> Place {
        within(self.written, self.prose.source(range))
    }

    /// Its sentences, in order.
    pub(in crate::playbook) fn sentences(&self) -> impl Iterator<Item = Hit<'_, 's>> {
        let mut start = 0;
        let sentences = self.words.chunk_by(|a, b| a.sentence == b.sentence);
        sentences.map(move |words| {
            let from = start;
            start += words.len();
            Hit {
                passage: self,
                words: from..start,
            }
        })
    }

    /// A word as it is written.
    pub(in crate::playbook) fn written(&self, word: &Word) -> &str {
        &self.prose.text()[word.range.clone()]
    }

    /// The bytes of a word in the text as it is read.
    pub(in crate::playbook) fn range_of(&self, word: &Word) -> Range<usize> {
        word.range.clone()
    }

    /// Where a word stands.
    pub(in crate::playbook) fn place_of(&self, word: &Word) -> Place {
        self.place(self.range_of(word))
    }

    /// The text as it stands in the file.
    pub(in crate::playbook) fn markdown(&self) -> &'s str {
        &self.written.value
    }

    /// Whether a stretch of the text as it is read is, or ends, the words of a link.
    pub(in crate::playbook) fn is_linked(&self, range: Range<usize>) -> bool {
        let markdown = &self.written.value;
        let rest = &markdown[self.prose.source(range).end..];
        let end = rest.find([']', '[', '\n']);
        end.is_some_and(|end| rest[end..].starts_with("]("))
    }

    /// Where the whole text stands.
    pub(in crate::playbook) fn whole(&self) -> Place {
        self.written.place
    }
}

impl<'p> Hit<'p, '_> {
    /// The words that were found, as they are written.
    pub(in crate::playbook) fn text(&self) -> &'p str {
        &self.passage.prose.text()[self.range()]
    }

    /// The words that were found.
    pub(in crate::playbook) fn words(&self) -> &'p [Word] {
        &self.passage.words[self.words.clone()]
    }

    /// Whether another hit stands in the same sentence.
    pub(in crate::playbook) fn is_in_sentence_of(&self, other: &Self) -> bool {
        let sentence = |hit: &Self| hit.words().first().map(|word| word.sentence);
        std::ptr::eq(self.passage, other.passage) && sentence(self) == sentence(other)
    }

    /// Where they stand.
    pub(in crate::playbook) fn place(&self) -> Place {
        self.passage.place(self.range())
    }

    /// The words of the sentence around them.
    pub(in crate::playbook) fn sentence(&self) -> impl Iterator<Item = &'p Word> + use<'p> {
        let of = self.passage.words[self.words.start].sentence;
        self.passage.words.iter().filter(move |w| w.sentence == of)
    }

    /// The text from the sentence before to where they begin.
    pub(in crate::playbook) fn lead_up(&self) -> &'p str {
        let words = &self.passage.words;
        let of = words[self.words.start].sentence;
        let before = words[..self.words.start].iter().rev();
        let earlier = before.map(|w| w.sentence).find(|sentence| *sentence < of);
        let first = words.iter().find(|w| w.sentence == earlier.unwrap_or(of));
        let start = first.map_or(0, |word| word.range.start);
        &self.passage.prose.text()[start..self.range().start]
    }

    /// Whether the sentence around them names a number, such as a clock time or a date.
    pub(in crate::playbook) fn has_number(&self) -> bool {
        self.sentence().any(Word::is_number)
    }

    fn range(&self) -> Range<usize> {
        let words = &self.passage.words;
        words[self.words.start].range.start..words[self.words.end - 1].range.end
    }
}

impl Word {
    /// Whether it is written in digits.
    pub(in crate::playbook) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn read_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut sentence = 0;
    let mut start = 0;
    for block in text.split_inclusive("\n\n") {
        for (at, part) in block.split_sentence_bound_indices() {
            for (offset, word) in part.unicode_word_indices() {
                let from = start + at + offset;
                if is_of_address(text, from) {
                    continue;
                }
                words.push(Word {
                    text: word.to_lowercase().replace('’', "'"),
                    sentence,
                    range: from..from + word.len(),
                });
            }
            // `kl. 14` is no end.
            let ends = part.trim_end().ends_with(['.', '!', '?', ':', '…']);
            let short = part.trim_end().trim_end_matches('.').rsplit(' ').next();
            if !(ends
                && short.is_some_and(|w| w.chars().count() <= 3 && part.contains('.'))
                && part.len() < 8)
            {
                sentence += 1;
            }
        }
        sentence += 1;
        start += block.len();
    }
    words
}

/// Whether a word is part of an address that the text shows: nobody reads that as words.
fn is_of_address(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next();
    let after = text[at..].split(char::is_whitespace).next();
    [before, after]
        .into_iter()
        .flatten()
        .any(|part| part.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_sentence() {
        let words = read_words("We're sorry. It works again!\n\nGo on");
        let said: Vec<_> = words
            .iter()
            .map(|w| (w.text.as_str(), w.sentence))
            .collect();
        let sentences = [said[0].1, said[2].1, said[5].1];
        assert_eq!(said[0].0, "we're");
        assert!(
            sentences[0] < sentences[1] && sentences[1] < sentences[2],
            "{said:?}"
        );
    }
}
