//! Reading on after a mistake: the key that holds it counts as lost, the other keys are read. Never guesses a value.

use std::borrow::Cow;

use super::node::{Broken, Key, Node, Value, read_yaml};
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Place};

/// After so many mistakes in one file its author has seen enough.
const MOST_MISTAKES: usize = 20;
/// Larger texts than this are not written by hand, and reading them over and over is slow.
const LARGEST: usize = 256 * 1024;

/// Reads a YAML text with all its mistakes; nothing where no key of it can be told from the others.
pub(super) fn read_all(
    text: &str,
    file: FileId,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let mut text = Cow::Borrowed(text);
    let mut lost = Vec::new();
    let mut reading = read_yaml(&text, file, offset);
    for _ in 0..MOST_MISTAKES {
        let broken = match reading {
            Ok(node) => return without(node, &lost, offset),
            Err(broken) => broken,
        };
        let cut = cut(&text, &broken, file, offset);
        problems.push(*broken.problem);
        let (cut, shorter, next) = cut?;
        lost.push(cut);
        text = Cow::Owned(shorter);
        reading = next;
    }
    None
}

/// The text without the entry that the mistake is in, and what reading it again gives.
type Cut = (Lost, String, Result<Node, Broken>);

/// What was cut out.
struct Lost {
    /// Where the key of the entry begins, if it has one.
    key: Option<usize>,
    /// Words that may be keys, swallowed by the mistake.
    swallowed: Vec<String>,
}

/// The parser often stops a line after the mistake, so the entry before is tried as well: the better reading is taken.
fn cut(text: &str, broken: &Broken, file: FileId, offset: usize) -> Option<Cut> {
    if text.len() > LARGEST {
        return None;
    }
    let entries = entries(text);
    let here = entries.iter().rposition(|&start| start <= broken.at);
    let candidates = match here {
        Some(here) => [Some(here), here.checked_sub(1)],
        None => [None, None],
    };
    let mut best: Option<(usize, Cut)> = None;
    for entry in candidates.into_iter().flatten() {
        let end = entries.get(entry + 1).copied().unwrap_or(text.len());
        let (lost, shorter) = blank(text, entries[entry]..end);
        let reading = read_yaml(&shorter, file, offset);
        let reach = reading.as_ref().map_or_else(|b| b.at, |_| usize::MAX);
        let better = best.as_ref().is_none_or(|(so_far, _)| reach > *so_far);
        if reach > broken.at && better {
            best = Some((reach, (lost, shorter, reading)));
        }
    }
    best.map(|(_, cut)| cut)
}

/// Where the lines begin that stand at the margin: a key each, or something that does not belong there.
fn entries(text: &str) -> Vec<usize> {
    let mut start = 0;
    let mut entries = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '#', '\n', '\r', ']', '}']) && !line.starts_with("- ") {
            entries.push(start);
        }
        start += line.len();
    }
    entries
}

/// The text with an entry blanked out behind its key, every byte in its place.
fn blank(text: &str, entry: std::ops::Range<usize>) -> (Lost, String) {
    let line = text[entry.clone()].lines().next().unwrap_or("");
    let key = line.find(':').filter(|&colon| is_key(&line[..colon]));
    let words = text[entry.clone()]
        .lines()
        .filter_map(|l| l.trim_start().split_once(':'));
    let swallowed = words.map(|(word, _)| word.to_owned()).filter(|w| is_key(w));
    let lost = Lost {
        key: key.map(|_| entry.start),
        swallowed: swallowed.collect(),
    };
    let keep = key.map_or(0, |colon| colon + 1);
    let blanked = text.bytes().enumerate().map(|(at, byte)| {
        let inside = at >= entry.start + keep && at < entry.end;
        if inside && !matches!(byte, b'\n' | b'\r') {
            b' '
        } else {
            byte
        }
    });
    let blanked = String::from_utf8(blanked.collect());
    let blanked = blanked.expect("whole characters are blanked out");
    (lost, blanked)
}

fn is_key(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    !text.is_empty() && text.bytes().all(fits)
}

/// The tree with what was cut out marked as lost, so that nobody asks for it; nothing where no key is left.
fn without(mut node: Node, lost: &[Lost], offset: usize) -> Option<Node> {
    let Value::Map(map) = &mut node.value else {
        return Some(node);
    };
    if map.entries.is_empty() && !lost.is_empty() {
        return None;
    }
    for (key, value) in &mut map.entries {
        let start = key.place.span.start as usize - offset;
        if lost.iter().any(|l| l.key == Some(start)) {
            value.value = Value::Lost;
        }
    }
    for word in lost.iter().flat_map(|l| &l.swallowed) {
        if !map.entries.iter().any(|(key, _)| key.text == *word) {
            let place = Place::start_of(node.place.file);
            let key = Key {
                text: word.clone(),
                place,
            };
            let value = Value::Lost;
            map.entries.push((key, Node { place, value }));
        }
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::read_all;
    use crate::schema::node::Value;
    use crate::source::FileId;

    /// The keys that are read and those that are lost, and how many mistakes are named.
    fn check(text: &str, read: &str, lost: &str, mistakes: usize) {
        let mut problems = Vec::new();
        let node = read_all(text, FileId(0), 0, &mut problems).expect("some key is read");
        let Value::Map(map) = node.value else {
            panic!("a map")
        };
        let (gone, there): (Vec<_>, Vec<_>) = map
            .entries
            .iter()
            .partition(|(_, value)| matches!(value.value, Value::Lost));
        let names = |entries: Vec<&(crate::schema::node::Key, _)>| {
            let names: Vec<_> = entries.iter().map(|(key, _)| key.text.clone()).collect();
            names.join(" ")
        };
        assert_eq!((names(there), names(gone)), (read.into(), lost.into()));
        assert_eq!(problems.len(), mistakes, "{problems:#?}");
    }

    #[test]
    fn other_keys_survive_a_mistake() {
        check("a: 1\nb: c: d\ne: 2\n", "a e", "b", 1);
        check("a: 1\nb: \"c\nd: 2\ne: 3\n", "a d e", "b", 1);
        check("a: 1\nb:\n\tc: d\ne: 2\n", "a e", "b c", 1);
        check("a: {b: c: d}\ne: @f\ng: 2\n", "g", "a e", 2);
        check("a: 1\n b: 2\nc: 3\n", "c", "a b", 1);
        check("a: é\nb: *x\nc: &y d\ne: 2\n", "a e", "b c", 2);
    }

    #[test]
    fn a_text_without_keys_is_lost() {
        let mut problems = Vec::new();
        assert!(read_all("[a, b", FileId(0), 0, &mut problems).is_none());
        assert_eq!(problems.len(), 1);
    }
}
