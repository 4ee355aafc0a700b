//! Every built-in phrasebook, in every form of address, is held against how phrases are written, whoever speaks it.

use amends::diagnostics::{Diagnostics, Format, render};
use amends::locale::Messages;
use amends::replies::{Phrasebooks, Speech};
use amends::schema::parse_phrasebook;
use amends::schema::project::Register;
use amends::source::{FileId, Sources, ThemeContent};
use amends::theme::built_in_files;

/// The built-in files as if a project had written them.
fn built_in() -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in built_in_files() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            sources.add_theme_text("default", path, text);
        }
    }
    sources
}

/// What is found, as it is printed.
fn found(register: Option<Register>) -> String {
    let sources = built_in();
    let speech = Speech::every_language(register);
    let (books, mut problems) = Phrasebooks::load(&sources, "default", &speech);
    assert!(books.languages().count() > 1);
    let (messages, _) = Messages::load(&sources, "default");
    problems.extend(books.check(&messages));
    let problems: Diagnostics = problems.into_iter().collect();
    render(&problems, &sources, Format::Short)
}

#[test]
fn nothing_is_found_in_any_built_in_book() {
    let registers = [None, Some(Register::Formal), Some(Register::Informal)];
    let found: String = registers.into_iter().map(found).collect();
    assert_eq!(found, "");
}

/// Cells, phrases and wordings of a file.
fn count(sources: &Sources, file: FileId) -> [usize; 3] {
    let book = parse_phrasebook(sources, file, &mut Vec::new()).expect("it can be read");
    let statuses = book.phrases.iter().flat_map(|p| p.iter());
    let situations = statuses.flat_map(|(_, s)| s.iter());
    let tones = situations.flat_map(|(_, t)| t.iter());
    let mut counts = [0; 3];
    for (_, phrases) in tones.flat_map(|(_, parts)| parts.iter()) {
        counts[0] += 1;
        counts[1] += phrases.len();
        for phrase in phrases.iter() {
            let lengths = [&phrase.short, &phrase.medium, &phrase.long];
            let texts = lengths.into_iter().flatten();
            counts[2] += texts.map(|texts| texts.0.len()).sum::<usize>();
        }
    }
    counts
}

#[test]
fn every_language_has_as_many_cells_as_it_needs() {
    let sources = built_in();
    let files = sources.theme_files.iter();
    let books = files.filter(|f| f.path.starts_with("phrases/"));
    for book in books {
        let ThemeContent::Text(file) = book.content else {
            continue;
        };
        let [cells, phrases, wordings] = count(&sources, file);
        println!(
            "{}: {cells} cells, {phrases} phrases, {wordings} wordings",
            book.path
        );
        assert!(cells >= 200, "{}", book.path);
    }
}
