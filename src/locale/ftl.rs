//! Fluent files as written: their language, their messages and what is wrong with them. Never looks a message up.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::ParserError;

use super::lint::{Flaw, Shapes};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::schema::Language;
use crate::source::{FileId, Place, Sources, ThemeContent, ThemeFile};

/// The language and the text of a file below `locales/`, where it is one.
pub(super) fn language_and_text(
    file: &ThemeFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Language, FileId)> {
    let name = file.path.strip_prefix("locales/")?.strip_suffix(".ftl")?;
    let ThemeContent::Text(text) = file.content else {
        let message = format!("`themes/{}/{}` is not valid UTF-8", file.theme, file.path);
        let problem = Diagnostic::error(Code::NotUtf8, message).help("save the file as UTF-8");
        problems.push(problem);
        return None;
    };
    let language = Language::new(name);
    if language.is_none() {
        let message = format!("`{name}` is not a language tag, so nobody reads these messages");
        let problem = Diagnostic::warning(Code::UnknownLanguage, message)
            .at(Place::start_of(text), "")
            .help("name the file by its language, such as `da.ftl` or `pt-BR.ftl`");
        problems.push(problem);
    }
    Some((language?, text))
}

/// The messages of a file; those that cannot be read are left out and named.
pub(super) fn read(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> FluentResource {
    let text = sources.text(file);
    let parsed = FluentResource::try_new(text.to_owned());
    let (resource, errors) = match parsed {
        Ok(resource) => (resource, Vec::new()),
        Err(partial) => partial,
    };
    problems.extend(errors.iter().map(|e| ill_formed(file, text, e)));
    problems.extend(repeated(file, text, &resource));
    resource
}

/// What is wrong with the messages of a project's own file, beside the English ones.
pub(super) fn flaws(
    (sources, file): (&Sources, FileId),
    resource: &FluentResource,
    english: &Shapes,
    language: &Language,
) -> Vec<Diagnostic> {
    let lines = last_lines(sources.text(file));
    let shapes = Shapes::of(resource);
    let flaws = shapes.flaws(english, language).into_iter();
    let flaws = flaws.map(|(id, flaw)| {
        let place = lines.get(id).cloned().unwrap_or_default();
        let place = Place::new(file, place.start, place.end);
        match nearest(id, english.ids()).filter(|_| flaw == Flaw::Surplus) {
            Some(near) => diagnose(id, &flaw, language).at(place, "").mend(
                format!("did you mean `{near}`?"),
                place,
                near,
            ),
            None => diagnose(id, &flaw, language).at(place, ""),
        }
    });
    flaws.collect()
}

fn diagnose(id: &str, flaw: &Flaw, language: &Language) -> Diagnostic {
    let warning = |message: String| Diagnostic::warning(Code::Message, message);
    match flaw {
        Flaw::Surplus => warning(format!("no page asks for the message `{id}`")),
        Flaw::UnknownValue(value) => warning(format!("the message `{id}` is not given `${value}`"))
            .help("readers would see the name of the value; use those of the built-in message"),
        Flaw::ValueLeftOut(value) => warning(format!("the message `{id}` leaves out `${value}`"))
            .help(format!(
                "write `{{ ${value} }}` where it belongs, or readers are not told"
            )),
        Flaw::FormsLacking(forms) => Diagnostic::hint(
            Code::Message,
            format!(
                "the message `{id}` lacks forms of `{language}`: {}",
                forms.join(", ")
            ),
        )
        .help("add a line for each, such as `[one] { $number } day`"),
        Flaw::FormsUnused(forms) => warning(format!(
            "the message `{id}` has forms that `{language}` does not have: {}",
            forms.join(", ")
        ))
        .help("no count is said in them; remove them"),
    }
}

/// What the parser refuses, at the line that it refuses.
fn ill_formed(file: FileId, text: &str, error: &ParserError) -> Diagnostic {
    let start = error.slice.as_ref().map_or(error.pos.start, |s| s.start);
    // The parser counts bytes, and may stop within a character.
    let end = (error.pos.end.max(start)..text.len()).find(|end| text.is_char_boundary(*end));
    let end = end.unwrap_or(text.len());
    let id = text.get(start..).unwrap_or("").split(['=', '\n']).next();
    let id = id.unwrap_or("").trim();
    Diagnostic::error(Code::Message, format!("the message `{id}` cannot be read"))
        .at(Place::new(file, start, end), error.kind.to_string())
        .help("write `id = text`; further lines of the text are indented")
}

/// Messages that a file gives twice, of which only the last would be seen.
fn repeated(file: FileId, text: &str, resource: &FluentResource) -> Vec<Diagnostic> {
    let ids = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    });
    let mut seen = BTreeSet::new();
    let twice = ids.filter(|id| !seen.insert(*id));
    let lines = last_lines(text);
    let twice = twice.map(|id| {
        let place = lines.get(id).cloned().unwrap_or_default();
        Diagnostic::error(
            Code::Message,
            format!("the message `{id}` stands here twice"),
        )
        .at(Place::new(file, place.start, place.end), "")
        .help("remove one of the two")
    });
    twice.collect()
}

/// Every id where its last line begins with it.
fn last_lines(text: &str) -> BTreeMap<&str, Range<usize>> {
    let mut start = 0;
    let mut lines = BTreeMap::new();
    for line in text.split_inclusive('\n') {
        if let Some((id, _)) = line.split_once('=') {
            let id = id.trim_end();
            lines.insert(id, start..start + id.len());
        }
        start += line.len();
    }
    lines
}
