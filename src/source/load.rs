//! Reads a project folder: every file once, in a fixed order, on all cores. Never follows a link out of the folder.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::file::{Read, Refusal, read};
use super::{
    Attachment, BUILT_IN, FileId, IncidentFolder, Place, Sources, ThemeContent, ThemeFile,
};
use crate::diagnostics::{Code, Diagnostic};

/// How deep folders may group incidents.
const DEEPEST: usize = 6;

/// Reads the project in a folder, with the built-in theme beside its own themes.
pub fn load(root: &Path) -> Result<Sources> {
    load_with(root, &crate::theme::built_in_files())
}

/// Reads the project in a folder with other built-in theme files, for tests of themes.
pub fn load_with(root: &Path, built_in: &[(&str, &[u8])]) -> Result<Sources> {
    let home = root
        .canonicalize()
        .with_context(|| format!("cannot open the project folder `{}`", root.display()))?;
    let mut sources = Sources {
        root: home.clone(),
        ..Sources::default()
    };
    read_project(&home, &mut sources);
    read_incidents(&home, &mut sources)?;
    read_built_in(built_in, &mut sources);
    read_themes(&home, &mut sources)?;
    Ok(sources)
}

fn read_project(home: &Path, sources: &mut Sources) {
    let path = home.join("amends.yaml");
    let Ok(metadata) = path.symlink_metadata() else {
        let id = sources.add("amends.yaml", "");
        let problem = Diagnostic::error(Code::MissingProject, "there is no `amends.yaml` here")
            .at(Place::start_of(id), "")
            .help("run amends in a project folder, or name one with `-C DIR`");
        sources.problems.push(problem);
        return;
    };
    match read(&path, metadata.file_type(), home) {
        Ok(Read::Text(text)) => sources.project = Some(sources.add("amends.yaml", text)),
        Ok(Read::Bytes(_)) => {
            refuse(sources, "amends.yaml", Code::NotUtf8, "is not valid UTF-8");
        }
        Err(problem) => {
            refuse(sources, "amends.yaml", problem.0, problem.1);
        }
    }
}

/// A folder as it was read, before its files get numbers.
struct Folder {
    path: String,
    files: Vec<(String, Result<Read, Refusal>)>,
    /// How many folders it holds.
    folders: usize,
}

fn read_incidents(home: &Path, sources: &mut Sources) -> Result<()> {
    let top = home.join("incidents");
    refuse_homeless(&top, sources)?;
    let mut empty = Vec::new();
    for folder in read_tree(&top, home)? {
        if folder.files.is_empty() {
            empty.extend((folder.folders == 0).then_some(folder.path));
        } else {
            let incident = number_files(folder, sources);
            sources.incidents.push(incident);
        }
    }
    sources.incidents.sort_by(|a, b| a.id.cmp(&b.id));
    note_empty(&empty, sources);
    Ok(())
}

/// A folder in which somebody meant to write something; all of them are one problem, because they may be many.
fn note_empty(paths: &[String], sources: &mut Sources) {
    let Some(first) = paths.first() else { return };
    let message = match paths.len() {
        1 => format!("`{}` is empty", first.escape_debug()),
        many => format!("{many} folders of incidents are empty"),
    };
    let id = sources.add(first, "");
    let problem = Diagnostic::warning(Code::NoUpdate, message).at(Place::start_of(id), "");
    let advice = "write `incident.yaml` and `01-investigating.md` there, or remove the folder";
    sources.problems.push(problem.help(advice));
}

/// An update that lies beside the folders instead of in one would otherwise be passed over in silence.
fn refuse_homeless(top: &Path, sources: &mut Sources) -> Result<()> {
    let files = if top.is_dir() {
        list(top)?.files
    } else {
        Vec::new()
    };
    let homeless = files.into_iter().filter(|(name, _)| match Kind::of(name) {
        Kind::Facts => true,
        Kind::Update => name.starts_with(|c: char| c.is_ascii_digit()),
        Kind::Notes | Kind::Other => false,
    });
    for (name, _) in homeless {
        let id = sources.add(format!("incidents/{name}"), "");
        let message = format!("`{}` is in no incident folder", name.escape_debug());
        let problem = Diagnostic::error(Code::FileName, message)
            .at(Place::start_of(id), "")
            .help("move it into the folder of its incident, such as `incidents/2026-07-11-calls/`");
        sources.problems.push(problem);
    }
    Ok(())
}

/// Reads every folder below a folder that may be absent, in the order of their paths.
fn read_tree(top: &Path, home: &Path) -> Result<Vec<Folder>> {
    if !top.is_dir() {
        return Ok(Vec::new());
    }
    let listing = list(top)?;
    let folders = listing.folders.par_iter();
    let read: Result<Vec<_>> = folders
        .map(|name| read_folders(&top.join(name), 1, home))
        .collect();
    let mut folders: Vec<_> = read?.into_iter().flatten().collect();
    folders.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(folders)
}

/// Reads a folder and those below it, links to folders left out so that a loop ends.
fn read_folders(folder: &Path, depth: usize, home: &Path) -> Result<Vec<Folder>> {
    let listing = list(folder)?;
    let files = listing.files.into_iter().map(|(name, kind)| {
        let content = read(&folder.join(&name), kind, home);
        (name, content)
    });
    let mut folders = vec![Folder {
        path: relative(folder, home),
        files: files.collect(),
        folders: listing.folders.len(),
    }];
    if depth < DEEPEST {
        for name in listing.folders {
            folders.extend(read_folders(&folder.join(name), depth + 1, home)?);
        }
    }
    Ok(folders)
}

/// What a folder holds, by name, hidden files left out.
#[derive(Default)]
struct Listing {
    files: Vec<(String, FileType)>,
    folders: Vec<OsString>,
}

