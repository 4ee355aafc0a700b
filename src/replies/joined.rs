//! A reply as it is pasted: greeting, parts and signature joined, and how much of a channel they take.

use super::book::Phrasebook;
use crate::channels::{Channel, Count, Unit};
use crate::model::Site;

/// Counts replies of one channel with the room that greeting and signature need.
pub(super) struct Joined<'j> {
    channel: &'j Channel,
    before: String,
    after: String,
}

impl<'j> Joined<'j> {
    /// The longest customer name and initials that the site asks to keep free stand in for real ones.
    pub(super) fn new(site: &Site, book: &Phrasebook, channel: &'j Channel) -> Self {
        let settings = &site.replies;
        let before = match settings.name_reserve {
            0 => String::new(),
            room => format!(
                "{}{}{} ",
                book.greeting_before,
                "x".repeat(room),
                book.greeting_after
            ),
        };
        let signature = settings.signature.as_deref().unwrap_or("");
        let after = match signature {
            "" => String::new(),
            _ => format!(
                " {}",
                signature.replace("{agent}", &"x".repeat(settings.agent_reserve))
            ),
        };
        Self {
            channel,
            before,
            after,
        }
    }

    /// How much of the channel three parts take, greeting and signature included.
    pub(super) fn count(&self, parts: &[&str; 3]) -> Count {
        let [apology, status, next_step] = parts;
        let (before, after) = (&self.before, &self.after);
        self.channel
            .count(&format!("{before}{apology} {status} {next_step}{after}"))
    }

    /// A bound on the sum of the parts' own lengths; a text that passes may still be too long.
    pub(super) fn room(&self) -> usize {
        match self.channel.unit {
            // Parts are counted by the alphabet of each part, the whole by that of the worst.
            Unit::SmsParts => self.channel.limit.saturating_mul(160),
            _ => self.channel.limit,
        }
    }
}
