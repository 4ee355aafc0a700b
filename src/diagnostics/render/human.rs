//! Diagnostics with the lines they are about and the edit that mends them; the only file that names annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::floor_boundary;
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
        group = group.element(snippet(file, diagnostic, sources));
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

fn snippet<'a>(
    file: FileId,
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = sources.text(file);
    let marks = annotations(diagnostic)
        .filter(move |(a, _)| a.place.file == file)
        .map(move |(a, kind)| kind.span(range(a.place, text)).label(a.label.as_str()));
    Snippet::source(text)
        .path(sources.path(file))
        .annotations(marks)
}

fn patch<'a>(help: &'a Help, sources: &'a Sources) -> Option<Group<'a>> {
    let Edit { place, text } = help.edit.as_ref()?;
    let source = sources.text(place.file);
    let snippet = Snippet::source(source)
        .path(sources.path(place.file))
        .patch(Patch::new(range(*place, source), text.as_str()));
    let title = Level::HELP.secondary_title(help.message.as_str());
    Some(Group::with_title(title).element(snippet))
}

/// Places are made from the same text, but a file that is a lone byte order mark or empty must not panic the renderer.
fn range(place: Place, text: &str) -> std::ops::Range<usize> {
    let range = place.span.range();
    floor_boundary(text, range.start)..floor_boundary(text, range.end)
}
