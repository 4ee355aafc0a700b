//! The desk: one page that selects among composed replies, works from disk and asks nothing of a network. Never composes.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::tables::{TableUpdate, Tables};
use super::{site_name, time};
use crate::model::{Phase, Site};
use crate::replies::reply::Replies;

const PAGE: &str = include_str!("../../../themes/default/desk/index.html");
const STYLE: &str = include_str!("../../../themes/default/desk/desk.css");
const SCRIPT: &str = include_str!("../../../themes/default/desk/desk.js");

#[derive(Serialize)]
struct Desk<'r> {
    site: &'r str,
    as_of: String,
    build: &'r str,
    zone: &'r str,
    brands: BTreeMap<&'r str, &'r str>,
    incidents: Vec<DeskIncident<'r>>,
    #[serde(flatten)]
    tables: Tables<'r>,
}

#[derive(Serialize)]
struct DeskIncident<'r> {
    id: &'r str,
    title: &'r str,
    phase: &'static str,
    update: TableUpdate<'r>,
}

/// Renders the desk.
pub(super) fn desk(replies: &Replies, site: &Site, build: &str) -> String {
    let mut tables = Tables::default();
    let at_hand = replies.at_hand();
    let incidents = at_hand.map(|(incident, update)| DeskIncident {
        id: &incident.id,
        title: &incident.title,
        phase: phase(incident.phase),
        update: tables.update(update, site),
    });
    let incidents = incidents.collect();
    let desk = Desk {
        site: site_name(site),
        as_of: time(site, site.as_of),
        build,
        zone: site.zone.name(),
        brands: brands(site),
        incidents,
        tables,
    };
    let data = serde_json::to_string(&desk).expect("texts, numbers and lists are always JSON");
    let fields = [
        ("style", STYLE),
        ("script", SCRIPT),
        ("policy", &policy()),
        ("lang", "en"),
        ("data", &data.replace('<', "\\u003c")),
    ];
    fill(PAGE, &fields)
}

/// The names of the brands by their ids.
fn brands(site: &Site) -> BTreeMap<&str, &str> {
    let brands = site.brands.iter();
    let named =
        brands.filter_map(|b| Some((b.id.as_str(), b.name.shown(b.languages.first()?).text)));
    named.collect()
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Coming => "coming",
        Phase::Open => "open",
        Phase::Closed => "closed",
    }
}

/// What the page may run and load: its own script and style, and nothing from anywhere.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

/// Fills `%name%`; what a value holds is never filled again.
fn fill(page: &str, fields: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once('%') {
        text.push_str(before);
        let field = behind.split_once('%').and_then(|(name, after)| {
            let (_, value) = fields.iter().find(|(n, _)| *n == name)?;
            Some((*value, after))
        });
        match field {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => {
                text.push('%');
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    text
}
