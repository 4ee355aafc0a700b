//! `replies.json`: every reply with all its fields, for programs that want one and nothing else. Never a table.

use serde::Serialize;

use super::{UpdateHead, VERSION, site_name, time};
use crate::model::Site;
use crate::replies::reply::{IncidentReplies, Reply, UpdateReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

/// An update of an incident, and those of its replies that are wanted.
pub type Picked<'r> = (&'r IncidentReplies, &'r UpdateReplies, Vec<Reply<'r>>);

/// All replies of some updates.
#[derive(Serialize)]
pub(super) struct Flat<'r> {
    version: u32,
    site: &'r str,
    as_of: String,
    incidents: Vec<FlatIncident<'r>>,
}

#[derive(Serialize)]
struct FlatIncident<'r> {
    id: &'r str,
    title: &'r str,
    updates: Vec<FlatUpdate<'r>>,
}

#[derive(Serialize)]
struct FlatUpdate<'r> {
    #[serde(flatten)]
    head: UpdateHead<'r>,
    replies: Vec<FlatReply<'r>>,
}

#[derive(Serialize)]
struct FlatReply<'r> {
    brand: &'r str,
    language: &'r str,
    channel: &'r str,
    situation: Situation,
    tone: Tone,
    wording: usize,
    greeting: &'r str,
    apology: &'r str,
    status: &'r str,
    next_step: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    coda: Option<&'r str>,
    signature: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'r str>,
    text: String,
    length: usize,
    limit: usize,
    unit: &'r str,
}

/// The replies of some updates, each with all its fields.
pub(super) fn flat<'r>(updates: impl Iterator<Item = Picked<'r>>, site: &'r Site) -> Flat<'r> {
    let mut incidents: Vec<FlatIncident<'r>> = Vec::new();
    for (incident, update, replies) in updates {
        let update = flat_update(update, &replies, site);
        match incidents.last_mut().filter(|i| i.id == incident.id) {
            Some(same) => same.updates.push(update),
            None => incidents.push(FlatIncident {
                id: &incident.id,
                title: &incident.title,
                updates: vec![update],
            }),
        }
    }
    Flat {
        version: VERSION,
        site: site_name(site),
        as_of: time(site, site.as_of),
        incidents,
    }
}

fn flat_update<'r>(
    update: &'r UpdateReplies,
    replies: &[Reply<'r>],
    site: &Site,
) -> FlatUpdate<'r> {
    FlatUpdate {
        head: UpdateHead::of(update, site),
        replies: replies.iter().map(flat_reply).collect(),
    }
}

fn flat_reply<'r>(reply: &Reply<'r>) -> FlatReply<'r> {
    let (said, frame) = (reply.said, &reply.said.frame);
    FlatReply {
        brand: reply.brand,
        language: reply.language,
        channel: reply.channel,
        situation: reply.situation,
        tone: reply.tone,
        wording: reply.wording,
        greeting: &frame.greeting,
        apology: &said.apology,
        status: &said.status,
        next_step: &said.next_step,
        coda: said.coda.as_deref(),
        signature: &frame.signature,
        subject: frame.subject.as_deref(),
        text: said.text(),
        length: said.length,
        limit: frame.limit,
        unit: frame.unit,
    }
}
