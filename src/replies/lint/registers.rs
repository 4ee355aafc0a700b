//! Words of the other form of address: `du` in a book that says `Sie`. Never judges verbs, which a program cannot tell.

use super::wording::{Wording, in_words};
use crate::diagnostics::{Code, Diagnostic};
use crate::replies::book::Book;
use crate::schema::project::Register;
use crate::source::Place;

/// Words by language and the form of address that they are of.
///
/// Words that begin with a capital are looked for inside a sentence only: at its start, everything has one.
const WORDS: &[(&str, Register, &[&str])] = &[
    (
        "de",
        Register::Informal,
        &[
            "du", "dich", "dir", "dein", "deine", "deinem", "deinen", "deiner", "deines", "euch",
            "euer", "eure", "eurem", "euren", "eurer",
        ],
    ),
    (
        "de",
        Register::Formal,
        &[
            "Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres",
        ],
    ),
    (
        "es",
        Register::Informal,
        &[
            "tú", "te", "ti", "tu", "tus", "tuyo", "tuya", "tuyos", "tuyas", "contigo", "vosotros",
            "vosotras", "os", "vuestro", "vuestra",
        ],
    ),
    ("es", Register::Formal, &["usted", "ustedes"]),
];

/// Words of the form of address that a book does not speak in.
///
/// Of a book laid over another, a text of the lower one that has such a word is one that nothing lies over.
pub(super) fn check(book: &Book, wordings: &[Wording<'_>], language: &str) -> Vec<Diagnostic> {
    let Some(spoken) = book.spoken() else {
        return Vec::new();
    };
    let other = WORDS
        .iter()
        .find(|(l, r, _)| *l == language && *r != spoken);
    let Some((_, other, words)) = other else {
        return Vec::new();
    };
    let found = wordings.iter().filter_map(|w| {
        let word = words.iter().find(|word| has(&w.text, word))?;
        Some(problem(word, (*other, spoken), w.place))
    });
    let greeting = &book.greeting;
    let greetings = [&greeting.named, &greeting.unnamed];
    let in_greeting = greetings.into_iter().flatten().find_map(|text| {
        let word = words.iter().find(|word| has(text, word))?;
        Some(problem(word, (*other, spoken), greeting.place?))
    });
    found.chain(in_greeting).collect()
}

fn has(text: &str, word: &str) -> bool {
    match word.starts_with(char::is_uppercase) {
        true => has_inside(text, word),
        false => in_words(text).contains(&format!(" {word} ")),
    }
}

/// Whether a word with its capital stands anywhere but at the start of a sentence.
fn has_inside(text: &str, word: &str) -> bool {
    let mut starts = true;
    for token in text.split(' ') {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        if !starts && bare == word {
            return true;
        }
        starts = token.ends_with(['.', '!', '?', ':', '}']);
    }
    false
}

fn problem(word: &str, (other, spoken): (Register, Register), place: Place) -> Diagnostic {
    let message = format!("`{word}` is {} address", other.as_str());
    let label = format!("said in a book that is {}", spoken.as_str());
    Diagnostic::warning(Code::WrongRegister, message)
        .at(place, label)
        .help(format!(
            "write the cell in {} address; where this is the main book, do so in the file of that register",
            spoken.as_str()
        ))
}
