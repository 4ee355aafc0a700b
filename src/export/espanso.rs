//! Matches of espanso, a text expander: `:x-angry` becomes the reply. Never leaves espanso anything to replace in a text.

use std::fmt::Write as _;

use super::triggers::{Triggers, triggers};
use super::{Batch, Entry, Export};

/// One match a reply, in one file of `match/`.
#[derive(Debug)]
pub(super) struct Espanso;

/// Where the cursor goes; espanso has no way to write it down for what it is.
const CURSOR: &str = "$|$";

impl Export for Espanso {
    fn name(&self) -> &'static str {
        "espanso"
    }

    fn about(&self) -> &'static str {
        "Matches for espanso: `:x-angry` becomes the reply"
    }

    fn file(&self) -> &'static str {
        "amends.yml"
    }

    fn refusal(&self, body: &str) -> Option<&'static str> {
        if body.contains(CURSOR) {
            return Some("espanso takes `$|$` for the place of the cursor");
        }
        (unescape(&escape(body)) != body)
            .then_some("espanso takes `\\{\\{` and `\\}\\}` for braces")
    }

    fn bytes(&self, batch: &Batch) -> Vec<u8> {
        let mut file = format!(
            "# The replies of {}. The next `amends export` writes this file anew.\n",
            scalar(&batch.site)
        );
        if batch.entries.is_empty() {
            file.push_str("matches: []\n");
            return file.into_bytes();
        }
        file.push_str("matches:\n");
        for (entry, triggers) in batch.entries.iter().zip(triggers(batch)) {
            write_match(&mut file, entry, triggers);
        }
        file.into_bytes()
    }
}

/// The clipboard carries whole texts: keys would send a message at its first line break.
fn write_match(file: &mut String, entry: &Entry, triggers: Triggers) {
    let typed = triggers.plain.into_iter().chain([triggers.exact]);
    let typed: Vec<_> = typed.map(|trigger| scalar(&trigger)).collect();
    // Writing to a string cannot fail.
    let _ = write!(
        file,
        "  - triggers: [{}]\n    label: {}\n    force_mode: \"clipboard\"\n    replace: {}\n",
        typed.join(", "),
        scalar(&label(entry)),
        scalar(&escape(&entry.body))
    );
}

/// What espanso shows where it asks which of several is meant.
fn label(entry: &Entry) -> String {
    let topic = &entry.topic;
    format!(
        "{} · {} · {} · {} ({}/{})",
        topic.title,
        entry.name(),
        topic.status.as_str(),
        topic.stamp(),
        entry.length,
        entry.limit
    )
}

/// Two braces are a variable to espanso, unless they are written so.
fn escape(text: &str) -> String {
    text.replace("{{", "\\{\\{").replace("}}", "\\}\\}")
}

/// What espanso makes of a text.
fn unescape(text: &str) -> String {
    text.replace("\\{\\{", "{{").replace("\\}\\}", "}}")
}

/// A text as JSON writes it, which YAML reads as the same text once what it takes for a line break, and what it does
/// not let stand, is escaped as well.
fn scalar(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text is always JSON");
    let mut scalar = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(scalar, "\\u{:04x}", u32::from(c));
            }
            _ => scalar.push(c),
        }
    }
    scalar
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::{Espanso, scalar, unescape};
    use crate::export::batch::tests::{TRAPS, batch, entry, topic};
    use crate::export::{Entry, Export, export};

    /// What espanso's loader knows of a file; it passes over keys that it does not know, which we never want.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct MatchFile {
        matches: Vec<Match>,
    }

    /// The keys of a match that we write, of those that the loader knows.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Match {
        triggers: Vec<String>,
        label: String,
        force_mode: Mode,
        replace: String,
    }

    #[derive(Deserialize, PartialEq, Debug)]
    #[serde(rename_all = "snake_case")]
    enum Mode {
        Clipboard,
    }

    fn read(bytes: &[u8]) -> Vec<Match> {
        let text = std::str::from_utf8(bytes).unwrap();
        let file: MatchFile = serde_saphyr::from_str(text).unwrap();
        file.matches
    }

    fn entries(bodies: &[&str]) -> Vec<Entry> {
        let topic = Arc::new(topic("2026-07-11-calls", "8vs6"));
        bodies.iter().map(|body| entry(&topic, body)).collect()
    }

    /// Whether espanso finds a variable: a name between two pairs of braces.
    fn has_variable(text: &str) -> bool {
        text.match_indices("{{").any(|(at, _)| {
            let name = text[at + 2..].trim_start();
            let behind = name.trim_start_matches(|c: char| c.is_alphanumeric() || "_.".contains(c));
            behind.len() < name.len() && behind.trim_start().starts_with("}}")
        })
    }

    fn check(bodies: &[&str]) {
        let matches = read(&Espanso.bytes(&batch(entries(bodies))));
        assert_eq!(matches.len(), bodies.len());
        for (one, body) in matches.iter().zip(bodies) {
            assert!(!has_variable(&one.replace), "{}", one.replace);
            assert_eq!(unescape(&one.replace), *body);
            assert_eq!(one.force_mode, Mode::Clipboard);
        }
    }

    #[test]
    fn espanso_gets_every_text_back() {
        check(TRAPS);
        check(&[]);
    }

    #[test]
    fn a_match_says_which_words_it_has_and_how_old_they_are() {
        let matches = read(&Espanso.bytes(&batch(entries(&["We are sorry."]))));
        assert_eq!(matches[0].triggers, [":x-angry", ":8vs6-x-angry"]);
        assert_eq!(
            matches[0].label,
            "Calls are failing · x · angry · en, northwind · identified · update 09 of 2026-07-11 16:05 BST, until 16:35 (120/280)"
        );
    }

    #[test]
    fn texts_that_espanso_would_change_are_left_out_and_named_once() {
        let texts = [
            "Press $|$.",
            "Press $|$ twice.",
            "Write \\{\\{.",
            "We are sorry.",
        ];
        let exported = export(&Espanso, batch(entries(&texts)));
        assert_eq!(exported.replies, 1);
        let named: Vec<_> = exported
            .refused
            .iter()
            .map(|r| (r.update.as_str(), r.text.as_str(), r.replies))
            .collect();
        let expected = [
            ("2026-07-11-calls/09", "Press $|$.", 2),
            ("2026-07-11-calls/09", "Write \\{\\{.", 1),
        ];
        assert_eq!(named, expected);
        let bytes = exported.output.bytes("amends.yml").unwrap().unwrap();
        assert_eq!(read(&bytes)[0].replace, "We are sorry.");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_or_is_refused(body in "(\\PC|[{}$|\\\\\"\n\t\u{85}\u{2028}])*") {
            match Espanso.refusal(&body) {
                None => check(&[&body]),
                Some(_) => {
                    let traps = ["$|$", "\\{\\{", "\\}\\}"];
                    prop_assert!(traps.iter().any(|trap| body.contains(trap)));
                }
            }
            let read: String = serde_json::from_str(&scalar(&body)).unwrap();
            prop_assert_eq!(read, body);
        }
    }
}