fn list(folder: &Path) -> Result<Listing> {
    let context = || format!("cannot list the folder `{}`", folder.display());
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let kind = entry.file_type().with_context(context)?;
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if hidden(&shown) {
            continue;
        }
        if kind.is_dir() {
            listing.folders.push(name);
        } else {
            listing.files.push((shown.into_owned(), kind));
        }
    }
    listing.files.sort_by(|a, b| a.0.cmp(&b.0));
    listing.folders.sort();
    Ok(listing)
}

fn number_files(folder: Folder, sources: &mut Sources) -> IncidentFolder {
    let id = folder.path.rsplit('/').next().unwrap_or("").to_owned();
    let mut incident = IncidentFolder {
        id,
        path: folder.path,
        facts: None,
        updates: Vec::new(),
        attachments: Vec::new(),
        unread: Vec::new(),
    };
    for (name, content) in folder.files {
        number_file(&mut incident, name, content, sources);
    }
    incident
}

fn number_file(
    incident: &mut IncidentFolder,
    name: String,
    content: Result<Read, Refusal>,
    sources: &mut Sources,
) {
    let path = format!("{}/{name}", incident.path);
    let kind = Kind::of(&name);
    match (kind, content) {
        (Kind::Facts, Ok(_)) if incident.facts.is_some() => {
            let why = "stands beside another file of facts";
            let file = refuse(sources, &path, Code::FileName, why);
            incident.unread.push((name, file));
        }
        (Kind::Notes, _) => {}
        (Kind::Facts, Ok(Read::Text(text))) => incident.facts = Some(sources.add(path, text)),
        (Kind::Update, Ok(Read::Text(text))) => {
            let file = sources.add(path, text);
            incident.updates.push((name, file));
        }
        (Kind::Other, Ok(_)) if is_page(&name) => {
            let why = "would stand in the place of the incident's page";
            let file = refuse(sources, &path, Code::FileName, why);
            incident.unread.push((name, file));
        }
        (Kind::Other, Ok(content)) => incident.attachments.push(Arc::new(Attachment {
            name,
            bytes: content.into_bytes(),
        })),
        (Kind::Facts | Kind::Update, Ok(Read::Bytes(_))) => {
            let file = refuse(sources, &path, Code::NotUtf8, "is not valid UTF-8");
            incident.unread.push((name, file));
        }
        (_, Err(problem)) => {
            let file = refuse(sources, &path, problem.0, problem.1);
            incident.unread.push((name, file));
        }
    }
}

/// Whether a file has the name of the incident's page, or of its plain text.
fn is_page(name: &str) -> bool {
    let pages = ["index.html", "index.txt"];
    pages.iter().any(|page| name.eq_ignore_ascii_case(page))
}

/// What a file of an incident folder is, by its name.
#[derive(Clone, Copy)]
enum Kind {
    Facts,
    Update,
    /// Words of the team for itself, which nothing may publish.
    Notes,
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            "incident.yaml" | "incident.yml" => Self::Facts,
            "notes.txt" => Self::Notes,
            _ if lower.ends_with(".md") || lower.ends_with(".markdown") => Self::Update,
            _ => Self::Other,
        }
    }
}

fn read_built_in(built_in: &[(&str, &[u8])], sources: &mut Sources) {
    for (path, bytes) in built_in {
        let content = match std::str::from_utf8(bytes) {
            Ok(text) => ThemeContent::Text(sources.add(format!("{BUILT_IN}/{path}"), text)),
            Err(_) => ThemeContent::Bytes(bytes.to_vec()),
        };
        sources.theme_files.push(ThemeFile {
            theme: BUILT_IN.to_owned(),
            path: (*path).to_owned(),
            content,
        });
    }
}

fn read_themes(home: &Path, sources: &mut Sources) -> Result<()> {
    for folder in read_tree(&home.join("themes"), home)? {
        for (name, content) in folder.files {
            add_theme_file(&folder.path, &name, content, sources);
        }
    }
    Ok(())
}

fn add_theme_file(folder: &str, name: &str, content: Result<Read, Refusal>, sources: &mut Sources) {
    let path = format!("{folder}/{name}");
    let inside = path.strip_prefix("themes/").unwrap_or(&path);
    let Some((theme, inside)) = inside.split_once('/') else {
        return;
    };
    let (theme, inside) = (theme.to_owned(), inside.to_owned());
    let content = match content {
        Ok(Read::Text(text)) => ThemeContent::Text(sources.add(&path, text)),
        Ok(Read::Bytes(bytes)) => ThemeContent::Bytes(bytes),
        Err(problem) => {
            refuse(sources, &path, problem.0, problem.1);
            return;
        }
    };
    sources.theme_files.push(ThemeFile {
        theme,
        path: inside,
        content,
    });
}

fn refuse(sources: &mut Sources, path: &str, code: Code, why: &'static str) -> FileId {
    let id = sources.add(path, "");
    let help = match code {
        Code::NotUtf8 => "save the file as UTF-8",
        Code::FileTooLarge => "keep long reports outside the project and link to them",
        Code::OutsideFolder => "put the file itself into the folder",
        Code::FileName => {
            "rename it or move it out of the folder; the facts stand in `incident.yaml`"
        }
        _ => "check that the file exists and that you may read it",
    };
    let problem = Diagnostic::error(code, format!("`{}` {why}", path.escape_debug()))
        .at(Place::start_of(id), "")
        .help(help);
    sources.problems.push(problem);
    id
}

fn relative(path: &Path, home: &Path) -> String {
    let inside = path.strip_prefix(home).unwrap_or(path);
    let names = inside.iter().map(|name| name.to_string_lossy());
    names.collect::<Vec<_>>().join("/")
}

fn hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
