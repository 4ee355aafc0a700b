//! Diagnostics with the lines they are about and the edit that mends them; the only file that names annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::finger::{Finger, floor_boundary};
use crate::diagnostics::{Annotation, Diagnostic, Diagnostics, Edit, Help, Severity};
use crate::source::{FileId, Place, Sources};

/// Nobody reads more drawings of one file than this, and each takes as long as the line that it shows.
const MOST_OF_A_FILE: usize = 100;

/// Draws diagnostics; the window of a file that each is drawn from is found in one pass.
struct Drawing<'s> {
    sources: &'s Sources,
    finger: Finger<'s>,
}

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let renderer = Renderer::styled();
    let finger = Finger::new(sources, FileId(0));
    let mut drawing = Drawing { sources, finger };
    let mut text = String::new();
    let all: Vec<_> = diagnostics.iter().collect();
    for of_file in all.chunk_by(|a, b| file_of(a) == file_of(b)) {
        let drawn = match file_of(of_file[0]) {
            Some(_) => of_file.len().min(MOST_OF_A_FILE),
            None => of_file.len(),
        };
        for diagnostic in &of_file[..drawn] {
            text.push_str(&renderer.render(&drawing.report(diagnostic)));
            text.push_str("\n\n");
        }
        if let (Some(file), 1..) = (file_of(of_file[0]), of_file.len() - drawn) {
            text.push_str(&rest(of_file.len() - drawn, sources.path(file)));
        }
    }
    text
}

fn file_of(diagnostic: &Diagnostic) -> Option<FileId> {
    diagnostic.primary.as_ref().map(|a| a.place.file)
}

fn rest(count: usize, path: &str) -> String {
    format!("and {count} more in `{path}`; `amends check --format short` names them all\n\n")
}

impl<'s> Drawing<'s> {
    fn report<'a>(&mut self, diagnostic: &'a Diagnostic) -> Vec<Group<'a>>
    where
        's: 'a,
    {
        let title = level(diagnostic.severity)
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code.as_str());
        let mut group = Group::with_title(title);
        let mut files: Vec<FileId> = annotations(diagnostic).map(|a| a.0.place.file).collect();
        files.dedup();
        for file in files {
            group = group.element(self.snippet(file, diagnostic));
        }
        let help = diagnostic.help.iter();
        let (plain, edits): (Vec<_>, Vec<_>) = help.partition(|h| h.edit.is_none());
        for help in plain {
            group = group.element(Level::HELP.message(help.message.as_str()));
        }
        let mut groups = vec![group];
        groups.extend(edits.into_iter().filter_map(|h| self.patch(h)));
        groups
    }

    fn snippet<'a>(
        &mut self,
        file: FileId,
        diagnostic: &'a Diagnostic,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>>
    where
        's: 'a,
    {
        let here = annotations(diagnostic).filter(|(a, _)| a.place.file == file);
        let here: Vec<_> = here.collect();
        let window = self.window(file, here.iter().map(|(a, _)| a.place));
        let marks = here
            .into_iter()
            .map(|(a, kind)| kind.span(window.range(a.place)).label(a.label.as_str()));
        Snippet::source(window.text)
            .line_start(window.line)
            .path(self.sources.path(file))
            .annotations(marks)
    }

    fn patch<'a>(&mut self, help: &'a Help) -> Option<Group<'a>>
    where
        's: 'a,
    {
        let Edit { place, text } = help.edit.as_ref()?;
        let window = self.window(place.file, std::iter::once(*place));
        let snippet = Snippet::source(window.text)
            .line_start(window.line)
            .path(self.sources.path(place.file))
            .patch(Patch::new(window.range(*place), text.as_str()));
        let title = Level::HELP.secondary_title(help.message.as_str());
        Some(Group::with_title(title).element(snippet))
    }

    /// The lines of a file from the first place to the last: the renderer reads all that it is given, every time.
    fn window(&mut self, file: FileId, places: impl Iterator<Item = Place>) -> Window<'s> {
        let text = self.sources.text(file);
        let ranges: Vec<_> = places.map(|place| place.span.range()).collect();
        let start = ranges.iter().map(|r| r.start).min().unwrap_or(0);
        let end = ranges.iter().map(|r| r.end).max().unwrap_or(0);
        self.finger.move_to(file, start);
        let start = self.finger.line_start;
        let end = floor_boundary(text, end);
        let end = text[end..].find('\n').map_or(text.len(), |n| end + n + 1);
        Window {
            text: &text[start..end],
            start,
            line: self.finger.line,
        }
    }
}

/// Some whole lines of a file.
struct Window<'s> {
    text: &'s str,
    start: usize,
    line: usize,
}

impl Window<'_> {
    /// Places are made from the same text, but a file that is a lone byte order mark or empty must not panic the renderer.
    fn range(&self, place: Place) -> std::ops::Range<usize> {
        let range = place.span.range();
        let inside = |at: usize| floor_boundary(self.text, at.saturating_sub(self.start));
        inside(range.start)..inside(range.end)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

fn annotations(diagnostic: &Diagnostic) -> impl Iterator<Item = (&Annotation, AnnotationKind)> {
    let primary = diagnostic.primary.iter();
    let primary = primary.map(|a| (a, AnnotationKind::Primary));
    let context = diagnostic.secondary.iter();
    primary.chain(context.map(|a| (a, AnnotationKind::Context)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn the_drawings_of_one_file_end() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "key: 1\n".repeat(150));
        let problem = |n: usize| {
            let place = Place::new(file, n * 7, n * 7 + 3);
            Diagnostic::error(Code::UnknownKey, "unknown key `key`").at(place, "")
        };
        let all: Diagnostics = (0..150).map(problem).collect();
        let text = render(&all, &sources);
        assert_eq!(text.matches("unknown key `key`").count(), 100);
        assert!(text.contains("and 50 more in `a.yaml`"));
    }
}
