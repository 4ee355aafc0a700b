//! Names of folders and files, made from the words of a title or from components. Never looks at a disk.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use crate::model::Site;
use crate::schema::UpdateName;
use crate::schema::update::Status;
use crate::source::Sources;

/// Long enough to be told apart, short enough to be read out.
const LONGEST: usize = 48;

/// Words that tell no incident from another; names are in the first language, and these are English ones.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "and", "are", "for", "in", "is", "not", "of", "on", "or", "the", "to", "with",
];

/// The id of an incident: its day and the words of its title, or of what is hit where a title has none to spell.
pub fn incident_id(day: NaiveDate, title: &str, components: &[&str]) -> String {
    let words = slug(title);
    let words = match words.is_empty() {
        true => slug(&components.join(" ")),
        false => words,
    };
    let day = day.format("%Y-%m-%d");
    match words.is_empty() {
        true => format!("{day}-incident"),
        false => format!("{day}-{words}"),
    }
}

/// The folder that a new incident belongs in, as the newest one has it: `incidents`, or a year below it.
pub fn incidents_folder(sources: &Sources, site: &Site, day: NaiveDate) -> String {
    let newest = site.incidents.first().map(|i| i.id.as_str());
    let newest = sources
        .incidents
        .iter()
        .find(|f| Some(f.id.as_str()) == newest);
    let parent = newest
        .and_then(|f| f.path.rsplit_once('/'))
        .map_or("incidents", |(p, _)| p);
    let by_year = parent.rsplit_once('/').and_then(|(top, year)| {
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        is_year.then_some(top)
    });
    match by_year {
        Some(top) => format!("{top}/{}", day.year()),
        None => "incidents".to_owned(),
    }
}

/// The id itself, or the first of those with a number that no incident of the project has.
pub fn free_id(sources: &Sources, id: &str) -> String {
    let is_taken = |id: &str| sources.incidents.iter().any(|i| i.id == id);
    let numbers = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbers);
    ids.find(|id| !is_taken(id))
        .unwrap_or_else(|| id.to_owned())
}

/// The words of the name of an update: its status, as people write it.
pub fn update_words(status: Status) -> String {
    status.as_str().replace('_', "-")
}

/// The number after those of files in a folder of an incident.
pub fn next_number<'n>(names: impl IntoIterator<Item = &'n str>) -> u32 {
    let numbers = names.into_iter().filter_map(UpdateName::parse);
    numbers.map(|n| n.number).max().unwrap_or(0) + 1
}

/// Lower-case ASCII letters and digits with hyphens between words; accents go, and so do words that say nothing.
pub fn slug(text: &str) -> String {
    let plain: String = text.nfd().filter_map(spelled).collect();
    let mut slug = String::new();
    let words = plain
        .split('-')
        .filter(|w| !w.is_empty() && !EMPTY_WORDS.contains(w));
    for word in words {
        if slug.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// A letter as it is spelled in an address; apostrophes and accents vanish, everything else ends a word.
fn spelled(letter: char) -> Option<char> {
    match letter {
        'a'..='z' | '0'..='9' => Some(letter),
        'A'..='Z' => Some(letter.to_ascii_lowercase()),
        'ø' | 'Ø' => Some('o'),
        'æ' | 'Æ' => Some('a'),
        'ß' => Some('s'),
        '\'' | '’' | '\u{300}'..='\u{36f}' => None,
        _ => Some('-'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, components: &[&str], expect: &str) {
        let day = NaiveDate::from_ymd_opt(2026, 7, 11).unwrap();
        assert_eq!(
            incident_id(day, title, components),
            format!("2026-07-11-{expect}")
        );
    }

    #[test]
    fn a_folder_is_named_by_its_day_and_words() {
        check(
            "Calls, texts and data are failing",
            &[],
            "calls-texts-data-failing",
        );
        check("Problème d’appels", &[], "probleme-dappels");
        check("Årets sms'er fejler igen", &[], "arets-smser-fejler-igen");
        check("توقف المكالمات", &["calls", "top-ups"], "calls-top-ups");
        check("停止", &[], "incident");
        let long = "Everything that we have ever built stands still and nobody knows why";
        check(long, &[], "everything-that-we-have-ever-built-stands-still");
    }

    #[test]
    fn numbers_go_on_after_the_last_one() {
        assert_eq!(next_number([]), 1);
        let names = [
            "incident.yaml",
            "02-identified.da.md",
            "01-investigating.md",
            "notes.md",
        ];
        assert_eq!(next_number(names), 3);
    }
}
