//! States one fact in the text of an update and leaves every other byte of it as it was. Never knows what a key means.

use super::emit::{self, emit};
use super::markdown_file::{Halves, split};
use super::node::{Map, MapStyle, Node, Value, read_yaml};
use super::typed::written;
use super::update::Update;
use crate::source::FileId;

/// Why a fact cannot be stated in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstatable {
    /// The front matter cannot be read as it is.
    Unreadable,
    /// A text stands where the path goes on, such as `effect` for `effect.da`.
    Occupied,
    /// A list is counted from 0 and has no such item.
    NoItem,
}

/// States the value at a path of keys such as `workaround.text` or `improvements.0.what`.
pub fn restate(text: &str, path: &[&str], value: &emit::Node) -> Result<String, Unstatable> {
    let [key, rest @ ..] = path else {
        return Err(Unstatable::Unreadable);
    };
    let front = Front::of(text)?;
    let Some((found, node)) = front.entry(key) else {
        let entry = emit::Node::Map(vec![((*key).to_owned(), nested(rest, value)?)]);
        return Ok(front.insert(front.place_of(key), &emit(&entry), 0));
    };
    if let Some(edited) = front.exchange(node, rest, value) {
        return Ok(edited);
    }
    if let Some(edited) = front.append(node, rest, value)? {
        return Ok(edited);
    }
    let mut whole = written(node);
    lay(&mut whole, rest, value)?;
    let entry = emit::Node::Map(vec![((*key).to_owned(), whole)]);
    Ok(front.replace(found, &emit(&entry)))
}

/// A value below further keys.
pub(super) fn nested(path: &[&str], value: &emit::Node) -> Result<emit::Node, Unstatable> {
    let [key, rest @ ..] = path else {
        return Ok(value.clone());
    };
    let inner = nested(rest, value)?;
    match key.parse::<usize>() {
        Ok(0) => Ok(emit::Node::List(vec![inner])),
        Ok(_) => Err(Unstatable::NoItem),
        Err(_) => Ok(emit::Node::Map(vec![((*key).to_owned(), inner)])),
    }
}

/// The front matter of a text, with the tree of it.
struct Front<'t> {
    text: &'t str,
    halves: Halves,
    map: Map,
}

impl<'t> Front<'t> {
    fn of(text: &'t str) -> Result<Self, Unstatable> {
        let file = FileId(0);
        let (halves, problem) = split(text, file);
        let halves = halves.filter(|_| problem.is_none());
        let halves = halves.ok_or(Unstatable::Unreadable)?;
        let front = &text[halves.front.clone()];
        let root = read_yaml(front, file, halves.front.start);
        match root.map_err(|_| Unstatable::Unreadable)?.value {
            Value::Map(map) if map.style == MapStyle::Block => Ok(Self { text, halves, map }),
            // What holds nothing but comments is an empty map of no style.
            Value::Scalar(_) | Value::Map(_) if front.lines().all(is_quiet) => Ok(Self {
                text,
                halves,
                map: Map {
                    style: MapStyle::Block,
                    entries: Vec::new(),
                },
            }),
            _ => Err(Unstatable::Unreadable),
        }
    }

    /// The lines of a key at the margin, and its value.
    fn entry(&self, key: &str) -> Option<(std::ops::Range<usize>, &Node)> {
        let index = self.map.entries.iter().position(|(k, _)| k.text == key)?;
        let (key, node) = &self.map.entries[index];
        let start = key.place.span.start as usize;
        Some((start..self.end_of(start, 0, node), node))
    }

    /// Where a key that is not there yet is written: behind those that come before it in the schema.
    fn place_of(&self, key: &str) -> usize {
        let rank = |key: &str| Update::FIELDS.iter().position(|f| f.name == key);
        let wanted = rank(key).unwrap_or(usize::MAX);
        let before = self.map.entries.iter();
        let before = before.filter(|(k, _)| rank(&k.text).is_some_and(|r| r < wanted));
        let ends = before.map(|(k, node)| self.end_of(k.place.span.start as usize, 0, node));
        ends.max().unwrap_or(self.halves.front.start)
    }

    /// Exchanges one word or line for another, where both are no more than that.
    fn exchange(&self, node: &Node, path: &[&str], value: &emit::Node) -> Option<String> {
        let (target, style) = find(node, path)?;
        let range = target.place.span.range();
        let old = &self.text[range.clone()];
        let is_line = !old.is_empty() && !old.contains('\n') && !old.starts_with(['|', '>']);
        let is_scalar = matches!(target.value, Value::Scalar(_));
        let new = match (value, style) {
            (emit::Node::Verbatim(new), _) => new.clone(),
            (emit::Node::Text(new), _) if new.contains('\n') => return None,
            (emit::Node::Text(new), MapStyle::Block) => emit::scalar(new),
            (emit::Node::Text(new), MapStyle::Flow) => in_flow(new),
            _ => return None,
        };
        (is_line && is_scalar).then(|| self.spliced(range, &new))
    }

