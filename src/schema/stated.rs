//! What a file of an update states, key by key, so that two versions of it can be compared. Never knows what a key means.

use super::conflict::our_side;
use super::markdown_file::split;
use super::node::{Node, Value};
use super::recover::read_all;
use crate::source::{FileId, Place, Spanned};

/// What a file of an update states.
#[derive(Clone, Debug)]
pub struct Statements {
    /// By path of keys, such as `workaround.text`, in the order of the file.
    pub facts: Vec<(String, Spanned<String>)>,
    /// The Markdown.
    pub body: Spanned<String>,
    /// Where one more fact can be written.
    pub end: Place,
}

/// Reads what a file states; nothing where it has a mistake, so that nobody can tell.
///
/// A translation may be a body alone.
pub fn read_statements(text: &str, file: FileId) -> Option<Statements> {
    let mut problems = Vec::new();
    let text = our_side(text, file, &mut problems);
    if !text.trim_start().starts_with("---") {
        return Some(Statements {
            facts: Vec::new(),
            body: Spanned::new(text.to_string(), Place::new(file, 0, text.len())),
            end: Place::start_of(file),
        });
    }
    let (halves, problem) = split(&text, file);
    let halves = halves?;
    let front = &text[halves.front.clone()];
    let node = read_all(front, file, halves.front.start, &mut problems)?;
    if problem.is_some() || !problems.is_empty() {
        return None;
    }
    let mut facts = Vec::new();
    flatten(&node, String::new(), &mut facts)?;
    let body = text[halves.body.clone()].to_owned();
    Some(Statements {
        facts,
        body: Spanned::new(body, Place::new(file, halves.body.start, halves.body.end)),
        end: Place::new(file, halves.front.end, halves.front.end),
    })
}

/// Reads what a file of facts alone states, by key; nothing where it has a mistake.
pub fn read_facts(text: &str, file: FileId) -> Option<Vec<(String, Spanned<String>)>> {
    let mut problems = Vec::new();
    let text = our_side(text, file, &mut problems);
    let node = read_all(&text, file, 0, &mut problems)?;
    let mut facts = Vec::new();
    flatten(&node, String::new(), &mut facts)?;
    problems.is_empty().then_some(facts)
}

fn flatten(node: &Node, path: String, facts: &mut Vec<(String, Spanned<String>)>) -> Option<()> {
    let below = |name: &str| match path.as_str() {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match &node.value {
        Value::Scalar(scalar) => {
            let words: Vec<_> = scalar.text.split_whitespace().collect();
            facts.push((path, Spanned::new(words.join(" "), node.place)));
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(item, below(&index.to_string()), facts)?;
            }
        }
        Value::Map(map) => {
            for (key, value) in &map.entries {
                flatten(value, below(&key.text), facts)?;
            }
        }
        Value::Lost => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&[(&str, &str)]>) {
        let read = read_statements(text, FileId(0));
        let facts = read.map(|s| s.facts);
        let facts = facts.as_ref().map(|f| {
            let pairs = f.iter().map(|(key, v)| (key.as_str(), v.value.as_str()));
            pairs.collect::<Vec<_>>()
        });
        assert_eq!(facts.as_deref(), expect, "{text}");
    }

    #[test]
    fn facts_have_paths() {
        let text = "---\nat: 2026-07-11\neffect:\n  en: >-\n    No\n    calls.\ncorrections:\n  - {was: a}\n---\nx\n";
        let expect = [
            ("at", "2026-07-11"),
            ("effect.en", "No calls."),
            ("corrections.0.was", "a"),
        ];
        check(text, Some(&expect));
        check(&text.replace('\n', "\r\n"), Some(&expect));
    }

    #[test]
    fn a_mistake_is_no_statement_and_a_body_is_one() {
        check("---\nat: [2026\n---\nx\n", None);
        check("---\nat: 2026\n", None);
        check("Alt virker igen.\n", Some(&[]));
    }
}
