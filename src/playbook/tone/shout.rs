//! N01: signs that shout or smile.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "N01",
    name: "shout",
    weight: "warning; error at major and critical impact",
    what: "A text has an exclamation mark, an emoji, or a plain word in capitals. The first of each in a text is shown.",
    why: "Nobody who is without service wants to be shouted at, or smiled at.",
    source: "a default of ours; GOV.UK Design System",
    bad: "\"FIXED!! 🎉\"",
    good: "\"Calls have worked normally since 13:39.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let found = case.passages().iter().flat_map(|p| judge_text(case, p));
    found.collect()
}

fn judge_text(case: &Case<'_>, passage: &Passage<'_>) -> Vec<Diagnostic> {
    let text = passage.text();
    let first = |is: fn(char) -> bool| {
        let mut signs = text.char_indices().filter(|(_, c)| is(*c));
        let (at, c) = signs.find(|(at, _)| !is_in_address(text, *at))?;
        Some(at..at + c.len_utf8())
    };
    let finding = |range: Range<usize>, message: String, help: &str| {
        let finding = match case.is_major() {
            true => RULE.error(message),
            false => RULE.warning(message),
        };
        finding.at(passage.place(range), "").help(help)
    };
    let mut findings = Vec::new();
    if let Some(range) = first(is_exclamation) {
        findings.push(finding(
            range,
            "an exclamation mark shouts".to_owned(),
            "end the sentence with a full stop",
        ));
    }
    if !text.is_ascii()
        && let Some(range) = first(is_emoji)
    {
        findings.push(finding(
            range,
            "an emoji smiles at people who are without service".to_owned(),
            "leave it out",
        ));
    }
    if let Some(word) = passage.words.iter().find(|w| is_loud(case, passage, w)) {
        let written = passage.written(word);
        let help = format!("write `{}`", word.text);
        findings.push(finding(
            passage.range_of(word),
            format!("`{written}` shouts"),
            &help,
        ));
    }
    findings
}

fn is_exclamation(c: char) -> bool {
    matches!(c, '!' | '¡' | '！')
}

/// Whether a sign is part of an address that the text shows.
fn is_in_address(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next();
    word.is_some_and(|word| word.contains("://"))
}

/// Pictures, signs such as ✅, and flags; ⚠ warns and does not smile.
fn is_emoji(c: char) -> bool {
    let picture = matches!(c, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}');
    picture || (matches!(c, '\u{2600}'..='\u{27bf}') && c != '\u{26a0}')
}

fn is_loud(case: &Case<'_>, passage: &Passage<'_>, word: &crate::playbook::text::Word) -> bool {
    let written = passage.written(word);
    let begins = written.starts_with(char::is_uppercase);
    let capitals = begins && written.chars().count() > 1 && written.chars().all(char::is_uppercase);
    let own = case.scene.names.contains(&word.text);
    capitals
        && !own
        && case
            .scene
            .lexicons
            .has(Watch::Loud, passage.language, &word.text)
}
