//! Loads the phrasebooks of a theme: the built-in ones, and cell by cell those of the project over them.

use std::collections::BTreeMap;

use super::book::Book;
use super::compile::compile;
use super::lint::lint;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::{Language, parse_phrasebook};
use crate::source::{FileId, Place, Sources, ThemeContent};

/// The name that the files of the built-in theme have among the sources.
const BUILT_IN: &str = "<built-in>";
/// The format of phrasebooks that this version reads.
const FORMAT: u64 = 1;

/// The phrasebooks of a theme by language.
#[derive(Clone, Debug, Default)]
pub struct Phrasebooks {
    books: BTreeMap<Language, Book>,
}

impl Phrasebooks {
    /// Loads the phrasebooks of a theme and holds each against what every reply needs.
    pub fn load(sources: &Sources, theme: &str) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut books: BTreeMap<Language, (Book, FileId)> = BTreeMap::new();
        for layer in [BUILT_IN, theme] {
            for file in files_of(sources, layer) {
                if let Some((language, over)) = read(sources, file, &mut problems) {
                    let under = books.remove(&language);
                    let book = under.map(|(book, _)| book).unwrap_or_default();
                    books.insert(language, (merge(book, over), file));
                }
            }
        }
        for (book, file) in books.values() {
            lint(book, *file, &mut problems);
        }
        let books = books
            .into_iter()
            .map(|(language, (book, _))| (language, book));
        let books = books.collect();
        (Self { books }, problems)
    }

    /// The phrasebook of a language: its own, or that of the language without region.
    pub fn get(&self, language: &Language) -> Option<&Book> {
        let base = || self.books.get(&Language::new(language.base())?);
        self.books.get(language).or_else(base)
    }

    /// The languages that have a phrasebook.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.books.keys()
    }
}

fn files_of<'s>(sources: &'s Sources, layer: &'s str) -> impl Iterator<Item = FileId> + 's {
    let files = sources.theme_files.iter();
    files
        .filter(move |f| f.theme == layer)
        .filter(|f| f.path.starts_with("phrases/") && f.path.ends_with(".yaml"))
        .filter_map(|f| match f.content {
            ThemeContent::Text(id) => Some(id),
            ThemeContent::Bytes(_) => None,
        })
}

fn read(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Language, Book)> {
    let written = parse_phrasebook(sources, file, problems)?;
    if let Some(format) = written.format.as_ref().filter(|f| f.value != FORMAT) {
        let message = format!("this version reads format {FORMAT} of phrasebooks");
        let problem = Diagnostic::error(Code::UnknownFormat, message).at(format.place, "");
        problems.push(problem.help("use a newer amends"));
    }
    let language = written.language.as_ref()?;
    let named = sources.path(file).rsplit('/').next().unwrap_or("");
    if named.strip_suffix(".yaml") != Some(language.as_str()) {
        problems.push(misnamed(language.as_str(), language.place));
    }
    let book = compile(&written, sources, problems);
    Some((language.value.clone(), book))
}

fn misnamed(language: &str, place: Place) -> Diagnostic {
    let message = format!("the file is not named after its language `{language}`");
    Diagnostic::error(Code::UnknownLanguage, message)
        .at(place, "")
        .help(format!("name the file `{language}.yaml`"))
}

/// One book over another: whole cells are replaced, never single phrases.
fn merge(mut under: Book, over: Book) -> Book {
    under.greeting.named = over.greeting.named.or(under.greeting.named);
    under.greeting.unnamed = over.greeting.unnamed.or(under.greeting.unnamed);
    under.subjects.extend(over.subjects);
    under.cells.extend(over.cells);
    under
}
