//! L02: mistakes that nobody made.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::playbook::text::Hit;
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "L02",
    name: "agentless",
    weight: "warning",
    what: "A text tells of a mistake or a harm as if it had happened by itself: \"mistakes were made\", \"an error was introduced\", in a sentence without \"we\" and without a number.",
    why: "Everybody knows that somebody did it. Hiding it costs more trust than the mistake.",
    source: "Lewicki: acknowledgement of responsibility",
    bad: "\"An error was introduced during an update.\"",
    good: "\"We made a mistake in an update.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let hits = case.find(Watch::Agentless).into_iter();
    let hits = hits.filter(|hit| !hit.has_number() && !says_we(case, hit));
    let findings = hits.map(|hit| {
        RULE.warning(format!("`{}`: by whom?", hit.text()))
            .at(hit.place(), "nobody did it")
            .help("begin the sentence with who did it: `We ...`")
    });
    findings.collect()
}

/// Whether the sentence has the team in it.
fn says_we(case: &Case<'_>, hit: &Hit<'_, '_>) -> bool {
    let lexicons = &case.scene.lexicons;
    hit.sentence()
        .any(|word| lexicons.has(Watch::We, hit.passage.language, &word.text))
}
