//! What an update says in all of its files, as text that can be compared: private facts left out, times as moments.
//! Never decides whether a change is allowed.

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown::to_html;
use crate::model::{Moment, Site};
use crate::schema::time::WrittenTime;
use crate::schema::{Language, UpdateName, read_statements};
use crate::source::{FileId, Place, Spanned};

/// Keys that nothing public is made of, and corrections, which are compared by themselves.
const APART: [&str; 6] = [
    "allow",
    "approved_by",
    "reports",
    "draft",
    "replies",
    "corrections",
];
/// The key that the Markdown has here.
pub(super) const BODY: &str = "text";

/// A file of an update.
#[derive(Clone)]
pub(super) struct File<'f> {
    pub(super) name: UpdateName,
    pub(super) path: &'f str,
    pub(super) text: &'f str,
    /// Its number, where it is there now.
    pub(super) id: FileId,
}

/// What an update says.
pub(super) struct Said {
    /// When it was published.
    pub(super) at: Option<Spanned<String>>,
    /// Where the incident stood.
    pub(super) status: Option<Spanned<String>>,
    /// Where it is said that it is a draft.
    pub(super) draft: Option<Place>,
    /// Every public fact and text by key; those of other languages end in the language.
    facts: BTreeMap<String, Spanned<String>>,
    corrections: BTreeSet<String>,
    /// Where one more fact can be written, and whether corrections stand there already.
    pub(super) end: Place,
}

/// Something that an update said otherwise before.
pub(super) struct Change<'s> {
    /// The key.
    pub(super) key: &'s str,
    /// What it said.
    pub(super) was: Option<&'s Spanned<String>>,
    /// What it says now.
    pub(super) now: Option<&'s Spanned<String>>,
}

impl Said {
    /// Reads what an update says; nothing where its own file is not there or cannot be read.
    pub(super) fn read(files: &[File<'_>], site: &Site) -> Option<Self> {
        let original = files.iter().find(|f| f.name.language.is_none())?;
        let mut said = Self {
            at: None,
            status: None,
            draft: None,
            facts: BTreeMap::new(),
            corrections: BTreeSet::new(),
            end: Place::start_of(original.id),
        };
        for file in files {
            said.add(file, site)?;
        }
        Some(said)
    }

    fn add(&mut self, file: &File<'_>, site: &Site) -> Option<()> {
        let text = file.text.trim_start_matches('\u{feff}');
        let read = read_statements(text, file.id)?;
        let language = file.name.language.as_ref();
        if language.is_none() {
            self.end = read.end;
        }
        self.add_corrections(&read.facts, site);
        let eta = read.facts.iter().find(|(key, _)| key == "eta.confirmed");
        let told = eta.is_some_and(|(_, confirmed)| confirmed.value == "true");
        for (key, value) in read.facts {
            let first = key.split('.').next().unwrap_or("");
            match first {
                "at" => self.at = Some(value),
                "status" => self.status = Some(value),
                "draft" if value.value == "true" => self.draft = Some(value.place),
                "eta" if !told => {}
                _ if APART.contains(&first) => {}
                _ => drop(self.facts.insert(in_language(&key, language, site), value)),
            }
        }
        if !read.body.value.trim().is_empty() {
            let key = in_language(BODY, language, site);
            self.facts.insert(key, read.body);
        }
        Some(())
    }

    /// Each as one text, in whatever order they stand.
    fn add_corrections(&mut self, facts: &[(String, Spanned<String>)], site: &Site) {
        let mut entries: BTreeMap<&str, String> = BTreeMap::new();
        for (key, value) in facts {
            let Some(rest) = key.strip_prefix("corrections.") else {
                continue;
            };
            let index = rest.split('.').next().unwrap_or("");
            let entry = entries.entry(index).or_default();
            entry.push_str(&canonical(rest, value, site));
            entry.push('\n');
        }
        self.corrections.extend(entries.into_values());
    }

    /// Whether customers could read it at a moment.
    pub(super) fn is_published(&self, site: &Site) -> bool {
        let moment = self.at.as_ref().and_then(|at| moment(at, site));
        self.draft.is_none() && self.status.is_some() && moment.is_some_and(|m| m <= site.now)
    }

    /// Whether it is of the same time and status as another one.
    pub(super) fn is_of_the_moment(&self, other: &Self, site: &Site) -> bool {
        same(&self.at, &other.at, site) && same(&self.status, &other.status, site)
    }

    /// Whether a correction is here that was not there before.
    pub(super) fn corrects(&self, before: &Self) -> bool {
        self.corrections
            .difference(&before.corrections)
            .next()
            .is_some()
    }

    /// Whether every correction that was there before is still here.
    pub(super) fn keeps_corrections(&self, before: &Self) -> bool {
        before.corrections.is_subset(&self.corrections)
    }

    /// Whether it has corrections at all.
    pub(super) fn has_corrections(&self) -> bool {
        !self.corrections.is_empty()
    }

    /// What it said otherwise before.
    pub(super) fn changes<'s>(&'s self, before: &'s Self, site: &Site) -> Vec<Change<'s>> {
        changes(&before.facts, &self.facts, site)
    }
}

/// What facts said otherwise before, in the order of the file as it is now; a translation that is new changes nothing.
pub(super) fn changes<'s>(
    before: &'s BTreeMap<String, Spanned<String>>,
    facts: &'s BTreeMap<String, Spanned<String>>,
    site: &Site,
) -> Vec<Change<'s>> {
    let keys: BTreeSet<_> = before.keys().chain(facts.keys()).collect();
    let changes = keys.into_iter().filter_map(|key| {
        let (was, now) = (before.get(key), facts.get(key));
        let same = match (was, now) {
            (Some(was), Some(now)) => canonical(key, was, site) == canonical(key, now, site),
            (None, _) => is_translation(key, site),
            (Some(_), None) => false,
        };
        (!same).then_some(Change { key, was, now })
    });
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by_key(|c| c.now.map(|now| now.place));
    changes
}

