//! What stands behind a key: the texts that are read, and the rest, which nothing reads. Loses no word of either.

use crate::{
    import::cstate::fields::{Field, meaning},
    schema::node::{Map, Node, Value},
};

/// Keys of a map that say the name of what it describes.
const NAMES: [&str; 5] = ["name", "title", "component", "system", "id"];

/// Turns a key and its value into a field.
pub(super) fn field(key: String, line: usize, value: &Node) -> Field {
    let mut field = Field {
        key,
        line,
        ..Field::default()
    };
    match meaning(&field.key) {
        Some("affected") => name(value, &mut field),
        Some(_) => flatten(value, &mut field.values),
        None => field.values = told(value),
    }
    field
}

/// Every text in a value, however deep it is nested.
fn flatten(node: &Node, out: &mut Vec<String>) {
    match &node.value {
        _ if node.is_nothing() => {}
        Value::Scalar(scalar) => out.push(scalar.text.trim().to_owned()),
        Value::List(items) => items.iter().for_each(|item| flatten(item, out)),
        Value::Map(map) => map
            .entries
            .iter()
            .for_each(|(_, value)| flatten(value, out)),
        Value::Lost => {}
    }
}

/// Every text in a value, behind the keys that lead to it.
fn told(node: &Node) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().flat_map(told).collect(),
        Value::Map(map) => map
            .entries
            .iter()
            .flat_map(|(key, value)| told_of(&key.text, value))
            .collect(),
        Value::Scalar(_) | Value::Lost => {
            let mut texts = Vec::new();
            flatten(node, &mut texts);
            texts
        }
    }
}

fn told_of(key: &str, value: &Node) -> Vec<String> {
    let texts = told(value).into_iter();
    texts.map(|text| format!("{key}: {text}")).collect()
}

/// The names of components in a value.
fn name(node: &Node, field: &mut Field) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| name(item, field)),
        Value::Map(map) => name_of_map(map, field),
        Value::Scalar(_) | Value::Lost => flatten(node, &mut field.values),
    }
}

/// A map describes one component, which it names, or its keys are the names.
fn name_of_map(map: &Map, field: &mut Field) {
    let is_name = |key: &str| NAMES.iter().any(|name| key.eq_ignore_ascii_case(name));
    let named = map
        .entries
        .iter()
        .position(|(key, value)| is_name(&key.text) && is_scalar(value));
    for (at, (key, value)) in map.entries.iter().enumerate() {
        match named {
            Some(named) if at == named => flatten(value, &mut field.values),
            Some(_) => field.rest.extend(told_of(&key.text, value)),
            None if is_scalar(value) => {
                field.values.push(key.text.trim().to_owned());
                field.rest.extend(told_of(&key.text, value));
            }
            None => {
                field.rest.push(key.text.clone());
                name(value, field);
            }
        }
    }
}

fn is_scalar(node: &Node) -> bool {
    node.is_nothing() || matches!(node.value, Value::Scalar(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{schema::node::read_yaml, source::FileId};

    fn check(key: &str, value: &str, values: &[&str], rest: &[&str]) {
        let node = read_yaml(value, FileId(0), 0).unwrap();
        let field = field(key.to_owned(), 1, &node);
        assert_eq!(field.values, values, "{value}");
        assert_eq!(field.rest, rest, "{value}");
    }

    #[test]
    fn names_of_components() {
        check("affected", "[API, [Web]]", &["API", "Web"], &[]);
        check(
            "affected",
            "{API: down, Zeta: ok}",
            &["API", "Zeta"],
            &["API: down", "Zeta: ok"],
        );
        check(
            "affected",
            "[{name: API, status: down}, {Web: }]",
            &["API", "Web"],
            &["status: down"],
        );
        check(
            "affected",
            "{Cloud: [API, Web]}",
            &["API", "Web"],
            &["Cloud"],
        );
    }

    #[test]
    fn other_maps_keep_their_keys() {
        check(
            "updates",
            "[{at: now, text: fine}]",
            &["at: now", "text: fine"],
            &[],
        );
        check("title", "{en: A, de: B}", &["A", "B"], &[]);
    }
}
