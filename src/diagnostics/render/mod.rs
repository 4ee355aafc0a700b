//! Diagnostics as text: one file per format, each a function from diagnostics to a string. Never sorts and never filters.

mod github;
mod human;
mod json;
mod short;

use super::{Annotation, Diagnostics};
use crate::source::Sources;

/// A way of printing diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines they are about and the edit that mends them.
    #[default]
    Human,
    /// One line each.
    Short,
    /// An array for programs.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
}

/// Turns diagnostics into text.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, format: Format) -> String {
    match format {
        Format::Human => human::render(diagnostics, sources),
        Format::Short => short::render(diagnostics, sources),
        Format::Json => json::render(diagnostics, sources),
        Format::Github => github::render(diagnostics, sources),
    }
}

/// A place in lines and columns, both counted from one, columns in characters.
struct Position<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn position<'a>(annotation: &Annotation, sources: &'a Sources) -> Position<'a> {
    let file = annotation.place.file;
    let range = annotation.place.span.range();
    let (line, column) = line_and_column(sources.text(file), range.start);
    let (end_line, end_column) = line_and_column(sources.text(file), range.end);
    Position {
        file: sources.path(file),
        line,
        column,
        end_line,
        end_column,
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..floor_boundary(text, offset)];
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
