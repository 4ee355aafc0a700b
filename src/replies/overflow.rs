//! What did not fit, gathered over the channels of an update so that one mistake is named once. Never shortens a text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::author::Displaced;
use super::conditions::Told;
use crate::diagnostics::{Code, Diagnostic};
use crate::schema::phrasebook::Part;
use crate::source::Place;

/// Why a channel has no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// No phrase of a part may be said.
    Silent(Part),
    /// The shortest triad is too long.
    TooLong {
        /// The part that takes most of the room.
        part: Part,
        /// By how much the triad is over.
        over: usize,
    },
}

/// What did not fit.
#[derive(Clone, Debug, Default)]
pub(super) struct Overflows {
    displaced: BTreeMap<Part, (Place, BTreeMap<Arc<str>, usize>)>,
    unfit: BTreeMap<Arc<str>, Unfit>,
}

impl Overflows {
    /// Adds a part of the author's that gave way on some channels.
    pub(super) fn add_displaced(&mut self, channels: &[Arc<str>], displaced: Displaced) {
        let entry = self.displaced.entry(displaced.part);
        let (_, overs) = entry.or_insert_with(|| (displaced.place, BTreeMap::new()));
        for channel in channels {
            overs.insert(Arc::clone(channel), displaced.over);
        }
    }

    /// Adds channels that have no reply.
    pub(super) fn add_unfit(&mut self, channels: &[Arc<str>], unfit: Unfit) {
        for channel in channels {
            self.unfit.insert(Arc::clone(channel), unfit);
        }
    }

    /// Everything as diagnostics: one for each part of the author's, one for each channel without a reply.
    pub(super) fn diagnose(&self, told: &Told<'_>) -> Vec<Diagnostic> {
        let parts = self.displaced.iter();
        let displaced = parts.map(|(part, (place, overs))| too_long(*part, *place, overs));
        let unfit = self
            .unfit
            .iter()
            .map(|(c, unfit)| no_reply(c, *unfit, told));
        displaced.chain(unfit).collect()
    }
}

fn too_long(part: Part, place: Place, overs: &BTreeMap<Arc<str>, usize>) -> Diagnostic {
    let overs: Vec<_> = overs
        .iter()
        .map(|(channel, over)| format!("{over} on `{channel}`"))
        .collect();
    let message = format!(
        "your `{}` is too long: by {}",
        part.as_str(),
        overs.join(", by ")
    );
    Diagnostic::warning(Code::PartTooLong, message)
        .at(place, "the built-in phrase stands there instead")
        .help("shorten it by that much, or leave it to the channels that take it")
}

fn no_reply(channel: &str, unfit: Unfit, told: &Told<'_>) -> Diagnostic {
    let language = told.edition.language;
    let message = match unfit {
        Unfit::Silent(part) => {
            let part = part.as_str();
            format!("no reply for `{channel}` in `{language}`: no phrase of `{part}` may be said")
        }
        Unfit::TooLong { part, over } => {
            let part = part.as_str();
            format!(
                "no reply for `{channel}` in `{language}`: the shortest one is over by {over}, and `{part}` is the longest part"
            )
        }
    };
    Diagnostic::warning(Code::ReplyTooLong, message)
        .at(
            told.update().status.place,
            "agents have no words for this update there",
        )
        .help("shorten what the phrases are filled with, or give the channel a higher `limit`")
}
