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
    /// The replies by edition, situation, tone, channel and wording.
    pub replies: Vec<Reply>,
    /// The tones that must not be used.
    pub refused: Vec<RefusedTone>,
}

/// A tone that must not be used for an update.
#[derive(Clone, Debug)]
pub struct RefusedTone {
    /// The id of the brand.
    pub brand: Arc<str>,
    /// The language.
    pub language: Arc<str>,
    /// The tone.
    pub tone: Tone,
    /// Why.
    pub reason: String,
}

/// One reply.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The id of the brand.
    pub brand: Arc<str>,
    /// The language.
    pub language: Arc<str>,
    /// The channel that it is pasted into.
    pub channel: Arc<str>,
    /// What the customer wrote about.
    pub situation: Situation,
    /// The tone that was asked for.
    pub tone: Tone,
    /// Its number among the wordings, from 0.
    pub wording: usize,
    /// The words, shared by all replies that say the same.
    pub said: Arc<Said>,
}

/// The words of a reply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What stands before the text, with `{name}`; empty where there is no room.
    pub greeting: String,
    /// The same for a customer whose name is not known.
    pub unnamed: String,
    /// What we are sorry for.
    pub apology: String,
    /// Where it stands.
    pub status: String,
    /// What the customer can do now.
    pub next_step: String,
    /// One light line after the triad.
    pub coda: Option<String>,
    /// What stands behind the text, with `{agent}`; empty where there is no room.
    pub signature: String,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// The triad and the coda as pasted.
    pub text: String,
    /// What stands between greeting, text and signature.
    pub separator: &'static str,
    /// What the whole counts, with all that is kept free.
    pub length: usize,
    /// What the channel takes.
    pub limit: usize,
    /// What is counted.
    pub unit: &'static str,
}

impl Replies {
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
