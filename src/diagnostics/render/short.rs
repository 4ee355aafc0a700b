//! One line per diagnostic: `file:line:column: severity[code]: message`.

use super::position;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Sources;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics.iter().map(|d| line(d, sources)).collect()
}

fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.primary.as_ref().map_or_else(String::new, |a| {
        let p = position(a, sources);
        format!("{}:{}:{}: ", p.file, p.line, p.column)
    });
    let severity = diagnostic.severity.as_str();
    let code = diagnostic.code.as_str();
    format!("{place}{severity}[{code}]: {}\n", diagnostic.message)
}
