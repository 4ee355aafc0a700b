//! How a channel wants facts told: with links or without, in digits or aloud. Never counts and never composes.

use crate::channels::{Channel, Clock, Links};

/// What the values of slots depend on, beside update, edition and language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Telling {
    /// Whether a link can be followed.
    pub(super) links: Links,
    /// How a time of day is told.
    pub(super) clock: Clock,
}

impl Telling {
    /// How a channel tells.
    pub(super) fn of(channel: &Channel) -> Self {
        Self {
            links: channel.link,
            clock: channel.clock,
        }
    }

    /// Whether an address can stand in a text.
    pub(super) fn links(self) -> bool {
        self.links == Links::Yes
    }

    /// Whether the text is read out: nobody can say an address so that another writes it down.
    pub(super) fn is_aloud(self) -> bool {
        self.links == Links::No && self.clock == Clock::Words
    }
}
