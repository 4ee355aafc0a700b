//! Which replies were asked for: by incident, update, channel, tone, language and brand. Never prints.

use anyhow::{Result, bail};

use super::RepliesArgs;
use crate::diagnostics::nearest;
use crate::model::{Phase, Site};
use crate::replies::{IncidentReplies, Replies, Reply, Scope, UpdateReplies};
use crate::schema::project::Tone;

/// The replies that were asked for.
pub(super) struct Selection {
    /// The updates, each with the replies asked for.
    pub(super) updates: Vec<(IncidentReplies, UpdateReplies)>,
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

impl Selection {
    /// Selects among composed replies.
    pub(super) fn of(args: &RepliesArgs, site: &Site, composed: Replies) -> Result<Self> {
        let mut selection = Self {
            updates: Vec::new(),
            remarks: Vec::new(),
        };
        for mut incident in composed.incidents {
            let updates = std::mem::take(&mut incident.updates);
            if args.incident.is_none() && incident.phase != Phase::Open {
                continue;
            }
            if let Some(mut update) = pick(updates, args.update.as_deref())? {
                selection.narrow(&mut update, args)?;
                selection.updates.push((incident, update));
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

    /// Keeps the replies that were asked for; a forbidden tone gives way to the next one that is allowed.
    fn narrow(&mut self, update: &mut UpdateReplies, args: &RepliesArgs) -> Result<()> {
        let replies = &update.replies;
        let asked = |r: &Reply| [r.channel.clone(), r.language.clone(), r.brand.clone()];
        let names = [
            ("channel", &args.channel),
            ("language", &args.language),
            ("brand", &args.brand),
        ];
        for (index, (what, name)) in names.into_iter().enumerate() {
            let Some(name) = name else { continue };
            let known: Vec<_> = replies
                .iter()
                .map(|r| asked(r)[index].to_string())
                .collect();
            check(what, name, known.iter().map(String::as_str))?;
        }
        let is_asked = |r: &Reply| {
            let named = names.iter().zip(asked(r));
            named
                .into_iter()
                .all(|((_, name), own)| name.as_deref().is_none_or(|n| *n == *own))
        };
        let mut kept = std::mem::take(&mut update.replies);
        kept.retain(is_asked);
        let best: Vec<_> = kept
            .iter()
            .map(|r| best_tone(&kept, r, args.tone))
            .collect();
        let mut best = best.into_iter();
        kept.retain(|r| best.next().flatten() == Some(r.tone));
        self.remark(update, &kept, args.tone);
        update.replies = kept;
        Ok(())
    }

    fn remark(&mut self, update: &UpdateReplies, kept: &[Reply], tone: Tone) {
        for refused in update.refused.iter().filter(|r| r.tone == tone) {
            let same = |r: &&Reply| r.brand == refused.brand && r.language == refused.language;
            let Some(reply) = kept.iter().find(same) else {
                continue;
            };
            self.remarks.push(format!(
                "`{}` may not be used for {} ({}, {}): {}; this is `{}`",
                tone.as_str(),
                update.id,
                refused.brand,
                refused.language,
                refused.reason,
                reply.tone.as_str()
            ));
        }
    }
}

/// The lightest tone, no lighter than the one asked for, in which an edition has replies.
fn best_tone(replies: &[Reply], like: &Reply, asked: Tone) -> Option<Tone> {
    let same = |r: &&Reply| r.brand == like.brand && r.language == like.language;
    let tones = replies.iter().filter(same).map(|r| r.tone);
    tones.filter(|t| *t <= asked).max()
}

/// The update of a number, or the current one.
fn pick(mut updates: Vec<UpdateReplies>, digits: Option<&str>) -> Result<Option<UpdateReplies>> {
    let Some(digits) = digits else {
        return Ok(updates.pop());
    };
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    if let Some(index) = updates
        .iter()
        .position(|u| number(&u.digits) == number(digits))
    {
        return Ok(Some(updates.swap_remove(index)));
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
