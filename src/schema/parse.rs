//! Sources into the files as written, on all cores; the one place that knows which file is read as what.

use rayon::prelude::*;

use super::incident::Incident;
use super::markdown_file::{UpdateName, split};
use super::node::read_yaml;
use super::phrasebook::Phrasebook;
use super::project::{ChannelSettings, Project};
use super::read::{Named, Read};
use super::text::Language;
use super::update::{Translation, Update};
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
    /// The updates in the order of their names.
    pub updates: Vec<UpdateFile>,
    /// The translations in the order of their names.
    pub translations: Vec<TranslationFile>,
    /// Whether every file was read without an error.
    pub state: FolderState,
}

/// An update as written.
#[derive(Debug)]
pub struct UpdateFile {
    /// The file.
    pub file: FileId,
    /// The number in its name.
    pub number: u32,
    /// The number as it is written there.
    pub digits: String,
    /// The front matter, where it can be read.
    pub front: Option<Update>,
    /// Where the front matter stands.
    pub front_place: Place,
    /// The Markdown.
    pub body: Spanned<String>,
}

/// A translation of an update as written.
#[derive(Debug)]
pub struct TranslationFile {
    /// The file.
    pub file: FileId,
    /// The number in its name.
    pub number: u32,
    /// The language in its name.
    pub language: Language,
    /// The front matter; empty where there is none.
    pub front: Translation,
    /// The Markdown.
    pub body: Spanned<String>,
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

/// Reads the data of the built-in channels.
pub fn parse_channels(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<Named<ChannelSettings>> {
    parse_yaml(sources, file, problems)
}

fn parse_yaml<T: Read>(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    read_text(sources.text(file), file, 0, problems)
}

fn read_text<T: Read>(
    text: &str,
    file: FileId,
    offset: usize,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    match read_yaml(text, file, offset) {
        Ok(node) => T::read(&node, problems),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
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
    let mut incident = IncidentFiles {
        folder: index,
        facts,
        updates: Vec::new(),
        translations: Vec::new(),
        state: folder.state,
    };
    for (name, file) in &folder.updates {
        parse_markdown(sources, name, *file, &mut incident, &mut problems);
    }
    if !problems.is_empty() {
        incident.state = FolderState::Unreadable;
    }
    (incident, problems)
}

fn parse_markdown(
    sources: &Sources,
    name: &str,
    file: FileId,
    incident: &mut IncidentFiles,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(name) = UpdateName::parse(name) else {
        problems.push(wrong_name(name, file));
        return;
    };
    match name.language.clone() {
        None => {
            let update = parse_update(sources, name, file, problems);
            incident.updates.push(update);
        }
        Some(language) => {
            let translation = parse_translation(sources, (name.number, language), file, problems);
            incident.translations.push(translation);
        }
    }
}

fn parse_update(
    sources: &Sources,
    name: UpdateName,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> UpdateFile {
    let text = sources.text(file);
    let mut update = UpdateFile {
        file,
        number: name.number,
        digits: name.digits,
        front: None,
        front_place: Place::start_of(file),
        body: Spanned::new(String::new(), Place::start_of(file)),
    };
    match split(text, file) {
        Ok(halves) => {
            let front = &text[halves.front.clone()];
            update.front = read_text(front, file, halves.front.start, problems);
            update.front_place = Place::new(file, halves.front.start, halves.front.end);
            update.body = body(text, halves.body, file);
        }
        Err(problem) => problems.push(*problem),
    }
    update
}

/// A translation may have no front matter at all: then the whole file is its body.
fn parse_translation(
    sources: &Sources,
    (number, language): (u32, Language),
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> TranslationFile {
    let text = sources.text(file);
    let mut translation = TranslationFile {
        file,
        number,
        language,
        front: Translation::default(),
        body: body(text, 0..text.len(), file),
    };
    if !text.trim_start().starts_with("---") {
        return translation;
    }
    match split(text, file) {
        Ok(halves) => {
            let mut found = Vec::new();
            let front = &text[halves.front.clone()];
            let read = read_text(front, file, halves.front.start, &mut found);
            translation.front = read.unwrap_or_default();
            translation.body = body(text, halves.body, file);
            problems.extend(found.into_iter().map(explain_untranslatable));
        }
        Err(problem) => problems.push(*problem),
    }
    translation
}

/// A key that an update has and a translation may not have deserves its own words.
fn explain_untranslatable(problem: Diagnostic) -> Diagnostic {
    let key = problem.message.strip_prefix("unknown key `");
    let key = key.and_then(|rest| rest.strip_suffix('`'));
    let Some(key) = key.filter(|k| Update::FIELDS.iter().any(|f| f.name == *k)) else {
        return problem;
    };
    let place = problem.primary.as_ref().map(|a| a.place);
    let message = format!("`{key}` is stated by the original and not by a translation");
    let mut explained = Diagnostic::error(Code::NotATextField, message);
    if let Some(place) = place {
        explained = explained.at(place, "not a text field");
    }
    explained.help("remove the line: it holds for every language")
}

fn body(text: &str, range: std::ops::Range<usize>, file: FileId) -> Spanned<String> {
    let whole = &text[range.clone()];
    let start = range.start + (whole.len() - whole.trim_start().len());
    let trimmed = whole.trim();
    let place = Place::new(file, start, start + trimmed.len());
    Spanned::new(trimmed.to_owned(), place)
}

fn missing_facts(folder: &IncidentFolder) -> Option<Diagnostic> {
    let (_, file) = folder.updates.first()?;
    let message = format!("`{}` has updates and no `incident.yaml`", folder.path);
    let problem = Diagnostic::error(Code::MissingIncidentFile, message)
        .at(Place::start_of(*file), "")
        .help("add `incident.yaml` with `title`, `impact` and `started`");
    Some(problem)
}

fn wrong_name(name: &str, file: FileId) -> Diagnostic {
    let message = format!("`{name}` is not named like an update");
    Diagnostic::error(Code::FileName, message)
        .at(Place::start_of(file), "")
        .help("name it `NN-WORDS.md`, or `NN-WORDS.LANG.md` for a translation, such as `02-identified.da.md`")
}
