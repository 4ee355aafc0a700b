//! Texts as the sentences that they share, each once: replies say the same few things in many orders. Never changes a text.

use std::collections::HashMap;

use serde::Serialize;

/// Texts whose sentences stand once.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sentences<'t> {
    /// Every sentence in the order in which it is met.
    sentences: Vec<&'t str>,
    /// The sentences of each text, with a space between: 0 for one that is met first, else how far back it stands.
    texts: Vec<Vec<usize>>,
}

impl<'t> Sentences<'t> {
    /// Takes texts apart.
    pub(super) fn of(texts: &[&'t str]) -> Self {
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut all = Self::default();
        for text in texts {
            let mut steps = Vec::new();
            for sentence in split(text) {
                let next = all.sentences.len();
                let index = *known.entry(sentence).or_insert(next);
                if index == next {
                    all.sentences.push(sentence);
                }
                steps.push(next - index);
            }
            all.texts.push(steps);
        }
        all
    }
}

/// Parts a text at each space behind a mark that may end a sentence.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let whole = rest?;
        let ends = whole.match_indices(' ').find(|(at, _)| {
            let before = &whole[..*at];
            before.ends_with(['.', ':', '?', '!'])
        });
        rest = ends.map(|(at, _)| &whole[at + 1..]);
        Some(ends.map_or(whole, |(at, _)| &whole[..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_stands_once() {
        let texts = ["Sorry. We know.", "Sorry.  Wait: at 8.", "We know."];
        let taken = Sentences::of(&texts);
        assert_eq!(taken.sentences, ["Sorry.", "We know.", " Wait:", "at 8."]);
        assert_eq!(taken.texts, [vec![0, 0], vec![2, 0, 0], vec![3]]);
    }

    #[test]
    fn a_text_comes_back_as_it_was() {
        for text in ["", " ", "a: b", "A. B.  C? ", "Nyt kl. 16.30."] {
            let parts: Vec<_> = split(text).collect();
            assert_eq!(parts.join(" "), text);
        }
    }
}
