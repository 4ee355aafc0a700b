//! Searching the history: what its page carries, and what it says of each incident that is found. Never holds markup.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{first_words as opening_words, impact_state, maintenance_state};
use super::outcome::{End, impact_now, worst_impact};
use super::scene::{Scene, State, Text};
use super::shell::{lean, policy_of_search};
use crate::model::Incident;
use crate::schema::incident::Impact;
use crate::theme::Theme;

/// What the page of the history carries beside its months, and no other page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Search {
    style: String,
    script: String,
    policy: String,
    words: BTreeMap<&'static str, String>,
}

/// The tables that entries point into: every state and every component stands once.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Tables<'a> {
    states: Vec<State>,
    components: Vec<Words<&'a str>>,
}

/// An incident: its id, its title, how its first update begins, the day, its state now, its components, and the state that it
/// had at its worst where it is over.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Entry<'a>(
    &'a str,
    Words<&'a str>,
    Words<String>,
    String,
    usize,
    Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<usize>,
);

/// A text, with its language where that is not the page's.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Words<T> {
    Own(T),
    Other(T, T),
}

/// Stands in a message where the script puts a number.
const GAP: &str = "{}";

/// How bad an entry can be; planned work comes after these, and then how it ended.
const IMPACTS: [Impact; 4] = [Impact::None, Impact::Minor, Impact::Major, Impact::Critical];

/// The messages of the search, by the name that the template has for each.
const MESSAGES: [(&str, &str); 7] = [
    ("label", "search-label"),
    ("hint", "search-hint"),
    ("waiting", "search-waiting"),
    ("found", "search-found"),
    ("first", "search-first"),
    ("none", "search-none"),
    ("failed", "search-failed"),
];

impl Search {
    /// The search of an edition's history in a theme.
    pub(super) fn new(scene: &Scene<'_>, theme: &Theme) -> Self {
        let style = lean(theme.static_text("search.css"));
        let script = lean(theme.static_text("search.js"));
        let message = |id| scene.locale.message(id, &[("number", GAP)]);
        Self {
            policy: policy_of_search(scene, theme, &style, &script),
            style,
            script,
            words: MESSAGES.map(|(key, id)| (key, message(id))).into(),
        }
    }
}

impl<'a> Tables<'a> {
    /// The tables of an edition.
    pub(in crate::site) fn new(scene: &Scene<'a>) -> Self {
        let impacts = IMPACTS.into_iter().map(|i| impact_state(scene, i));
        let ends = End::ALL.into_iter().map(|end| end.state(scene));
        let components = scene.edition.brand.components.iter();
        let names = components.map(|&c| &scene.edition.site.components[c].name);
        Self {
            states: impacts
                .chain([maintenance_state(scene)])
                .chain(ends)
                .collect(),
            components: names.map(|name| scene.text(name).into()).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    /// What is found of an incident.
    pub(in crate::site) fn new(scene: &Scene<'a>, incident: &'a Incident) -> Self {
        let day = scene.day_of(incident.dated());
        let of_brand = &scene.edition.brand.components;
        let named = incident.named_components();
        let end = End::of(scene, incident);
        let place = |named| of_brand.iter().position(|c| *c == named);
        Self(
            &incident.id,
            scene.text(&incident.title).into(),
            first_words(scene, incident),
            scene.locale.date(day),
            end.map_or_else(|| kind_index(incident, impact_now(incident)), end_index),
            named.into_iter().filter_map(place).collect(),
            end.map(|_| kind_index(incident, worst_impact(incident))),
        )
    }
}

impl<T> Words<T> {
    fn new(text: T, language: Option<T>) -> Self {
        match language {
            Some(language) => Self::Other(text, language),
            None => Self::Own(text),
        }
    }
}

impl<'a> From<Text<'a>> for Words<&'a str> {
    fn from(text: Text<'a>) -> Self {
        Self::new(text.text, text.lang)
    }
}

/// The first sentence of the first update: it says what customers noticed, and the last one only that it is over.
fn first_words(scene: &Scene<'_>, incident: &Incident) -> Words<String> {
    let Some(first) = incident.updates.first() else {
        return Words::Own(String::new());
    };
    let (sentence, language) = opening_words(scene, first);
    Words::new(sentence, language)
}

/// Where the state of an impact or of planned work stands in the table.
fn kind_index(incident: &Incident, impact: Impact) -> usize {
    let impact = IMPACTS.iter().position(|i| *i == impact);
    impact
        .filter(|_| !incident.is_maintenance())
        .unwrap_or(IMPACTS.len())
}

/// Where the state of an end stands in the table.
fn end_index(end: End) -> usize {
    let place = End::ALL.iter().position(|e| *e == end);
    IMPACTS.len() + 1 + place.unwrap_or_default()
}
