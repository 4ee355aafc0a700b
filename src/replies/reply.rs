//! Composed replies as data: incidents, updates, and what to say on each. Never composes and never renders.

use std::sync::Arc;

use crate::model::{Moment, Phase};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// The replies to every update that has some.
#[derive(Clone, Debug, Default)]
pub struct Replies {
    /// The incidents, the latest start first.
    pub incidents: Vec<IncidentReplies>,
}

/// The replies to an incident.
#[derive(Clone, Debug)]
pub struct IncidentReplies {
    /// The incident's id.
    pub id: String,
    /// Its title in the site's first language.
    pub title: String,
    /// Where it is in its life.
    pub phase: Phase,
    /// The updates, oldest first.
    pub updates: Vec<UpdateReplies>,
}

/// The replies to an update.
#[derive(Clone, Debug)]
pub struct UpdateReplies {
    /// The update's id, `ID/NN`.
    pub id: String,
    /// The number as written.
    pub digits: String,
    /// Where the incident stands.
    pub status: Status,
    /// When it was published.
    pub at: Moment,
    /// When the next word is promised, where the promise still stands.
    pub next_update: Option<Moment>,
    /// The replies of each edition that has some.
    pub voices: Vec<VoiceReplies>,
}

/// The replies of one edition to an update: what is asked leads to a row, and each distinct row stands once.
#[derive(Clone, Debug)]
pub struct VoiceReplies {
    /// The id of the brand.
    pub brand: Arc<str>,
    /// The language.
    pub language: Arc<str>,
    /// The channels, those that share their replies together.
    pub groups: Arc<[Vec<Arc<str>>]>,
    /// The distinct rows.
    pub rows: Vec<Row>,
    /// The row that answers a situation in a tone.
    pub cells: Vec<Cell>,
    /// The tones that must not be used.
    pub refused: Vec<RefusedTone>,
}

/// The wordings for each group of channels, the best first; none where nothing fits.
pub type Row = Vec<Vec<Arc<Said>>>;

/// A situation and a tone, and the row that answers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What the customer wrote about.
    pub situation: Situation,
    /// The tone that was asked for.
    pub tone: Tone,
    /// The index of the row.
    pub row: usize,
}

/// A tone that must not be used for an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedTone {
    /// The tone.
    pub tone: Tone,
    /// Why.
    pub reason: String,
}

/// One reply, with all that it is for.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'r> {
    /// The id of the brand.
    pub brand: &'r str,
    /// The language.
    pub language: &'r str,
    /// The channel that it is pasted into.
    pub channel: &'r str,
    /// What the customer wrote about.
    pub situation: Situation,
    /// The tone that was asked for.
    pub tone: Tone,
    /// Its number among the wordings, from 0.
    pub wording: usize,
    /// The words, shared by all replies that say the same.
    pub said: &'r Arc<Said>,
}

/// The words of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What we are sorry for.
    pub apology: Arc<str>,
    /// Where it stands.
    pub status: Arc<str>,
    /// What the customer can do now.
    pub next_step: Arc<str>,
    /// One light line after the triad.
    pub coda: Option<Arc<str>>,
    /// What stands around them.
    pub frame: Arc<Frame>,
    /// What the whole counts, with all that is kept free.
    pub length: usize,
}

/// What stands around the parts of a reply, and what the channel takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frame {
    /// What stands before the text, with `{name}`; empty where there is no room.
    pub greeting: String,
    /// The same for a customer whose name is not known.
    pub unnamed: String,
    /// What stands behind the text, with `{agent}`; empty where there is no room.
    pub signature: String,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// What stands between greeting, parts and signature.
    pub separator: &'static str,
    /// What the channel takes.
    pub limit: usize,
    /// What is counted.
    pub unit: &'static str,
}

impl Said {
    /// The parts in the order in which they are read.
    pub fn parts(&self) -> impl Iterator<Item = &Arc<str>> {
        let triad = [&self.apology, &self.status, &self.next_step];
        triad.into_iter().chain(&self.coda)
    }

    /// The triad and the coda as pasted.
    pub fn text(&self) -> String {
        let parts: Vec<_> = self.parts().map(AsRef::as_ref).collect();
        parts.join(self.frame.separator)
    }
}

impl VoiceReplies {
    /// Every reply by situation, tone, channel and wording.
    pub fn replies(&self) -> impl Iterator<Item = Reply<'_>> {
        self.cells.iter().flat_map(|cell| self.in_cell(*cell))
    }

    fn in_cell(&self, cell: Cell) -> impl Iterator<Item = Reply<'_>> {
        let groups = self.groups.iter().zip(&self.rows[cell.row]);
        groups.flat_map(move |(channels, wordings)| {
            channels.iter().flat_map(move |channel| {
                wordings
                    .iter()
                    .enumerate()
                    .map(move |(wording, said)| Reply {
                        brand: &self.brand,
                        language: &self.language,
                        channel,
                        situation: cell.situation,
                        tone: cell.tone,
                        wording,
                        said,
                    })
            })
        })
    }
}

impl UpdateReplies {
    /// Every reply by edition, situation, tone, channel and wording.
    pub fn replies(&self) -> impl Iterator<Item = Reply<'_>> {
        self.voices.iter().flat_map(VoiceReplies::replies)
    }
}

impl Replies {
    /// Every update with the incident that it belongs to.
    pub fn updates(&self) -> impl Iterator<Item = (&IncidentReplies, &UpdateReplies)> {
        let incidents = self.incidents.iter();
        incidents.flat_map(|incident| incident.updates.iter().map(move |u| (incident, u)))
    }

    /// The incidents that the desk shows: open ones, those to come, and the last one closed.
    pub fn at_hand(&self) -> impl Iterator<Item = (&IncidentReplies, &UpdateReplies)> {
        let closed = |i: &&IncidentReplies| i.phase == Phase::Closed;
        let ended = |i: &IncidentReplies| i.updates.last().map(|u| u.at);
        let last = self
            .incidents
            .iter()
            .filter(closed)
            .max_by_key(|i| ended(i));
        let last = last.map(|i| i.id.as_str());
        let shown =
            move |i: &&IncidentReplies| i.phase != Phase::Closed || Some(i.id.as_str()) == last;
        let incidents = self.incidents.iter().filter(shown);
        incidents.filter_map(|i| Some((i, i.updates.last()?)))
    }
}
