//! Each thing that is held against phrases, on both sides.

use super::lint;
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Messages;
use crate::replies::{Phrasebooks, Speech};
use crate::schema::Language;
use crate::schema::project::Register;
use crate::source::{BUILT_IN, Sources};
use crate::theme::built_in_files;

/// A sound book in a language; a line of it is put in place of another.
fn book(language: &str) -> String {
    format!(
        "format: 1
language: {language}
greeting:
  named: \"X {{name}}.\"
  unnamed: \"X.\"
subject:
  resolved: \"Subject\"
phrases:
  any:
    general:
      sincere:
        apology:
          - short: Sorry, Sie.
        status:
          - short: Xyz.
        next_step:
          - short: \"Xyz: {{link}}\"
          - short: Xyz.
"
    )
}

/// What is found in books, the last of them with the words of `change` in place of others.
fn found(files: &[(&str, String)], register: Option<Register>) -> Vec<Diagnostic> {
    let mut sources = Sources::default();
    for (path, bytes) in built_in_files() {
        if path.starts_with("locales/") {
            let text = std::str::from_utf8(bytes).unwrap();
            sources.add_theme_text(BUILT_IN, path, text);
        }
    }
    for (path, text) in files {
        sources.add_theme_text("default", path, text);
    }
    let speech = Speech::every_language(register);
    let (books, problems) = Phrasebooks::load(&sources, "default", &speech);
    assert_eq!(problems, []);
    let (messages, _) = Messages::load(&sources, "default");
    let tag = files[0].1.lines().nth(1).unwrap();
    let language = Language::new(tag.strip_prefix("language: ").unwrap()).unwrap();
    lint(books.get(&language).unwrap(), &language, &messages)
}

/// What is found in a book in which some words stand in place of others.
fn codes(language: &str, from: &str, to: &str) -> Vec<Code> {
    let text = book(language);
    assert!(text.contains(from), "{from}");
    let files = [(
        format!("phrases/{language}.yaml"),
        text.replacen(from, to, 1),
    )];
    let files = files
        .each_ref()
        .map(|(path, text)| (path.as_str(), text.clone()));
    found(&files, None).iter().map(|p| p.code).collect()
}

/// A status of these words, beside the one that always holds.
fn status(language: &str, text: &str) -> Vec<Code> {
    let to = format!("- short: Xyz.\n          - medium: \"{text}\"\n        next");
    codes(language, "- short: Xyz.\n        next", &to)
}

#[test]
fn a_sound_book_has_no_findings() {
    for language in ["en", "da", "de", "es", "fr"] {
        assert_eq!(codes(language, "Subject", "Subject"), [], "{language}");
    }
}

#[test]
fn slots_stand_where_nothing_inflects_them() {
    let check = |language, text: &str, expect: &[Code]| {
        assert_eq!(status(language, text), expect, "{text}");
    };
    let shut = &[Code::InflectedSlot];
    check("de", "Es liegt an der {components}.", shut);
    check("de", "Gestört: {components}.", &[]);
    check("de", "Neues um {next_update}.", shut);
    check("de", "Neues bis {next_update} Uhr.", shut);
    check("de", "Neues bis {next_update}.", &[]);
    check("es", "Fallan los {components}.", shut);
    check("es", "Ahora {components} no funciona.", shut);
    check("es", "Nuevo aviso a las {next_update}.", shut);
    check("es", "Nuevo aviso ({next_update}).", &[]);
    check("da", "Nyt kl. {next_update}.", shut);
    check("da", "Nyt senest {next_update}.", &[]);
    check("en", "News at {next_update}.", shut);
    check("en", "News by {next_update}.", &[]);
    check("fr", "Avec les {components}.", &[]);
}

