//! Words that several commands print about problems. Never prints by itself.

use std::io::Write;

use anyhow::Result;

use crate::diagnostics::{Diagnostics, Format, Severity, render};
use crate::source::Sources;

/// Whether warnings count as errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// They do not.
    Errors,
    /// They do: `--deny-warnings`.
    Warnings,
}

impl Strictness {
    /// The strictness that the flag asks for.
    pub(super) fn of(deny_warnings: bool) -> Self {
        match deny_warnings {
            true => Self::Warnings,
            false => Self::Errors,
        }
    }
}

/// Whether the problems make a command fail.
pub(super) fn has_failed(diagnostics: &Diagnostics, strictness: Strictness) -> bool {
    let errors = diagnostics.count(Severity::Error);
    let warnings = diagnostics.count(Severity::Warning);
    errors > 0 || (strictness == Strictness::Warnings && warnings > 0)
}

/// Writes the errors and warnings; hints are for `check`.
pub(super) fn write_problems(
    problems: &Diagnostics,
    sources: &Sources,
    out: &mut dyn Write,
) -> Result<()> {
    let heavy = problems
        .iter()
        .filter(|p| p.severity > Severity::Hint)
        .cloned();
    let text = render(&heavy.collect(), sources, Format::Human);
    out.write_all(text.as_bytes())?;
    Ok(())
}

/// How many problems of each weight there are, in one line.
pub(super) fn count_line(diagnostics: &Diagnostics) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    let counts = severities.map(|s| (diagnostics.count(s), s.as_str()));
    let counts: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(*count, word))
        .collect();
    if counts.is_empty() {
        return "no problems found".to_owned();
    }
    counts.join(", ")
}

/// A number with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
