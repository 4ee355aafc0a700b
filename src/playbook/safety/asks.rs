//! S04: a public text that asks for what nobody should post.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::words::Watch;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "S04",
    name: "asks-pii",
    weight: "error",
    what: "A text asks customers for a number, a name, an address or a password.",
    why: "They answer where they read it, and everybody sees it. Those who send fake messages ask for the same.",
    source: "British Airways, 2018: customers posted their data where they were asked for it",
    bad: "\"Send us your account number.\"",
    good: "\"Write to our help centre; we never ask for passwords or card details.\"",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let mut contacts = case.brands().filter_map(|b| b.contacts.help.as_ref());
    let language = &case.scene.site.languages[0];
    let contact = contacts
        .next()
        .map_or("a private channel", |c| c.name.shown(language).text);
    let findings = case.find(Watch::AsksPrivate).into_iter().map(|hit| {
        RULE.error("customers are asked for what nobody should post")
            .at(hit.place(), "asked in public")
            .help(format!(
                "send them to {contact}, and do not list what they are to bring"
            ))
    });
    findings.collect()
}
