//! Reads a project folder: every file once, in a fixed order, on all cores. Never follows a link out of the folder.
//!
//! Files as they are to be stand in the place of what is on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::buffer::Buffer;
use super::file::{Read, Refusal, read};
use super::keep::Trees;
use super::tree::{Folder, list, read_folder, read_tree};
use super::{
    Attachment, BUILT_IN, Extent, FileId, IncidentFolder, Place, Sources, ThemeContent, ThemeFile,
};
use crate::diagnostics::{Code, Diagnostic};

/// Reads the project in a folder, with the built-in theme beside its own themes.
pub fn load(root: &Path) -> Result<Sources> {
    load_with(root, &crate::theme::built_in_files())
}

/// Reads the project in a folder with other built-in theme files, for tests of themes.
pub fn load_with(root: &Path, built_in: &[(&str, &[u8])]) -> Result<Sources> {
    let home = home_of(root)?;
    Reading {
        home: &home,
        buffers: &[],
        extent: Extent::Whole,
        trees: None,
    }
    .load(built_in)
}

/// Reads the project in a folder, its trees as somebody keeps them.
pub(super) fn load_kept(home: &Path, trees: &Trees) -> Result<Sources> {
    Reading {
        home,
        buffers: &[],
        extent: Extent::Whole,
        trees: Some(trees),
    }
    .load(&crate::theme::built_in_files())
}

/// Reads a project with files as they are to be; of an incident's own, only what they need: the other incidents stay unread.
pub fn load_around(root: &Path, buffers: &[Buffer]) -> Result<Sources> {
    let home = home_of(root)?;
    Reading {
        home: &home,
        buffers,
        extent: Extent::needed_by(buffers),
        trees: None,
    }
    .load(&crate::theme::built_in_files())
}

/// The project folder without links; one that is not there cannot be opened.
pub(super) fn home_of(root: &Path) -> Result<PathBuf> {
    root.canonicalize()
        .with_context(|| format!("cannot open the project folder `{}`", root.display()))
}

/// What is read, and from where.
struct Reading<'r> {
    home: &'r Path,
    buffers: &'r [Buffer],
    extent: Extent,
    /// Folders that were read already.
    trees: Option<&'r Trees>,
}

impl Reading<'_> {
    fn load(&self, built_in: &[(&str, &[u8])]) -> Result<Sources> {
        let mut sources = Sources {
            root: self.home.to_owned(),
            extent: self.extent,
            ..Sources::default()
        };
        self.read_project(&mut sources);
        self.read_incidents(&mut sources)?;
        read_built_in(built_in, &mut sources);
        self.read_themes(&mut sources)?;
        Ok(sources)
    }

    fn read_project(&self, sources: &mut Sources) {
        match self.buffers.iter().find(|b| b.path() == "amends.yaml") {
            Some(buffer) => number_project(buffer.read(), sources),
            None => read_project(self.home, sources),
        }
    }

    fn read_incidents(&self, sources: &mut Sources) -> Result<()> {
        let top = self.home.join("incidents");
        let folders = match (self.extent, self.buffers.first()) {
            (Extent::Part, Some(buffer)) => vec![read_folder(buffer.folder(), self.home)?],
            _ => {
                refuse_homeless(&top, sources)?;
                self.read_tree("incidents")?
            }
        };
        number_incidents(self.overlaid("incidents/", folders), sources);
        Ok(())
    }

    fn read_themes(&self, sources: &mut Sources) -> Result<()> {
        let folders = self.read_tree("themes")?;
        for folder in self.overlaid("themes/", folders) {
            for (name, content) in folder.files {
                add_theme_file(&folder.path, &name, content, sources);
            }
        }
        Ok(())
    }

    fn read_tree(&self, name: &str) -> Result<Vec<Folder>> {
        match self.trees {
            Some(trees) => Ok(trees.folders(name)),
            None => read_tree(&self.home.join(name), self.home),
        }
    }

    /// The folders below one of the project's, with the files that are to be in the place of those that were read.
    fn overlaid(&self, below: &str, mut folders: Vec<Folder>) -> Vec<Folder> {
        let laid = self.buffers.iter();
        for buffer in laid.filter(|b| b.path().starts_with(below)) {
            let is_home = |f: &Folder| f.path == buffer.folder();
            let index = folders.iter().position(is_home).unwrap_or_else(|| {
                folders.push(Folder::empty(buffer.folder().to_owned()));
                folders.len() - 1
            });
            let files = &mut folders[index].files;
            files.retain(|(name, _)| name != buffer.name());
            files.push((buffer.name().to_owned(), buffer.read()));
            files.sort_by(|a, b| a.0.cmp(&b.0));
        }
        folders.sort_by(|a, b| a.path.cmp(&b.path));
        folders
    }
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
    number_project(read(&path, metadata.file_type(), home), sources);
}

fn number_project(content: Result<Read, Refusal>, sources: &mut Sources) {
    match content {
        Ok(Read::Text(text)) => {
            sources.project = Some(sources.add_shared("amends.yaml".to_owned(), text));
        }
        Ok(Read::Bytes(_)) => {
            refuse(sources, "amends.yaml", Code::NotUtf8, "is not valid UTF-8");
        }
        Err(problem) => {
            refuse(sources, "amends.yaml", problem.0, problem.1);
        }
    }
}

fn number_incidents(folders: Vec<Folder>, sources: &mut Sources) {
    let mut empty = Vec::new();
    for folder in folders {
        if folder.files.is_empty() {
            empty.extend((folder.folders == 0).then_some(folder.path));
        } else {
            let incident = number_files(folder, sources);
            sources.incidents.push(incident);
        }
    }
    sources.incidents.sort_by(|a, b| a.id.cmp(&b.id));
    note_empty(&empty, sources);
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
        (Kind::Facts, Ok(Read::Text(text))) => {
            incident.facts = Some(sources.add_shared(path, text));
        }
        (Kind::Update, Ok(Read::Text(text))) => {
            let file = sources.add_shared(path, text);
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

fn add_theme_file(folder: &str, name: &str, content: Result<Read, Refusal>, sources: &mut Sources) {
    let path = format!("{folder}/{name}");
    let inside = path.strip_prefix("themes/").unwrap_or(&path);
    let Some((theme, inside)) = inside.split_once('/') else {
        return;
    };
    let (theme, inside) = (theme.to_owned(), inside.to_owned());
    let content = match content {
        Ok(Read::Text(text)) => ThemeContent::Text(sources.add_shared(path, text)),
        Ok(Read::Bytes(bytes)) => ThemeContent::Bytes(Arc::unwrap_or_clone(bytes)),
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
