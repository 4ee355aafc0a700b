//! A phrase cut into words and slots, and how it is filled. Never knows what a value means.

use super::slots::{FactSet, Slot};

/// A text with slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Slot(Slot),
}

/// What stands between braces and is no slot, with its bytes in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stray {
    /// The name, without braces.
    pub(super) name: String,
    /// The bytes of the name; of the brace where there is no name.
    pub(super) range: std::ops::Range<usize>,
}

impl Template {
    /// Cuts a text at its slots; what is none is handed back and left out.
    pub(super) fn parse(text: &str) -> (Self, Vec<Stray>) {
        let mut pieces = Vec::new();
        let mut strays = Vec::new();
        let mut at = 0;
        while let Some(found) = text[at..].find(['{', '}']) {
            let open = at + found;
            push_words(&mut pieces, &text[at..open]);
            let (name, end) = name_at(text, open);
            match Slot::from_name(name).filter(|_| text[open..].starts_with('{')) {
                Some(slot) if text[..end].ends_with('}') => pieces.push(Piece::Slot(slot)),
                _ => strays.push(stray(name, open)),
            }
            at = end;
        }
        push_words(&mut pieces, &text[at..]);
        (Self { pieces }, strays)
    }

    /// Its slots.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Words(_) => None,
        })
    }

    /// The text as it was written, with the names of its slots in braces.
    pub(super) fn written(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Slot(slot) => format!("{{{}}}", slot.as_str()),
            Piece::Words(words) => words.clone(),
        });
        pieces.collect()
    }

    /// Its slots, each with the words right before and right behind it.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (&str, Slot, &str)> {
        let words = |at: Option<usize>| match at.and_then(|at| self.pieces.get(at)) {
            Some(Piece::Words(words)) => words.as_str(),
            Some(Piece::Slot(_)) | None => "",
        };
        let pieces = self.pieces.iter().enumerate();
        pieces.filter_map(move |(at, piece)| match piece {
            Piece::Slot(slot) => Some((words(at.checked_sub(1)), *slot, words(Some(at + 1)))),
            Piece::Words(_) => None,
        })
    }

    /// The facts that its slots tell.
    pub(super) fn facts(&self) -> FactSet {
        self.slots().fold(FactSet::default(), |facts, slot| {
            facts.with(FactSet::of_slot(slot))
        })
    }

    /// The text with every slot filled; nothing where one has no value.
    ///
    /// A value that ends its own sentence takes the full stop that follows it; a contact gets one where a sentence ends.
    pub(super) fn fill<'v>(&self, value: impl Fn(Slot) -> Option<&'v str>) -> Option<String> {
        let mut text = String::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Slot(slot) => {
                    let value = value(*slot)?;
                    text.push_str(value);
                    let ends = slot.is_contact() && self.ends_sentence(index);
                    text.push_str(if ends { stop_after(value) } else { "" });
                }
                Piece::Words(words) => text.push_str(without_double_stop(&text, words)),
            }
        }
        Some(text)
    }

    /// Whether nothing follows a piece, or a new sentence.
    fn ends_sentence(&self, index: usize) -> bool {
        match self.pieces.get(index + 1) {
            None => true,
            Some(Piece::Slot(_)) => false,
            Some(Piece::Words(words)) => words.strip_prefix(' ').is_some_and(|next| {
                next.starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c))
            }),
        }
    }
}

/// An address is copied with what stands behind it; a name and a number are words.
fn stop_after(value: &str) -> &'static str {
    match value.contains("://") || value.contains('@') || value.ends_with('.') {
        true => "",
        false => ".",
    }
}

fn without_double_stop<'w>(before: &str, words: &'w str) -> &'w str {
    match words.strip_prefix('.') {
        Some(rest) if before.ends_with(['.', '!', '?', '…']) => rest,
        _ => words,
    }
}

/// The name behind a brace, and where the reading goes on.
fn name_at(text: &str, open: usize) -> (&str, usize) {
    let inner = &text[open + 1..];
    let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    let length = length.unwrap_or(inner.len());
    let end = open + 1 + length;
    let closed = text[open..].starts_with('{') && text[end..].starts_with('}');
    match closed {
        true => (&inner[..length], end + 1),
        false => ("", open + 1),
    }
}

fn stray(name: &str, open: usize) -> Stray {
    let range = match name.len() {
        0 => open..open + 1,
        length => open + 1..open + 1 + length,
    };
    let name = name.to_owned();
    Stray { name, range }
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str, value: &str) -> Option<String> {
        let (template, strays) = Template::parse(text);
        assert_eq!(strays, []);
        template.fill(|slot| (slot == Slot::Cause).then_some(value))
    }

    #[test]
    fn a_value_that_ends_its_sentence_takes_the_full_stop() {
        assert_eq!(
            fill("Cause: {cause}. Soon.", "A fuse.").unwrap(),
            "Cause: A fuse. Soon."
        );
        assert_eq!(fill("Cause: {cause}.", "a fuse").unwrap(), "Cause: a fuse.");
    }

    #[test]
    fn a_contact_without_an_address_ends_its_sentence() {
        let fill = |text: &str, contact: &'static str| {
            let (template, _) = Template::parse(text);
            template.fill(|_| Some(contact)).unwrap()
        };
        let leave = "Leave here: {leave_contact} If not: {contact}";
        assert_eq!(
            fill(leave, "Help, 150"),
            "Leave here: Help, 150. If not: Help, 150."
        );
        let linked = "Help, https://help.example";
        assert_eq!(
            fill(leave, linked),
            format!("Leave here: {linked} If not: {linked}")
        );
        assert_eq!(
            fill("Ask {privacy_contact} or, later, {contact}.", "Help, 150"),
            "Ask Help, 150 or, later, Help, 150."
        );
    }

    #[test]
    fn a_slot_without_value_makes_no_text() {
        assert_eq!(fill("{cause} See {link}", "A fuse."), None);
    }

    #[test]
    fn what_is_no_slot_is_named_with_its_bytes() {
        let text = "See {lnk}, {link and } or {}";
        let (template, strays) = Template::parse(text);
        let names: Vec<_> = strays.iter().map(|s| &text[s.range.clone()]).collect();
        assert_eq!(names, ["lnk", "{", "}", "{"]);
        let filled = template.fill(|_| Some("x")).unwrap();
        assert!(!filled.contains(['{', '}']), "{filled}");
    }
}
