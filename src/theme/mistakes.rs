//! Mistakes in templates as diagnostics, from what tera says of them. Never reads or renders a template.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind};

use super::built_in_files;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place, Sources};

/// The files of a theme's templates, by name.
pub(super) type Files = BTreeMap<String, FileId>;

/// What is wrong with templates that cannot be read.
pub(super) fn of_reading(error: &Error, files: &Files, sources: &Sources) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(text) if text.contains("--> ") => reports(text)
            .map(|report| report.into_diagnostic(files, sources))
            .collect(),
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("there is no template `{parent}` to extend");
            vec![at_word(&message, (current, parent), files, sources)]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let message = format!("`{tpl}` extends itself in the end");
            vec![at_word(&message, (tpl, "extends"), files, sources)]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            let message = format!("`{tpl}` includes itself in the end");
            vec![at_word(&message, (tpl, "include"), files, sources)]
        }
        _ => vec![of_rendering(error, files)],
    }
}

/// What is wrong with a template that cannot be rendered.
pub(super) fn of_rendering(error: &Error, files: &Files) -> Diagnostic {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
        _ => return problem(&error.to_string()),
    };
    let range = &report.span().range;
    let name = report.filename();
    let place = files.get(name);
    let place = place.map(|file| Place::new(*file, range.start, range.end));
    placed(problem(report.message()), name, place)
}

/// A page that would be empty.
pub(super) fn of_nothing(name: &str, files: &Files) -> Diagnostic {
    let message = format!("`{name}` renders nothing");
    let place = files.get(name).map(|file| Place::new(*file, 0, 0));
    placed(problem(&message), name, place)
}

/// One mistake as tera prints it: what, `--> FILE:LINE:COLUMN`, and the line with a row of `^` below it.
struct Report<'t> {
    message: &'t str,
    file: &'t str,
    line: usize,
    column: usize,
    length: usize,
}

fn reports(text: &str) -> impl Iterator<Item = Report<'_>> {
    text.split("error: ").filter_map(|part| {
        let (message, rest) = part.split_once('\n')?;
        let (_, place) = rest.split_once("--> ")?;
        let (place, shown) = place.split_once('\n')?;
        let mut parts = place.trim().rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        let length = shown.chars().filter(|c| *c == '^').count();
        Some(Report {
            message,
            file: parts.next()?,
            line,
            column,
            length,
        })
    })
}

impl Report<'_> {
    fn into_diagnostic(self, files: &Files, sources: &Sources) -> Diagnostic {
        let place = files.get(self.file).map(|file| {
            let text = sources.text(*file);
            let before = text.split_inclusive('\n').take(self.line - 1);
            let line = before.map(str::len).sum::<usize>();
            let after = text[line..].char_indices().nth(self.column - 1);
            let start = line + after.map_or(0, |(at, _)| at);
            let shown = text[start..].lines().next().unwrap_or("");
            let length = shown.chars().take(self.length).map(char::len_utf8);
            Place::new(*file, start, start + length.sum::<usize>())
        });
        placed(problem(self.message), self.file, place)
    }
}

/// A problem at the first place where a template names something.
fn at_word(
    message: &str,
    (name, word): (&str, &str),
    files: &Files,
    sources: &Sources,
) -> Diagnostic {
    let place = files.get(name).map(|file| {
        let at = sources.text(*file).find(word);
        at.map_or(Place::new(*file, 0, 0), |at| {
            Place::new(*file, at, at + word.len())
        })
    });
    placed(problem(message), name, place)
}

fn placed(problem: Diagnostic, name: &str, place: Option<Place>) -> Diagnostic {
    let problem = match place {
        Some(place) => problem.at(place, ""),
        None => problem,
    };
    let own = format!("templates/{name}");
    let (compare, path) = match built_in_files().iter().any(|(path, _)| *path == own) {
        true => ("the built-in one is there to compare it with", own.as_str()),
        false => (
            "the built-in ones are there to compare it with",
            "templates",
        ),
    };
    problem.help(format!(
        "{compare}: `amends theme eject --theme compare {path}`"
    ))
}

/// The first line of a message, in the style of all others; a second sentence is a help.
fn problem(text: &str) -> Diagnostic {
    let line = text.lines().next().unwrap_or("").trim_end_matches('.');
    let (said, more) = line.split_once(". ").unwrap_or((line, ""));
    let problem = Diagnostic::error(Code::Template, lowered(said));
    match more {
        "" => problem,
        more => problem.help(lowered(more)),
    }
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "the template cannot be used".to_owned(),
    }
}
