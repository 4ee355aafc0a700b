//! Drafts that were left: those kept beside the project's incidents, and those that stand among their updates. Never changes
//! one.

use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use crate::authoring::ask::{Asker, Question, Unanswered};
use crate::authoring::keep::FOLDER;
use crate::authoring::sheet::body_of;
use crate::authoring::times::{Lean, SpokenTime};
use crate::commands::project::Project;
use crate::model::{Incident, Moment};
use crate::schema::read_statements;
use crate::source::FileId;

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

/// So much of a text tells drafts from each other.
const GLIMPSE: usize = 24;

impl Left {
    /// A fact that it states.
    pub(in crate::commands) fn fact(&self, key: &str) -> Option<String> {
        let read = read_statements(&self.text, FileId(0))?;
        let mut facts = read.facts.iter();
        facts.find(|(k, _)| k == key).map(|(_, v)| v.value.clone())
    }

    /// The time that it states.
    pub(in crate::commands) fn begun(&self, zone: Tz, now: Moment) -> Option<Moment> {
        let at = SpokenTime::parse(&self.fact("at")?).ok()?;
        at.resolve(zone, now, Lean::Past).ok()
    }

    /// What people know it by: its status, its time and its first words; its file where it states none.
    pub(in crate::commands) fn told(&self) -> String {
        let (Some(status), Some(at)) = (self.fact("status"), self.fact("at")) else {
            return self.shown.clone();
        };
        let words = body_of(&self.text).lines().next().unwrap_or("");
        let glimpse: String = words.chars().take(GLIMPSE).collect();
        let more = if glimpse == words { "" } else { "…" };
        format!("{status}, {at}: {glimpse}{more}")
    }
}

/// The drafts of an incident: those among its updates, then those that were kept, the newest first.
pub(in crate::commands) fn left_drafts(
    root: &Path,
    project: &Project,
    incident: &Incident,
) -> Vec<Left> {
    let drafts = incident.pending.iter().filter(|u| u.private.draft);
    let among = drafts.map(|update| {
        let shown = project.sources.path(update.file).to_owned();
        Left {
            path: root.join(&shown),
            shown,
            text: project.sources.text(update.file).to_owned(),
            number: Some(update.number),
        }
    });
    let kept = kept_texts(root, &incident.id);
    among.chain(kept).collect()
}

/// Asks which draft to go on with; Enter never takes up what a later update has overtaken.
pub(in crate::commands) fn choose_left(
    mut left: Vec<Left>,
    is_overtaken: impl Fn(&Left) -> bool,
    asker: &mut dyn Asker,
) -> Result<Option<Left>, Unanswered> {
    let Some(newest) = left.first() else {
        return Ok(None);
    };
    let usual = if is_overtaken(newest) { left.len() } else { 0 };
    let options = left.iter().map(|l| format!("Go on with {}", l.told()));
    let anew = format!("Begin anew; the drafts stay in {FOLDER}/");
    let options: Vec<_> = options.chain([anew]).collect();
    let question = Question {
        words: "A draft of this incident was left.",
        help: "",
    };
    let chosen = asker.choose(question, &options, usual)?;
    Ok((chosen < left.len()).then(|| left.swap_remove(chosen)))
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
    names.sort_by_key(|file| order_of(file, name));
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

/// Its minute, and which of that minute it is.
fn order_of(file: &str, name: &str) -> (String, u8) {
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let Some(minute) = stem.strip_suffix(name) else {
        let (first, number) = stem.rsplit_once('-').unwrap_or((stem, ""));
        let minute = first.strip_suffix(name).unwrap_or(first);
        return (minute.to_owned(), number.parse().unwrap_or(0));
    };
    (minute.to_owned(), 1)
}

#[cfg(test)]
mod tests {
    use super::{is_of, order_of};

    #[test]
    fn the_newest_of_a_minute_is_the_one_with_the_highest_number() {
        let id = "2026-07-11-calls";
        let order = |file: &str| order_of(file, id);
        let first = order("2026-07-11-1425-2026-07-11-calls.md");
        let second = order("2026-07-11-1425-2026-07-11-calls-2.md");
        let tenth = order("2026-07-11-1425-2026-07-11-calls-10.md");
        let later = order("2026-07-11-1426-2026-07-11-calls.md");
        assert!(first < second && second < tenth && tenth < later);
    }

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
