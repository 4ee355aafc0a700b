//! The page of the desk as a theme has it: a frame, a style and one script made of files. Never decides what it shows.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::built_in_files;
use super::words::{self, Reader, Words};
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Language;
use crate::source::{BUILT_IN, FileId, Place, Sources};

/// The folder of the desk in a theme.
const FOLDER: &str = "desk/";
const PAGE: &str = "index.html";
const STYLE: &str = "desk.css";
/// The files of the script, in the order in which they are joined.
const SCRIPTS: [&str; 13] = [
    "emoji.js",
    "links.js",
    "count.js",
    "propose.js",
    "page.js",
    "reply.js",
    "dose.js",
    "clock.js",
    "search.js",
    "followup.js",
    "desk.js",
    "show.js",
    "keys.js",
];
/// What the page has to leave room for.
const FIELDS: [&str; 4] = ["%policy%", "%style%", "%data%", "%script%"];
/// What would end a script or a style early, or change how its end is read.
const BREAKS: [&str; 3] = ["</script", "</style", "<!--"];

/// What the desk of a theme is made of.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    page: String,
    style: String,
    script: String,
    words: BTreeMap<Language, Words>,
}

impl Desk {
    /// Loads the desk of a theme: its own files, and those of the built-in theme that it does not replace.
    ///
    /// It reads messages in the languages that somebody `speaks`.
    pub fn load(
        sources: &Sources,
        theme: &str,
        speaks: impl Fn(&str) -> bool,
    ) -> (Self, Vec<Diagnostic>) {
        let (words, mut problems) = words::load(sources, theme, Reader::Desk, speaks);
        let mut files: BTreeMap<&str, FileId> = BTreeMap::new();
        let layers = [BUILT_IN, theme].into_iter();
        for (name, file) in layers.flat_map(|layer| sources.theme_texts(layer, FOLDER)) {
            match is_known(name) {
                true => {
                    problems.extend(check(sources, name, file));
                    files.insert(name, file);
                }
                false => problems.push(unknown(name, file)),
            }
        }
        let own = |file: FileId| !sources.path(file).starts_with(BUILT_IN);
        let text = |name: &str| match files.get(name) {
            Some(file) if own(*file) => sources.text(*file).to_owned(),
            Some(file) => strip_comments(sources.text(*file)),
            None => String::new(),
        };
        let desk = Self::of(text, words);
        (desk, problems)
    }

    /// The desk of the built-in theme, without words to read messages by.
    pub fn built_in() -> Self {
        let files = built_in_files();
        let text = |name: &str| {
            let mut files = files.iter();
            let file = files.find(|(path, _)| path.strip_prefix(FOLDER) == Some(name));
            let text = file.map_or("", |(_, bytes)| std::str::from_utf8(bytes).unwrap_or(""));
            strip_comments(text)
        };
        Self::of(text, BTreeMap::new())
    }

    /// The files share one block, so that they know each other and the page knows none of their names.
    fn of(text: impl Fn(&str) -> String, words: BTreeMap<Language, Words>) -> Self {
        let scripts: Vec<_> = SCRIPTS.into_iter().map(&text).collect();
        Self {
            page: text(PAGE),
            style: text(STYLE),
            script: format!("'use strict';{{\n{}}}\n", scripts.join("\n")),
            words,
        }
    }

    /// What messages in some languages are read by.
    pub fn words(&self, languages: &[Language]) -> BTreeMap<String, &Words> {
        words::of_languages(&self.words, languages)
    }

    /// Fills the page with its style, its script, the policy that allows nothing else, and JSON to show.
    pub fn fill(&self, json: &str) -> String {
        let fields = [
            ("policy", self.policy()),
            ("style", self.style.clone()),
            ("data", json.replace('<', "\\u003c")),
            ("script", self.script.clone()),
        ];
        fill(&self.page, &fields)
    }

    /// What the page may run and load: its own script and style, and `as_of.json` beside it.
    fn policy(&self) -> String {
        let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
        format!(
            "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
            hash(&self.script),
            hash(&self.style)
        )
    }
}

fn is_known(name: &str) -> bool {
    name == PAGE || name == STYLE || SCRIPTS.contains(&name)
}

/// Whether a page has room for everything, and a script or a style ends where it should.
fn check(sources: &Sources, name: &str, file: FileId) -> Vec<Diagnostic> {
    let text = sources.text(file);
    let help = format!("compare the file with `{FOLDER}{name}` of the default theme");
    if name == PAGE {
        let missing = FIELDS.into_iter().filter(|field| !text.contains(field));
        let problem = |field| {
            let message = format!("the page of the desk has no `{field}`");
            let problem = Diagnostic::error(Code::Template, message).at(start_of(file), "");
            problem.help(help.clone())
        };
        return missing.map(problem).collect();
    }
    let lower = text.to_ascii_lowercase();
    let found = BREAKS.into_iter().filter_map(|ends| {
        let at = lower.find(ends)?;
        let message = format!("`{ends}` would end the file early in the page");
        let place = Place::new(file, at, at + ends.len());
        let problem = Diagnostic::error(Code::Template, message).at(place, "");
        Some(problem.help("write it apart, such as `'<' + '/script'`"))
    });
    found.collect()
}

fn unknown(name: &str, file: FileId) -> Diagnostic {
    let message = format!("`{name}` is no file of the desk");
    let problem = Diagnostic::error(Code::Template, message).at(start_of(file), "");
    let known = [PAGE, STYLE].into_iter().chain(SCRIPTS);
    let nearest = known.min_by_key(|known| strsim::levenshtein(known, name));
    match nearest.filter(|known| strsim::levenshtein(known, name) <= 2) {
        Some(known) => problem.help(format!("did you mean `{known}`?")),
        None => problem.help("put what it holds into one of the files of the default theme's desk"),
    }
}

fn start_of(file: FileId) -> Place {
    Place::new(file, 0, 0)
}

/// Built-in files go without the comments and the indentation that only people read; no text of theirs spans lines.
fn strip_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let mut kept = String::with_capacity(text.len());
    for line in lines.filter(|line| !line.starts_with("//")) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// Fills `%name%`; what a value holds is never filled again.
fn fill(page: &str, fields: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once('%') {
        text.push_str(before);
        let field = behind.split_once('%').and_then(|(name, after)| {
            let (_, value) = fields.iter().find(|(n, _)| *n == name)?;
            Some((value.as_str(), after))
        });
        match field {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('%');
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_desk_is_whole() {
        let desk = Desk::built_in();
        let page = desk.fill(r#"{"texts":["</script>%style%"]}"#);
        assert!(page.contains(r"\u003c/script>%style%"));
        assert_eq!(page.matches("</script>").count(), 2);
        for name in SCRIPTS {
            let files = built_in_files();
            assert!(
                files
                    .iter()
                    .any(|(path, _)| *path == format!("{FOLDER}{name}")),
                "{name}"
            );
        }
    }

    #[test]
    fn what_a_value_holds_is_never_filled() {
        let fields = [("a", "%b%".to_owned()), ("b", "no".to_owned())];
        assert_eq!(fill("50 % %a% %c%", &fields), "50 % %b% %c%");
    }
}
