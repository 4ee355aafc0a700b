//! Diagnostics as text: one file per format, each a function from diagnostics to a string. Never sorts and never filters.

mod finger;
mod github;
mod human;
mod json;
mod short;

use super::{Annotation, Diagnostics};
use crate::source::{FileId, Sources};
use finger::Finger;

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

/// Finds positions one after the other; places that come in order cost one pass over their file.
struct Positions<'s> {
    sources: &'s Sources,
    finger: Finger<'s>,
}

impl<'s> Positions<'s> {
    fn new(sources: &'s Sources) -> Self {
        let finger = Finger::new(sources, FileId(0));
        Self { sources, finger }
    }

    fn find(&mut self, annotation: &Annotation) -> Position<'s> {
        let (file, range) = (annotation.place.file, annotation.place.span.range());
        self.finger.move_to(file, range.start);
        let mut end = self.finger;
        end.move_to(file, range.end);
        Position {
            file: self.sources.path(file),
            line: self.finger.line,
            column: self.finger.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}
