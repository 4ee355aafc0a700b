//! Where a site of cState keeps its configuration and its incidents. Reads none of them itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::import::{
    cstate::front_matter::read_document,
    files::{Source, read_below, read_one, read_present},
    history::Notes,
};

/// The names of configurations, in the order in which Hugo looks for them.
const CONFIGS: [&str; 17] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/params.toml",
    "config/_default/params.yaml",
    "config/_default/params.yml",
];

/// What a source holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files of the configuration.
    pub(super) configs: Vec<Source>,
    /// The files that may be incidents.
    pub(super) issues: Vec<Source>,
}

/// Finds the configuration and the incidents of a site, of a folder of files, or of one file; names every file that is neither.
pub(super) fn find(source: &Path, notes: &mut Notes) -> Result<Found> {
    if !source.is_dir() {
        return Ok(Found {
            issues: vec![read_one(source, notes)?],
            configs: Vec::new(),
        });
    }
    let configs = read_present(source, &CONFIGS, notes)?;
    let mut issues = read_below(source, &issue_folders(source), judge, notes)?;
    issues.retain(|issue| configs.iter().all(|config| config.name != issue.name));
    if issues.is_empty() {
        bail!(
            "`{}` has no file of an incident; name a site with `content/issues`, a folder of `.md` files, or one such file",
            source.display()
        );
    }
    Ok(Found { configs, issues })
}

/// Where a site keeps its incidents: `issues` in its content, of every language; else the content, else the folder itself.
fn issue_folders(source: &Path) -> Vec<PathBuf> {
    let content = source.join("content");
    if !content.is_dir() {
        let issues = source.join("issues");
        return vec![if issues.is_dir() {
            issues
        } else {
            source.to_owned()
        }];
    }
    let inside = fs::read_dir(&content).into_iter().flatten().flatten();
    let mut folders: Vec<_> = inside.map(|entry| entry.path().join("issues")).collect();
    folders.sort();
    folders.insert(0, content.join("issues"));
    folders.retain(|folder| folder.is_dir());
    if folders.is_empty() {
        vec![content]
    } else {
        folders
    }
}

fn judge(name: &str, text: &str) -> Option<&'static str> {
    let last = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let is_markdown = [".md", ".markdown", ".mdown"]
        .iter()
        .any(|end| last.ends_with(end));
    if last.starts_with("_index.") {
        return Some("it is a page about incidents and none itself");
    }
    if last.starts_with('.') {
        return Some("it is a hidden file");
    }
    if is_markdown {
        return None;
    }
    if text.contains('\0') {
        return Some("it is no text");
    }
    let is_issue = read_document(text).fields.get("date").is_some()
        && !last.ends_with(".yml")
        && !last.ends_with(".yaml");
    (!is_issue).then_some("it is neither Markdown nor begins with the facts of an incident")
}
