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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::phrasebook::{Part, Situation};
    use crate::schema::project::Tone;
    use crate::schema::update::Status;

    const WHOLE: &str = "\
format: 1
language: en
phrases:
  any:
    general:
      sincere:
        apology:
          - short: We are sorry.
        status:
          - short: We are on it.
        next_step:
          - short: \"See {link}\"
          - short: Please wait.
";

    fn load(built_in: &str, own: &str) -> (Phrasebooks, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        sources.add_theme_text(BUILT_IN, "phrases/en.yaml", built_in);
        if !own.is_empty() {
            sources.add_theme_text("default", "phrases/en.yaml", own);
        }
        Phrasebooks::load(&sources, "default")
    }

    fn check(change: (&str, &str), expect: &[Code]) {
        let text = WHOLE.replacen(change.0, change.1, 1);
        let (_, problems) = load(&text, "");
        let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, expect, "{text}");
    }

    #[test]
    fn every_mistake_has_its_own_code() {
        check(("", ""), &[]);
        check(("{link}", "{lnk}"), &[Code::UnknownSlot]);
        check(("We are sorry.", "Sorry {"), &[Code::UnknownSlot]);
        check(("  any:", "  identified:"), &[Code::MissingPhrase; 24]);
        check(
            ("general:", "genral:"),
            &[&[Code::UnknownKey][..], &[Code::MissingPhrase; 27]].concat(),
        );
        check(
            ("We are sorry.", "This is our fault."),
            &[Code::UnguardedAdmission],
        );
        check(
            ("We are on it.", "\"It began at {started}.\""),
            &[Code::MissingPhrase],
        );
        check(
            ("Please wait.", "\"Wait until {next_update}.\""),
            &[Code::MissingPhrase],
        );
        check(
            ("- short: We are on it.", "- medium: We are on it."),
            &[Code::MissingShort],
        );
        check(("language: en", "language: da"), &[Code::UnknownLanguage]);
        check(("format: 1", "format: 2"), &[Code::UnknownFormat]);
    }

    #[test]
    fn an_admission_with_its_guard_is_fine() {
        let guarded = "          - short: We are sorry.\n          - when:\n              responsibility: ours\n            short: This is our fault.\n";
        check(("          - short: We are sorry.\n", guarded), &[]);
    }

    #[test]
    fn an_unknown_slot_is_shown_where_it_stands() {
        let (_, problems) = load(&WHOLE.replace("{link}", "{lnk}"), "");
        let place = problems[0].primary.as_ref().unwrap().place;
        let text = WHOLE.replace("{link}", "{lnk}");
        assert_eq!(&text[place.span.range()], "lnk");
    }

    #[test]
    fn a_project_replaces_whole_cells_and_nothing_else() {
        let own = "\
format: 1
language: en
phrases:
  any:
    general:
      sincere:
        status:
          - short: It is being mended.
";
        let (books, problems) = load(WHOLE, own);
        assert_eq!(problems, []);
        let book = books.get(&Language::new("en-GB").unwrap()).unwrap();
        let cell = (Situation::Angry, Tone::Light);
        let text = |part| {
            let answering = book.answering(Status::Resolved, cell, part).unwrap();
            let phrases = book.phrases_of_cell(Status::Resolved, answering, part);
            phrases[0].texts[0].1.fill(|_| None).unwrap()
        };
        assert_eq!(text(Part::Status), "It is being mended.");
        assert_eq!(text(Part::Apology), "We are sorry.");
    }
}
