//! The files of a source and what each of them holds; the only place of the format that reads the disk.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::records::Page;
use crate::schema::node::without_controls;

/// Everything that the files of a source hold, in the order of reading.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// The page, from the first file that has one.
    pub(super) page: Option<Page>,
    /// Components and groups.
    pub(super) components: Vec<Entry>,
    /// Incidents and maintenances.
    pub(super) incidents: Vec<Entry>,
}

/// One record and the words for where it stands.
#[derive(Debug)]
pub(super) struct Entry {
    /// The file, the list and the place in it, and the record's name where it has one.
    pub(super) place: String,
    /// The record.
    pub(super) value: Value,
}

/// The files of a folder, the fullest first: what several hold is taken from the first.
const FILES: [&str; 4] = [
    "incidents.json",
    "scheduled-maintenances.json",
    "components.json",
    "summary.json",
];

/// Reads the files of a folder, or one file.
pub(super) fn load(source: &Path) -> Result<Documents> {
    let mut documents = Documents::default();
    if !source.is_dir() {
        documents.add(source)?;
        return Ok(documents);
    }
    let found: Vec<_> = FILES
        .iter()
        .map(|name| source.join(name))
        .filter(|path| path.exists())
        .collect();
    if found.is_empty() {
        bail!(
            "`{}` has none of `{}`; save them from the page's `/api/v2/` into it",
            source.display(),
            FILES.join("`, `")
        );
    }
    for path in &found {
        documents.add(path)?;
    }
    Ok(documents)
}

impl Documents {
    fn add(&mut self, path: &Path) -> Result<()> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("could not read `{}`", path.display()))?;
        let text = text.trim_start_matches('\u{feff}');
        let mut value: Value = serde_json::from_str(text).map_err(|error| {
            anyhow::anyhow!(
                "`{}` is not valid JSON at line {}, column {}: {error}; save it again",
                path.display(),
                error.line(),
                error.column()
            )
        })?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        drop_controls(&mut value);
        let Some(lists) = self.add_page(value) else {
            bail!(
                "`{}` holds no list of incidents or components as Statuspage's API gives them",
                path.display()
            );
        };
        for (list, records) in lists {
            self.add_list(&name, &list, records);
        }
        Ok(())
    }

    /// Takes the page out of a document and gives its lists, or nothing where it has none.
    fn add_page(&mut self, value: Value) -> Option<Vec<(String, Vec<Value>)>> {
        let object = match value {
            Value::Array(records) => return Some(vec![("incidents".to_owned(), records)]),
            Value::Object(object) => object,
            _ => return None,
        };
        if self.page.is_none() {
            self.page = object
                .get("page")
                .and_then(|page| serde_json::from_value(page.clone()).ok());
        }
        let lists: Vec<_> = object
            .into_iter()
            .filter_map(|(key, value)| match value {
                Value::Array(records) if LISTS.contains(&key.as_str()) => Some((key, records)),
                _ => None,
            })
            .collect();
        (!lists.is_empty()).then_some(lists)
    }

    fn add_list(&mut self, file: &str, list: &str, records: Vec<Value>) {
        for (index, value) in records.into_iter().enumerate() {
            let name = value
                .get("name")
                .and_then(Value::as_str)
                .map(|name| format!(" `{name}`"))
                .unwrap_or_default();
            let entry = Entry {
                place: format!("{file}: {list}[{index}]{name}"),
                value,
            };
            match list {
                "components" => self.components.push(entry),
                _ => self.incidents.push(entry),
            }
        }
    }
}

/// Takes what nobody sees out of every text, so that what is left without a word is known to be empty.
fn drop_controls(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_controls(std::mem::take(text)),
        Value::Array(values) => values.iter_mut().for_each(drop_controls),
        Value::Object(object) => object.values_mut().for_each(drop_controls),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The lists that hold records.
const LISTS: [&str; 3] = ["components", "incidents", "scheduled_maintenances"];
