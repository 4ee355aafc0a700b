//! Every built-in phrasebook, in every form of address, is held against how phrases are written, whoever speaks it.

use amends::diagnostics::{Diagnostics, Format, render};
use amends::locale::Messages;
use amends::replies::{Phrasebooks, Speech};
use amends::schema::project::Register;
use amends::source::Sources;
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
