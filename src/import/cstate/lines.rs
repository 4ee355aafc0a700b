//! Front matter read line by line, for files that are not quite YAML. Refuses nothing.

use crate::import::cstate::fields::{Field, Fields, is_known};

/// The key and the value of a line, where it has both; the key may be empty of meaning.
pub(super) fn key_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let end = line.find([':', '='])?;
    let key = line[..end].trim().trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let is_key = !key.is_empty() && key.chars().all(is_word) && !key.starts_with('-');
    let value = line[end..].trim_start_matches([':', '=']).trim();
    is_key.then_some((key, value))
}

/// Whether a line is an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim();
    line == "-" || line.starts_with("- ") || line.starts_with("-\t")
}

/// Reads keys, values and the items below them; `before` lines stand above.
pub(super) fn fields_of_lines(lines: &[&str], before: usize) -> Fields {
    let mut fields: Vec<Field> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') || matches!(bare, "{" | "}") {
            continue;
        }
        let is_indented = line.starts_with([' ', '\t']);
        match key_of(bare) {
            _ if is_item(bare) => add_item(&mut fields, bare),
            Some((key, value)) if !is_indented || is_known(key) => {
                let (key, line) = (key.to_owned(), before + index + 1);
                fields.push(Field {
                    key,
                    line,
                    values: values(value),
                    rest: Vec::new(),
                });
            }
            _ => continue_last(&mut fields, bare),
        }
    }
    Fields::new(fields)
}

fn add_item(fields: &mut [Field], line: &str) {
    let item = unquote(line.trim_start_matches(['-', ' ', '\t']));
    if let (Some(field), false) = (fields.last_mut(), item.is_empty()) {
        field.values.push(item);
    }
}

/// A line that is neither key nor item goes on with the value above it.
fn continue_last(fields: &mut [Field], line: &str) {
    let Some(field) = fields.last_mut() else {
        return;
    };
    match field.values.last_mut() {
        Some(value) if value != "|" && value != ">" => {
            value.push(' ');
            value.push_str(line);
        }
        Some(value) => *value = line.to_owned(),
        None => field.values.push(unquote(line)),
    }
}

fn values(value: &str) -> Vec<String> {
    let inner = value
        .strip_prefix('[')
        .map(|inner| inner.trim_end_matches([']', ',', ' ']));
    let all = match inner {
        Some(inner) => inner
            .split(',')
            .map(|item| unquote(item.trim().trim_matches(['[', ']', ' '])))
            .collect(),
        None => vec![unquote(value.trim_end_matches(','))],
    };
    all.into_iter()
        .filter(|value| !value.is_empty() && value != "null" && value != "~")
        .collect()
}

/// A value without its quotes and without the comment behind it.
fn unquote(value: &str) -> String {
    let value = value.trim();
    let value = match value.split_once(" #") {
        Some((before, _)) if !value.starts_with(['"', '\'']) => before.trim_end(),
        _ => value,
    };
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(quote)).then_some(inner)
    });
    let one_sided = value
        .strip_prefix(['"', '\''])
        .filter(|inner| !inner.contains(['"', '\'']));
    quoted.or(one_sided).unwrap_or(value).to_owned()
}
