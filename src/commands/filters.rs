//! Which replies are wanted, as it is said on the command line. Never composes and never prints.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use clap::Args;

use crate::diagnostics::nearest;
use crate::replies::{Reply, UpdateReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

/// Filters that commands share; several names have commas between them.
#[derive(Debug, Args)]
pub(super) struct Filters {
    /// Only these channels
    #[arg(long, value_delimiter = ',')]
    pub(super) channel: Vec<String>,
    /// How to answer; a forbidden tone gives way to the next one that is allowed
    #[arg(long, value_parser = parse_tone, default_value = "sincere")]
    pub(super) tone: Tone,
    /// Only these languages
    #[arg(long, value_delimiter = ',')]
    pub(super) language: Vec<String>,
    /// Only these brands
    #[arg(long, value_delimiter = ',')]
    pub(super) brand: Vec<String>,
}

impl Filters {
    /// Refuses a name that no reply to any of the updates has; where there are none, no name is wrong.
    pub(super) fn check(&self, updates: &[&UpdateReplies]) -> Result<()> {
        let asked = [&self.channel, &self.language, &self.brand];
        let kinds = ["channel", "language", "brand"];
        for (index, (names, kind)) in asked.into_iter().zip(kinds).enumerate() {
            if names.is_empty() || updates.is_empty() {
                continue;
            }
            let replies = updates.iter().flat_map(|update| update.replies());
            let known: BTreeSet<_> = replies.map(|r| names_of(&r)[index]).collect();
            for name in names {
                check(kind, name, known.iter().copied())?;
            }
        }
        Ok(())
    }

    /// The replies to an update that are wanted; a forbidden tone gives way to the next one that is allowed.
    pub(super) fn narrow<'r>(&self, update: &'r UpdateReplies) -> Vec<Reply<'r>> {
        let wanted: Vec<_> = update.replies().filter(|r| self.names(r)).collect();
        let best = |r: &&Reply<'_>| best_tone(&wanted, r, self.tone) == Some(r.tone);
        wanted.iter().filter(best).copied().collect()
    }

    /// Why replies to an update are not in the tone that was asked for.
    pub(super) fn remarks(&self, update: &UpdateReplies, kept: &[Reply<'_>]) -> Vec<String> {
        let remarks = update.voices.iter().filter_map(|voice| {
            let same = |r: &&Reply<'_>| *r.brand == *voice.brand && *r.language == *voice.language;
            let reply = kept.iter().find(same)?;
            let refused = voice.refused.iter().find(|r| r.tone == self.tone)?;
            Some(format!(
                "`{}` may not be used for {} ({}, {}): {}; this is `{}`",
                self.tone.as_str(),
                update.id,
                voice.brand,
                voice.language,
                refused.reason,
                reply.tone.as_str()
            ))
        });
        remarks.collect()
    }

    fn names(&self, reply: &Reply<'_>) -> bool {
        let asked = [&self.channel, &self.language, &self.brand];
        let mut both = asked.into_iter().zip(names_of(reply));
        both.all(|(names, own)| names.is_empty() || names.iter().any(|n| n == own))
    }
}

fn names_of<'r>(reply: &Reply<'r>) -> [&'r str; 3] {
    [reply.channel, reply.language, reply.brand]
}

/// The lightest tone, no lighter than the one asked for, in which an edition has replies.
fn best_tone(replies: &[Reply<'_>], like: &Reply<'_>, asked: Tone) -> Option<Tone> {
    let same = |r: &&Reply<'_>| r.brand == like.brand && r.language == like.language;
    let tones = replies.iter().filter(same).map(|r| r.tone);
    tones.filter(|t| *t <= asked).max()
}

/// Reads a situation.
pub(super) fn parse_situation(word: &str) -> Result<Situation, String> {
    let words = Situation::ALL.iter().map(|s| s.as_str());
    Situation::from_word(word).ok_or_else(|| expected(word, words))
}

fn parse_tone(word: &str) -> Result<Tone, String> {
    let words = Tone::ALL.iter().map(|t| t.as_str());
    Tone::from_word(word).ok_or_else(|| expected(word, words))
}

/// Refuses a name that is not among those that there are.
pub(super) fn check<'k>(
    kind: &str,
    name: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Result<()> {
    if known.clone().any(|k| k == name) {
        return Ok(());
    }
    bail!("no {kind} with replies is called {}", expected(name, known));
}

/// A name that is not known, with what to write instead.
fn expected<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("`{name}`; did you mean `{near}`?");
    }
    let mut names: Vec<_> = known.map(|k| format!("`{k}`")).collect();
    names.sort_unstable();
    names.dedup();
    format!("`{name}`; there are {}", names.join(", "))
}
