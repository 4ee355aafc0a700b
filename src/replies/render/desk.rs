//! The desk's data: the replies at hand, and all that the page needs to choose and count among them. Never composes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Map, Value};

use super::at_hand::{self, DeskUpdate};
use super::sentences::Sentences;
use super::tables::{TableFrame, Tables};
use super::{site_name, time};
use crate::channels::{self, Accents, Channel, Characters, load_channels};
use crate::model::{Incident, Localized, Phase, Site};
use crate::replies::reply::Replies;
use crate::schema::Language;
use crate::theme;
use crate::theme::words::Words;

#[derive(Serialize)]
struct Desk<'r> {
    site: &'r str,
    as_of: String,
    build: &'r str,
    zone: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tone_until: Option<String>,
    brands: BTreeMap<&'r str, &'r str>,
    reserves: Reserves,
    channels: Map<String, Value>,
    incidents: Vec<DeskIncident<'r>>,
    #[serde(flatten)]
    texts: Sentences<'r>,
    frames: Vec<TableFrame>,
    words: BTreeMap<String, &'r Words>,
    count: channels::Tables,
}

/// Characters that the composer kept free.
#[derive(Serialize)]
struct Reserves {
    name: usize,
    agent: usize,
}

/// What a channel takes and how it counts.
#[derive(Serialize)]
struct DeskChannel {
    limit: usize,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<(usize, &'static str)>,
    characters: &'static str,
    accents: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<usize>,
}

#[derive(Serialize)]
struct DeskIncident<'r> {
    id: &'r str,
    title: &'r str,
    phase: &'static str,
    components: Vec<DeskComponent<'r>>,
    update: DeskUpdate<'r>,
}

/// What customers may call a part of the service that is hit, and what they cannot do.
#[derive(Serialize)]
struct DeskComponent<'r> {
    id: &'r str,
    names: Vec<&'r str>,
    cannot: Vec<&'r str>,
}

/// Renders the desk.
pub(super) fn render(
    replies: &Replies,
    site: &Site,
    (build, page): (&str, &theme::Desk),
) -> String {
    let mut tables = Tables::default();
    let shown = replies.at_hand();
    let incidents = shown.map(|(incident, update)| DeskIncident {
        id: &incident.id,
        title: &incident.title,
        phase: phase(incident.phase),
        components: components(site, &incident.id),
        update: at_hand::read(&mut tables, update, site),
    });
    let incidents = incidents.collect();
    let (texts, frames) = tables.into_parts();
    let settings = &site.replies;
    let desk = Desk {
        site: site_name(site),
        as_of: time(site, site.as_of),
        build,
        zone: site.zone.name(),
        tone_until: settings.tone_until.map(|until| time(site, until)),
        brands: brands(site),
        reserves: Reserves {
            name: settings.name_reserve,
            agent: settings.agent_reserve,
        },
        channels: channels(site),
        incidents,
        texts: Sentences::of(&texts),
        frames,
        words: page.words(&languages(replies)),
        count: channels::tables(),
    };
    let data = serde_json::to_string(&desk).expect("texts, numbers and lists are always JSON");
    page.fill(&data)
}

/// The names of the brands by their ids.
fn brands(site: &Site) -> BTreeMap<&str, &str> {
    let brands = site.brands.iter();
    let named =
        brands.filter_map(|b| Some((b.id.as_str(), b.name.shown(b.languages.first()?).text)));
    named.collect()
}

/// The channels in the order of the site.
fn channels(site: &Site) -> Map<String, Value> {
    let (channels, _) = load_channels(&site.replies.channels, &site.channels);
    let described = channels.iter().map(|channel| {
        let value = serde_json::to_value(describe(channel));
        (
            channel.id.clone(),
            value.expect("texts and numbers are JSON"),
        )
    });
    described.collect()
}

fn describe(channel: &Channel) -> DeskChannel {
    DeskChannel {
        limit: channel.limit,
        unit: channel.unit.as_str(),
        also: channel.also.map(|(limit, unit)| (limit, unit.as_str())),
        characters: Characters::as_str(channel.characters),
        accents: Accents::as_str(channel.accents),
        subject: channel.subject,
    }
}

/// The components that an incident has hit, as customers know them.
fn components<'s>(site: &'s Site, id: &str) -> Vec<DeskComponent<'s>> {
    let Some(incident) = site.incidents.iter().find(|i| i.id == id) else {
        return Vec::new();
    };
    let hit = hit(incident).into_iter().map(|index| {
        let component = &site.components[index];
        DeskComponent {
            id: &component.id,
            names: texts(site, &component.name),
            cannot: component
                .cannot
                .iter()
                .flat_map(|t| texts(site, t))
                .collect(),
        }
    });
    hit.collect()
}

fn hit(incident: &Incident) -> BTreeSet<usize> {
    let later = incident.updates.iter().flat_map(|u| &u.facts.components);
    let claims = incident.components.iter().chain(later);
    claims.map(|claim| claim.component).collect()
}

/// A text in every language that it has.
fn texts<'t>(site: &Site, text: &'t Localized) -> Vec<&'t str> {
    let languages = site.languages.iter();
    let texts = languages.filter_map(|l| text.get(l));
    texts.map(|t| t.value.as_str()).collect()
}

/// The languages that there are replies in.
fn languages(replies: &Replies) -> Vec<Language> {
    let voices = replies.at_hand().flat_map(|(_, update)| &update.voices);
    let names: BTreeSet<&str> = voices.map(|v| &*v.language).collect();
    names.into_iter().filter_map(Language::new).collect()
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => "coming",
        Phase::Open => "open",
        Phase::Closed => "closed",
    }
}
