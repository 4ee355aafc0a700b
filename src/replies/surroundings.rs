//! What stands around the replies of a channel: greeting, signature, subject, and the limit. Never part of the text.

use std::sync::Arc;

use super::fit::Triad;
use super::reply::{Frame, Said};
use super::room::{Room, capacity, separator};
use super::salutation::Salutation;
use super::update::Setting;
use super::values::Values;
use super::weigh::Capacity;
use crate::channels::{Channel, Unit, sms};
use crate::schema::project::PhraseLength;

/// What stands around the replies of a channel.
pub(super) struct Surroundings<'c> {
    channel: &'c Channel,
    salutation: Salutation,
    subject: Option<String>,
    /// What is free beside greeting and signature, and without them: every row asks for it.
    capacities: [Capacity; 2],
    /// The frames that were met, by room and limit.
    frames: Vec<((usize, usize), Arc<Frame>)>,
}

impl<'c> Surroundings<'c> {
    /// What stands around the replies of a channel to an update.
    pub(super) fn of(channel: &'c Channel, setting: &Setting<'_>, values: &Values) -> Self {
        let settings = &setting.told.edition.site.replies;
        let salutation = Salutation::of(channel, setting.book, settings);
        let with = capacity(channel, &salutation.before, &salutation.after);
        Self {
            channel,
            capacities: [with, capacity(channel, "", "")],
            salutation,
            subject: subject(channel, setting, values),
            frames: Vec::new(),
        }
    }

    /// The room for a triad with what stands around it, and the room without.
    pub(super) fn rooms(&self) -> [Room<'_>; 2] {
        let Salutation { before, after, .. } = &self.salutation;
        let [with, without] = self.capacities;
        [
            Room::new(self.channel, with, [before, after]),
            Room::new(self.channel, without, ["", ""]),
        ]
    }

    /// A triad with what stands around it in a room.
    pub(super) fn say(&mut self, room: usize, triad: &Triad) -> Said {
        let [apology, status, next_step] = triad.parts.clone();
        Said {
            apology,
            status,
            next_step,
            coda: None,
            frame: self.frame(room, triad.limit),
            length: triad.length,
        }
    }

    fn frame(&mut self, room: usize, limit: usize) -> Arc<Frame> {
        let key = (room, limit);
        if let Some((_, known)) = self.frames.iter().find(|(known, _)| *known == key) {
            return Arc::clone(known);
        }
        let around = match room {
            0 => self.salutation.clone(),
            _ => Salutation::default(),
        };
        let frame = Arc::new(Frame {
            greeting: around.greeting,
            unnamed: around.unnamed,
            signature: around.signature,
            subject: self.subject.clone(),
            separator: separator(self.channel),
            limit,
            unit: unit(self.channel, limit),
        });
        self.frames.push((key, Arc::clone(&frame)));
        frame
    }
}

/// The first subject whose slots have values and that the channel takes.
fn subject(channel: &Channel, setting: &Setting<'_>, values: &Values) -> Option<String> {
    let most = channel.subject?;
    let status = setting.told.update().status.value;
    let subjects = setting.book.subjects.get(&status)?;
    let filled = subjects.iter();
    let mut filled = filled.filter_map(|t| t.fill(|slot| values.get(slot, PhraseLength::Short)));
    filled.find(|subject| subject.chars().count() <= most)
}

/// What is counted; an SMS is counted in the units it is sent in.
fn unit(channel: &Channel, limit: usize) -> &'static str {
    let is_septets = || limit == sms::Encoding::Gsm7.capacity(channel.limit);
    match channel.unit {
        Unit::SmsParts if is_septets() => "septets",
        Unit::SmsParts => "utf16",
        unit => unit.as_str(),
    }
}
