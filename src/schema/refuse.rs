//! The problems of values that are not what was expected, each with what to write instead. Never reads a value.

use super::node::{Node, Value};
use crate::diagnostics::{Certainty, Code, Diagnostic, Edit, nearest, spells};
use crate::source::{Place, Spanned};

/// As many names as are listed where none is near.
const FEW: usize = 60;

/// The problem of prose with a comma in braces, by the place of what follows the comma.
pub(crate) fn ended_by_comma(place: Place) -> Diagnostic {
    Diagnostic::error(Code::FlowComma, "a comma inside `{ }` ends the text here")
        .at(place, "read as a key of its own")
        .help("quote the text, or write one key a line without braces")
}

/// Adds the nearest known name to a problem, or the known ones where none is near.
pub(crate) fn suggest<'a>(
    problem: Diagnostic,
    written: &str,
    place: Place,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    match nearest(written, known.clone()) {
        Some(name) => {
            let edit = Edit {
                place,
                text: name.to_owned(),
                certainty: certainty(written, name),
            };
            problem.edit(format!("did you mean `{name}`?"), edit)
        }
        None => {
            let mut names: Vec<_> = known.take(FEW + 1).map(|n| format!("`{n}`")).collect();
            if names.len() > FEW {
                names[FEW] = "and more".to_owned();
            }
            problem.help(format!("known here: {}", names.join(", ")))
        }
    }
}

/// A name that is only written in another way is the one that was meant; a slip of the pen may be anything.
fn certainty(written: &str, name: &str) -> Certainty {
    match spells(written, name) {
        true => Certainty::Certain,
        false => Certainty::Likely,
    }
}

/// Reports a value that is of another kind than the one expected, unless it is lost already.
pub(crate) fn refuse(node: &Node, expected: &str, problems: &mut Vec<Diagnostic>) {
    let message = format!("expected {expected}, found {}", node.found());
    let problem = Diagnostic::error(Code::WrongType, message).at(node.place, "");
    match &node.value {
        Value::Lost => {}
        _ if node.is_nothing() => {
            let advice =
                "write it after the colon, in quotes if it begins with `#`, or remove the key";
            problems.push(problem.help(advice));
        }
        _ => problems.push(problem.help(format!("write {expected}"))),
    }
}

/// Reports a value that stands where a list is expected; one word only lacks its brackets.
pub(crate) fn refuse_list(node: &Node, expected: &str, problems: &mut Vec<Diagnostic>) {
    let word = match &node.value {
        Value::Scalar(s) if !node.is_nothing() && !s.text.contains([' ', ',', '\n', '"']) => {
            &s.text
        }
        _ => return refuse(node, expected, problems),
    };
    let message = format!("expected {expected}, found {}", node.found());
    let problem = Diagnostic::error(Code::WrongType, message).at(node.place, "");
    problems.push(problem.mend_surely("put it in brackets", node.place, format!("[{word}]")));
}

/// The problem of a text that is longer than so many bytes.
pub(crate) fn too_long(place: Place, most: usize) -> Diagnostic {
    let message = format!("the text is longer than {most} bytes");
    Diagnostic::error(Code::TooLarge, message)
        .at(place, "")
        .help("shorten it, or link to where all of it stands")
}

/// Reports what is beyond a number of entries; whether nothing is.
pub(crate) fn is_few<T>(
    list: &Spanned<Vec<T>>,
    most: usize,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let few = list.value.len() <= most;
    if !few {
        let message = format!("the list has {} entries", list.value.len());
        let problem = Diagnostic::error(Code::TooLarge, message).at(list.place, "");
        problems.push(problem.help(format!("keep it to {most}")));
    }
    few
}
