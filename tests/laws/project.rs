//! A project made of the files of an input, as `load` would read it from a folder. Never touches the disk.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use amends::diagnostics::{Diagnostic, Diagnostics, Severity};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, Moment, Site, resolve};
use amends::replies::{Phrasebooks, Speech};
use amends::schema::parse;
use amends::source::{Attachment, IncidentFolder, Sources};
use amends::theme::{self, Theme, built_in_files};

use super::blocks::files_of;

/// What `amends.yaml` says where an input has none.
const BASE: &str = include_str!("base.yaml");
/// When every input is read: 2026-07-12 11:00 UTC, a day after the incidents of the seeds.
const NOW: i64 = 1_783_854_000;

/// A project as it was read.
pub(crate) struct Project {
    /// The files.
    pub(crate) sources: Sources,
    /// What is true, where the files allow it.
    pub(crate) site: Option<Site>,
    /// What is wrong.
    pub(crate) diagnostics: Diagnostics,
}

/// How a brand looks and how it speaks.
pub(crate) struct Dress {
    /// Templates and static files.
    pub(crate) theme: Theme,
    /// Interface words.
    messages: Messages,
    /// Phrases.
    pub(crate) books: Phrasebooks,
}

/// The built-in theme, which takes longer to load than most inputs take to be judged.
static PLAIN: LazyLock<Arc<Dress>> = LazyLock::new(|| {
    let mut sources = Sources::default();
    add_built_in(&mut sources);
    let dress = load_dress(&sources, "default");
    Arc::new(dress.unwrap_or_else(|problems| panic!("the built-in theme: {problems:?}")))
});

/// Reads and resolves the project of an input.
pub(crate) fn read(input: &[u8]) -> Project {
    let sources = sources_of(&files_of(input));
    let (parsed, mut diagnostics) = parse(&sources);
    let now = Moment::from_timestamp(NOW, 0).expect("a moment");
    let (site, found) = resolve(&sources, &parsed, &Clock::at(now));
    diagnostics.extend(found);
    Project {
        diagnostics: diagnostics.sorted(&sources),
        sources,
        site,
    }
}

/// The files as `load` would give them.
fn sources_of(files: &BTreeMap<String, String>) -> Sources {
    let mut sources = Sources::default();
    if !files.contains_key("amends.yaml") {
        sources.project = Some(sources.add("amends.yaml", BASE));
    }
    for (path, text) in files {
        add_file(&mut sources, path, text);
    }
    sources.incidents.sort_by(|a, b| a.id.cmp(&b.id));
    add_built_in(&mut sources);
    sources
}

fn add_file(sources: &mut Sources, path: &str, text: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match path.split('/').collect::<Vec<_>>()[..] {
        ["amends.yaml"] => sources.project = Some(sources.add(path, text)),
        ["themes", theme, kind @ ("phrases" | "locales"), name] => {
            sources.add_theme_text(theme, &format!("{kind}/{name}"), text);
        }
        ["incidents", .., id, name] if id != "incidents" => {
            add_to_incident(sources, (path, id, name), text);
        }
        _ => {}
    }
}

fn add_to_incident(sources: &mut Sources, (path, id, name): (&str, &str, &str), text: &str) {
    let lower = name.to_ascii_lowercase();
    let is_facts = ["incident.yaml", "incident.yml"].contains(&lower.as_str());
    let is_update = lower.ends_with(".md") || lower.ends_with(".markdown");
    let file = (is_facts || is_update).then(|| sources.add(path, text));
    let folder = path.strip_suffix(name).unwrap_or(path);
    let folder = folder_of(sources, folder.trim_end_matches('/'), id);
    match file {
        Some(file) if is_facts => folder.facts = Some(file),
        Some(file) => folder.updates.push((name.to_owned(), file)),
        None => folder.attachments.push(Arc::new(Attachment {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        })),
    }
}

fn folder_of<'s>(sources: &'s mut Sources, path: &str, id: &str) -> &'s mut IncidentFolder {
    let known = sources.incidents.iter().position(|f| f.path == path);
    let index = known.unwrap_or(sources.incidents.len());
    if known.is_none() {
        sources.incidents.push(IncidentFolder {
            id: id.to_owned(),
            path: path.to_owned(),
            facts: None,
            updates: Vec::new(),
            attachments: Vec::new(),
            unread: Vec::new(),
        });
    }
    &mut sources.incidents[index]
}

fn add_built_in(sources: &mut Sources) {
    for (path, bytes) in built_in_files() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            sources.add_theme_text("<built-in>", path, text);
        }
    }
}

impl Project {
    /// The theme of every brand of the site, in their order; none where one has an error, as in a build.
    pub(crate) fn dresses(&self) -> Option<Vec<Arc<Dress>>> {
        let dressed = self.brands().map(|(name, is_plain)| match is_plain {
            true => Some(Arc::clone(&PLAIN)),
            false => load_dress(&self.sources, name).ok().map(Arc::new),
        });
        dressed.collect()
    }

    /// What is wrong with the themes that the brands name, as far as it stops them.
    pub(crate) fn theme_problems(&self) -> Vec<Diagnostic> {
        let own = self.brands().filter(|(_, is_plain)| !is_plain);
        let problems = own.filter_map(|(name, _)| load_dress(&self.sources, name).err());
        problems.flatten().collect()
    }

    /// The theme of each brand, and whether it is the built-in one as it stands.
    fn brands(&self) -> impl Iterator<Item = (&str, bool)> {
        let mut files = self.sources.theme_files.iter();
        let has_own = files.any(|f| f.theme != "<built-in>");
        let brands = self.site.iter().flat_map(|site| &site.brands);
        brands.map(move |b| (b.theme.as_str(), b.theme == "default" && !has_own))
    }
}

impl Dress {
    /// The locale of an edition.
    pub(crate) fn locale(&self, edition: &Edition<'_>) -> Locale {
        let locale = Locale::new(edition.language, edition.site.zone, &self.messages);
        locale.falling_back_to(&edition.site.languages[0], &self.messages)
    }
}

/// A theme, or everything that is wrong with it where it has an error.
fn load_dress(sources: &Sources, name: &str) -> Result<Dress, Vec<Diagnostic>> {
    let (theme, mut problems) = theme::load(sources, name);
    let (messages, found) = Messages::load(sources, name);
    problems.extend(found);
    let (books, found) = Phrasebooks::load(sources, name, &Speech::every_language(None));
    problems.extend(found);
    match problems.iter().any(|p| p.severity == Severity::Error) {
        true => Err(problems),
        false => Ok(Dress {
            theme,
            messages,
            books,
        }),
    }
}