    /// Adds a key or an item to what stands in lines of its own.
    fn append(
        &self,
        node: &Node,
        path: &[&str],
        value: &emit::Node,
    ) -> Result<Option<String>, Unstatable> {
        let [key, rest @ ..] = path else {
            return Ok(None);
        };
        let (last, missing, entry) = match &node.value {
            Value::Map(map) if map.style == MapStyle::Block => {
                if let Some((_, inner)) = map.entries.iter().find(|(k, _)| k.text == *key) {
                    return self.append(inner, rest, value);
                }
                let entry = vec![((*key).to_owned(), nested(rest, value)?)];
                let last = map.entries.last().map(|(k, n)| (k.place, n));
                (last, true, emit::Node::Map(entry))
            }
            Value::List(items) => {
                let index: usize = key.parse().map_err(|_| Unstatable::Occupied)?;
                if let Some(inner) = items.get(index) {
                    return self.append(inner, rest, value);
                }
                let entry = emit::Node::List(vec![nested(rest, value)?]);
                let last = items.last().map(|n| (n.place, n));
                (last, index == items.len(), entry)
            }
            Value::Map(_) | Value::Scalar(_) | Value::Lost => return Ok(None),
        };
        let Some((place, last)) = last else {
            return Ok(None);
        };
        if !missing {
            return Err(Unstatable::NoItem);
        }
        Ok(self.behind(place.span.start as usize, last, &entry))
    }

    /// The text with an entry behind another one of the same column; nothing where that one does not begin its line.
    fn behind(&self, start: usize, last: &Node, entry: &emit::Node) -> Option<String> {
        let line = self.text[..start].rfind('\n').map_or(0, |n| n + 1);
        let before = &self.text[line..start];
        let column = match entry {
            emit::Node::List(_) => before.rfind('-').filter(|_| before.trim() == "-")?,
            _ if matches!(before.trim(), "" | "-") => before.chars().count(),
            _ => return None,
        };
        let end = self.end_of(start, column, last);
        Some(self.insert(end, &emit(entry), column))
    }

    /// Where the lines of an entry end that begins in this line at a column.
    fn end_of(&self, start: usize, column: usize, node: &Node) -> usize {
        let front = self.halves.front.end;
        let mut end = next_line(self.text, start).min(front);
        let mut reached = end;
        let inside = node.place.span.end as usize;
        while end < front {
            let next = next_line(self.text, end).min(front);
            let line = &self.text[end..next];
            let indent = line.len() - line.trim_start_matches(' ').len();
            let item = column == 0 && line.starts_with("- ");
            let is_own = end < inside.saturating_sub(1) || indent > column || item;
            if !is_quiet(line) && !is_own {
                break;
            }
            end = next;
            if !is_quiet(line) || indent > column && !line.trim().is_empty() {
                reached = end;
            }
        }
        reached
    }

    fn insert(&self, at: usize, entry: &str, column: usize) -> String {
        let lines = entry.split_inclusive('\n').map(|line| match line.trim() {
            "" => line.to_owned(),
            _ => format!("{}{line}", " ".repeat(column)),
        });
        self.spliced(at..at, &lines.collect::<String>())
    }

    fn replace(&self, range: std::ops::Range<usize>, entry: &str) -> String {
        self.spliced(range, entry)
    }

    /// The text with some bytes exchanged, lines ended as the text ends its own.
    fn spliced(&self, range: std::ops::Range<usize>, new: &str) -> String {
        let new = match self.text.contains("\r\n") {
            true => new.replace('\n', "\r\n"),
            false => new.to_owned(),
        };
        let mut text = self.text.to_owned();
        text.replace_range(range, &new);
        text
    }
}

fn next_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |n| from + n + 1)
}

/// Whether a line says nothing.
fn is_quiet(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The node at a path, and the style of what it stands in.
fn find<'n>(node: &'n Node, path: &[&str]) -> Option<(&'n Node, MapStyle)> {
    let mut found = (node, MapStyle::Block);
    for key in path {
        found = match &found.0.value {
            Value::Map(map) => {
                let (_, inner) = map.entries.iter().find(|(k, _)| k.text == *key)?;
                (inner, worse(found.1, map.style))
            }
            Value::List(items) => (items.get(key.parse::<usize>().ok()?)?, found.1),
            Value::Scalar(_) | Value::Lost => return None,
        };
    }
    Some(found)
}

/// What stands in braces anywhere above stands in braces.
fn worse(outer: MapStyle, inner: MapStyle) -> MapStyle {
    match outer {
        MapStyle::Flow => MapStyle::Flow,
        MapStyle::Block => inner,
    }
}

