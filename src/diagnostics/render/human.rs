//! Diagnostics with the lines they are about and the edit that mends them; the only file that names annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{floor_boundary, line_and_column};
use crate::diagnostics::{Annotation, Diagnostic, Diagnostics, Edit, Help, Severity};
use crate::source::{FileId, Place, Sources};

pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        text.push_str(&renderer.render(&report(diagnostic, sources)));
        text.push_str("\n\n");
    }
    text
}

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let title = level(diagnostic.severity)
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    let mut files: Vec<FileId> = annotations(diagnostic).map(|a| a.0.place.file).collect();
    files.dedup();
    for file in files {
        group = show(group, file, diagnostic, sources);
    }
    let (plain, edits): (Vec<_>, Vec<_>) = diagnostic.help.iter().partition(|h| h.edit.is_none());
    for help in plain {
        group = group.element(Level::HELP.message(help.message.as_str()));
    }
    let mut groups = vec![group];
    groups.extend(edits.into_iter().filter_map(|h| patch(h, sources)));
    groups
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

/// The lines that a problem is about; where they are too many or too long to be shown, where they begin.
fn show<'a>(
    group: Group<'a>,
    file: FileId,
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
) -> Group<'a> {
    let text = sources.text(file);
    let of_file = || annotations(diagnostic).filter(move |(a, _)| a.place.file == file);
    let ranges: Vec<_> = of_file().map(|(a, _)| range(a.place, text)).collect();
    let Some(window) = Window::around(text, &ranges) else {
        let start = ranges.first().map_or(0, |r| r.start);
        let (line, column) = line_and_column(text, start);
        let origin = Origin::path(sources.path(file)).line(line);
        return group.element(origin.char_column(column));
    };
    let marks = of_file().zip(&ranges);
    let marks = marks.map(|((a, kind), range)| {
        let label = a.label.as_str();
        kind.span(window.inside(range)).label(label)
    });
    let snippet = Snippet::source(window.text).path(sources.path(file));
    group.element(snippet.line_start(window.line).annotations(marks))
}

fn patch<'a>(help: &'a Help, sources: &'a Sources) -> Option<Group<'a>> {
    let Edit { place, text } = help.edit.as_ref()?;
    let title = Level::HELP.secondary_title(help.message.as_str());
    let group = Group::with_title(title);
    let source = sources.text(place.file);
    let range = range(*place, source);
    let window = Window::around(source, std::slice::from_ref(&range));
    let Some(window) = window.filter(|_| text.len() <= WINDOW) else {
        return Some(group.element(Origin::path(sources.path(place.file))));
    };
    let snippet = Snippet::source(window.text).path(sources.path(place.file));
    let patch = Patch::new(window.inside(&range), text.as_str());
    Some(group.element(snippet.line_start(window.line).patch(patch)))
}

/// The most of a file that is drawn: the renderer reads all that it is given, once for each problem.
const WINDOW: usize = 16 * 1024;

/// The part of a file that is drawn, whole lines.
struct Window<'t> {
    text: &'t str,
    /// Where it starts in the file.
    start: usize,
    /// The number of its first line.
    line: usize,
}

impl<'t> Window<'t> {
    /// The whole file where it is small, else the lines of the ranges where those are.
    fn around(text: &'t str, ranges: &[std::ops::Range<usize>]) -> Option<Self> {
        if text.len() <= WINDOW {
            let line = 1;
            return Some(Self {
                text,
                start: 0,
                line,
            });
        }
        let first = ranges.iter().map(|r| r.start).min().unwrap_or(0);
        let last = ranges.iter().map(|r| r.end).max().unwrap_or(0);
        let start = text[..first].rfind('\n').map_or(0, |n| n + 1);
        let end = text[last..].find('\n').map_or(text.len(), |n| last + n);
        let (line, _) = line_and_column(text, start);
        (end - start <= WINDOW).then(|| Self {
            text: &text[start..end],
            start,
            line,
        })
    }

    fn inside(&self, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        range.start - self.start..range.end - self.start
    }
}

/// Places are made from the same text, but a file that is a lone byte order mark or empty must not panic the renderer.
fn range(place: Place, text: &str) -> std::ops::Range<usize> {
    let range = place.span.range();
    floor_boundary(text, range.start)..floor_boundary(text, range.end)
}
