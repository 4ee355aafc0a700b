//! What the playbook wants an update to state, read from its own findings, so that what is asked never differs from what
//! `check` says. Never judges.

use crate::diagnostics::{Diagnostic, Severity};
use crate::schema::update::Update;

/// A fact that the playbook misses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The key, such as `unknown`.
    pub key: &'static str,
    /// What customers are not told.
    pub message: String,
    /// What to do about it.
    pub advice: String,
    /// The value that the playbook proposes, as it is written in a file.
    pub proposal: Option<String>,
    /// How much it weighs that it is missing.
    pub severity: Severity,
}

impl Wanted {
    /// The flags that state it.
    pub fn flags(&self) -> String {
        let parts: &[&str] = match self.key {
            "workaround" => &["workaround.short", "workaround.text"],
            "verified" => &["verified.at", "verified.how"],
            "improvements" => &[
                "improvements.0.what",
                "improvements.0.due",
                "improvements.0.owner",
            ],
            "compensation" => &["compensation.decision_by"],
            key => {
                return format!(
                    "`--set {key}={}`",
                    self.proposal.as_deref().unwrap_or("...")
                );
            }
        };
        let flags = parts.iter().map(|part| format!("`--set {part}=...`"));
        flags.collect::<Vec<_>>().join(" ")
    }
}

/// How the help of a finding begins to name a fact that is to be added.
const ADD: &str = "add `";

/// The facts that findings ask for, each once, in the order of the schema.
pub fn wanted<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    for one in findings.into_iter().filter_map(of_finding) {
        match found.iter_mut().find(|w| w.key == one.key) {
            Some(known) if known.severity >= one.severity => {}
            Some(known) => *known = one,
            None => found.push(one),
        }
    }
    found.sort_by_key(|w| Update::FIELDS.iter().position(|f| f.name == w.key));
    found
}

fn of_finding(finding: &Diagnostic) -> Option<Wanted> {
    finding.rule?;
    let mut helps = finding.help.iter();
    let (key, proposal, advice) = helps.find_map(|help| {
        let (key, proposal) = of_help(&help.message)?;
        Some((key, proposal, help.message.clone()))
    })?;
    Some(Wanted {
        key,
        message: finding.message.clone(),
        advice,
        proposal,
        severity: finding.severity,
    })
}

/// The key that a help says to add, and the value where it gives one.
fn of_help(help: &str) -> Option<(&'static str, Option<String>)> {
    let (_, rest) = help.split_once(ADD)?;
    let (span, _) = rest.split_once('`')?;
    let (key, value) = span.split_once(':')?;
    let field = Update::FIELDS.iter().find(|f| f.name == key)?;
    let value = value.trim();
    // `...` stands for the author's own words.
    let stated = !value.is_empty() && !value.contains("...");
    Some((field.name, stated.then(|| value.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn finding(message: &str, help: &str) -> Diagnostic {
        Diagnostic::warning(Code::Rule("x"), message)
            .of_rule("C00")
            .help(help)
    }

    fn check(help: &str, expect: Option<(&str, Option<&str>)>) {
        let read = wanted(&[finding("m", help)]);
        let read = read.first().map(|w| (w.key, w.proposal.as_deref()));
        assert_eq!(read, expect, "{help}");
    }

    #[test]
    fn the_help_names_the_fact() {
        check(
            "add `unknown: What has failed.`",
            Some(("unknown", Some("What has failed."))),
        );
        check(
            "ask, and add `workaround:` with `text`",
            Some(("workaround", None)),
        );
        check(
            "add `effect: You cannot ...` in your words",
            Some(("effect", None)),
        );
        check("add `due: 2026-10-31`, or `done:`", None);
        check("add `emergency:` to amends.yaml", None);
        check("publish an update now", None);
    }

    #[test]
    fn the_flags_are_those_of_its_parts() {
        let flags = |help: &str| wanted(&[finding("m", help)])[0].flags();
        assert_eq!(
            flags("add `data_loss: none`, or what"),
            "`--set data_loss=none`"
        );
        let verified = "`--set verified.at=...` `--set verified.how=...`";
        assert_eq!(flags("add `verified:` with `at:`"), verified);
    }

    #[test]
    fn a_fact_is_wanted_once_and_in_the_order_of_files() {
        let error = Diagnostic::error(Code::Rule("y"), "worse").of_rule("C01");
        let found = [
            finding("later", "add `no_change:` with the reason"),
            finding("first", "add `cause:` in one sentence"),
            error.help("add `cause:` now"),
        ];
        let read = wanted(&found);
        let read: Vec<_> = read.iter().map(|w| (w.key, w.message.as_str())).collect();
        assert_eq!(read, [("cause", "worse"), ("no_change", "later")]);
    }
}
