//! Apology: that we are sorry, that it is ours, and what we do for those who were hit. Never counts kind words as help.

mod grovel;
mod minimise;
mod no_apology;
mod no_ownership;
mod no_repair;
mod non_apology;
mod presume;

use super::case::Case;
use super::rule::Rule;
use crate::schema::Language;
use crate::schema::incident::Responsibility;
use crate::schema::update::Status;
use crate::schema::words::Watch;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &no_apology::RULE,
    &no_ownership::RULE,
    &non_apology::RULE,
    &grovel::RULE,
    &minimise::RULE,
    &no_repair::RULE,
    &presume::RULE,
];

/// Whether it is known to be the team's own matter: its fault, or that of somebody who works for it.
fn is_known_as_ours(case: &Case<'_>) -> bool {
    let ours = matches!(
        case.facts().responsibility,
        Responsibility::Ours | Responsibility::Supplier
    );
    let known = case.status() >= Status::Identified;
    ours && known && !case.incident.is_maintenance()
}

/// A sentence of a list as an example, and what customers cannot do after it.
fn example(case: &Case<'_>, watch: Watch, language: &Language) -> String {
    let words = case.scene.lexicons.example(watch, language);
    let mut letters = words.unwrap_or_default().chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let sentence = format!("{first}{}.", letters.as_str());
    let effect = case.facts().effect.as_ref().and_then(|e| e.get(language));
    match effect {
        Some(effect) if watch == Watch::Regret => format!("{sentence} {}", effect.value.trim()),
        _ => sentence,
    }
}

/// The end of a message that names a language other than the site's first.
fn in_language(case: &Case<'_>, language: &Language) -> String {
    match *language == case.scene.site.languages[0] {
        true => String::new(),
        false => format!(", in `{language}`"),
    }
}
