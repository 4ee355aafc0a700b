//! The registry: every rule that judges, and the names that a project may speak of. Never judges anything.

use super::rule::{Family, Judge, Rule};
use super::weigh::level;
use super::{apology, content, language, replies, safety, time, tone};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::schema::project::{Playbook, RuleLevel};
use crate::schema::refuse::suggest;
use crate::source::Spanned;

/// Every name with its number, by family: time, content, apology, language, tone, safety, replies.
///
/// A name without a rule of [`all`] is read and judges nothing yet.
pub const NAMES: [(&str, &str); 65] = [
    ("T01", "first-late"),
    ("T02", "no-next-update"),
    ("T03", "next-too-far"),
    ("T04", "overdue"),
    ("T05", "next-in-past"),
    ("T06", "vague-time"),
    ("T07", "bad-clock"),
    ("T08", "slower-silently"),
    ("C01", "no-impact"),
    ("C02", "no-scope"),
    ("C03", "unknowns"),
    ("C04", "no-workaround"),
    ("C05", "stale-workaround"),
    ("C06", "no-contact"),
    ("C07", "off-hours-gap"),
    ("C08", "duplicate"),
    ("C09", "empty-news"),
    ("C10", "unconfirmed-fix"),
    ("C11", "no-still-broken"),
    ("C12", "data-loss-silent"),
    ("C13", "phase-jump"),
    ("C14", "promise-no-date"),
    ("C15", "loose-eta"),
    ("C16", "closing-door"),
    ("C17", "vague-money"),
    ("C18", "no-scam-note"),
    ("C19", "thin-postmortem"),
    ("C20", "brand-missing"),
    ("C21", "unreachable-help"),
    ("A01", "no-apology"),
    ("A02", "no-ownership"),
    ("A03", "non-apology"),
    ("A04", "grovel"),
    ("A05", "minimise"),
    ("A06", "no-repair"),
    ("A07", "presume"),
    ("L01", "hedge"),
    ("L02", "agentless"),
    ("L03", "blame"),
    ("L04", "jargon"),
    ("L05", "internals"),
    ("L06", "long-sentence"),
    ("L07", "hard-read"),
    ("L08", "acronym"),
    ("L09", "promo"),
    ("L10", "absolute"),
    ("N01", "shout"),
    ("N02", "joke-in-update"),
    ("N03", "gate-closed"),
    ("N04", "abuse"),
    ("S01", "999-unset"),
    ("S02", "999-no-way"),
    ("S03", "pii"),
    ("S04", "asks-pii"),
    ("S05", "security"),
    ("S06", "grave-words"),
    ("R01", "triad"),
    ("R02", "over-limit"),
    ("R03", "sms-ucs2"),
    ("R04", "no-link"),
    ("R05", "languages"),
    ("R06", "placeholder"),
    ("R07", "slot-risk"),
    ("R08", "stale-snippet"),
    ("R09", "unapproved"),
];

/// The rules of every family.
const FAMILIES: [&[&Rule]; 7] = [
    time::RULES,
    content::RULES,
    apology::RULES,
    language::RULES,
    tone::RULES,
    safety::RULES,
    replies::RULES,
];

/// Every rule that judges.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten().copied()
}

/// The rule of a name, where it judges.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// A problem that was found elsewhere, as the finding of a rule where it is one; nothing where a project turned that off.
pub fn weigh_elsewhere(problem: Diagnostic, playbook: &Playbook) -> Option<Diagnostic> {
    let is_of = |rule: &&Rule| matches!(rule.judge, Judge::Elsewhere(code) if code == problem.code);
    let Some(rule) = all().find(is_of) else {
        return Some(problem);
    };
    let severity = level(rule, playbook, problem.severity)?;
    let problem = Diagnostic {
        severity,
        ..problem
    };
    Some(problem.of_rule(rule.number))
}

/// The problem of hiding a rule of safety; nothing where that is not asked for.
pub(crate) fn hidden(name: &Spanned<String>, level: RuleLevel) -> Option<Diagnostic> {
    let (number, _) = NAMES.iter().find(|(_, known)| *known == name.value)?;
    if Family::of(number) != Some(Family::Safety) || level == RuleLevel::Error {
        return None;
    }
    let message = format!("`{}` is a rule of safety and stays an error", name.value);
    let problem = Diagnostic::warning(Code::HiddenRule, message).at(name.place, "");
    Some(
        problem.help("remove the line; where one update is right as it is, say why in its `allow`"),
    )
}

/// The problem of a rule that is not known, by its name; nothing where it is.
pub fn unknown(name: &Spanned<String>) -> Option<Diagnostic> {
    if NAMES.iter().any(|(_, known)| *known == name.value) {
        return None;
    }
    let problem = Diagnostic::error(Code::UnknownRule, format!("unknown rule `{}`", name.value))
        .at(name.place, "no such rule");
    let is_number = |(number, _): &&(&str, &str)| number.eq_ignore_ascii_case(&name.value);
    if let Some((_, meant)) = NAMES.iter().find(is_number) {
        let advice = format!("rules go by their names: `{meant}`");
        return Some(problem.mend_surely(advice, name.place, *meant));
    }
    let known = NAMES.iter().map(|(_, name)| *name);
    Some(suggest(problem, &name.value, name.place, known))
}

/// The same for a waiver, which only fails to waive: that is no reason to hold back an update.
pub fn unknown_waiver(name: &Spanned<String>) -> Option<Diagnostic> {
    let problem = unknown(name)?;
    Some(Diagnostic {
        severity: Severity::Warning,
        ..problem
    })
}

impl Rule {
    /// Whether a waiver of it can be judged: it looks at updates, and what it finds does not come and go with the clock.
    pub(super) fn judges_updates(&self) -> bool {
        let with_the_clock = ["T04", "C05"].contains(&self.number);
        matches!(self.judge, Judge::Update(_)) && !with_the_clock
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_its_name_and_number_once() {
        let rules: Vec<_> = all().map(|r| (r.number, r.name)).collect();
        let once: BTreeSet<_> = rules.iter().collect();
        assert_eq!(once.len(), rules.len());
        for rule in rules {
            assert!(NAMES.contains(&rule), "{rule:?}");
        }
    }
}
