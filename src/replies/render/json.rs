//! Replies for programs; the shapes are documented in docs/replies.md and change only with a line in CHANGELOG.md.

use serde_json::{Value, json};

use crate::model::{Moment, Phase, Site};
use crate::replies::reply::{IncidentReplies, Replies, Reply, UpdateReplies};

/// The version of the shape.
const VERSION: u32 = 1;

/// The current update of every open and coming incident, and of the last one closed.
pub(super) fn current(replies: &Replies, site: &Site) -> Value {
    let alive = |i: &&IncidentReplies| i.phase != Phase::Closed;
    let closed = replies
        .incidents
        .iter()
        .filter(|i| i.phase == Phase::Closed);
    let last = closed.max_by_key(|i| i.updates.last().map(|u| u.at));
    let shown = replies.incidents.iter().filter(alive).chain(last);
    let incidents = shown.map(|i| {
        let last = i.updates.len().saturating_sub(1);
        incident(i, &i.updates[last..], site)
    });
    document(&incidents.collect::<Vec<_>>(), site)
}

/// Some updates of one incident, in the shape of `replies.json`.
pub fn to_json(chosen: &[(&IncidentReplies, &[UpdateReplies])], site: &Site) -> String {
    let incidents = chosen.iter().map(|(i, updates)| incident(i, updates, site));
    let mut text = format!("{:#}", document(&incidents.collect::<Vec<_>>(), site));
    text.push('\n');
    text
}

fn document(incidents: &[Value], site: &Site) -> Value {
    let name = site
        .brands
        .first()
        .map(|b| b.name.shown(&site.languages[0]).text);
    json!({
        "version": VERSION,
        "site": name,
        "as_of": time(site.as_of, site),
        "incidents": incidents,
    })
}

fn incident(incident: &IncidentReplies, updates: &[UpdateReplies], site: &Site) -> Value {
    let updates = updates.iter().map(|update| {
        json!({
            "id": update.id,
            "status": update.status,
            "at": time(update.at, site),
            "next_update": update.next_update.map(|n| time(n, site)),
            "replies": update.replies.iter().map(reply).collect::<Vec<_>>(),
        })
    });
    json!({
        "id": incident.id,
        "title": incident.title,
        "updates": updates.collect::<Vec<_>>(),
    })
}

fn reply(reply: &Reply) -> Value {
    let mut value = json!({
        "brand": reply.brand,
        "language": reply.language,
        "channel": reply.channel,
        "situation": reply.situation,
        "tone": reply.tone,
        "wording": reply.wording,
        "greeting": format!("{}{}", reply.greeting_before, reply.greeting_after),
        "apology": reply.apology,
        "status": reply.status,
        "next_step": reply.next_step,
        "signature": reply.signature,
        "text": reply.text(),
        "length": reply.length,
        "limit": reply.limit,
        "unit": reply.unit,
    });
    if let (Some(subject), Some(object)) = (&reply.subject, value.as_object_mut()) {
        object.insert("subject".to_owned(), json!(subject));
    }
    value
}

/// Every update of one incident as tables of parts and indexes: many channels share a part.
pub(super) fn table(incident: &IncidentReplies, site: &Site) -> Value {
    let mut parts: Vec<&str> = Vec::new();
    let updates: Vec<_> = incident
        .updates
        .iter()
        .map(|update| {
            let rows = update.replies.iter().map(|r| row(r, &mut parts));
            let rows: Vec<_> = rows.collect();
            json!({
                "id": update.id,
                "status": update.status,
                "at": time(update.at, site),
                "next_update": update.next_update.map(|n| time(n, site)),
                "replies": rows,
            })
        })
        .collect();
    json!({
        "version": VERSION,
        "id": incident.id,
        "title": incident.title,
        "columns": ["brand", "language", "channel", "situation", "tone", "wording", "apology", "status", "next_step", "length", "limit", "unit"],
        "parts": parts,
        "updates": updates,
    })
}

fn row<'r>(reply: &'r Reply, parts: &mut Vec<&'r str>) -> Value {
    let mut index = |text: &'r str| match parts.iter().position(|p| *p == text) {
        Some(index) => index,
        None => {
            parts.push(text);
            parts.len() - 1
        }
    };
    json!([
        reply.brand,
        reply.language,
        reply.channel,
        reply.situation,
        reply.tone,
        reply.wording,
        index(&reply.apology),
        index(&reply.status),
        index(&reply.next_step),
        reply.length,
        reply.limit,
        reply.unit,
    ])
}

/// A moment in the site's zone.
pub(super) fn time(moment: Moment, site: &Site) -> String {
    let local = moment.with_timezone(&site.zone);
    local.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
