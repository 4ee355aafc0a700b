//! Which replies were asked for: by incident, update, channel, tone, language and brand. Never prints.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::RepliesArgs;
use crate::diagnostics::nearest;
use crate::model::{Phase, Site};
use crate::replies::{Picked, Replies, Reply, Scope, UpdateReplies};
use crate::schema::project::Tone;

/// The replies that were asked for.
pub(super) struct Selection<'r> {
    /// The updates, each with the replies asked for.
    pub(super) updates: Vec<Picked<'r>>,
    remarks: Vec<String>,
}

/// The incidents that have to be composed.
pub(super) fn scope(args: &RepliesArgs, site: Option<&Site>) -> Result<Scope> {
    let (Some(id), Some(site)) = (args.incident.as_deref(), site) else {
        return Ok(Scope::Newest);
    };
    let ids = site.incidents.iter().map(|i| i.id.as_str());
    check("incident", id, ids)?;
    Ok(match args.update {
        Some(_) => Scope::Incident(id.to_owned()),
        None => Scope::Current(id.to_owned()),
    })
}

impl<'r> Selection<'r> {
    /// Selects among composed replies.
    pub(super) fn of(args: &RepliesArgs, site: &Site, composed: &'r Replies) -> Result<Self> {
        let mut selection = Self {
            updates: Vec::new(),
            remarks: Vec::new(),
        };
        for incident in &composed.incidents {
            if args.incident.is_none() && incident.phase != Phase::Open {
                continue;
            }
            if let Some(update) = pick(&incident.updates, args.update.as_deref())? {
                let replies = selection.narrow(update, args)?;
                selection.updates.push((incident, update, replies));
            }
        }
        if selection.updates.is_empty() {
            selection.remarks.push(nothing_open(site));
        }
        Ok(selection)
    }

    /// What has to be said beside the replies.
    pub(super) fn remarks(&self) -> impl Iterator<Item = &String> {
        self.remarks.iter()
    }

    /// The replies that were asked for; a forbidden tone gives way to the next one that is allowed.
    fn narrow(&mut self, update: &'r UpdateReplies, args: &RepliesArgs) -> Result<Vec<Reply<'r>>> {
        let names = [
            ("channel", &args.channel),
            ("language", &args.language),
            ("brand", &args.brand),
        ];
        for (index, (what, name)) in names.into_iter().enumerate() {
            let Some(name) = name else { continue };
            let known: BTreeSet<_> = update.replies().map(|r| names_of(&r)[index]).collect();
            check(what, name, known.iter().copied())?;
        }
        let is_asked = |r: &Reply<'_>| {
            let mut named = names.iter().zip(names_of(r));
            named.all(|((_, name), own)| name.as_deref().is_none_or(|n| *n == *own))
        };
        let kept: Vec<_> = update.replies().filter(is_asked).collect();
        let best = |r: &Reply<'_>| best_tone(&kept, r, args.tone) == Some(r.tone);
        let kept: Vec<_> = kept.iter().filter(|r| best(r)).copied().collect();
        self.remark(update, &kept, args.tone);
        Ok(kept)
    }

    fn remark(&mut self, update: &UpdateReplies, kept: &[Reply<'_>], tone: Tone) {
        for voice in &update.voices {
            let same = |r: &&Reply<'_>| *r.brand == *voice.brand && *r.language == *voice.language;
            let refused = voice.refused.iter().find(|r| r.tone == tone);
            let (Some(reply), Some(refused)) = (kept.iter().find(same), refused) else {
                continue;
            };
            self.remarks.push(format!(
                "`{}` may not be used for {} ({}, {}): {}; this is `{}`",
                tone.as_str(),
                update.id,
                voice.brand,
                voice.language,
                refused.reason,
                reply.tone.as_str()
            ));
        }
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

/// The update of a number, or the current one.
fn pick<'u>(
    updates: &'u [UpdateReplies],
    digits: Option<&str>,
) -> Result<Option<&'u UpdateReplies>> {
    let Some(digits) = digits else {
        return Ok(updates.last());
    };
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    let found = updates.iter().find(|u| number(&u.digits) == number(digits));
    if found.is_some() {
        return Ok(found);
    }
    let known: Vec<_> = updates.iter().map(|u| u.digits.as_str()).collect();
    bail!(
        "there is no update `{digits}`; there are {}",
        known.join(", ")
    );
}

fn nothing_open(site: &Site) -> String {
    match site.incidents.first() {
        Some(newest) => format!(
            "no incident is open; name one, such as `amends replies {}`",
            newest.id
        ),
        None => "there is no incident yet".to_owned(),
    }
}

/// Refuses a name that is not among those that there are.
fn check<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Result<()> {
    if known.clone().any(|k| k == name) {
        return Ok(());
    }
    bail!("no {what} with replies is called {}", expected(name, known));
}

/// A name that is not known, with what to write instead.
pub(super) fn expected<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("`{name}`; did you mean `{near}`?");
    }
    let mut names: Vec<_> = known.map(|k| format!("`{k}`")).collect();
    names.sort_unstable();
    names.dedup();
    format!("`{name}`; there are {}", names.join(", "))
}