#[test]
fn words_that_no_reply_should_have_are_found_whole() {
    let check = |language, text: &str, rule: Option<&str>| {
        let to = format!("\"{text}\"");
        let files = [(
            "phrases/xx.yaml",
            book(language).replacen("Sorry, Sie.", &to, 1),
        )];
        let path = format!("phrases/{language}.yaml");
        let files = [(path.as_str(), files[0].1.clone())];
        let found = found(&files, None);
        let rules: Vec<_> = found.iter().filter_map(|p| p.rule).collect();
        assert_eq!(rules, Vec::from_iter(rule), "{text}");
    };
    check("en", "Sorry for any inconvenience.", Some("A03"));
    check("en", "Only some are hit.", Some("A05"));
    check("en", "Please bear with us.", Some("A07"));
    check("en", "It won’t happen again.", Some("L10"));
    check("en", "We are adjusting it.", None);
    check("da", "Undskyld ulejligheden.", Some("A03"));
    check("da", "Det er kun nogle.", Some("A05"));
    check("da", "Tak for din forståelse.", Some("A07"));
    check("da", "Det sker aldrig igen.", Some("L10"));
    check("de", "Etwaige Folgen tun uns leid.", Some("A03"));
    check("de", "Das ist lediglich kurz.", Some("A05"));
    check("de", "Danke für Ihre Geduld.", Some("A07"));
    check("de", "Das kommt nie wieder vor.", Some("L10"));
    check("es", "Sentimos las molestias.", Some("A03"));
    check("es", "Es solo un fallo.", Some("A05"));
    check("es", "Gracias por tu paciencia.", Some("A07"));
    check("es", "No pasa nunca más.", Some("L10"));
}

#[test]
fn slips_of_the_pen_are_found() {
    let untidy = &[Code::UntidyPhrase];
    for text in [
        "Two  spaces.",
        "A space .",
        "Two stops..",
        "What it is: {effect}, and more.",
        "It ends. it begins.",
        "small start.",
        "{next_update} is the time.",
        "See {link}.",
        "No end",
    ] {
        assert_eq!(status("en", text), untidy, "{text}");
    }
    for text in [
        "{effect} More here.",
        "More: {link}",
        "It means: {effect}.",
        "So? Yes.",
    ] {
        assert_eq!(status("en", text), [], "{text}");
    }
    assert_eq!(status("da", "Det var ca. her."), []);
}

#[test]
fn a_text_stands_once_in_a_cell() {
    let twice = [Code::WordingTwice];
    let check = |to: &str, expect: &[Code]| {
        assert_eq!(
            codes("en", "- short: Xyz.\n        next", to),
            expect,
            "{to}"
        );
    };
    check("- short: [Xyz., Xyz.]\n        next", &twice);
    check(
        "- short: Xyz.\n          - short: Xyz.\n        next",
        &twice,
    );
    check("- short: Xyz.\n            medium: Xyz.\n        next", &[]);
    check(
        "- short: Xyz.\n          - when:\n              repeat: true\n            short: Xyz.\n        next",
        &[],
    );
    let below = "phrases:\n  resolved:\n    general:\n      sincere:\n        status:\n          - short: Xyz.\n";
    assert_eq!(codes("en", "phrases:\n", below), twice);
}

#[test]
fn what_nothing_leads_to_is_found() {
    let shut = [Code::UnreachablePhrase];
    let cell = |status: &str, situation: &str, tone: &str, rest: &str| {
        let to =
            format!("phrases:\n  {status}:\n    {situation}:\n      {tone}:\n        {rest}\n");
        codes("en", "phrases:\n", &to)
    };
    let coda = "coda:\n          - short: Red.";
    let said = "status:\n          - short: Abc.";
    assert_eq!(cell("identified", "angry", "light", coda), []);
    assert_eq!(cell("identified", "cause", "light", coda), shut);
    assert_eq!(cell("postmortem", "angry", "light", coda), shut);
    assert_eq!(cell("identified", "angry", "warm", coda), shut);
    assert_eq!(cell("identified", "angry", "light", said), shut);
    assert_eq!(cell("identified", "privacy", "warm", said), shut);
    assert_eq!(cell("identified", "privacy", "sincere", said), []);
    let more = |slot: &str| format!("{said}\n          - short: \"Abc: {{{slot}}}.\"");
    assert_eq!(
        cell("resolved", "cause", "sincere", &more("next_update")),
        shut
    );
    assert_eq!(
        cell("monitoring", "cause", "sincere", &more("next_update")),
        []
    );
    assert_eq!(
        cell("monitoring", "cause", "sincere", &more("window_until")),
        shut
    );
    let when = |fact: &str| {
        format!("{said}\n          - when:\n              {fact}\n            short: Def.")
    };
    assert_eq!(
        cell("resolved", "cause", "sincere", &when("overdue: true")),
        shut
    );
    assert_eq!(
        cell("resolved", "cause", "sincere", &when("overdue: false")),
        []
    );
    assert_eq!(
        cell("monitoring", "cause", "sincere", &when("overrun: true")),
        shut
    );
    assert_eq!(
        cell(
            "completed",
            "cause",
            "sincere",
            &when("emergency_calls: affected")
        ),
        shut
    );
    let four = "status:\n          - short: [Ab., Cd., Ef., Gh.]";
    assert_eq!(cell("monitoring", "cause", "sincere", four), shut);
    assert_eq!(
        cell("monitoring", "cause", "sincere", &four.replace("Gh.", "G.")),
        []
    );
}

