//! Sources into the files as written, on all cores; the one place that knows which file is read as what.

use rayon::prelude::*;

use super::conflict::our_side;
use super::incident::Incident;
use super::markdown_file::UpdateName;
use super::phrasebook::Phrasebook;
use super::project::{ChannelSettings, Playbook, Project};
use super::read::{Named, Read};
use super::recover::read_all;
use super::update_file::{TranslationFile, UpdateFile, parse_translation, parse_update};
use super::words::WordFile;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, FolderState, IncidentFolder, Place, Sources, Spanned};

/// All files of a project as written.
#[derive(Debug)]
pub struct Parsed {
    /// `amends.yaml`, where it can be read.
    pub project: Option<Project>,
    /// Whether `amends.yaml` was read without an error.
    pub project_state: FolderState,
    /// The incidents, in the order of the sources.
    pub incidents: Vec<IncidentFiles>,
}

/// The files of one incident.
#[derive(Debug)]
pub struct IncidentFiles {
    /// Its index among the folders of the sources.
    pub folder: usize,
    /// `incident.yaml`, where it can be read.
    pub facts: Option<Spanned<Incident>>,
    /// Whether it was read without an error.
    pub facts_state: FolderState,
    /// The updates in the order of their names.
    pub updates: Vec<UpdateFile>,
    /// The translations in the order of their names.
    pub translations: Vec<TranslationFile>,
    /// Whether every file but the drafts was read without an error.
    pub state: FolderState,
}

/// Reads every file of a project as what its name says.
pub fn parse(sources: &Sources) -> (Parsed, Diagnostics) {
    let mut problems = Vec::new();
    let project = sources
        .project
        .and_then(|file| parse_yaml(sources, file, &mut problems));
    let project_state = match (&project, problems.is_empty()) {
        (Some(_), true) => FolderState::Whole,
        _ => FolderState::Unreadable,
    };
    let folders: Vec<_> = (0..sources.incidents.len()).collect();
    let parsed: Vec<_> = folders
        .into_par_iter()
        .map(|folder| parse_incident(sources, folder))
        .collect();
    let mut incidents = Vec::with_capacity(parsed.len());
    for (incident, found) in parsed {
        problems.extend(found);
        incidents.push(incident);
    }
    let mut diagnostics: Diagnostics = sources.problems.iter().cloned().collect();
    diagnostics.extend(problems);
    let parsed = Parsed {
        project,
        project_state,
        incidents,
    };
    (parsed, diagnostics)
}

/// Reads a phrasebook.
pub fn parse_phrasebook(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<Phrasebook> {
    parse_yaml(sources, file, problems)
}

/// Reads the words of a language.
pub fn parse_words(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<WordFile> {
    parse_yaml(sources, file, problems)
}

/// Reads the data of the built-in channels.
pub fn parse_channels(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<Named<ChannelSettings>> {
    parse_yaml(sources, file, problems)
}

/// Reads the data of the built-in limits, which is the `playbook` of no project.
pub fn parse_thresholds(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<Playbook> {
    parse_yaml(sources, file, problems)
}

fn parse_yaml<T: Read>(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let text = our_side(sources.text(file), file, problems);
    read_text(&text, file, 0, problems)
}

pub(super) fn read_text<T: Read>(
    text: &str,
    file: FileId,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let node = read_all(text, file, offset, problems)?;
    T::read(&node, problems)
}

fn parse_incident(sources: &Sources, index: usize) -> (IncidentFiles, Vec<Diagnostic>) {
    let folder = &sources.incidents[index];
    let mut problems = Vec::new();
    let facts = match folder.facts {
        Some(file) => parse_yaml(sources, file, &mut problems)
            .map(|facts| Spanned::new(facts, Place::start_of(file))),
        None => {
            problems.extend(missing_facts(folder));
            None
        }
    };
    let facts_state = match facts.is_some() && problems.is_empty() {
        true => FolderState::Whole,
        false => FolderState::Unreadable,
    };
    let mut incident = IncidentFiles {
        folder: index,
        facts,
        facts_state,
        updates: Vec::new(),
        translations: Vec::new(),
        state: FolderState::Whole,
    };
    for (name, file) in &folder.updates {
        let named =
            UpdateName::parse(name).or_else(|| misnamed(name, *file, folder, &mut problems));
        if let Some(named) = named {
            parse_markdown(sources, named, *file, &mut incident, &mut problems);
        }
    }
    let unread = folder.unread.iter();
    let unread = unread.filter_map(|(name, file)| Some((UpdateName::parse(name)?, *file)));
    let originals = unread.filter(|(name, _)| name.language.is_none());
    let unread = originals.map(|(name, file)| UpdateFile::unread(name, file));
    incident.updates.extend(unread);
    let mut counting = problems.iter().filter(|p| !incident.is_of_draft(p));
    if counting.next().is_some() || !folder.unread.is_empty() {
        incident.state = FolderState::Unreadable;
    }
    (incident, problems)
}

fn parse_markdown(
    sources: &Sources,
    name: UpdateName,
    file: FileId,
    incident: &mut IncidentFiles,
    problems: &mut Vec<Diagnostic>,
) {
    let text = &our_side(sources.text(file), file, problems);
    match name.language.clone() {
        None => {
            let update = parse_update(text, name, file, problems);
            incident.updates.push(update);
        }
        Some(language) => {
            let translation = parse_translation(text, (name.number, language), file, problems);
            incident.translations.push(translation);
        }
    }
}

impl IncidentFiles {
    /// Whether a problem is one of a draft: a draft is not there for a build, so it cannot stop one.
    pub(crate) fn is_of_draft(&self, problem: &Diagnostic) -> bool {
        let Some(place) = problem.primary.as_ref().map(|a| a.place) else {
            return false;
        };
        let numbers = self.translations.iter().filter(|t| t.file == place.file);
        let number = numbers.map(|t| t.number).next();
        let mut drafts = self.updates.iter().filter(|u| u.is_draft());
        drafts.any(|d| d.file == place.file || number == Some(d.number))
    }
}

fn missing_facts(folder: &IncidentFolder) -> Option<Diagnostic> {
    if folder
        .unread
        .iter()
        .any(|(name, _)| name == "incident.yaml")
    {
        return None;
    }
    let mut updates = folder.updates.iter();
    let (_, file) = updates.find(|(name, _)| UpdateName::parse(name).is_some())?;
    let message = format!("`{}` has updates and no `incident.yaml`", folder.path);
    let problem = Diagnostic::error(Code::MissingIncidentFile, message)
        .at(Place::start_of(*file), "")
        .help("add `incident.yaml` with `title`, `impact` and `started`");
    Some(problem)
}

/// The name that was meant, where it can be told; the file is read all the same, so that all of its problems are named.
fn misnamed(
    name: &str,
    file: FileId,
    folder: &IncidentFolder,
    problems: &mut Vec<Diagnostic>,
) -> Option<UpdateName> {
    let free = |meant: &String| !folder.updates.iter().any(|(name, _)| name == meant);
    let meant = UpdateName::meant(name).filter(free);
    let message = format!("`{}` is not named like an update", name.escape_debug());
    let help = match &meant {
        Some(meant) => format!("rename it `{meant}`"),
        None => "name it like `02-identified.md`, a translation like `02-identified.da.md`, or move it out of `incidents/`".to_owned(),
    };
    let problem = Diagnostic::error(Code::FileName, message).at(Place::start_of(file), "");
    problems.push(problem.help(help));
    UpdateName::parse(&meant?)
}
