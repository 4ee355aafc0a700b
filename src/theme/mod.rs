//! Templates, styles and scripts of a theme; the only room that names tera. Never decides what a page shows.

mod built_in;
mod desk;
mod mistakes;
mod reading;
mod templates;
pub mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::{Code, Diagnostic};
use crate::publish::Key;
use crate::source::{BUILT_IN, FileId, Place, Sources, ThemeContent, ThemeFile};

pub use built_in::built_in_files;
pub use desk::Desk;
pub use reading::Reading;
pub use templates::{Shared, Templates};

/// How a brand's pages look: templates, and files that go beside or into them.
pub struct Theme {
    templates: Templates,
    statics: BTreeMap<String, Vec<u8>>,
    key: Key,
    origin: Origin,
}

/// Where the templates of a theme come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// All of them are the built-in ones, word for word.
    BuiltIn,
    /// One at least is the project's own.
    Project,
}

/// Loads a theme: its own files, and those of the built-in theme that it does not replace.
pub fn load(sources: &Sources, name: &str) -> (Theme, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    if name != "default" && !sources.theme_files.iter().any(|f| f.theme == name) {
        problems.push(unknown_theme(sources, name));
    }
    let mut templates: BTreeMap<String, FileId> = BTreeMap::new();
    let mut statics = BTreeMap::new();
    for layer in [BUILT_IN, name] {
        for file in sources.theme_files.iter().filter(|f| f.theme == layer) {
            match (&file.content, file.path.strip_prefix("templates/")) {
                (ThemeContent::Text(id), Some(path)) => {
                    templates.insert(path.to_owned(), *id);
                }
                (content, None) => {
                    if let Some(path) = file.path.strip_prefix("static/") {
                        statics.insert(path.to_owned(), bytes(content, sources));
                    }
                }
                (ThemeContent::Bytes(_), Some(_)) => {}
            }
        }
    }
    let key = key_of(sources, name);
    let templates = Templates::read(sources, &templates, &mut problems);
    let theme = Theme {
        templates,
        statics,
        key,
        origin: origin_of(sources, name),
    };
    (theme, problems)
}

impl Theme {
    /// Renders a template with what it shows, and with what it shares with other pages as `shell`.
    pub fn render(
        &self,
        template: &str,
        shared: &Shared,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.templates.render(template, shared, view)
    }

    /// Whether a template is not the built-in one.
    pub fn has_own_templates(&self) -> bool {
        self.origin == Origin::Project
    }

    /// A hash of all that pages are made from.
    pub fn key(&self) -> Key {
        self.key
    }

    /// A text file of the theme's `static/`; empty where there is none.
    pub fn static_text(&self, path: &str) -> &str {
        let bytes = self.statics.get(path).map_or(&[][..], Vec::as_slice);
        std::str::from_utf8(bytes).unwrap_or("")
    }

    /// A file of the theme's `static/`, such as a logo.
    pub fn static_file(&self, path: &str) -> Option<&[u8]> {
        self.statics.get(path).map(Vec::as_slice)
    }
}

/// A hash of all that pages are made from: templates, styles, scripts and messages, but nothing of the replies.
fn key_of(sources: &Sources, name: &str) -> Key {
    let of_layers = |file: &&ThemeFile| file.theme == BUILT_IN || file.theme == name;
    let files = sources.theme_files.iter().filter(of_layers);
    let folders = ["desk/", "phrases/", "words/"];
    let of_replies = |path: &str| folders.iter().any(|folder| path.starts_with(folder));
    let of_pages = files.filter(|file| !of_replies(&file.path));
    let texts = of_pages.filter_map(|file| match file.content {
        ThemeContent::Text(id) => Some(id),
        ThemeContent::Bytes(_) => None,
    });
    Key::of(sources.digest(texts).0)
}

fn origin_of(sources: &Sources, name: &str) -> Origin {
    let templates = |layer| sources.theme_texts(layer, "templates/");
    let text = |file| sources.text(file);
    let built_in: BTreeMap<_, _> = templates(BUILT_IN).map(|(n, f)| (n, text(f))).collect();
    match templates(name).all(|(n, file)| built_in.get(n) == Some(&text(file))) {
        true => Origin::BuiltIn,
        false => Origin::Project,
    }
}

fn bytes(content: &ThemeContent, sources: &Sources) -> Vec<u8> {
    match content {
        ThemeContent::Text(id) => sources.text(*id).as_bytes().to_vec(),
        ThemeContent::Bytes(bytes) => bytes.clone(),
    }
}

fn unknown_theme(sources: &Sources, name: &str) -> Diagnostic {
    let problem = Diagnostic::error(Code::UnknownTheme, format!("there is no theme `{name}`"));
    let problem = match sources.project {
        Some(file) => problem.at(
            theme_place(sources, file, name),
            "no such folder in `themes/`",
        ),
        None => problem,
    };
    problem.help(format!(
        "make the folder `themes/{name}/`, or write `theme: default`"
    ))
}

/// Where `amends.yaml` names the theme, for the diagnostic alone.
fn theme_place(sources: &Sources, file: FileId, name: &str) -> Place {
    let text = sources.text(file);
    let at = text
        .find(&format!("theme: {name}"))
        .map_or(0, |at| at + "theme: ".len());
    let end = if at > 0 { at + name.len() } else { 0 };
    Place::new(file, at, end)
}
