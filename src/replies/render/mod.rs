//! Replies as files: the desk, two kinds of JSON, Markdown for reading. Never composes.

mod at_hand;
mod desk;
mod flat;
mod read;
mod sentences;
mod tables;

use chrono::SecondsFormat;
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::reply::{Replies, Reply, UpdateReplies};
use crate::model::{Moment, Site};
use crate::publish::Output;
use crate::schema::project::Tone;
use crate::schema::update::Status;
use crate::theme::Desk;

pub use flat::Picked;
pub use read::page;

/// The version of the machine formats.
const VERSION: u32 = 1;

/// Which build an output is, so that an open page can tell that it is old.
#[derive(Serialize)]
struct Build<'b> {
    as_of: &'b str,
    build: &'b str,
}

/// Which update replies are to, in every file.
#[derive(Serialize)]
struct UpdateHead<'r> {
    id: &'r str,
    status: Status,
    at: String,
    next_update: Option<String>,
}

impl<'r> UpdateHead<'r> {
    fn of(update: &'r UpdateReplies, site: &Site) -> Self {
        Self {
            id: &update.id,
            status: update.status,
            at: time(site, update.at),
            next_update: update.next_update.map(|m| time(site, m)),
        }
    }
}

/// Renders everything below `replies/`.
pub fn render<'r>(replies: &Replies, site: &Site, desk: &Desk) -> Output<'r> {
    let as_of = time(site, site.as_of);
    let at_hand = replies
        .at_hand()
        .map(|(i, u)| (i, u, u.replies().collect()));
    let flat = to_json(at_hand, site);
    let build = build_of(&flat, &as_of);
    let mut output = Output::new();
    output.insert("index.html", desk::render(replies, site, (&build, desk)));
    let stamp = Build {
        as_of: &as_of,
        build: &build,
    };
    output.insert("as_of.json", json(&stamp));
    output.insert("replies.json", flat);
    let incidents = replies.incidents.par_iter();
    let files: Vec<_> = incidents
        .flat_map_iter(|incident| {
            let tables = json(&tables::of_incident(incident, site));
            let data = (format!("data/{}.json", incident.id), tables);
            let pages = incident.updates.iter().map(|update| {
                let path = format!("{}/{}.md", incident.id, update.digits);
                let replies: Vec<_> = update.replies().filter(is_default).collect();
                (path, page((incident, update), &replies, site).into_bytes())
            });
            std::iter::once(data).chain(pages)
        })
        .collect();
    for (path, bytes) in files {
        output.insert(path, bytes);
    }
    output
}

/// What is read is read in the default tone; the others differ in a few words.
fn is_default(reply: &Reply<'_>) -> bool {
    reply.tone == Tone::Sincere
}

/// Some updates as `replies.json` has them.
pub fn to_json<'r>(updates: impl Iterator<Item = Picked<'r>>, site: &'r Site) -> Vec<u8> {
    json(&flat::flat(updates, site))
}

/// Eight hexadecimal digits over all that the desk shows.
fn build_of(flat: &[u8], as_of: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(as_of);
    digest.update(flat);
    let digest = digest.finalize();
    digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A moment for machines, with the offset of the site's zone.
fn time(site: &Site, moment: Moment) -> String {
    let local = moment.with_timezone(&site.zone);
    local.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The name of the site in its first language.
fn site_name(site: &Site) -> &str {
    let brand = site.brands.first();
    brand.map_or("", |b| b.name.shown(&site.languages[0]).text)
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("texts, numbers and lists are always JSON");
    bytes.push(b'\n');
    bytes
}
