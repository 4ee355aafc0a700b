//! Merge conflicts that nobody settled: named once, and the rest is read as our side has it. Never settles one.

use std::borrow::Cow;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place};

/// The text of a file with every byte in its place, the marks and the other side of a conflict blanked out.
pub(super) fn our_side<'t>(
    text: &'t str,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    if !text.contains("<<<<<<< ") {
        return Cow::Borrowed(text);
    }
    let mut ours = String::with_capacity(text.len());
    let mut side = Side::None;
    for line in text.split_inclusive('\n') {
        let next = side.after(line);
        if side == Side::None && next == Side::Ours {
            problems.push(conflict(file, ours.len(), line.trim_end().len()));
        }
        match (side, next) {
            (Side::None, Side::None) | (Side::Ours, Side::Ours) => ours.push_str(line),
            _ => ours.extend(line.bytes().map(blank)),
        }
        side = next;
    }
    Cow::Owned(ours)
}

/// Where a line is in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    None,
    Ours,
    Theirs,
}

impl Side {
    fn after(self, line: &str) -> Self {
        match self {
            Self::None if line.starts_with("<<<<<<< ") => Self::Ours,
            Self::Ours if line.starts_with("=======") => Self::Theirs,
            Self::Ours | Self::Theirs if line.starts_with(">>>>>>> ") => Self::None,
            _ => self,
        }
    }
}

fn blank(byte: u8) -> char {
    match byte {
        b'\n' => '\n',
        b'\r' => '\r',
        _ => ' ',
    }
}

fn conflict(file: FileId, start: usize, length: usize) -> Diagnostic {
    let place = Place::new(file, start, start + length);
    Diagnostic::error(Code::MergeConflict, "a merge conflict is not settled")
        .at(place, "it begins here")
        .help("keep what is true of the two sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`")
}
