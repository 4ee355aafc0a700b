//! One incident from its files, and what becomes of it: published, waiting, kept as it was, or in the way of the build.

use rayon::prelude::*;

use super::brands::check_reserved;
use super::context::{Context, check_id};
use super::has_error;
use super::order::{Kind, Life, no_update};
use super::standing::{initial_facts, lay_over};
use super::text::localize_option;
use super::translations::merge;
use super::updates::resolve_update;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown;
use crate::model::{Facts, Incident, Moment, Nature, Update};
use crate::schema::incident::{EmergencyCalls, Impact, Incident as Written};
use crate::schema::time::WrittenTime;
use crate::schema::update::Status;
use crate::schema::{IncidentFiles, Parsed, TranslationFile, UpdateFile};
use crate::source::{Digest, FileId, FolderState, IncidentFolder, Place, Sources, Spanned};

/// One incident with what was found wrong in it.
pub(super) struct Resolved {
    /// The name of its folder.
    pub(super) id: String,
    /// The incident with all its updates, as far as it can be read.
    pub(super) incident: Option<Incident>,
    /// Whether its last update can be read, and so whether it is over.
    pub(super) state: LastUpdate,
    /// The time and status of every update that can be read, drafts left out.
    pub(super) lives: Vec<(Moment, Status)>,
    /// Whether all files were read without an error.
    pub(super) folder: FolderState,
    /// The earlier incident that it names, whether or not the rest of it can be read.
    pub(super) repeat_of: Option<Spanned<String>>,
    /// The ids that it says it had before.
    pub(super) moved_from: Vec<Spanned<String>>,
    /// What was found wrong.
    pub(super) problems: Vec<Diagnostic>,
    /// What was found wrong in drafts, which are not there for a build.
    pub(super) of_drafts: Vec<Diagnostic>,
    /// Where problems of the whole incident are shown.
    pub(super) place: Place,
}

/// Whether the last update of an incident can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LastUpdate {
    /// It can, so the incident's state is known.
    Known,
    /// It cannot, so the incident counts as open.
    Unknown,
}

/// Resolves every incident, on all cores.
pub(super) fn resolve_incidents(
    sources: &Sources,
    parsed: &Parsed,
    context: &Context,
) -> Vec<Resolved> {
    let resolved = parsed.incidents.par_iter().map(|files| {
        let folder = &sources.incidents[files.folder];
        Resolving {
            sources,
            folder,
            files,
            context,
        }
        .resolve()
    });
    resolved.filter(|r| r.place.file != NO_FILE).collect()
}

/// A folder that holds neither facts nor updates, only pictures say, is no incident.
const NO_FILE: FileId = FileId(u32::MAX);

struct Resolving<'r> {
    sources: &'r Sources,
    folder: &'r IncidentFolder,
    files: &'r IncidentFiles,
    context: &'r Context,
}

