//! L08: short forms that nobody explains.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::replies::is_mark;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::{Passage, Word};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L08",
    name: "acronym",
    weight: "hint",
    what: "A text has two to six capitals in a row that are no short form that everybody knows, no component, and not explained in brackets beside it. Only for projects that name what their customers know under `playbook.words.acronyms`, be it nothing (`[]`): without that list it was right in fewer than half of the cases. Words of the list of jargon are left to L04.",
    why: "A short form is a word for those who know it already.",
    source: "GOV.UK: explain short forms the first time",
    bad: "\"The CUDB is down.\"",
    good: "\"The central user database (CUDB), which signs phones in, is down.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let lists = case.scene.site.playbook.words.as_ref();
    let asked = lists.is_some_and(|lists| lists.get("acronyms").is_some());
    if !asked {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for passage in case.passages() {
        for word in passage
            .words
            .iter()
            .filter(|w| is_strange(case, passage, w))
        {
            let written = passage.written(word);
            if seen.insert((passage.language, written)) {
                let finding = RULE
                    .hint(format!("nobody is told what `{written}` is"))
                    .at(passage.place_of(word), "");
                findings.push(finding.help(format!(
                    "say it in plain words; if customers need the short form, add what it means in brackets, or `{written}` to `playbook.words.acronyms`"
                )));
            }
        }
    }
    findings
}

fn is_strange(case: &Case<'_>, passage: &Passage<'_>, word: &Word) -> bool {
    let written = passage.written(word);
    let short = (2..=6).contains(&written.len()) && written.bytes().all(|b| b.is_ascii_uppercase());
    let knows = |watch| case.scene.lexicons.has(watch, passage.language, &word.text);
    let listed = [Watch::Acronyms, Watch::Jargon, Watch::Loud]
        .into_iter()
        .any(knows);
    let listed = listed || is_mark(written);
    short
        && !listed
        && !case.scene.names.contains(&word.text)
        && !is_explained(passage.text(), written)
}

/// Whether brackets before or behind it say what it means.
fn is_explained(text: &str, written: &str) -> bool {
    text.contains(&format!("({written})")) || text.contains(&format!("{written} ("))
}
