//! Diagnostics with the lines they are about and the edit that mends them; the only file that names annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use rayon::prelude::*;

use super::finger::{Finger, floor_boundary};
use crate::diagnostics::{Annotation, Diagnostic, Diagnostics, Edit, Help, Severity};
use crate::source::{FileId, Place, Sources};

/// The most of a file that is drawn: a line longer than this says nothing to the eye.
const WINDOW: usize = 16 * 1024;

/// Draws diagnostics; the window of a file that each is drawn from is found in one pass.
struct Drawing<'s> {
    sources: &'s Sources,
    finger: Finger<'s>,
}

/// So many problems are drawn in one go on one core.
const AT_ONCE: usize = 256;

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let parts = diagnostics.iter().as_slice().par_chunks(AT_ONCE);
    let parts: Vec<_> = parts.map(|part| draw(part, sources)).collect();
    parts.concat()
}

fn draw(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let renderer = Renderer::styled();
    let finger = Finger::new(sources, FileId(0));
    let mut drawing = Drawing { sources, finger };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&drawing.report(diagnostic)));
        text.push_str("\n\n");
    }
    text
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
            group = self.show(group, file, diagnostic);
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

    /// The lines that a problem is about; where they are too many or too long to be shown, where they begin.
    fn show<'a>(&mut self, group: Group<'a>, file: FileId, diagnostic: &'a Diagnostic) -> Group<'a>
    where
        's: 'a,
    {
        let here = annotations(diagnostic).filter(|(a, _)| a.place.file == file);
        let here: Vec<_> = here.collect();
        let path = self.sources.path(file);
        let Some(window) = self.window(file, here.iter().map(|(a, _)| a.place)) else {
            let origin = Origin::path(path).line(self.finger.line);
            return group.element(origin.char_column(self.finger.column));
        };
        let marks = here
            .into_iter()
            .map(|(a, kind)| kind.span(window.range(a.place)).label(a.label.as_str()));
        let snippet = Snippet::source(window.text).line_start(window.line);
        group.element(snippet.path(path).annotations(marks))
    }

    fn patch<'a>(&mut self, help: &'a Help) -> Option<Group<'a>>
    where
        's: 'a,
    {
        let Edit { place, text, .. } = help.edit.as_ref()?;
        let group = Group::with_title(Level::HELP.secondary_title(help.message.as_str()));
        let path = self.sources.path(place.file);
        let window = self.window(place.file, std::iter::once(*place));
        let Some(window) = window.filter(|_| text.len() <= WINDOW) else {
            return Some(group.element(Origin::path(path)));
        };
        let snippet = Snippet::source(window.text)
            .line_start(window.line)
            .path(path)
            .patch(Patch::new(window.range(*place), text.as_str()));
        Some(group.element(snippet))
    }

    /// The lines of a file from the first place to the last: the renderer reads all that it is given, every time.
    fn window(&mut self, file: FileId, places: impl Iterator<Item = Place>) -> Option<Window<'s>> {
        let text = self.sources.text(file);
        let ranges: Vec<_> = places.map(|place| place.span.range()).collect();
        let start = ranges.iter().map(|r| r.start).min().unwrap_or(0);
        let end = ranges.iter().map(|r| r.end).max().unwrap_or(0);
        self.finger.move_to(file, start);
        let start = self.finger.line_start;
        let end = floor_boundary(text, end);
        let end = text[end..].find('\n').map_or(text.len(), |n| end + n + 1);
        (end - start <= WINDOW).then(|| Window {
            text: &text[start..end],
            start,
            line: self.finger.line,
        })
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
