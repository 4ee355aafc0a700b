//! Diagnostics as text: one file per format, each a function from diagnostics to a string. Never sorts and never filters.

mod finger;
mod github;
mod human;
mod json;
mod page;
mod sarif;
mod short;

use super::{Allowed, Annotation, Diagnostics};
use crate::source::{FileId, Place, Sources};
use finger::Finger;

pub use page::{Shown, shown};

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
    /// A log for tools that read SARIF 2.1.0.
    Sarif,
}

/// What is printed.
#[derive(Clone, Copy)]
pub struct Print<'p> {
    /// The problems, in their order.
    pub diagnostics: &'p Diagnostics,
    /// Those that somebody allows; only SARIF has room for them.
    pub allowed: &'p [Allowed],
    /// The files that they are about.
    pub sources: &'p Sources,
    /// The project folder as a workflow names it, for formats that are read outside it; empty where it is the working folder.
    pub folder: &'p str,
}

/// Turns diagnostics into text.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, format: Format) -> String {
    let print = Print {
        diagnostics,
        allowed: &[],
        sources,
        folder: "",
    };
    print.render(format)
}

impl Print<'_> {
    /// Turns everything into text.
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Human => human::render(self.diagnostics, self.sources),
            Format::Short => short::render(self.diagnostics, self.sources),
            Format::Json => json::render(self.diagnostics, self.sources),
            Format::Github => github::render(self),
            Format::Sarif => sarif::render(self),
        }
    }

    /// The path of a file as it is seen from outside the project.
    fn path(&self, file: &str) -> String {
        match self.folder {
            "" => file.to_owned(),
            folder => format!("{folder}/{file}"),
        }
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
        self.find_place(annotation.place)
    }

    fn find_place(&mut self, place: Place) -> Position<'s> {
        let (file, range) = (place.file, place.span.range());
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
