//! The log is append-only: what was published stays as it was said, and what is put right says so. Never runs git.

mod differ;
mod facts;
mod moves;
mod problems;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::history::Before;
use crate::model::Site;
use crate::schema::UpdateName;
use crate::source::{FileId, IncidentFolder, Place, Sources, Spanned};
use differ::differing;
use moves::Heir;
use problems::{
    correction_gone, incident_gone, named, quoted, renumbered, rewritten, update_gone, was,
    withdrawn,
};
use said::{Change, File, Said, same};

/// Longer texts are not proposed as a correction: nobody reads them twice.
const LONGEST: usize = 200;

/// Compares what was published with what it was at an earlier commit.
pub fn check(site: &Site, sources: &mut Sources, before: &Before) -> Vec<Diagnostic> {
    let log = Log {
        site,
        sources,
        before,
    };
    let mut problems = Vec::new();
    let mut gone = Vec::new();
    for (id, then) in log.touched() {
        log.compare_incident(id, &then, &mut problems, &mut gone);
    }
    for (path, problem) in gone {
        let file = sources.add(path, "");
        problems.push(problem.at(Place::start_of(file), ""));
    }
    problems
}

/// What an update says otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The key as it is named to people.
    pub what: String,
    /// The words that it had, in as few as tell the change.
    pub was: String,
    /// The words that it has.
    pub now: String,
}

/// Why the text of a published update may not be exchanged for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// One of the two cannot be read.
    Unreadable,
    /// It has another time.
    At,
    /// It has another status.
    Status,
    /// It is a draft now.
    Draft,
    /// A correction that was published is gone.
    Correction,
}

/// What the files of an update, each with its name, say otherwise than they did.
pub fn restated(
    site: &Site,
    before: &[(&str, &str)],
    after: &[(&str, &str)],
) -> Result<Vec<Restated>, Fixed> {
    let read = |files: &[(&str, &str)]| {
        let files: Vec<_> = files.iter().filter_map(unplaced).collect();
        Said::read(&files, site).ok_or(Fixed::Unreadable)
    };
    let (was, now) = (read(before)?, read(after)?);
    let fixed = [
        (now.draft.is_some() && was.draft.is_none(), Fixed::Draft),
        (!same(&was.at, &now.at, site), Fixed::At),
        (!same(&was.status, &now.status, site), Fixed::Status),
        (!now.keeps_corrections(&was), Fixed::Correction),
    ];
    if let Some((_, why)) = fixed.into_iter().find(|(broken, _)| *broken) {
        return Err(why);
    }
    let changes = now.changes(&was, site);
    Ok(changes.iter().map(Restated::of).collect())
}

/// A file that is nowhere yet.
fn unplaced<'f>((name, text): &(&'f str, &'f str)) -> Option<File<'f>> {
    Some(File {
        name: UpdateName::parse(name)?,
        path: name,
        text,
        id: FileId(0),
    })
}

impl Restated {
    fn of(change: &Change<'_>) -> Self {
        let (was, now) = words_of(change);
        let what = named(change.key);
        Self { what, was, now }
    }

    /// Whether it is short enough for customers to read twice.
    pub fn is_short(&self) -> bool {
        self.was.len().max(self.now.len()) <= LONGEST
    }
}

/// The words that tell a change.
fn words_of(change: &Change<'_>) -> (String, String) {
    let value = |v: Option<&Spanned<String>>| v.map_or_else(String::new, |v| v.value.clone());
    differing(&value(change.was), &value(change.now))
}

struct Log<'l> {
    site: &'l Site,
    sources: &'l Sources,
    before: &'l Before,
}

/// The files of an incident by number of the update.
type Updates<'f> = BTreeMap<u32, Vec<File<'f>>>;
/// Problems of files that are not there any more, with their paths.
type Gone = Vec<(String, Diagnostic)>;