impl Resolving<'_> {
    fn resolve(&self) -> Resolved {
        let mut problems = Vec::new();
        let place = self.place();
        check_id(&self.folder.id, place, &mut problems);
        check_reserved(&self.folder.id, place, self.context, &mut problems);
        let ordered = self.ordered(&mut problems);
        self.check_translations(&mut problems);
        let incident = self.resolve_incident(&ordered, &mut problems);
        let of_draft = |p: &Diagnostic| self.files.is_of_draft(p);
        let (of_drafts, problems) = problems.into_iter().partition(of_draft);
        Resolved {
            id: self.folder.id.clone(),
            incident,
            state: self.last_update(&ordered),
            repeat_of: self.files.facts.as_ref().and_then(|f| f.repeat_of.clone()),
            moved_from: self
                .files
                .facts
                .as_ref()
                .map_or_else(Vec::new, |f| moved_from(f)),
            lives: self.lives(&ordered),
            folder: self.files.state,
            problems,
            of_drafts,
            place,
        }
    }

    fn place(&self) -> Place {
        let update = self.files.updates.first().map(|u| u.file);
        Place::start_of(self.folder.facts.or(update).unwrap_or(NO_FILE))
    }

    /// The updates by number; two of one number are a problem.
    fn ordered(&self, problems: &mut Vec<Diagnostic>) -> Vec<&UpdateFile> {
        let mut updates: Vec<_> = self.files.updates.iter().collect();
        updates.sort_by_key(|u| u.number);
        for pair in updates.windows(2) {
            if pair[0].number == pair[1].number {
                problems.push(self.duplicate_number(pair[0], pair[1]));
            }
        }
        updates
    }

    fn duplicate_number(&self, first: &UpdateFile, second: &UpdateFile) -> Diagnostic {
        let at = |u: &UpdateFile| {
            u.front
                .as_ref()
                .and_then(|f| f.at.as_ref().map(|a| a.clock))
        };
        let swapped = at(first) > at(second);
        let (first, later) = match (first.is_draft(), second.is_draft()) {
            (true, false) => (second, first),
            (false, false) if swapped => (second, first),
            _ => (first, second),
        };
        let numbers = self.files.updates.iter().map(|u| u.number);
        let free = numbers.max().unwrap_or(first.number).saturating_add(1);
        let mut translations = self.files.translations.iter();
        let is_translated = translations.any(|t| t.number == first.number);
        let help = match (free == first.number + 1, is_translated) {
            (true, false) => format!("rename this file so that it begins with `{free:02}-`"),
            (true, true) => format!(
                "rename this file and its translations so that they begin with `{free:02}-`"
            ),
            _ => "give this update and each one after it the next number".to_owned(),
        };
        let message = format!("two updates have the number {}", first.digits);
        Diagnostic::error(Code::DuplicateNumber, message)
            .at(Place::start_of(later.file), "this one")
            .see(Place::start_of(first.file), "and this one")
            .help(help)
    }

    fn check_translations(&self, problems: &mut Vec<Diagnostic>) {
        for translation in &self.files.translations {
            if !self
                .files
                .updates
                .iter()
                .any(|u| u.number == translation.number)
            {
                let message = format!(
                    "there is no update {:02} that this translates",
                    translation.number
                );
                let problem = Diagnostic::error(Code::TranslationWithoutOriginal, message)
                    .at(Place::start_of(translation.file), "")
                    .help("add the original without a language in its name, or correct the number");
                problems.push(problem);
            }
        }
    }

    fn last_update(&self, ordered: &[&UpdateFile]) -> LastUpdate {
        let last = ordered.iter().rev().find(|u| !u.is_draft());
        let last = last.and_then(|u| u.front.as_ref());
        let readable = last.is_some_and(|f| f.status.is_some() && f.at.is_some());
        if readable {
            LastUpdate::Known
        } else {
            LastUpdate::Unknown
        }
    }

    /// What is told of the incident's life even where its other facts cannot be read.
    fn lives(&self, ordered: &[&UpdateFile]) -> Vec<(Moment, Status)> {
        let fronts = ordered.iter().filter_map(|u| u.front.as_ref());
        let published = fronts.filter(|f| !f.draft.as_ref().is_some_and(|d| d.value));
        let life = |f: &crate::schema::update::Update| {
            let at = f.at.as_ref()?;
            let moment = self.context.resolve_time(at.value).ok()?;
            Some((moment, f.status.as_ref()?.value))
        };
        published.filter_map(life).collect()
    }

    /// What can be checked is checked, whether or not the whole can be built.
    fn resolve_incident(
        &self,
        ordered: &[&UpdateFile],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Incident> {
        let context = self.context;
        let empty = Written::default();
        let facts = self.files.facts.as_ref();
        let written = facts.map_or(&empty, |f| &f.value);
        let impact = written.impact.as_ref().map_or(Impact::Minor, |i| i.value);
        let initial = initial_facts(written, impact, context, problems);
        let said = written.emergency_calls.as_ref().map(|e| e.value);
        let updates = self.resolve_updates(ordered, &initial, said, problems);
        let started = self.moment(written.started.as_ref(), problems);
        let detected = self.moment(written.detected.as_ref(), problems);
        let title = localize_option(written.title.as_ref(), context, problems);
        let brands = self.brands(written, problems);
        self.check_life(&updates, started.as_ref(), problems);
        Some(Incident {
            id: self.folder.id.clone(),
            code: String::new(),
            title: title?,
            started: started?,
            impact: written.impact.clone()?,
            detected,
            components: initial.components,
            responsibility: initial.responsibility,
            emergency_calls: said,
            brands,
            repeat_of: written.repeat_of.clone(),
            moved_from: written
                .moved_from
                .iter()
                .flat_map(|m| m.value.clone())
                .collect(),
            nature: match written.security.as_ref().is_some_and(|s| s.value) {
                true => Nature::Security,
                false => Nature::Ordinary,
            },
            window: initial.window,
            updates,
            pending: Vec::new(),
            attachments: self.folder.attachments.clone(),
            soundness: crate::model::Soundness::Sound,
            file: facts?.place.file,
            digest: self.digest(),
        })
    }

    fn digest(&self) -> Digest {
        let updates = self.folder.updates.iter().map(|(_, file)| *file);
        let unread = self.folder.unread.iter().map(|(_, file)| *file);
        let files = self.folder.facts.into_iter().chain(updates).chain(unread);
        self.sources.digest(files)
    }

    fn moment(
        &self,
        written: Option<&Spanned<WrittenTime>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Spanned<Moment>> {
        let written = written?;
        let moment = self.context.moment(written, problems)?;
        Some(Spanned::new(moment, written.place))
    }

    /// Where `incident.yaml` has a mistake it may have meant a window, so the updates are asked as well.
    fn kind(&self, updates: &[Update]) -> Option<Kind> {
        let facts = self.files.facts.as_ref()?;
        let planned = updates.iter().any(|u| u.status.is_of_maintenance());
        match (&facts.scheduled, self.files.facts_state) {
            (Some(_), _) => Some(Kind::Maintenance),
            (None, FolderState::Unreadable) if planned => None,
            (None, _) => Some(Kind::Incident),
        }
    }

    fn check_life(
        &self,
        updates: &[Update],
        started: Option<&Spanned<Moment>>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let life = Life {
            place: self.place(),
            kind: self.kind(updates),
            started,
            updates,
        };
        life.check(problems);
        if self.folder.updates.is_empty() && self.folder.unread.is_empty() {
            problems.push(no_update(self.place()));
        }
    }

    fn resolve_updates(
        &self,
        ordered: &[&UpdateFile],
        initial: &Facts,
        mut said: Option<EmergencyCalls>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Update> {
        let mut standing = initial.clone();
        let mut updates = Vec::new();
        for file in ordered {
            let Some(front) = &file.front else { continue };
            let translations = self.translations_of(file);
            let front = merge(front, &translations, self.context, problems);
            let says = front.emergency_calls.as_ref().map(|e| e.value).or(said);
            let facts = lay_over(&standing, &front, says, self.context, problems);
            let shared = (self.context, &mut *problems);
            let Some(update) = resolve_update(file, &front, &translations, facts, shared) else {
                continue;
            };
            // A draft is not there for what follows it.
            if !update.private.draft {
                standing = update.facts.clone();
                said = says;
            }
            self.check_images(&update, problems);
            updates.push(update);
        }
        updates
    }

    /// A page without its picture still says what to do, so a missing one is no error.
    fn check_images(&self, update: &Update, problems: &mut Vec<Diagnostic>) {
        for (_, body) in update.body.iter().filter(|(_, body)| body.contains("![")) {
            for (name, range) in markdown::image_names(body) {
                if !self.folder.attachments.iter().any(|a| a.name == name) {
                    let start = body.place.span.start as usize;
                    let place = Place::new(body.place.file, start + range.start, start + range.end);
                    problems.push(missing_image(&name, place));
                }
            }
        }
    }

    fn translations_of(&self, update: &UpdateFile) -> Vec<&TranslationFile> {
        let translations = self.files.translations.iter();
        translations.filter(|t| t.number == update.number).collect()
    }

    /// The brands that are named; none named means all, and those without a hit component are left out later.
    fn brands(&self, written: &Written, problems: &mut Vec<Diagnostic>) -> Vec<usize> {
        match &written.brands {
            Some(brands) => {
                let found = brands
                    .iter()
                    .filter_map(|id| self.context.brand(id, problems));
                found.collect()
            }
            None => Vec::new(),
        }
    }
}

fn moved_from(written: &Written) -> Vec<Spanned<String>> {
    let moved = written.moved_from.iter();
    moved.flat_map(|m| m.value.clone()).collect()
}

fn missing_image(name: &str, place: Place) -> Diagnostic {
    let message = format!(
        "there is no image `{}` in the incident's folder",
        name.escape_debug()
    );
    Diagnostic::warning(Code::MissingImage, message)
        .at(place, "the page shows its words instead")
        .help("put the file beside the update, and name it without a path")
}

impl Resolved {
    /// Whether anything in it is an error.
    pub(super) fn is_broken(&self) -> bool {
        self.folder == FolderState::Unreadable
            || self.incident.is_none()
            || has_error(&self.problems)
    }

    /// Whether it is over at a moment, as far as its last update tells.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        let published = self.lives.iter().rev().find(|(at, _)| *at <= now);
        self.state == LastUpdate::Known && published.is_some_and(|(_, status)| status.closes())
    }
}
