//! Replies as tables of texts and indexes into them: every update in a few bytes a reply. Never a text twice.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::{VERSION, site_name, time};
use crate::model::Site;
use crate::replies::reply::{IncidentReplies, Reply, Said, UpdateReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// `data/ID.json`.
#[derive(Serialize)]
pub(super) struct IncidentTables<'r> {
    version: u32,
    site: &'r str,
    as_of: String,
    id: &'r str,
    title: &'r str,
    updates: Vec<TableUpdate<'r>>,
    #[serde(flatten)]
    tables: Tables<'r>,
}

/// An update with indexes of words.
#[derive(Serialize)]
pub(super) struct TableUpdate<'r> {
    id: &'r str,
    status: Status,
    at: String,
    next_update: Option<String>,
    replies: Vec<TableReply<'r>>,
}

#[derive(Serialize)]
struct TableReply<'r> {
    brand: &'r str,
    language: &'r str,
    channel: &'r str,
    situation: Situation,
    tone: Tone,
    wording: usize,
    words: usize,
}

/// Every text once, and the words of every reply as indexes of texts.
#[derive(Default, Serialize)]
pub(super) struct Tables<'r> {
    words: Vec<Words>,
    texts: Vec<&'r str>,
    #[serde(skip)]
    known_words: HashMap<*const Said, usize>,
    #[serde(skip)]
    known_texts: HashMap<&'r str, usize>,
}

/// The words of a reply; the numbers are indexes of texts.
#[derive(Serialize)]
struct Words {
    greeting: usize,
    unnamed: usize,
    apology: usize,
    status: usize,
    next_step: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    coda: Option<usize>,
    signature: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<usize>,
    separator: &'static str,
    length: usize,
    limit: usize,
    unit: &'static str,
}

/// Every update of an incident as tables.
pub(super) fn of_incident<'r>(incident: &'r IncidentReplies, site: &'r Site) -> IncidentTables<'r> {
    let mut tables = Tables::default();
    let updates = incident.updates.iter();
    let updates = updates.map(|update| tables.update(update, site)).collect();
    IncidentTables {
        version: VERSION,
        site: site_name(site),
        as_of: time(site, site.as_of),
        id: &incident.id,
        title: &incident.title,
        updates,
        tables,
    }
}

impl<'r> Tables<'r> {
    /// Adds an update.
    pub(super) fn update(&mut self, update: &'r UpdateReplies, site: &Site) -> TableUpdate<'r> {
        TableUpdate {
            id: &update.id,
            status: update.status,
            at: time(site, update.at),
            next_update: update.next_update.map(|m| time(site, m)),
            replies: update.replies.iter().map(|r| self.reply(r)).collect(),
        }
    }

    fn reply(&mut self, reply: &'r Reply) -> TableReply<'r> {
        TableReply {
            brand: &reply.brand,
            language: &reply.language,
            channel: &reply.channel,
            situation: reply.situation,
            tone: reply.tone,
            wording: reply.wording,
            words: self.words(&reply.said),
        }
    }

    fn words(&mut self, said: &'r Arc<Said>) -> usize {
        if let Some(known) = self.known_words.get(&Arc::as_ptr(said)) {
            return *known;
        }
        let words = Words {
            greeting: self.text(&said.greeting),
            unnamed: self.text(&said.unnamed),
            apology: self.text(&said.apology),
            status: self.text(&said.status),
            next_step: self.text(&said.next_step),
            coda: said.coda.as_deref().map(|t| self.text(t)),
            signature: self.text(&said.signature),
            subject: said.subject.as_deref().map(|t| self.text(t)),
            separator: said.separator,
            length: said.length,
            limit: said.limit,
            unit: said.unit,
        };
        self.words.push(words);
        self.known_words
            .insert(Arc::as_ptr(said), self.words.len() - 1);
        self.words.len() - 1
    }

    fn text(&mut self, text: &'r str) -> usize {
        let next = self.texts.len();
        let index = *self.known_texts.entry(text).or_insert(next);
        if index == next {
            self.texts.push(text);
        }
        index
    }
}