impl<'l> Log<'l> {
    /// The incidents of which an update was another one before, as they were: what git says of the files that differ, and
    /// the others as they are.
    fn touched(&self) -> BTreeMap<&'l str, Updates<'l>> {
        let mut incidents: BTreeMap<&str, Updates<'_>> = BTreeMap::new();
        for (path, text) in &self.before.texts {
            let Some((of, name)) = split(path) else {
                if let Some(of) = facts::incident_of(path) {
                    incidents.entry(of).or_default();
                }
                continue;
            };
            let id = FileId(u32::MAX);
            let updates = incidents.entry(of).or_default().entry(name.number);
            let file = File {
                name,
                path,
                text,
                id,
            };
            updates.or_default().push(file);
        }
        for (id, updates) in &mut incidents {
            let folder = self.folder(id).map(|f| self.updates_now(f));
            for file in folder.into_iter().flat_map(BTreeMap::into_values).flatten() {
                let differs = self.before.changed.contains(file.path);
                if !differs && !self.before.texts.contains_key(file.path) {
                    updates.entry(file.name.number).or_default().push(file);
                }
            }
        }
        incidents
    }

    fn compare_incident(
        &self,
        id: &str,
        then: &Updates<'_>,
        problems: &mut Vec<Diagnostic>,
        gone: &mut Gone,
    ) {
        let published = then.iter().filter_map(|(number, files)| {
            let said = Said::read(files, self.site)?;
            said.is_published(self.site).then_some((*number, said))
        });
        let mut published: BTreeMap<u32, Said> = published.collect();
        problems.extend(self.compare_facts(id, &published));
        published.retain(|number, _| {
            let mut files = then[number].iter();
            files.any(|f| self.before.texts.contains_key(f.path))
        });
        let Some((first, _)) = published.first_key_value() else {
            return;
        };
        let folder = match self.heir(id, &published) {
            Some(Heir::Known(folder)) => folder,
            Some(Heir::Unmarked(folder)) => {
                problems.push(self.unmarked(id, folder));
                folder
            }
            None => {
                let path = original(&then[first]);
                gone.push((path, incident_gone(id)));
                return;
            }
        };
        let now = self.updates_now(folder);
        for (number, was) in &published {
            match self.counterpart(*number, was, &now, then) {
                Some(files) => {
                    problems.extend(renumbered(*number, &files[0]));
                    self.compare_update(was, files, problems);
                }
                None if self.is_unread(folder, *number) => {}
                None => gone.push((original(&then[number]), update_gone(id, *number))),
            }
        }
    }

