//! S06: grave matters and a light word in one text.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Passage;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "S06",
    name: "grave-words",
    weight: "error",
    what: "A text speaks of death, injury, hospitals or stolen data, and the same text has a joke, an exclamation mark or an emoji. Light replies are shut off by such words in any case.",
    why: "In O2's outage a family was not told of a dying grandmother. Nobody forgives a smile beside that.",
    source: "reports on O2's outage",
    bad: "\"Hospitals could not be reached. Oops!\"",
    good: "\"Hospitals could not be reached by phone for two hours. We are sorry.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let lexicons = &case.scene.lexicons;
    let findings = case.passages().iter().filter_map(|passage| {
        let grave = lexicons.find(Watch::Grave, passage);
        let hit = grave.first()?;
        let light = lexicons.find(Watch::Joke, passage);
        let place = light.first().map(|h| h.place()).or_else(|| loud(passage))?;
        let message = format!("`{}` and a light word stand in one text", hit.text());
        let finding = RULE
            .error(message)
            .at(place, "light")
            .see(hit.place(), "grave");
        Some(
            finding
                .help("say it plainly: what happened to whom, what you do about it, and who helps"),
        )
    });
    findings.collect()
}

/// Where a text shouts or smiles.
fn loud(passage: &Passage<'_>) -> Option<crate::source::Place> {
    let is_loud = |c: char| c == '!' || matches!(c, '\u{1f300}'..='\u{1faff}');
    let (at, c) = passage.text().char_indices().find(|(_, c)| is_loud(*c))?;
    Some(passage.place(at..at + c.len_utf8()))
}
