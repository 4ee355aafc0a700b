//! The update at hand as the desk reads it: no lengths, which the desk counts itself, and no frame where it is the usual one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tables::{Tables, cells};
use super::time;
use crate::model::Site;
use crate::replies::reply::{Said, UpdateReplies, VoiceReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// An update with the replies of each edition.
#[derive(Serialize)]
pub(super) struct DeskUpdate<'r> {
    id: &'r str,
    status: Status,
    at: String,
    next_update: Option<String>,
    voices: Vec<DeskVoice<'r>>,
}

/// The replies of one edition: `cells` leads to a row, and a row has the wordings for each group of channels.
#[derive(Serialize)]
struct DeskVoice<'r> {
    brand: &'r str,
    language: &'r str,
    groups: Vec<Vec<&'r str>>,
    /// The usual frame of each group, an index of frames.
    frames: Vec<Option<usize>>,
    rows: Vec<Vec<Vec<Words>>>,
    cells: BTreeMap<Situation, BTreeMap<Tone, usize>>,
    refused: BTreeMap<Tone, &'r str>,
}

/// Apology, status and next step as indexes of texts; where they differ from the usual, the coda, or -1, and the frame.
type Words = Vec<i64>;

/// Turns an update into what the desk reads of it.
pub(super) fn read<'r>(
    tables: &mut Tables<'r>,
    update: &'r UpdateReplies,
    site: &Site,
) -> DeskUpdate<'r> {
    DeskUpdate {
        id: &update.id,
        status: update.status,
        at: time(site, update.at),
        next_update: update.next_update.map(|m| time(site, m)),
        voices: update.voices.iter().map(|v| voice(tables, v)).collect(),
    }
}

fn voice<'r>(tables: &mut Tables<'r>, voice: &'r VoiceReplies) -> DeskVoice<'r> {
    let usual = |group: usize| voice.rows.iter().find_map(|row| row.get(group)?.first());
    let usual = (0..voice.groups.len()).map(|group| tables.frame(&usual(group)?.frame).into());
    let frames: Vec<Option<usize>> = usual.collect();
    let mut rows = Vec::with_capacity(voice.rows.len());
    for row in &voice.rows {
        let groups = row.iter().zip(&frames);
        let read = groups.map(|(wordings, usual)| {
            let wordings = wordings.iter().map(|said| words(tables, said, *usual));
            wordings.collect()
        });
        rows.push(read.collect());
    }
    let groups = voice.groups.iter();
    let refused = voice.refused.iter();
    DeskVoice {
        brand: &voice.brand,
        language: &voice.language,
        groups: groups
            .map(|channels| channels.iter().map(AsRef::as_ref).collect())
            .collect(),
        frames,
        rows,
        cells: cells(voice),
        refused: refused.map(|r| (r.tone, r.reason.as_str())).collect(),
    }
}

fn words<'r>(tables: &mut Tables<'r>, said: &'r Said, usual: Option<usize>) -> Words {
    let parts = [&said.apology, &said.status, &said.next_step];
    let mut words = parts.map(|text| signed(tables.text(text))).to_vec();
    let frame = tables.frame(&said.frame);
    let coda = said.coda.as_deref().map(|text| tables.text(text));
    if coda.is_some() || Some(frame) != usual {
        words.push(coda.map_or(-1, signed));
    }
    if Some(frame) != usual {
        words.push(signed(frame));
    }
    words
}

fn signed(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(-1)
}