    fn compare_update(&self, was: &Said, files: &[File<'_>], problems: &mut Vec<Diagnostic>) {
        // What cannot be read is named already, and nobody can tell what it says.
        let Some(now) = Said::read(files, self.site) else {
            return;
        };
        let number = &files[0].name.digits;
        if let Some(place) = now.draft {
            problems.push(withdrawn(number, place));
            return;
        }
        for (key, old, new) in [
            ("at", &was.at, &now.at),
            ("status", &was.status, &now.status),
        ] {
            if let (Some(old), Some(new), false) = (old, new, same(old, new, self.site)) {
                problems.push(rewritten(number, key, (&old.value, &new.value), new.place));
            }
        }
        if !now.keeps_corrections(was) {
            problems.push(correction_gone(number, now.end));
        }
        let changes = now.changes(was, self.site);
        if !changes.is_empty() && !now.corrects(was) {
            problems.push(self.uncorrected(number, &now, &changes));
        }
    }

    /// The files that a published update stands in now: those of its number, else those of its time and status.
    fn counterpart<'n>(
        &self,
        number: u32,
        was: &Said,
        now: &'n Updates<'_>,
        then: &Updates<'_>,
    ) -> Option<&'n [File<'n>]> {
        let has_original = |files: &Vec<File<'_>>| files.iter().any(|f| f.name.language.is_none());
        if let Some(files) = now.get(&number).filter(|f| has_original(f)) {
            return Some(files);
        }
        let others = now.iter().filter(|(n, _)| !then.contains_key(n));
        let mut others = others.map(|(_, files)| files.as_slice());
        others.find(|files| {
            let said = Said::read(files, self.site);
            said.is_some_and(|said| said.is_of_the_moment(was, self.site))
        })
    }

    fn updates_now(&self, folder: &IncidentFolder) -> Updates<'l> {
        let mut updates = Updates::new();
        for (name, id) in &folder.updates {
            if let Some(name) = UpdateName::parse(name) {
                let (path, text) = (self.sources.path(*id), self.sources.text(*id));
                let file = File {
                    name,
                    path,
                    text,
                    id: *id,
                };
                updates.entry(file.name.number).or_default().push(file);
            }
        }
        updates
    }

    fn folder(&self, id: &str) -> Option<&'l IncidentFolder> {
        let folders = &self.sources.incidents;
        let index = folders.binary_search_by(|f| f.id.as_str().cmp(id)).ok()?;
        Some(&folders[index])
    }

    fn is_unread(&self, folder: &IncidentFolder, number: u32) -> bool {
        let names = folder.unread.iter();
        let mut names = names.filter_map(|(name, _)| UpdateName::parse(name));
        names.any(|name| name.number == number)
    }

    fn uncorrected(&self, number: &str, now: &Said, changes: &[Change<'_>]) -> Diagnostic {
        let keys: BTreeSet<_> = changes.iter().map(|c| named(c.key)).collect();
        let keys: Vec<_> = keys.into_iter().collect();
        let what = match keys.as_slice() {
            [keys @ .., last] if !keys.is_empty() => {
                format!("{} and {last} say", keys.join(", "))
            }
            keys => format!("{} says", keys.concat()),
        };
        let message = format!("update {number} was published and its {what} something else now");
        let mut problem = Diagnostic::error(Code::UncorrectedChange, message);
        let mut places = changes.iter().filter_map(|c| Some((c, c.now?.place)));
        problem = match places.next() {
            Some((change, place)) => problem.at(place, was(change)),
            None => problem.at(now.end, "it stood above this line"),
        };
        for (change, place) in places {
            problem = problem.see(place, was(change));
        }
        let stated = changes.iter().find(|c| c.was.is_some() && c.now.is_some());
        self.with_correction(problem, now, stated.unwrap_or(&changes[0]))
    }

    /// Proposes the correction of the first change, which somebody has to read before it is published.
    fn with_correction(&self, problem: Diagnostic, now: &Said, change: &Change<'_>) -> Diagnostic {
        let (was, is) = words_of(change);
        let clock = moment_now(self.site);
        let [was, is] = [was, is].map(|text| quoted(&text));
        let advice =
            "say under `corrections` what it said and what it says now, or put the old words back";
        if was.len().max(is.len()) > LONGEST {
            return problem.help(advice);
        }
        if now.has_corrections() {
            let entry = format!("`at: {clock}`, `was: {was}` and `now: {is}`");
            return problem.help(format!(
                "add to `corrections` an entry with {entry}, or put the old words back"
            ));
        }
        let entry = format!("corrections:\n  - at: {clock}\n    was: {was}\n    now: {is}\n");
        problem.mend(advice, now.end, entry)
    }
}

/// Now, as `corrections` would have it.
fn moment_now(site: &Site) -> String {
    let clock = site.now.with_timezone(&site.zone);
    clock.format("%Y-%m-%d %H:%M").to_string()
}

/// The incident and the name of an update by its path.
fn split(path: &str) -> Option<(&str, UpdateName)> {
    let (folder, name) = path.strip_prefix("incidents/")?.rsplit_once('/')?;
    let id = folder.rsplit('/').next()?;
    Some((id, UpdateName::parse(name)?))
}

fn original(files: &[File<'_>]) -> String {
    let original = files.iter().find(|f| f.name.language.is_none());
    original.map_or_else(String::new, |f| f.path.to_owned())
}
