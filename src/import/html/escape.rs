//! Markdown that shows exactly the characters it was given: a backslash where a character would be markup, and nowhere else.
//! Takes one paragraph at a time and knows nothing of the blocks around it.

use super::atoms::{Atom, Mark};

/// Turns the atoms of a paragraph into its lines of Markdown.
pub(super) fn write_lines(atoms: &[Atom]) -> Vec<String> {
    let mut writer = Writer {
        atoms,
        marks: Vec::new(),
        lines: vec![String::new()],
        line_escape: None,
    };
    writer.start_line(0);
    for at in 0..atoms.len() {
        writer.write(at);
    }
    writer.lines
}

struct Writer<'a> {
    atoms: &'a [Atom],
    marks: Vec<&'a Mark>,
    lines: Vec<String>,
    /// The atom of this line that would make it a heading, a list, a quote or a rule.
    line_escape: Option<usize>,
}

impl<'a> Writer<'a> {
    fn write(&mut self, at: usize) {
        match &self.atoms[at] {
            Atom::Char(c) => {
                if self.line_escape == Some(at) || self.is_markup(at, *c) {
                    self.push("\\");
                }
                self.push(c.encode_utf8(&mut [0; 4]));
            }
            Atom::Raw(text) => self.push(text),
            Atom::Break => {
                self.push("\\");
                self.lines.push(String::new());
                self.start_line(at + 1);
            }
            Atom::Open(mark) => {
                self.marks.push(mark);
                self.push(mark.opening());
            }
            Atom::Close(mark) => {
                self.marks.pop();
                self.close(mark);
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(text);
        }
    }

    fn close(&mut self, mark: &Mark) {
        match mark {
            Mark::Link(href) => self.push(&format!("]({})", destination(href))),
            other => self.push(other.opening()),
        }
    }

    fn start_line(&mut self, from: usize) {
        let line: String = self.atoms[from..]
            .iter()
            .take_while(|atom| **atom != Atom::Break)
            .map(shown)
            .collect();
        self.line_escape = line_marker(&line).map(|marker| from + marker);
    }

    fn is_markup(&self, at: usize, c: char) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.char_at(before));
        let after = self.char_at(at + 1);
        match c {
            '*' | '`' | '[' => true,
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
            '_' => !is_word(before) || !is_word(after),
            ']' => self.marks.iter().any(|mark| matches!(mark, Mark::Link(_))),
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c)),
            '&' => self.starts_entity(at + 1),
            '!' => matches!(self.atoms.get(at + 1), Some(Atom::Open(_))),
            '~' => {
                self.marks.contains(&&Mark::Strike)
                    || !is_word(after)
                    || !matches!(before, Some(' ' | '(')) && !self.starts_line(at)
            }
            _ => false,
        }
    }

    fn starts_line(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_none_or(|before| self.atoms[before] == Atom::Break)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.atoms.get(at) {
            Some(Atom::Char(c)) => Some(*c),
            _ => None,
        }
    }

    fn starts_entity(&self, from: usize) -> bool {
        let length = (from..)
            .take_while(|at| {
                self.char_at(*at)
                    .is_some_and(|c| c.is_ascii_alphanumeric() || c == '#')
            })
            .count();
        length > 0 && self.char_at(from + length) == Some(';')
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// A character for the look at a line as a whole; marks count as something that is no character of text.
fn shown(atom: &Atom) -> char {
    match atom {
        Atom::Char(c) => *c,
        _ => '\u{fffc}',
    }
}

/// The character, by its place, that makes a line a heading, a quote, a list item, a rule or a table.
fn line_marker(line: &str) -> Option<usize> {
    let ends_marker = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let is_number = (1..=9).contains(&digits)
        && line[digits..].starts_with(['.', ')'])
        && ends_marker(&line[digits + 1..]);
    let is_block = (1..=6).contains(&hashes) && ends_marker(&line[hashes..])
        || line.starts_with('>')
        || line.starts_with(['-', '+']) && ends_marker(&line[1..])
        || !line.is_empty() && line.chars().all(|c| "-=+|: ".contains(c));
    if is_number {
        Some(digits)
    } else {
        is_block.then_some(0)
    }
}

/// A link's address as Markdown takes it between brackets.
pub(super) fn destination(href: &str) -> String {
    let mut out = String::new();
    for c in href.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '&' if href.contains(';') => out.push_str("&amp;"),
            other => out.push(other),
        }
    }
    if out.contains(['(', ')']) {
        format!("<{out}>")
    } else {
        out
    }
}