#[test]
fn short_texts_fit_together() {
    let long = [Code::ShortTooLong];
    let apology = |text: &str| codes("en", "Sorry, Sie.", &format!("\"{text}\""));
    let words = |count: usize| format!("{}.", "X".repeat(count - 1));
    // The status takes 4, the next step 5 and a link of 23 or 30, and two spaces stand between.
    assert_eq!(apology(&words(140 - 4 - 28 - 2)), []);
    assert_eq!(apology(&words(140 - 4 - 28 - 1)), long);
    assert_eq!(apology("Día."), long);
    assert_eq!(apology("Año."), []);
    let linked = "          - short: \"Xyz: {link}\"\n";
    let step = |text: &str| {
        let to = format!("{linked}          - short: \"{text}\"\n");
        codes("en", linked, &to)
    };
    // `Wednesday 30 September, 20:30` takes 29, the other parts and what stands between 19.
    let step = |count: usize| step(&format!("{}: {{next_update}}", "X".repeat(count)));
    assert_eq!(step(140 - 29 - 19), []);
    assert_eq!(step(140 - 29 - 18), long);
}

#[test]
fn codas_are_short_and_whole() {
    let coda = |text: &str| {
        let to = format!(
            "phrases:\n  identified:\n    angry:\n      light:\n        coda:\n          - short: \"{text}\"\n"
        );
        codes("en", "phrases:\n", &to)
    };
    assert_eq!(coda(&format!("{}.", "X".repeat(39))), []);
    assert_eq!(coda(&format!("{}.", "X".repeat(40))), [Code::CodaTooLong]);
    assert_eq!(coda("Red: {link}"), [Code::CodaTooLong]);
}

#[test]
fn a_greeting_stands_with_the_name_and_without() {
    let shut = [Code::IncompleteGreeting];
    assert_eq!(codes("en", "X {name}.", "X."), shut);
    assert_eq!(codes("en", "X {name}.", "X {name} {name}."), shut);
    assert_eq!(codes("en", "  unnamed: \"X.\"\n", ""), shut);
    assert_eq!(
        codes("en", "unnamed: \"X.\"", "unnamed: \"X {name}.\""),
        shut
    );
}

#[test]
fn a_book_keeps_to_one_form_of_address() {
    let said = |language: &str, register: &str, text: &str| {
        let register = format!("language: {language}\nregister: {register}");
        let text = book(language)
            .replacen(&format!("language: {language}"), &register, 1)
            .replacen("Sorry, Sie.", text, 1);
        let path = format!("phrases/{language}.yaml");
        let found = found(&[(&path, text)], None);
        found.iter().map(|p| p.code).collect::<Vec<_>>()
    };
    let shut = [Code::WrongRegister];
    assert_eq!(said("de", "formal", "Wir sehen dich."), shut);
    assert_eq!(said("de", "formal", "Wir sehen Sie."), []);
    assert_eq!(said("de", "informal", "Wir sehen Sie."), shut);
    assert_eq!(said("de", "informal", "Es geht. Sie läuft."), []);
    assert_eq!(said("es", "formal", "Gracias por tu aviso."), shut);
    assert_eq!(said("es", "formal", "Gracias por su aviso."), []);
    assert_eq!(said("es", "informal", "Gracias a usted."), shut);
    assert_eq!(said("en", "formal", "Sorry, Sie."), []);
}

#[test]
fn a_text_that_the_other_form_of_address_leaves_uncovered_is_found() {
    let main = book("de").replacen("language: de", "language: de\nregister: formal", 1);
    let over = |part: &str| {
        format!(
            "format: 1\nlanguage: de\nregister: informal\nphrases:\n  any:\n    general:\n      sincere:\n        {part}:\n          - short: Wir sehen dich.\n"
        )
    };
    let check = |part: &str, register, expect: &[Code]| {
        let files = [
            ("phrases/de.yaml", main.clone()),
            ("phrases/de.informal.yaml", over(part)),
        ];
        let codes: Vec<_> = found(&files, register).iter().map(|p| p.code).collect();
        assert_eq!(codes, expect, "{part}");
    };
    check("apology", Some(Register::Informal), &[]);
    check("status", Some(Register::Informal), &[Code::WrongRegister]);
    check("status", None, &[]);
}
