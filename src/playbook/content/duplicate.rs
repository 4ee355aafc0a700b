//! C08: the text of the update before, once more.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C08",
    name: "duplicate",
    weight: "error where the words are the same, warning from nine in ten on where there are fifteen or more",
    what: "The text is that of the update before, in the same language, and `no_change` does not say why there is nothing new. Signs, line breaks and the case of letters do not count; another number or the name of another component is news.",
    why: "It reads like a machine that nobody looks after.",
    source: "O2: the text of 19:00 was that of 16:45",
    bad: "\"We are still working on it.\" for the third time",
    good: "`no_change: We tried a second restart; it failed. Next we replace the unit.`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

/// So many of a hundred words may be the same.
const ALIKE: usize = 90;
/// Shorter texts are alike by chance.
const FEWEST: usize = 6;
/// In a shorter text, one other word can be the news.
const ENOUGH: usize = 15;

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    if case.update.no_change.is_some() {
        return Vec::new();
    }
    let before = case.earlier_passages();
    let is_text = |p: &&Passage<'_>| p.key == "text";
    let findings = case
        .passages()
        .iter()
        .filter(is_text)
        .filter_map(|passage| {
            let same = |p: &&Passage<'_>| p.language == passage.language;
            let other = before.iter().filter(is_text).find(same)?;
            compare(case, passage, other)
        });
    findings.collect()
}

fn compare(case: &Case<'_>, passage: &Passage<'_>, other: &Passage<'_>) -> Option<Diagnostic> {
    let (some, others) = (passage.words.len(), other.words.len());
    // No need to look at the words of texts whose lengths are too far apart.
    if some < FEWEST || alike(some.min(others), some + others) < ALIKE {
        return None;
    }
    let [words, others] = [passage, other].map(|p| {
        let mut words: Vec<_> = p.words.iter().map(|w| w.text.as_str()).collect();
        words.sort_unstable();
        words
    });
    let percent = alike(shared(&words, &others), words.len() + others.len());
    if percent < ALIKE || facts(case, &words) != facts(case, &others) {
        return None;
    }
    let finding = match percent {
        100 => RULE.error("the text is that of the update before"),
        ALIKE.. if words.len() >= ENOUGH => RULE.warning(format!(
            "{percent} of 100 words are those of the update before"
        )),
        _ => return None,
    };
    let finding = finding
        .at(passage.whole(), "again")
        .see(other.whole(), "before");
    Some(finding.help(format!(
        "write what has been done since {}, even if it failed, and what comes next; or add `no_change:` with the reason",
        case.previous().map(|p| case.written(p.at.value)).unwrap_or_default()
    )))
}

/// How many of a hundred words two texts share.
fn alike(shared: usize, together: usize) -> usize {
    shared * 200 / together
}

/// The words that are news by themselves: numbers, and the names of what is hit.
fn facts<'w>(case: &Case<'_>, words: &[&'w str]) -> Vec<&'w str> {
    let is_fact = |word: &&&str| {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        number || case.scene.names.contains(**word)
    };
    words.iter().filter(is_fact).copied().collect()
}

/// How many words two sorted lists share.
fn shared(words: &[&str], others: &[&str]) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while left < words.len() && right < others.len() {
        match words[left].cmp(others[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => (left, right, shared) = (left + 1, right + 1, shared + 1),
        }
    }
    shared
}
