//! L07: a text that takes too much schooling.

use std::collections::HashSet;

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::{Passage, Word};
use crate::playbook::thresholds::Threshold;
use crate::theme::Reading;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L07",
    name: "hard-read",
    weight: "warning; error one band of the scale beyond the limit",
    what: "A longer text is hard to read by the formula of its language: Flesch-Kincaid in English, LIX in Danish, INFLESZ in Spanish, Amstad in German; the theme's word lists hold them under `reading`. Syllables are rows of vowels, so the grade is an estimate; names of components are easy words, and addresses are none. Texts with fewer than `reading_words` words or three sentences are not graded, nor are other languages.",
    why: "People read it in the street, tired, in a second language.",
    source: "Flesch-Kincaid; LIX; INFLESZ; Amstad; GOV.UK writes for nine-year-olds",
    bad: "grade 13: a paragraph of clauses and nouns",
    good: "grade 6: short sentences and words that people say",
    thresholds: &[
        Threshold::ReadingWords,
        Threshold::ReadingEn,
        Threshold::ReadingDa,
        Threshold::ReadingEs,
        Threshold::ReadingDe,
    ],
    judge: Judge::Update(judge),
};

/// Formulas say nothing of fewer sentences.
const FEWEST: usize = 3;
/// Syllables are an estimate: a grade may be over by this part of a band.
const SLACK: f64 = 0.25;
/// So many words are shown that a shorter one could stand for.
const SHOWN: usize = 3;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    case.bodies()
        .filter_map(|body| judge_text(case, body))
        .collect()
}

fn judge_text(case: &Case<'_>, passage: &Passage<'_>) -> Option<Diagnostic> {
    let limits = &case.scene.thresholds;
    let fewest = limits.count(Threshold::ReadingWords);
    let sentences = passage.sentences().count();
    if passage.words.len() < fewest || sentences < FEWEST {
        return None;
    }
    let reading = case.scene.lexicons.reading(passage.language)?;
    let threshold = Threshold::from_word(&format!("reading_{}", passage.language.base()))?;
    let limit = limits.count(threshold);
    let names = &case.scene.names;
    let grade = grade(reading, (&passage.words, names), sentences);
    let over = beyond(reading, grade, limit);
    if over <= reading.band * SLACK {
        return None;
    }
    let message = format!(
        "the text is hard to read: {} {grade:.1}, and {limit} is the limit",
        reading.name
    );
    let finding = match over > reading.band {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    Some(
        finding
            .at(passage.whole(), "")
            .help(advice(passage, reading)),
    )
}

/// How far a grade is beyond the limit; scales that rise with long sentences have a highest grade, others a lowest.
fn beyond(reading: &Reading, grade: f64, limit: usize) -> f64 {
    let limit = limit as f64;
    match reading.sentence > 0.0 {
        true => grade - limit,
        false => limit - grade,
    }
}

/// Names that customers know are easy words, however long.
fn grade(reading: &Reading, (words, names): (&[Word], &HashSet<String>), sentences: usize) -> f64 {
    let count = words.len() as f64;
    let strange = || words.iter().filter(|w| !names.contains(&w.text));
    let known = words.len() - strange().count();
    let syllables: usize = known
        + strange()
            .map(|w| syllables(reading, &w.text))
            .sum::<usize>();
    let long = strange().filter(|w| w.text.chars().count() >= reading.long_word);
    reading.base
        + reading.sentence * count / sentences as f64
        + reading.syllables * syllables as f64 / count
        + reading.long_words * 100.0 * long.count() as f64 / count
}

/// The rows of vowels of a word, at least one.
fn syllables(reading: &Reading, word: &str) -> usize {
    let heard = reading
        .silent
        .iter()
        .find_map(|end| word.strip_suffix(end.as_str()));
    let is_vowel = |c: char| reading.vowels.contains(c);
    let rows = heard
        .unwrap_or(word)
        .split(|c| !is_vowel(c))
        .filter(|row| !row.is_empty());
    rows.count().max(1)
}

fn advice(passage: &Passage<'_>, reading: &Reading) -> String {
    let longest = passage
        .sentences()
        .map(|s| s.words.len())
        .max()
        .unwrap_or(0);
    let mut heavy: Vec<&str> = passage.words.iter().map(|w| w.text.as_str()).collect();
    heavy.sort_by_key(|word| (std::cmp::Reverse(syllables(reading, word)), *word));
    heavy.dedup();
    heavy.truncate(SHOWN);
    format!(
        "split the longest sentence, of {longest} words, and take shorter words for `{}`",
        heavy.join("`, `")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_rows_of_vowels() {
        let reading = Reading {
            vowels: "aeiouy".to_owned(),
            silent: vec!["e".to_owned()],
            ..Reading::default()
        };
        let counts = ["cat", "time", "network", "engineers", "the", "service"]
            .map(|w| syllables(&reading, w));
        assert_eq!(counts, [1, 1, 2, 3, 1, 2]);
    }
}
