//! Diagnostics as workflow commands that GitHub shows beside the changed lines.

use super::{Positions, Print};
use crate::diagnostics::{Diagnostic, Severity};

pub(super) fn render(print: &Print<'_>) -> String {
    let mut positions = Positions::new(print.sources);
    let commands = print.diagnostics.iter();
    let commands = commands.map(|d| command(d, print, &mut positions));
    commands.collect()
}

fn command(diagnostic: &Diagnostic, print: &Print<'_>, positions: &mut Positions<'_>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let place = diagnostic.primary.as_ref().map_or_else(String::new, |a| {
        let p = positions.find(a);
        let file = escape_property(&print.path(p.file));
        format!(
            "file={file},line={},col={},endLine={},endColumn={},",
            p.line, p.column, p.end_line, p.end_column
        )
    });
    let text: Vec<&str> = std::iter::once(diagnostic.message.as_str())
        .chain(diagnostic.help.iter().map(|h| h.message.as_str()))
        .collect();
    let title = diagnostic.code.as_str();
    let text = escape(&text.join("\n"));
    format!("::{level} {place}title={title}::{text}\n")
}

fn escape(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
