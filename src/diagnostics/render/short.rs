//! One line per diagnostic: `file:line:column: severity[code]: message`.

use super::Positions;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Sources;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut positions = Positions::new(sources);
    let lines = diagnostics.iter().map(|d| line(d, &mut positions));
    lines.collect()
}

fn line(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> String {
    let place = diagnostic.primary.as_ref().map_or_else(String::new, |a| {
        let p = positions.find(a);
        format!("{}:{}:{}: ", p.file, p.line, p.column)
    });
    let severity = diagnostic.severity.as_str();
    let code = diagnostic.code.as_str();
    format!("{place}{severity}[{code}]: {}\n", diagnostic.message)
}
