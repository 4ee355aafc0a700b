//! C19: an account that lacks a part.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::update::Status;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C19",
    name: "thin-postmortem",
    weight: "error; warning where only the thanks are missing; hint in `resolved`",
    what: "A postmortem lacks its `cause`, or `improvements` that each have a day by which they are done, or `thanks`. That the text tells what happened and how it was fixed is not held: only a person can judge it. A `resolved` update comes without `thanks` in it or before, though `reports` says that customers told of it.",
    why: "It is read by those who decide whether to stay. A change without a day is a wish.",
    source: "PagerDuty's postmortems; Telenor told in detail what it had changed",
    bad: "`improvements: [{what: Better monitoring}]`",
    good: "`improvements:` with `what: A second sign-in system takes over.`, `due: 2026-10-31` and `owner: Network`",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    match case.status() {
        Status::Postmortem => judge_account(case),
        Status::Resolved => thankless(case).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Customers told of it and nobody has a word for them.
fn thankless(case: &Case<'_>) -> Option<Diagnostic> {
    let told = || case.before.iter().copied().chain([case.update]);
    let reported = told().any(|u| !u.private.reports.is_empty());
    let thanked = told().any(|u| u.thanks.is_some());
    let finding = RULE.hint("nobody is thanked for what they reported");
    (reported && !thanked).then(|| {
        finding
            .at(case.place(), "no `thanks`")
            .help("add `thanks:` to those whose reports helped, with what they helped to find")
    })
}

fn judge_account(case: &Case<'_>) -> Vec<Diagnostic> {
    let update = case.update;
    let mut findings = Vec::new();
    let mut miss = |missing: bool, what: &str, add: &str| {
        if missing {
            let message = format!("the postmortem does not say {what}");
            findings.push(RULE.error(message).at(case.place(), "").help(add));
        }
    };
    miss(
        case.facts().cause.is_none(),
        "why it happened",
        "add `cause:` in one plain sentence",
    );
    miss(
        update.improvements.is_empty(),
        "what changes, so that it does not happen again",
        "add `improvements:`, each with `what`, `due` or `done`, and `owner`",
    );
    for improvement in &update.improvements {
        let dated = improvement.due.is_some() || improvement.done.is_some();
        if !dated && let Some((_, what)) = improvement.what.iter().next() {
            let finding = RULE.error("the change has no day by which it is done");
            findings.push(
                finding
                    .at(what.place, "no `due`")
                    .help("add `due: 2026-10-31`, or `done:` with the day it was done"),
            );
        }
    }
    if update.thanks.is_none() {
        let finding = RULE.warning("nobody is thanked for what they reported");
        findings.push(
            finding
                .at(case.place(), "no `thanks`")
                .help("add `thanks:` to those whose reports helped, with what they helped to find"),
        );
    }
    findings
}
