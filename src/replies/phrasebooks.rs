//! Loads the phrasebooks of a theme: the built-in ones, and cell by cell those of the project over them.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use super::compile::compile;
use super::lint::{lint, need};
use super::phrase_files::{Layer, PhraseFile, phrase_files};
use super::speech::Speech;
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Messages;
use crate::schema::phrasebook::Phrasebook;
use crate::schema::project::Register;
use crate::schema::{Language, parse_phrasebook};
use crate::source::{FileId, Sources};

/// The format of phrasebooks that this version reads.
const FORMAT: u64 = 1;

/// The phrasebooks of a theme by language.
#[derive(Clone, Debug, Default)]
pub struct Phrasebooks {
    books: BTreeMap<Language, Book>,
    /// The languages in which the project has phrases of its own.
    own: BTreeSet<String>,
}

impl Phrasebooks {
    /// Loads the phrasebooks that a site speaks from and holds each against what every reply needs.
    ///
    /// Of the built-in ones only those are read: they are thousands of lines each. What a project wrote is read whether
    /// it is spoken or not, so that its mistakes are named before the day on which it is.
    pub fn load(sources: &Sources, theme: &str, speech: &Speech) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut books: BTreeMap<Language, (Book, FileId)> = BTreeMap::new();
        let files = phrase_files(sources, theme);
        for file in files.iter().filter(|f| is_wanted(f, &files, speech)) {
            let Some((language, over)) = read(sources, file, &mut problems) else {
                continue;
            };
            let under = books.remove(&language).map(|(book, _)| book);
            problems.extend(disagreement(file, under.as_ref(), &over));
            let is_spoken = is_spoken(file, under.as_ref(), speech);
            let book = match under {
                Some(under) if is_spoken => Some(lay(under, over, file.register)),
                None if is_spoken => Some(over),
                under => under,
            };
            if let Some(book) = book {
                books.insert(language, (book, file.file));
            }
        }
        for (book, file) in books.values() {
            need(book, *file, &mut problems);
        }
        let books = books
            .into_iter()
            .map(|(language, (book, _))| (language, book));
        let books = books.collect();
        let own = files.into_iter().filter(|f| f.layer == Layer::Own);
        let own = own.map(|f| f.language).collect();
        (Self { books, own }, problems)
    }

    /// Holds every book in which the project has phrases of its own against how phrases are written.
    ///
    /// The built-in ones by themselves are held against it by a test.
    pub fn check(&self, messages: &Messages) -> Vec<Diagnostic> {
        let own = |language: &Language| self.own.contains(language.as_str());
        let books = self.books.iter().filter(|(language, _)| own(language));
        let found = books.flat_map(|(language, book)| lint(book, language, messages));
        found.collect()
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

/// Whether a file is read at all: an own one always, a built-in one where it is spoken or lies below an own one.
fn is_wanted(file: &PhraseFile, files: &[PhraseFile], speech: &Speech) -> bool {
    let own = |f: &PhraseFile| f.layer == Layer::Own && f.language == file.language;
    let has_own = files.iter().any(own);
    match file.layer {
        Layer::Own => true,
        Layer::BuiltIn => {
            let asked = file.register.is_none() || file.register == speech.register;
            asked && (has_own || speech.has(&file.language))
        }
    }
}

/// Whether a file is laid over what stands: a main book always, one in the other form of address where that is asked for.
fn is_spoken(file: &PhraseFile, under: Option<&Book>, speech: &Speech) -> bool {
    let usual = under.and_then(|u| u.register.as_ref()).map(|r| r.value);
    match file.register {
        None => true,
        register => register == speech.register && register != usual,
    }
}

fn read(
    sources: &Sources,
    file: &PhraseFile,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Language, Book)> {
    let written = parse_phrasebook(sources, file.file, problems)?;
    if let Some(format) = written.format.as_ref().filter(|f| f.value != FORMAT) {
        let message = format!("this version reads format {FORMAT} of phrasebooks");
        let problem = Diagnostic::error(Code::UnknownFormat, message).at(format.place, "");
        problems.push(problem.help("use a newer amends"));
    }
    problems.extend(misnamed(file, &written));
    let book = compile(&written, sources, problems);
    let language = written.language.as_ref()?;
    Some((language.value.clone(), book))
}

/// A file is named after its language, and after its form of address where that is not the usual one.
fn misnamed(file: &PhraseFile, written: &Phrasebook) -> Option<Diagnostic> {
    let language = written.language.as_ref()?;
    if file.language != language.as_str() {
        let message = format!(
            "the file is not named after its language `{}`",
            language.value
        );
        let named = named(language.as_str(), file.register);
        let problem = Diagnostic::error(Code::UnknownLanguage, message).at(language.place, "");
        return Some(problem.help(format!("name the file `{named}`")));
    }
    let said = written.register.as_ref();
    let said = said.filter(|said| file.register.is_some_and(|named| named != said.value))?;
    let message = format!(
        "the file is not named after its register `{}`",
        said.as_str()
    );
    let named = named(language.as_str(), Some(said.value));
    let problem = Diagnostic::error(Code::WrongRegister, message).at(said.place, "");
    Some(problem.help(format!(
        "name the file `{named}`, or write the register in its name"
    )))
}

fn named(language: &str, register: Option<Register>) -> String {
    match register {
        Some(register) => format!("{language}.{}.yaml", register.as_str()),
        None => format!("{language}.yaml"),
    }
}

/// A project's main book speaks as the built-in one does, because its cells stand among those of the other.
fn disagreement(file: &PhraseFile, under: Option<&Book>, over: &Book) -> Option<Diagnostic> {
    let (usual, said) = (under?.register.as_ref()?, over.register.as_ref()?);
    if file.register.is_some() || usual.value == said.value {
        return None;
    }
    let (language, usual) = (&file.language, usual.as_str());
    let message = format!("`{language}.yaml` is the {usual} book of its language");
    let named = named(language, Some(said.value));
    let problem = Diagnostic::error(Code::WrongRegister, message).at(said.place, "");
    Some(problem.help(format!("name the file `{named}`")))
}

/// One book over another: whole cells are replaced, never single phrases.
fn lay(mut under: Book, over: Book, register: Option<Register>) -> Book {
    under.laid = register.or(under.laid);
    under.register = under.register.or(over.register);
    under.greeting.named = over.greeting.named.or(under.greeting.named);
    under.greeting.unnamed = over.greeting.unnamed.or(under.greeting.unnamed);
    under.greeting.place = over.greeting.place.or(under.greeting.place);
    under.subjects.extend(over.subjects);
    under.subject_places.extend(over.subject_places);
    under.cells.extend(over.cells);
    under
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::phrasebook::{Part, Situation};
    use crate::schema::project::Tone;
    use crate::schema::update::Status;
    use crate::source::BUILT_IN;

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
        Phrasebooks::load(&sources, "default", &Speech::every_language(None))
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

    /// Books by path, the built-in ones first; the project's are the paths that begin with `own/`.
    fn load_all(books: &[(&str, &str)], speech: &Speech) -> (Phrasebooks, Vec<Code>) {
        let mut sources = Sources::default();
        for (path, text) in books {
            match path.strip_prefix("own/") {
                Some(path) => sources.add_theme_text("default", path, text),
                None => sources.add_theme_text(BUILT_IN, path, text),
            };
        }
        let (books, problems) = Phrasebooks::load(&sources, "default", speech);
        (books, problems.iter().map(|p| p.code).collect())
    }

    /// A book of one cell, in a form of address.
    fn one_cell(language: &str, register: &str, part: &str, text: &str) -> String {
        format!(
            "format: 1\nlanguage: {language}\nregister: {register}\nphrases:\n  any:\n    general:\n      sincere:\n        {part}:\n          - short: {text}\n"
        )
    }

    fn german() -> String {
        WHOLE.replace("language: en", "language: de\nregister: formal")
    }

    fn told(books: &Phrasebooks, part: Part) -> String {
        let book = books.get(&Language::new("de").unwrap()).unwrap();
        let cell = (Situation::General, Tone::Sincere);
        let answering = book.answering(Status::Resolved, cell, part).unwrap();
        let phrases = book.phrases_of_cell(Status::Resolved, answering, part);
        phrases[0].texts[0].1.fill(|_| None).unwrap()
    }

    #[test]
    fn the_form_that_is_asked_for_lies_over_the_main_book_cell_by_cell() {
        let informal = one_cell("de", "informal", "apology", "Du.");
        let own = one_cell("de", "formal", "apology", "Own Sie.");
        let own_informal = one_cell("de", "informal", "status", "Own du.");
        let german = german();
        let books = [
            ("phrases/de.informal.yaml", informal.as_str()),
            ("phrases/de.yaml", &german),
            ("own/phrases/de.yaml", &own),
            ("own/phrases/de.informal.yaml", &own_informal),
        ];
        let check = |register, expect: [&str; 2]| {
            let (books, problems) = load_all(&books, &Speech::every_language(register));
            assert_eq!(problems, []);
            let found = [Part::Apology, Part::Status].map(|part| told(&books, part));
            assert_eq!(found, expect);
        };
        check(None, ["Own Sie.", "We are on it."]);
        check(Some(Register::Formal), ["Own Sie.", "We are on it."]);
        check(Some(Register::Informal), ["Du.", "Own du."]);
    }

    #[test]
    fn a_book_says_the_form_of_address_that_its_name_says() {
        let german = german();
        let formal = one_cell("de", "formal", "apology", "Sie.");
        let informal = one_cell("de", "informal", "apology", "Du.");
        let check = |path: &str, text: &str, expect: &[Code]| {
            let books = [("phrases/de.yaml", german.as_str()), (path, text)];
            let (_, problems) = load_all(&books, &Speech::every_language(None));
            assert_eq!(problems, expect, "{path}: {text}");
        };
        check("own/phrases/de.informal.yaml", &informal, &[]);
        check(
            "own/phrases/de.informal.yaml",
            &formal,
            &[Code::WrongRegister],
        );
        check("own/phrases/de.yaml", &formal, &[]);
        check("own/phrases/de.yaml", &informal, &[Code::WrongRegister]);
        check(
            "own/phrases/de.casual.yaml",
            &formal,
            &[Code::UnknownLanguage],
        );
    }

    #[test]
    fn only_what_is_spoken_or_own_is_read() {
        let broken = "phrases: [";
        let speech = Speech {
            languages: Some(["de".to_owned()].into()),
            register: None,
        };
        let german = german();
        let mut books = vec![
            ("phrases/de.yaml", german.as_str()),
            ("phrases/de.informal.yaml", broken),
            ("phrases/es.yaml", broken),
        ];
        let (found, problems) = load_all(&books, &speech);
        assert_eq!(problems, []);
        assert_eq!(found.languages().count(), 1);
        books.push(("own/phrases/fr.yaml", broken));
        let (_, problems) = load_all(&books, &speech);
        assert_ne!(problems, []);
    }
}
