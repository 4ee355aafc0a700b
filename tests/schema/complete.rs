//! Every field is described, in the records and in the schemas that are written from them.

use std::collections::BTreeSet;

use amends::commands::schema::text;
use amends::schema::json::Kind;
use amends::schema::shape::{Need, Record, Shape};
use serde_json::Value;

/// Every record that a kind of file leads to.
fn records(record: &'static Record, found: &mut Vec<&'static Record>) {
    if found.iter().any(|known| known.name == record.name) {
        return;
    }
    found.push(record);
    for field in record.fields {
        below(&field.full_shape(), found);
    }
}

fn below(shape: &Shape, found: &mut Vec<&'static Record>) {
    match shape {
        Shape::Record(record) => records(record, found),
        Shape::List(inner) | Shape::Map(_, inner) => below(inner, found),
        Shape::Either(ways) => ways.iter().for_each(|way| below(way, found)),
        _ => {}
    }
}

fn schema(kind: Kind) -> Value {
    serde_json::from_str(&text(kind)).expect("JSON")
}

/// The schema of a record: the root, or a definition.
fn of_record<'s>(schema: &'s Value, kind: Kind, record: &Record) -> &'s Value {
    match kind.record().name == record.name {
        true => schema,
        false => &schema["definitions"][record.name],
    }
}

#[test]
fn every_field_of_every_record_is_in_its_schema() {
    let mut count = 0;
    for kind in Kind::ALL {
        let schema = schema(*kind);
        let mut found = Vec::new();
        records(kind.record(), &mut found);
        for record in found {
            let written = of_record(&schema, *kind, record);
            assert_eq!(written["additionalProperties"], false, "{}", record.name);
            let properties = written["properties"].as_object().expect("an object");
            let keys: Vec<_> = properties.keys().map(String::as_str).collect();
            let names: Vec<_> = record.fields.iter().map(|f| f.name).collect();
            assert_eq!(keys, names, "{}", record.name);
            let needed = record.fields.iter().filter(|f| f.need == Need::Needed);
            let needed: Vec<_> = needed.map(|f| f.name).collect();
            let required = written["required"].as_array().cloned().unwrap_or_default();
            assert_eq!(required, needed, "{}", record.name);
            count += names.len();
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn every_field_says_what_it_is() {
    for kind in Kind::ALL {
        let schema = schema(*kind);
        let mut found = Vec::new();
        records(kind.record(), &mut found);
        for record in found {
            let properties = of_record(&schema, *kind, record)["properties"].as_object();
            for (key, value) in properties.expect("an object") {
                let about = value["description"].as_str().unwrap_or_default();
                let first = about.lines().next().unwrap_or_default();
                let name = format!("{}.{key}", record.name);
                assert!(first.len() > 8 && first.ends_with('.'), "{name}: {first}");
            }
        }
    }
}

#[test]
fn every_closed_set_is_told_with_its_words() {
    let schema = schema(Kind::Update);
    let status = &schema["properties"]["status"];
    let words: Vec<_> = status["enum"].as_array().expect("words").iter().collect();
    assert_eq!(words.len(), 9);
    for word in words {
        let word = word.as_str().expect("a word");
        let told = schema["properties"]["status"]["description"].as_str();
        assert!(
            told.expect("a text").contains(&format!("- `{word}`: ")),
            "{word}"
        );
    }
}

/// A word for another part of the program that is missing would refuse every file that has it.
#[test]
fn the_words_of_other_parts_are_there() {
    let schema = schema(Kind::Config);
    let words = |name: &str| {
        let words = schema["definitions"][name]["enum"].as_array();
        words.expect("words").len()
    };
    assert!(words("zones") > 500);
    assert_eq!(words("units"), 9);
    assert_eq!(words("channels"), 16);
    let playbook = &schema["definitions"]["Playbook"]["properties"];
    let keys = |name: &str| playbook[name]["properties"].as_object().map(|p| p.len());
    assert_eq!(keys("rules"), Some(65));
    assert_eq!(keys("thresholds"), Some(14));
}

#[test]
fn references_lead_somewhere() {
    for kind in Kind::ALL {
        let schema = schema(*kind);
        let mut leads = BTreeSet::new();
        references(&schema, &mut leads);
        for name in &leads {
            assert!(schema["definitions"][name].is_object(), "{name}");
        }
        let written = schema["definitions"].as_object().expect("an object");
        let written: BTreeSet<_> = written.keys().cloned().collect();
        assert_eq!(leads, written, "a definition that nothing leads to");
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(lead) = object.get("$ref").and_then(Value::as_str) {
                found.insert(lead.replace("#/definitions/", ""));
            }
            object.values().for_each(|v| references(v, found));
        }
        Value::Array(items) => items.iter().for_each(|v| references(v, found)),
        _ => {}
    }
}

#[test]
fn the_same_schema_comes_every_time() {
    for kind in Kind::ALL {
        assert_eq!(text(*kind), text(*kind));
    }
}
