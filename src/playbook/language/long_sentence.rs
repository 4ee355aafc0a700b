//! L06: sentences that nobody reads to their end.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::playbook::thresholds::Threshold;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L06",
    name: "long-sentence",
    weight: "warning; error beyond `sentence_words_most`",
    what: "A sentence has more words than the limit, or, where none does, the sentences of a text have more than the limit on average. A sentence ends where the rules of Unicode end it, at the end of a paragraph and of an item.",
    why: "At 14 words nine in ten readers understand; at 43 one in ten does.",
    source: "GOV.UK: sentences of at most 25 words",
    bad: "a sentence of 38 words",
    good: "two of 17 and 14",
    thresholds: &[
        Threshold::SentenceWords,
        Threshold::SentenceWordsMost,
        Threshold::SentenceAverage,
    ],
    judge: Judge::Update(judge),
};

/// With fewer sentences an average says nothing.
const FEWEST: usize = 3;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let found = case.passages().iter().flat_map(|p| judge_text(case, p));
    found.collect()
}

fn judge_text(case: &Case<'_>, passage: &Passage<'_>) -> Vec<Diagnostic> {
    let limits = &case.scene.thresholds;
    let limit = limits.count(Threshold::SentenceWords);
    let most = limits.count(Threshold::SentenceWordsMost);
    let long = passage.sentences().filter(|s| s.words.len() > limit);
    let mut findings: Vec<_> = long
        .map(|sentence| {
            let count = sentence.words.len();
            let message = format!("a sentence of {count} words");
            let finding = match count > most {
                true => RULE.error(message),
                false => RULE.warning(message),
            };
            finding.at(sentence.place(), "").help(format!(
                "make two of it, or three; {limit} words are the limit, 14 are easy to read"
            ))
        })
        .collect();
    if findings.is_empty() {
        let average = limits.count(Threshold::SentenceAverage);
        findings.extend(judge_average(passage, average));
    }
    findings
}

fn judge_average(passage: &Passage<'_>, limit: usize) -> Option<Diagnostic> {
    let sentences = passage.sentences().count();
    let average = passage.words.len() / sentences.max(1);
    let exceeds = sentences >= FEWEST && passage.words.len() > limit * sentences;
    exceeds.then(|| {
        RULE.warning(format!(
            "{sentences} sentences with {average} words on average"
        ))
        .at(passage.whole(), "")
        .help(format!(
            "split the longest ones: {limit} words on average are the limit"
        ))
    })
}
