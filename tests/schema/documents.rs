//! The files of a project that have a schema, each as the YAML that stands in it. Never judges one.

use std::path::Path;

use amends::schema::UpdateName;
use amends::schema::json::Kind;

/// A file that has a schema.
pub(crate) struct Document {
    /// The path from the project folder, with `/`.
    pub(crate) path: String,
    pub(crate) kind: Kind,
    /// Its YAML; of an update the front matter.
    pub(crate) yaml: String,
}

/// Every such file of a project folder; what is no text and what has no fences is left out.
pub(crate) fn documents(project: &Path) -> Vec<Document> {
    let mut found = Vec::new();
    for folder in ["", "incidents", "themes"] {
        walk(project, &project.join(folder), &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found
}

/// Files of the root itself, and everything below the other folders.
fn walk(project: &Path, folder: &Path, found: &mut Vec<Document>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() && folder != project {
            walk(project, &path, found);
        }
        let inside = path.strip_prefix(project).expect("it is in the project");
        let inside = inside.to_string_lossy().replace('\\', "/");
        if let Some(kind) = kind_of(&inside)
            && let Ok(text) = std::fs::read_to_string(&path)
            && let Some(yaml) = yaml_of(kind, &text)
        {
            found.push(Document {
                path: inside,
                kind,
                yaml,
            });
        }
    }
}

fn kind_of(path: &str) -> Option<Kind> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_yaml = name.ends_with(".yaml");
    match name {
        "amends.yaml" if folder.is_empty() => Some(Kind::Config),
        "incident.yaml" => Some(Kind::Incident),
        _ if is_yaml && folder.ends_with("/phrases") => Some(Kind::Phrases),
        _ if is_yaml && (folder.ends_with("/words") || folder.ends_with("/words/check")) => {
            Some(Kind::Words)
        }
        _ if folder.starts_with("incidents") => {
            let named = UpdateName::parse(name)?;
            Some(match named.language {
                Some(_) => Kind::Translation,
                None => Kind::Update,
            })
        }
        _ => None,
    }
}

fn yaml_of(kind: Kind, text: &str) -> Option<String> {
    if !matches!(kind, Kind::Update | Kind::Translation) {
        return Some(text.to_owned());
    }
    let inside = text.strip_prefix("---\n")?;
    let (front, _) = inside.split_once("\n---\n")?;
    Some(format!("{front}\n"))
}