/// A text in braces, where a comma ends it.
fn in_flow(text: &str) -> String {
    let plain = text
        .chars()
        .all(|c| c.is_alphanumeric() || "-_ .".contains(c));
    let scalar = emit::scalar(text);
    match plain || scalar.starts_with('"') {
        true => scalar,
        false => format!("\"{}\"", scalar.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Lays a value over what stands.
fn lay(whole: &mut emit::Node, path: &[&str], value: &emit::Node) -> Result<(), Unstatable> {
    let [key, rest @ ..] = path else {
        *whole = value.clone();
        return Ok(());
    };
    match whole {
        emit::Node::Map(entries) => match entries.iter_mut().find(|(k, _)| k == key) {
            Some((_, inner)) => return lay(inner, rest, value),
            None => entries.push(((*key).to_owned(), nested(rest, value)?)),
        },
        emit::Node::List(items) => {
            let index: usize = key.parse().map_err(|_| Unstatable::Occupied)?;
            let count = items.len();
            match items.get_mut(index) {
                Some(inner) => return lay(inner, rest, value),
                None if index == count => items.push(nested(rest, value)?),
                None => return Err(Unstatable::NoItem),
            }
        }
        // `none` and `withdrawn` make room for what is stated.
        emit::Node::Verbatim(word) if ["", "none", "withdrawn"].contains(&word.as_str()) => {
            *whole = nested(path, value)?;
        }
        _ => return Err(Unstatable::Occupied),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::typed::typed;
    use super::{Unstatable, restate};

    const TEXT: &str = "---\nstatus: monitoring # by LB\nat: 2026-07-11 15:05\ncomponents: {calls: partial_outage}\nworkaround:\n  # tried twice\n  short: Turn 3G off.\n  text: >-\n    Turn 3G off,\n    then on.\n\nnext_update: 16:00\ncorrections:\n  - at: 2026-07-11 15:40\n    was: a\n    now: b\n# the end\n---\nBody.\n";

    fn check(path: &str, value: &str, change: (&str, &str)) {
        let path: Vec<_> = path.split('.').collect();
        let expect = TEXT.replacen(change.0, change.1, 1);
        assert_ne!(expect, TEXT);
        assert_eq!(restate(TEXT, &path, &typed(value)), Ok(expect), "{path:?}");
        let crlf = TEXT.replace('\n', "\r\n");
        let expect = TEXT.replacen(change.0, change.1, 1).replace('\n', "\r\n");
        assert_eq!(restate(&crlf, &path, &typed(value)), Ok(expect), "{path:?}");
    }

    #[test]
    fn one_line_is_exchanged_and_its_comment_stays() {
        check("status", "resolved", ("monitoring", "resolved"));
        check("next_update", "+30m", ("16:00", "+30m"));
        check(
            "workaround.short",
            "Wait: a bit",
            ("Turn 3G off.", "\"Wait: a bit\""),
        );
        check(
            "components.calls",
            "operational",
            ("partial_outage", "operational"),
        );
        check("corrections.0.was", "c", ("was: a", "was: c"));
    }

    #[test]
    fn what_is_not_there_comes_where_it_belongs() {
        check(
            "effect",
            "You cannot call.",
            ("workaround:", "effect: You cannot call.\nworkaround:"),
        );
        check("draft", "true", ("# the end", "draft: true\n# the end"));
        check(
            "verified.how",
            "Seen.",
            ("corrections:", "verified:\n  how: Seen.\ncorrections:"),
        );
        let verified = "    then on.\n  verified: 2026-07-11 15:00\n";
        check(
            "workaround.verified",
            "2026-07-11 15:00",
            ("    then on.\n", verified),
        );
        let second = "    now: b\n  - was: c\n";
        check("corrections.1.was", "c", ("    now: b\n", second));
    }

    #[test]
    fn what_takes_more_lines_is_written_anew() {
        let text = "  text: >-\n    Turn 3G off,\n    then on.\n\n";
        let whole = "workaround:\n  # tried twice\n  short: Turn 3G off.\n";
        check(
            "workaround",
            "none",
            (&format!("{whole}{text}"), "workaround: none\n\n"),
        );
        let block = "components:\n  calls: partial_outage\n  data: operational\n";
        let flow = "components: {calls: partial_outage}\n";
        check("components.data", "operational", (flow, block));
    }

    #[test]
    fn a_text_makes_no_room() {
        let check = |path: &[&str], expect| {
            assert_eq!(restate(TEXT, path, &typed("x")), Err(expect));
        };
        check(&["workaround", "short", "da"], Unstatable::Occupied);
        check(&["corrections", "3", "was"], Unstatable::NoItem);
        let broken = restate("---\nat: [\n---\n", &["at"], &typed("x"));
        assert_eq!(broken, Err(Unstatable::Unreadable));
        let opened = restate(
            "---\nworkaround: none\n---\n",
            &["workaround", "text"],
            &typed("x"),
        );
        assert_eq!(opened, Ok("---\nworkaround:\n  text: x\n---\n".to_owned()));
        let empty = restate("---\n# none\n---\n", &["status"], &typed("x"));
        assert_eq!(empty, Ok("---\nstatus: x\n# none\n---\n".to_owned()));
    }
}
