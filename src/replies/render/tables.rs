//! Replies as tables of texts and rows that point to them: every update in a few bytes a reply. Never a text twice.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::{UpdateHead, VERSION, site_name, time};
use crate::model::Site;
use crate::replies::reply::{Frame, IncidentReplies, Row, Said, UpdateReplies, VoiceReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

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

/// An update with the replies of each edition.
#[derive(Serialize)]
struct TableUpdate<'r> {
    #[serde(flatten)]
    head: UpdateHead<'r>,
    voices: Vec<TableVoice<'r>>,
}

/// The replies of one edition: a row has the wordings for each group of channels.
#[derive(Serialize)]
struct TableVoice<'r> {
    #[serde(flatten)]
    head: VoiceHead<'r>,
    rows: Vec<Vec<Vec<Words>>>,
}

/// Whose replies they are, for which channels, and the row that answers each situation and tone.
#[derive(Serialize)]
pub(super) struct VoiceHead<'r> {
    brand: &'r str,
    language: &'r str,
    groups: Vec<Vec<&'r str>>,
    cells: BTreeMap<Situation, BTreeMap<Tone, usize>>,
    refused: BTreeMap<Tone, &'r str>,
}

/// Apology, status and next step as indexes of texts, the length, the index of the frame, and a coda where there is one.
type Words = Vec<usize>;

/// Every text once, and every frame.
#[derive(Default, Serialize)]
pub(super) struct Tables<'r> {
    texts: Vec<&'r str>,
    frames: Vec<TableFrame>,
    #[serde(skip)]
    known_texts: HashMap<&'r str, usize>,
    #[serde(skip)]
    known_frames: HashMap<&'r Frame, usize>,
}

/// What stands around a reply; the numbers are indexes of texts.
#[derive(Serialize)]
pub(super) struct TableFrame {
    #[serde(skip_serializing_if = "Option::is_none")]
    greeting: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unnamed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<usize>,
    separator: &'static str,
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

impl<'r> VoiceHead<'r> {
    /// The head of an edition's replies.
    pub(super) fn of(voice: &'r VoiceReplies) -> Self {
        let mut cells: BTreeMap<Situation, BTreeMap<Tone, usize>> = BTreeMap::new();
        for cell in &voice.cells {
            let tones = cells.entry(cell.situation).or_default();
            tones.insert(cell.tone, cell.row);
        }
        let names = |channels: &'r Vec<Arc<str>>| channels.iter().map(AsRef::as_ref).collect();
        let refused = voice.refused.iter();
        Self {
            brand: &voice.brand,
            language: &voice.language,
            groups: voice.groups.iter().map(names).collect(),
            cells,
            refused: refused.map(|r| (r.tone, r.reason.as_str())).collect(),
        }
    }
}

impl<'r> Tables<'r> {
    /// Adds an update.
    fn update(&mut self, update: &'r UpdateReplies, site: &Site) -> TableUpdate<'r> {
        TableUpdate {
            head: UpdateHead::of(update, site),
            voices: update.voices.iter().map(|v| self.voice(v)).collect(),
        }
    }

    fn voice(&mut self, voice: &'r VoiceReplies) -> TableVoice<'r> {
        TableVoice {
            head: VoiceHead::of(voice),
            rows: voice.rows.iter().map(|row| self.row(row)).collect(),
        }
    }

    fn row(&mut self, row: &'r Row) -> Vec<Vec<Words>> {
        let mut words = |wordings: &'r Vec<Arc<Said>>| {
            let words = wordings.iter().map(|said| self.words(said));
            words.collect()
        };
        row.iter().map(&mut words).collect()
    }

    fn words(&mut self, said: &'r Said) -> Words {
        let parts = [&said.apology, &said.status, &said.next_step];
        let mut words: Words = parts.map(|text| self.text(text)).into();
        words.extend([said.length, self.frame(&said.frame)]);
        words.extend(said.coda.as_deref().map(|text| self.text(text)));
        words
    }

    /// The index of what stands around a reply.
    pub(super) fn frame(&mut self, frame: &'r Frame) -> usize {
        if let Some(known) = self.known_frames.get(frame) {
            return *known;
        }
        let mut given = |text: &'r str| (!text.is_empty()).then(|| self.text(text));
        let made = TableFrame {
            greeting: given(&frame.greeting),
            unnamed: given(&frame.unnamed),
            signature: given(&frame.signature),
            subject: frame.subject.as_deref().and_then(given),
            separator: frame.separator,
            limit: frame.limit,
            unit: frame.unit,
        };
        self.frames.push(made);
        self.known_frames.insert(frame, self.frames.len() - 1);
        self.frames.len() - 1
    }

    /// The texts and the frames that were met.
    pub(super) fn into_parts(self) -> (Vec<&'r str>, Vec<TableFrame>) {
        (self.texts, self.frames)
    }

    /// The index of a text.
    pub(super) fn text(&mut self, text: &'r str) -> usize {
        let next = self.texts.len();
        let index = *self.known_texts.entry(text).or_insert(next);
        if index == next {
            self.texts.push(text);
        }
        index
    }
}
