//! The place that a triad has to fit: a channel, with what is kept free around the triad. Never chooses.

use std::sync::Arc;

use super::fit::Triad;
use super::reply::Said;
use super::weigh::{Capacity, Load};
use crate::channels::{Accents, Channel, Unit};

/// The place that a triad has to fit.
#[derive(Clone, Debug)]
pub(super) struct Room<'c> {
    /// The channel.
    pub(super) channel: &'c Channel,
    /// What is free for the three parts.
    pub(super) capacity: Capacity,
    before: &'c str,
    after: &'c str,
}

impl<'c> Room<'c> {
    /// A channel with what is free on it beside a greeting and a signature as long as the longest that may stand there.
    pub(super) fn new(
        channel: &'c Channel,
        capacity: Capacity,
        [before, after]: [&'c str; 2],
    ) -> Self {
        Self {
            channel,
            capacity,
            before,
            after,
        }
    }

    /// The parts as they are pasted, where they fit; they are counted as one text where loads do not add up.
    pub(super) fn settle(&self, parts: [Arc<str>; 3], load: Load) -> Option<Triad> {
        if load.adds_up && self.is_within_second_limit(&parts) {
            let limit = self.channel.limit;
            return Some(Triad {
                parts,
                length: self.capacity.length(limit, load),
                limit,
            });
        }
        let parts = self.transcribe(parts);
        let whole = self.whole(&parts);
        let count = self.channel.count(&whole);
        let fits = self.channel.fits(&whole);
        fits.then_some(Triad {
            parts,
            length: count.length,
            limit: count.limit,
        })
    }

    /// What a reply counts with a last line, where the channel takes it.
    pub(super) fn length_with(&self, said: &Said, coda: &str) -> Option<usize> {
        let coda: Arc<str> = [&said.next_step, coda].join(separator(self.channel)).into();
        let whole = self.whole(&[Arc::clone(&said.apology), Arc::clone(&said.status), coda]);
        let count = self.channel.count(&whole);
        (self.channel.fits(&whole) && count.limit == said.frame.limit).then_some(count.length)
    }

    /// The whole text as it would be pasted, with what is kept free.
    pub(super) fn whole(&self, parts: &[Arc<str>; 3]) -> String {
        let texts = [self.before, &parts[0], &parts[1], &parts[2], self.after];
        let texts: Vec<_> = texts.into_iter().filter(|t| !t.is_empty()).collect();
        texts.join(separator(self.channel))
    }

    /// By how much three texts are too long.
    pub(super) fn overflow(&self, parts: [Arc<str>; 3]) -> usize {
        let whole = self.whole(&self.transcribe(parts));
        self.channel.count(&whole).over
    }

    /// The three parts as the channel carries them.
    ///
    /// They are turned as one text, because what becomes of an accent depends on the whole; none holds a line break.
    fn transcribe(&self, parts: [Arc<str>; 3]) -> [Arc<str>; 3] {
        if self.channel.accents == Accents::Keep {
            return parts;
        }
        let whole = self.channel.transcribe(&parts.join("\n"));
        let mut lines = whole.split('\n').map(Arc::from);
        parts.map(|_| lines.next().unwrap_or_default())
    }

    /// Whether a second limit holds as well, as far as can be told without counting.
    fn is_within_second_limit(&self, parts: &[Arc<str>; 3]) -> bool {
        match self.channel.also {
            None => true,
            Some((limit, Unit::Bytes)) => self.whole(parts).len() <= limit,
            Some(_) => false,
        }
    }
}

/// What is free on a channel beside a greeting and a signature.
pub(super) fn capacity(channel: &Channel, before: &str, after: &str) -> Capacity {
    Capacity::of(channel, &[before, after], separator(channel).len())
}

/// What stands between the parts: paragraphs in a mail, a space elsewhere.
pub(super) fn separator(channel: &Channel) -> &'static str {
    match channel.subject {
        Some(_) => "\n\n",
        None => " ",
    }
}
