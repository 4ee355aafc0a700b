//! Diagnostics for programs; the shape is documented in docs/diagnostics.md and changes only with a line in CHANGELOG.md.

use serde::Serialize;

use super::Positions;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Sources;

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    rule: Option<&'a str>,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    help: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<EditEntry<'a>>,
}

/// Offsets are bytes of the file.
#[derive(Serialize)]
struct EditEntry<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut positions = Positions::new(sources);
    let entries = diagnostics.iter().map(|d| entry(d, &mut positions));
    let entries: Vec<_> = entries.collect();
    let json = serde_json::to_string_pretty(&entries);
    let mut json = json.expect("strings and numbers always become JSON");
    json.push('\n');
    json
}

fn entry<'a>(diagnostic: &'a Diagnostic, positions: &mut Positions<'a>) -> Entry<'a> {
    let place = diagnostic.primary.as_ref().map(|a| positions.find(a));
    let place = place.as_ref();
    Entry {
        code: diagnostic.code.as_str(),
        rule: diagnostic.rule,
        severity: diagnostic.severity.as_str(),
        file: place.map(|p| p.file),
        line: place.map(|p| p.line),
        column: place.map(|p| p.column),
        end_line: place.map(|p| p.end_line),
        end_column: place.map(|p| p.end_column),
        message: &diagnostic.message,
        help: diagnostic.help.iter().map(|h| h.message.as_str()).collect(),
        edit: edit(diagnostic, positions.sources),
    }
}

fn edit<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Option<EditEntry<'a>> {
    let edit = diagnostic.help.iter().find_map(|h| h.edit.as_ref())?;
    let before = sources.bytes_before(edit.place.file);
    Some(EditEntry {
        start: before + edit.place.span.start,
        end: before + edit.place.span.end,
        text: &edit.text,
    })
}
