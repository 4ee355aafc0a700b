//! Two validators of JSON Schema that know nothing of amends: one in Rust for every run, and ajv where node is.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use amends::commands::schema::text;
use amends::schema::json::Kind;
use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::documents::Document;

/// The schemas, ready to judge.
pub(crate) struct Judge {
    schemas: Schemas,
    indexes: BTreeMap<Kind, SchemaIndex>,
}

impl Judge {
    pub(crate) fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V7);
        let mut schemas = Schemas::new();
        let mut indexes = BTreeMap::new();
        for kind in Kind::ALL {
            let schema = serde_json::from_str(&text(*kind)).expect("JSON");
            let added = compiler.add_resource(&kind.id(), schema);
            added.expect("a name");
            let index = compiler.compile(&kind.id(), &mut schemas);
            indexes.insert(*kind, index.expect("a schema"));
        }
        Self { schemas, indexes }
    }

    /// What is wrong with a document, nothing where it is valid; `None` where it is no YAML.
    pub(crate) fn judge(&self, document: &Document) -> Option<Result<(), String>> {
        let value = read_yaml(&document.yaml)?;
        Some(self.judge_value(document.kind, &value))
    }

    /// What is wrong with a value as a file of a kind.
    pub(crate) fn judge_value(&self, kind: Kind, value: &Value) -> Result<(), String> {
        let verdict = self.schemas.validate(value, self.indexes[&kind]);
        verdict.map_err(|error| format!("{error:#}"))
    }
}

/// A YAML 1.2 text as JSON, by a reader that is not the one of amends; an empty one is an empty map.
fn read_yaml(text: &str) -> Option<Value> {
    let strict = serde_saphyr::options! { strict_booleans: true };
    let value: Value = serde_saphyr::from_str_with_options(text, strict).ok()?;
    Some(match value {
        Value::Null => json!({}),
        value => value,
    })
}

/// What ajv says of each document; nothing where it is not there.
#[expect(clippy::print_stderr, reason = "a test says what it skipped")]
pub(crate) fn ajv(documents: &[&Document]) -> Option<Vec<Option<bool>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let is_installed = folder.join("node_modules/ajv").exists();
    if !is_installed || Command::new("node").arg("--version").output().is_err() {
        let folder = folder.display();
        eprintln!("skipped: needs `node`, and `npm ci` in {folder}");
        return None;
    }
    let schema = |kind: &Kind| serde_json::from_str::<Value>(&text(*kind)).expect("JSON");
    let schemas = Kind::ALL.iter().map(|k| (k.as_str(), schema(k)));
    let schemas: BTreeMap<_, _> = schemas.collect();
    let file = |d: &&Document| json!({"kind": d.kind.as_str(), "text": d.yaml});
    let files: Vec<_> = documents.iter().map(file).collect();
    let input = json!({"schemas": schemas, "files": files}).to_string();
    let mut node = Command::new("node");
    node.arg("schema.mjs").current_dir(folder);
    let mut program = node
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    let mut stdin = program.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = program.wait_with_output().expect("it ends");
    Some(serde_json::from_slice(&output.stdout).expect("a list of verdicts"))
}
