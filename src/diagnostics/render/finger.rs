//! Lines and columns of places: a finger that moves through a file once while places come in order. Never reads a file.

use crate::source::{FileId, Sources};

/// A position in a file with what was counted on the way there.
#[derive(Clone, Copy)]
pub(super) struct Finger<'s> {
    sources: &'s Sources,
    file: FileId,
    offset: usize,
    /// The line, counted from one.
    pub(super) line: usize,
    /// Where that line begins.
    pub(super) line_start: usize,
    /// The column in characters, counted from one.
    pub(super) column: usize,
}

impl<'s> Finger<'s> {
    /// A finger at the start of a file.
    pub(super) fn new(sources: &'s Sources, file: FileId) -> Self {
        Self {
            sources,
            file,
            offset: 0,
            line: 1,
            line_start: 0,
            column: 1,
        }
    }

    /// Moves to a byte of a file: on from where it is, or from the start where that is behind it.
    pub(super) fn move_to(&mut self, file: FileId, offset: usize) {
        let text = self.sources.text(file);
        let offset = floor_boundary(text, offset);
        if file != self.file || offset < self.offset {
            *self = Self::new(self.sources, file);
        }
        let passed = &text[self.offset..offset];
        match passed.rfind('\n') {
            Some(last) => {
                self.line += passed.bytes().filter(|&b| b == b'\n').count();
                self.line_start = self.offset + last + 1;
                self.column = passed[last + 1..].chars().count() + 1;
            }
            None => self.column += passed.chars().count(),
        }
        self.offset = offset;
    }
}

/// The nearest boundary of a character at or before a byte.
pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_any_order_have_their_line_and_column() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "é: 1\n\nb: é2\n");
        let mut finger = Finger::new(&sources, file);
        for (offset, expected) in [
            (0, (1, 1)),
            (2, (1, 2)),
            (1, (1, 1)),
            (7, (3, 1)),
            (12, (3, 5)),
            (5, (1, 5)),
            (99, (4, 1)),
        ] {
            finger.move_to(file, offset);
            assert_eq!((finger.line, finger.column), expected, "{offset}");
        }
    }
}
