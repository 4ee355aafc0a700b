//! Drafts that were left: those kept beside the project's incidents, and those that stand among their updates. Never changes
//! one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::authoring::keep::FOLDER;
use crate::commands::project::Project;
use crate::model::Incident;

/// A draft that somebody left.
pub(in crate::commands) struct Left {
    /// Where it stands.
    pub(in crate::commands) path: PathBuf,
    /// The same, from the project folder.
    pub(in crate::commands) shown: String,
    /// Its text.
    pub(in crate::commands) text: String,
    /// Its number, where it stands among the updates.
    pub(in crate::commands) number: Option<u32>,
}

/// The drafts of an incident, the newest first.
pub(in crate::commands) fn left_drafts(
    root: &Path,
    project: &Project,
    incident: &Incident,
) -> Vec<Left> {
    let mut left = kept_texts(root, &incident.id);
    let drafts = incident.pending.iter().filter(|u| u.private.draft);
    left.extend(drafts.map(|update| {
        let shown = project.sources.path(update.file).to_owned();
        Left {
            path: root.join(&shown),
            shown,
            text: project.sources.text(update.file).to_owned(),
            number: Some(update.number),
        }
    }));
    left
}

/// The texts that were kept under a name, the newest first.
pub(in crate::commands) fn kept_texts(root: &Path, name: &str) -> Vec<Left> {
    let folder = root.join(FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|n| is_of(n, name)).collect();
    names.sort();
    let left = names.into_iter().rev().filter_map(|file| {
        let path = folder.join(&file);
        Some(Left {
            text: fs::read_to_string(&path).ok()?,
            path,
            shown: format!("{FOLDER}/{file}"),
            number: None,
        })
    });
    left.collect()
}

/// Whether a file is named `MINUTE-NAME.md`, or with a number behind it.
fn is_of(file: &str, name: &str) -> bool {
    let stem = file.strip_suffix(".md").unwrap_or("");
    let of = |stem: &str| {
        let minute = stem.strip_suffix(name).and_then(|m| m.strip_suffix('-'));
        minute.is_some_and(|m| m.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
    };
    let again = stem
        .rsplit_once('-')
        .filter(|(_, n)| n.parse::<u8>().is_ok());
    of(stem) || again.is_some_and(|(stem, _)| of(stem))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn a_draft_is_known_by_its_name() {
        let id = "2026-07-11-calls";
        assert!(is_of("2026-07-11-1425-2026-07-11-calls.md", id));
        assert!(is_of("2026-07-11-1425-2026-07-11-calls-2.md", id));
        assert!(!is_of("2026-07-11-1425-2026-07-11-calls-north.md", id));
        assert!(!is_of(
            "2026-07-11-1425-2026-07-11-calls-01-correction.md",
            id
        ));
        assert!(!is_of("notes.md", id));
    }
}
