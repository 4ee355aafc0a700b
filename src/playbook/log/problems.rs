//! What is said of a log that was rewritten. Never decides whether it was.

use super::said::{BODY, Change, File};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Place;

/// As much of a text as is shown of what it was.
const SHOWN: usize = 60;

/// A key as it is named; the Markdown has none.
pub(super) fn named(key: &str) -> String {
    match key.split_once('.') {
        _ if key == BODY => BODY.to_owned(),
        Some((BODY, language)) => format!("{BODY} in `{language}`"),
        _ => format!("`{key}`"),
    }
}

pub(super) fn was(change: &Change<'_>) -> String {
    let Some(was) = change.was else {
        return "was not said before".to_owned();
    };
    let words: Vec<_> = was.value.split_whitespace().collect();
    let words = words.join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("was: {}…", &words[..end]),
        None => format!("was: {words}"),
    }
}

/// A text in double quotes, as YAML reads them.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Feeds and links go by the number.
pub(super) fn renumbered(number: u32, file: &File<'_>) -> Option<Diagnostic> {
    if file.name.number == number {
        return None;
    }
    let message = format!("this update was published as {number:02}");
    let problem = Diagnostic::warning(Code::RenumberedUpdate, message)
        .at(Place::start_of(file.id), "")
        .help(
            "give it its number back, so that links to it lead here and feeds do not show it twice",
        );
    Some(problem)
}

pub(super) fn rewritten(
    number: &str,
    key: &str,
    (was, now): (&str, &str),
    place: Place,
) -> Diagnostic {
    let message = format!("update {number} was published with `{key}: {was}`, not `{now}`");
    let problem = Diagnostic::error(Code::RewrittenLog, message).at(place, "");
    let advice = match key {
        "at" => "put the time back: the log says when customers were told",
        _ => "put the status back, and say in a new update where it stands now",
    };
    problem.mend(advice, place, was)
}

pub(super) fn withdrawn(number: &str, place: Place) -> Diagnostic {
    let message = format!("update {number} was published and is a draft now");
    Diagnostic::error(Code::RemovedUpdate, message)
        .at(place, "takes it off the site")
        .help("remove `draft`; what was wrong is put right by `corrections` or a new update")
}

pub(super) fn correction_gone(number: &str, place: Place) -> Diagnostic {
    let message = format!("a correction of update {number} is gone or says something else now");
    Diagnostic::error(Code::RewrittenLog, message)
        .at(place, "it stood above this line")
        .help("put it back, and add another one for what has changed since")
}

pub(super) fn update_gone(id: &str, number: u32) -> Diagnostic {
    let message = format!("update {number:02} of `{id}` was published and is gone");
    Diagnostic::error(Code::RemovedUpdate, message)
        .help("put the file back; what was wrong is put right by `corrections` or a new update")
}

pub(super) fn incident_gone(id: &str) -> Diagnostic {
    let message = format!("incident `{id}` was published and is gone");
    Diagnostic::error(Code::RemovedUpdate, message)
        .help("put the folder back; one that was renamed says so with `moved_from`")
}
