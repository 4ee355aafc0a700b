//! A value as somebody types it on a command line or at a prompt, and what the schema says of it. Never writes a file.

use super::emit::{self, emit};
use super::node::{Node, Quoting, Value, read_yaml};
use super::parse::read_text;
use super::restate::nested;
use super::update::Update;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::FileId;

/// A value as it is typed on a command line: a list or a map in brackets, a number, a time or a keyword, or else a text.
pub fn typed(text: &str) -> emit::Node {
    if text.starts_with(['{', '[']) {
        let read = read_yaml(text, FileId(0), 0).ok();
        let read = read.filter(|n| matches!(n.value, Value::List(_) | Value::Map(_)));
        if let Some(node) = read {
            return written(&node);
        }
    }
    let mark = |c: char| c.is_ascii_digit() || "+-:.TZhmd ".contains(c);
    let number = text.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    match text {
        "true" | "false" => emit::Node::verbatim(text),
        _ if number && text.trim() == text && text.chars().all(mark) => emit::Node::verbatim(text),
        _ => emit::Node::text(text),
    }
}

/// What is wrong with a value at a path of keys of an update, whatever else the update states.
pub fn misread(path: &[&str], value: &emit::Node) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    match nested(path, value) {
        Ok(entry) => {
            let _: Option<Update> = read_text(&emit(&entry), FileId(0), 0, &mut problems);
        }
        // How long a list is, is only known where it stands.
        Err(_) => return problems,
    }
    problems.retain(|p| p.code != Code::MissingKey);
    problems
}

/// What was read, as it is written anew.
pub(super) fn written(node: &Node) -> emit::Node {
    match &node.value {
        Value::Scalar(s) if s.quoting == Quoting::Plain => emit::Node::verbatim(s.text.as_str()),
        Value::Scalar(s) => emit::Node::text(s.text.as_str()),
        Value::List(items) => emit::Node::List(items.iter().map(written).collect()),
        Value::Map(map) => {
            let entries = map.entries.iter();
            let entries = entries.map(|(key, value)| (key.text.clone(), written(value)));
            emit::Node::Map(entries.collect())
        }
        Value::Lost => emit::Node::verbatim(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_people_would() {
        let check = |text: &str, expect: &str| assert_eq!(emit(&typed(text)), expect);
        check("2026-07-11 15:05", "2026-07-11 15:05\n");
        check("+30m", "+30m\n");
        check("true", "true\n");
        check("withdrawn", "withdrawn\n");
        check("7 lines", "\"7 lines\"\n");
        check("{calls: operational}", "calls: operational\n");
        check("[calls, texts]", "- calls\n- texts\n");
    }

    #[test]
    fn what_else_an_update_needs_is_no_fault_of_a_value() {
        assert!(misread(&["next_update"], &typed("16:00")).is_empty());
        assert!(misread(&["workaround", "short"], &typed("Wait.")).is_empty());
        assert_eq!(misread(&["customers"], &typed("many")).len(), 1);
    }
}
