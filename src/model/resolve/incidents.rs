//! One incident from its files, and what becomes of it: published, waiting, kept as it was, or in the way of the build.

use rayon::prelude::*;

use super::brands::check_reserved;
use super::context::{Context, check_id};
use super::has_error;
use super::standing::{initial_facts, lay_over};
use super::text::localize;
use super::translations::merge;
use super::updates::resolve_update;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown;
use crate::model::{Facts, Incident, Moment, Nature, Update};
use crate::schema::incident::{EmergencyCalls, Incident as Written};
use crate::schema::update::Status;
use crate::schema::{IncidentFiles, Parsed, TranslationFile, UpdateFile};
use crate::source::{FileId, FolderState, IncidentFolder, Place, Sources, Spanned};

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
    /// What was found wrong.
    pub(super) problems: Vec<Diagnostic>,
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
        let facts = self.files.facts.as_ref();
        let incident =
            facts.and_then(|facts| self.resolve_incident(facts, &ordered, &mut problems));
        Resolved {
            id: self.folder.id.clone(),
            incident,
            state: self.last_update(&ordered),
            lives: self.lives(&ordered),
            folder: self.files.state,
            problems,
            place,
        }
    }

    fn place(&self) -> Place {
        let update = self.folder.updates.first().map(|(_, file)| *file);
        Place::start_of(self.folder.facts.or(update).unwrap_or(NO_FILE))
    }

    /// The updates by number; two of one number are a problem.
    fn ordered(&self, problems: &mut Vec<Diagnostic>) -> Vec<&UpdateFile> {
        let mut updates: Vec<_> = self.files.updates.iter().collect();
        updates.sort_by_key(|u| u.number);
        let last = updates.last().map_or(0, |u| u.number);
        for pair in updates.windows(2) {
            if pair[0].number == pair[1].number {
                problems.push(duplicate_number(pair[0], pair[1], last + 1));
            }
        }
        updates
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
        let last = ordered.last().and_then(|u| u.front.as_ref());
        let readable = last.is_some_and(|f| f.status.is_some() && f.at.is_some());
        if readable && self.folder.state == FolderState::Whole {
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

    fn resolve_incident(
        &self,
        written: &Spanned<Written>,
        ordered: &[&UpdateFile],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Incident> {
        let context = self.context;
        let impact = written.impact.clone()?;
        let started = written.started.as_ref()?;
        let facts = initial_facts(written, impact.value, context, problems);
        let detected = written.detected.as_ref().and_then(|d| {
            let moment = context.moment(d, problems)?;
            Some(Spanned::new(moment, d.place))
        });
        let mut incident = Incident {
            id: self.folder.id.clone(),
            code: String::new(),
            title: localize(written.title.as_ref()?, context, problems),
            started: Spanned::new(context.moment(started, problems)?, started.place),
            impact,
            detected,
            components: facts.components.clone(),
            responsibility: facts.responsibility,
            emergency_calls: written.emergency_calls.as_ref().map(|e| e.value),
            brands: self.brands(written, problems),
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
            window: facts.window,
            updates: Vec::new(),
            pending: Vec::new(),
            attachments: self.folder.attachments.clone(),
            soundness: crate::model::Soundness::Sound,
            file: written.place.file,
        };
        incident.updates =
            self.resolve_updates(ordered, &facts, incident.emergency_calls, problems);
        super::order::check(&incident, written, problems);
        if ordered.is_empty() {
            problems.push(no_update(&incident));
        }
        Some(incident)
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
            let front = merge(front.clone(), &translations, self.context, problems);
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

fn no_update(incident: &Incident) -> Diagnostic {
    Diagnostic::warning(
        Code::NoUpdate,
        "the incident has no update, so nobody sees it",
    )
    .at(Place::start_of(incident.file), "")
    .help("add `01-investigating.md` with `status`, `at` and a text")
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

fn duplicate_number(first: &UpdateFile, second: &UpdateFile, free: u32) -> Diagnostic {
    let message = format!("two updates have the number {}", first.digits);
    Diagnostic::error(Code::DuplicateNumber, message)
        .at(Place::start_of(second.file), "this one")
        .see(Place::start_of(first.file), "and this one")
        .help(format!(
            "rename the later one so that it begins with `{free:02}-`"
        ))
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
