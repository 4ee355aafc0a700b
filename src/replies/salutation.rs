//! Greeting and signature: fields beside the triad, for which room is kept free. Never part of the text.

use super::book::Book;
use crate::channels::{Channel, Length};
use crate::model::ReplySettings;

/// What the desk puts around a triad.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Salutation {
    /// With `{name}` where the customer's name stands; empty where there is no room.
    pub(super) greeting: String,
    /// For a customer whose name is not known.
    pub(super) unnamed: String,
    /// With `{agent}` where the agent's initials stand; empty where there is no room.
    pub(super) signature: String,
    /// The longest greeting.
    pub(super) before: String,
    /// The longest signature.
    pub(super) after: String,
}

impl Salutation {
    /// What stands around the replies of a channel; the shortest channels have room for the triad alone.
    pub(super) fn of(channel: &Channel, book: &Book, settings: &ReplySettings) -> Self {
        if channel.longest == Length::Short {
            return Self::default();
        }
        let greeting = book.greeting.named.clone().unwrap_or_default();
        let unnamed = book.greeting.unnamed.clone().unwrap_or_default();
        let signature = settings.signature.clone().unwrap_or_default();
        let named = greeting.replace("{name}", &"x".repeat(settings.name_reserve));
        let before = match unnamed.len() > named.len() {
            true => unnamed.clone(),
            false => named,
        };
        Self {
            after: signature.replace("{agent}", &"x".repeat(settings.agent_reserve)),
            greeting,
            unnamed,
            signature,
            before,
        }
    }
}
