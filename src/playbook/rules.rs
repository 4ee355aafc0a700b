//! The names of the playbook's rules, so that a project can only speak of rules that there are. Never judges anything.

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::schema::refuse::suggest;
use crate::source::Spanned;

/// Every rule with its number, by family: time, content, apology, language, tone, safety, replies.
pub const RULES: [(&str, &str); 65] = [
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

/// The problem of a rule that is not known, by its name; nothing where it is.
pub fn unknown(name: &Spanned<String>) -> Option<Diagnostic> {
    if RULES.iter().any(|(_, known)| *known == name.value) {
        return None;
    }
    let problem = Diagnostic::error(Code::UnknownRule, format!("unknown rule `{}`", name.value))
        .at(name.place, "no such rule");
    let known = RULES.iter().map(|(_, name)| *name);
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
