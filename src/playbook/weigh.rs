//! What becomes of a finding: the project's severities, waivers, and mercy for what is past. Never judges an update.

use super::case::{Case, Standing};
use super::judged::Weight;
use super::rule::{Family, Rule};
use super::rules;
use crate::diagnostics::{Allowed, Code, Diagnostic, Severity};
use crate::model::Waiver;
use crate::schema::project::Playbook;
use crate::source::Spanned;

/// The findings of every rule about one update.
#[derive(Default)]
pub(super) struct Verdict {
    /// Those that are printed.
    pub(super) findings: Vec<Diagnostic>,
    /// Those that are not.
    pub(super) waived: Vec<Allowed>,
}

/// The severity that a project gives a rule: its own, or nothing where the rule is off; safety keeps what it has.
pub(super) fn level(rule: &Rule, playbook: &Playbook, severity: Severity) -> Option<Severity> {
    let levels = playbook.rules.as_ref();
    let level = levels.and_then(|l| l.get(rule.name)).map(|l| l.value);
    match level {
        Some(level) if !is_safety(rule) => level.severity(),
        _ => Some(severity),
    }
}

/// Whether a rule may not be hidden.
pub(super) fn is_safety(rule: &Rule) -> bool {
    Family::of(rule.number) == Some(Family::Safety)
}

impl Verdict {
    /// Weighs what a rule found in an update.
    pub(super) fn add(&mut self, case: &Case<'_>, rule: &Rule, found: Vec<Diagnostic>) {
        for finding in found {
            let playbook = &case.scene.site.playbook;
            let Some(severity) = level(rule, playbook, finding.severity) else {
                continue;
            };
            let severity = match (case.standing, Family::of(rule.number)) {
                (Standing::Past, Some(Family::Time)) => Severity::Hint,
                _ => severity,
            };
            self.keep(
                case,
                rule,
                Diagnostic {
                    severity,
                    ..finding
                },
            );
        }
    }

    /// Says of every waiver that waives nothing that it can go.
    pub(super) fn add_unused(&mut self, case: &Case<'_>) {
        for waiver in &case.update.private.allow {
            let used = self.waived.iter().any(|w| w.place == waiver.place);
            if let Some(rule) = rules::find(&waiver.rule).filter(|_| !used) {
                self.findings.push(unused(waiver, rule));
            }
        }
    }

    /// The archive is read, and nothing fails for it.
    pub(super) fn weighed(mut self, weight: Weight) -> Self {
        for finding in &mut self.findings {
            if weight == Weight::Archive {
                finding.severity = finding.severity.min(Severity::Warning);
            }
        }
        self
    }

    fn keep(&mut self, case: &Case<'_>, rule: &Rule, finding: Diagnostic) {
        let mut waivers = case.update.private.allow.iter();
        let Some(waiver) = waivers.find(|w| w.rule == rule.name) else {
            self.findings.push(finding);
            return;
        };
        if is_safety(rule) {
            let severity = finding.severity.min(Severity::Warning);
            let finding = Diagnostic {
                severity,
                ..finding.clone()
            };
            let label = format!("waived by {}: {}", waiver.by, waiver.reason);
            self.findings.push(finding.see(waiver.place, label));
        }
        self.waived.push(Allowed {
            problem: finding,
            place: waiver.place,
            by: waiver.by.clone(),
            reason: waiver.reason.clone(),
        });
    }
}

fn unused(waiver: &Spanned<Waiver>, rule: &Rule) -> Diagnostic {
    if !rule.judges_updates() {
        let message = format!(
            "`{}` is about the whole site, and no update can allow it",
            waiver.rule
        );
        return Diagnostic::warning(Code::UnusedWaiver, message)
            .at(waiver.place, "waives nothing")
            .help("remove it; `playbook.rules` in amends.yaml gives the rule another weight");
    }
    let message = format!(
        "nothing here breaks `{}`, so there is nothing to allow",
        waiver.rule
    );
    Diagnostic::warning(Code::UnusedWaiver, message)
        .at(waiver.place, "waives nothing")
        .help("remove it, so that the next time is not waived by accident")
}