/// Whether two values are the same, however they are written.
pub(super) fn same(
    one: &Option<Spanned<String>>,
    other: &Option<Spanned<String>>,
    site: &Site,
) -> bool {
    let read = |value: &Option<Spanned<String>>| value.as_ref().map(|v| canonical("", v, site));
    read(one) == read(other)
}

/// A value as it is compared: Markdown as the page shows it, a time as its moment.
fn canonical(key: &str, value: &Spanned<String>, site: &Site) -> String {
    if key.split('.').next() == Some(BODY) {
        let html = to_html(&value.value, "");
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    match moment(value, site) {
        Some(moment) => moment.to_rfc3339(),
        None => value.value.clone(),
    }
}

fn moment(value: &Spanned<String>, site: &Site) -> Option<Moment> {
    let written = WrittenTime::parse(&value.value)?;
    let local = match written.offset {
        Some(offset) => written
            .clock
            .and_local_timezone(offset)
            .earliest()?
            .to_utc(),
        None => written
            .clock
            .and_local_timezone(site.zone)
            .earliest()?
            .to_utc(),
    };
    Some(local)
}

/// A key with the language of its text: the site's first is not named, wherever the text stands.
fn in_language(key: &str, language: Option<&Language>, site: &Site) -> String {
    let first = site.languages[0].as_str();
    match language {
        Some(language) => format!("{key}.{language}"),
        None => match key.rsplit_once('.') {
            Some((key, tag)) if tag == first => key.to_owned(),
            _ => key.to_owned(),
        },
    }
}

/// Whether a key ends in one of the site's languages.
fn is_translation(key: &str, site: &Site) -> bool {
    let of_brands = site.brands.iter().flat_map(|b| &b.languages);
    let mut languages = site.languages.iter().chain(of_brands);
    key.rsplit_once('.')
        .is_some_and(|(_, tag)| languages.any(|l| l.as_str() == tag))
}
