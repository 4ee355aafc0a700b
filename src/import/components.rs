//! The components of a history: those that the source lists, and those that only its incidents remember.
//! Names are joined only where the difference cannot be a name of its own.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::import::{
    history::{ComponentFacts, Notes},
    names::{Names, slug},
};

/// The group of components that the source no longer lists.
const UNLISTED: &str = "No longer listed";
/// The shortest name in which a letter may be a slip.
const LONG_ENOUGH: usize = 5;

/// The components known so far, by their place.
#[derive(Debug, Default)]
pub(super) struct Components {
    facts: Vec<ComponentFacts>,
    names: Names,
    /// The normal form of each name.
    normals: Vec<String>,
    /// The place of each name, and of each in its normal form.
    exact: HashMap<String, usize>,
    places: HashMap<String, usize>,
    /// What incidents wrote, where it is not the name itself, and the place it was read as.
    joined: HashMap<String, usize>,
}

impl Components {
    /// Adds a component that the source lists.
    pub(super) fn add_listed(
        &mut self,
        name: &str,
        group: Option<String>,
        since: Option<NaiveDate>,
    ) -> usize {
        self.add(ComponentFacts {
            id: String::new(),
            name: name.to_owned(),
            group,
            since,
            retired: None,
        })
    }

    /// Adds a component that the source does not list, last heard of on a day.
    pub(super) fn add_unlisted(&mut self, name: &str, day: NaiveDate) -> usize {
        let group = Some(UNLISTED.to_owned());
        self.add(ComponentFacts {
            id: String::new(),
            name: name.to_owned(),
            group,
            since: None,
            retired: Some(day),
        })
    }

    /// The component at a place.
    pub(super) fn get(&self, place: usize) -> &ComponentFacts {
        &self.facts[place]
    }

    /// The components with their places, in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &ComponentFacts)> {
        self.facts.iter().enumerate()
    }

    /// Says that a component was heard of on a day, which moves the end of one that is no longer listed.
    pub(super) fn hear_of(&mut self, place: usize, day: NaiveDate) {
        let retired = &mut self.facts[place].retired;
        *retired = retired.map(|retired| retired.max(day));
    }

    /// The place of a name, or of the only one that it is nearly.
    pub(super) fn find_near(
        &mut self,
        name: &str,
        place: &str,
        notes: &mut Notes,
    ) -> Option<usize> {
        if let Some(found) = self.exact.get(name) {
            return Some(*found);
        }
        let known = self.joined.get(name).copied();
        let found = known
            .or_else(|| self.places.get(&normal(name)).copied())
            .or_else(|| self.one_letter_off(name))?;
        self.joined.insert(name.to_owned(), found);
        notes.repair_alike(
            place,
            format!("the component `{name}` is `{}`", self.facts[found].name),
        );
        Some(found)
    }

    /// The components: those that are listed, then the others.
    pub(super) fn into_facts(self) -> Vec<ComponentFacts> {
        let (listed, unlisted): (Vec<_>, Vec<_>) = self
            .facts
            .into_iter()
            .partition(|facts| facts.retired.is_none());
        listed.into_iter().chain(unlisted).collect()
    }

    /// Notes the components that the source no longer lists.
    pub(super) fn note_unlisted(&self, notes: &mut Notes) {
        for facts in &self.facts {
            let Some(day) = facts.retired else { continue };
            let what = format!(
                "only incidents name it: it is in the group `{UNLISTED}`, retired on {day}, the day it was last named"
            );
            notes.repair(&format!("component `{}`", facts.name), what);
        }
    }

    fn add(&mut self, mut facts: ComponentFacts) -> usize {
        let in_group = facts
            .group
            .iter()
            .map(|group| slug(&format!("{group} {}", facts.name), "component"));
        let wishes: Vec<_> = std::iter::once(slug(&facts.name, "component"))
            .chain(in_group)
            .collect();
        facts.id = self.names.claim(&wishes);
        let place = self.facts.len();
        let normal = normal(&facts.name);
        self.exact.entry(facts.name.clone()).or_insert(place);
        self.places.entry(normal.clone()).or_insert(place);
        self.normals.push(normal);
        self.facts.push(facts);
        place
    }

    /// The only component whose name differs in one letter. A digit is no slip: `node1` and `node2` are two things.
    fn one_letter_off(&self, name: &str) -> Option<usize> {
        let name = normal(name);
        if name.len() < LONG_ENOUGH {
            return None;
        }
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let is_near = |known: &&String| {
            known.len() >= LONG_ENOUGH
                && known.len().abs_diff(name.len()) <= 4
                && digits(known) == digits(&name)
                && strsim::osa_distance(known, &name) == 1
        };
        let mut near = self
            .normals
            .iter()
            .enumerate()
            .filter(|(_, known)| is_near(known))
            .map(|(place, _)| place);
        near.next().filter(|_| near.next().is_none())
    }
}

/// A name without what people write in different ways: case, spaces, the scheme of an address, the order of parts around `/`.
fn normal(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let bare = lower
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let mut parts: Vec<String> = bare
        .split('/')
        .map(|part| {
            part.split([' ', '_', '-'])
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    parts.sort_unstable();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(name: &str, expected: Option<&str>) {
        let mut components = Components::default();
        for known in [
            "Website",
            "LON1/Network",
            "node1",
            "api",
            "ci.example.org",
            "Git Operations",
        ] {
            components.add_listed(known, None, None);
        }
        let mut notes = Notes::default();
        let found = components
            .find_near(name, "x", &mut notes)
            .map(|place| components.get(place).name.as_str());
        assert_eq!(found, expected, "{name}");
        let is_told = usize::from(expected.is_some_and(|expected| expected != name));
        assert_eq!(notes.all_repaired().len(), is_told, "{name}");
    }

    #[test]
    fn near_misses() {
        check("Website", Some("Website"));
        check("website ", Some("Website"));
        check("Websit", Some("Website"));
        check("Wesbite", Some("Website"));
        check("Network/LON1", Some("LON1/Network"));
        check("https://ci.example.org/", Some("ci.example.org"));
        check("git-operations", Some("Git Operations"));
    }

    #[test]
    fn other_names() {
        for name in ["node2", "apj", "LON2/Network", "Storage", "Webs", ""] {
            check(name, None);
        }
    }

    #[test]
    fn a_miss_is_listed_once_and_the_last_day_counts() {
        let mut components = Components::default();
        components.add_listed("Website", None, None);
        let old = components.add_unlisted("Wiki", day("2021-02-03"));
        let mut notes = Notes::default();
        for (name, on) in [
            ("websites", "2021-01-01"),
            ("websites", "2021-05-01"),
            ("wiki", "2021-01-01"),
        ] {
            let found = components.find_near(name, "a.md", &mut notes).unwrap();
            components.hear_of(found, day(on));
        }
        assert_eq!(components.get(old).retired, Some(day("2021-02-03")));
        let told: Vec<_> = notes
            .all_repaired()
            .into_iter()
            .map(|repair| format!("{}: {}", repair.place, repair.what))
            .collect();
        assert_eq!(
            told,
            [
                "a.md and once more: the component `websites` is `Website`",
                "a.md: the component `wiki` is `Wiki`"
            ]
        );
    }
}
