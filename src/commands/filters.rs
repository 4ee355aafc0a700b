//! Which replies are wanted, as it is said on the command line. Never composes and never prints.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use clap::Args;

use crate::diagnostics::nearest;
use crate::replies::{Asked, Reply, UpdateReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

const SITUATIONS: &str = "What customers wrote about: general, when_back, angry, still_not_working, vulnerable, \
    business, compensation, leave, praise, cause, privacy, off_hours, tone_complaint, other_issue, wrong_brand or \
    follow_up; without it `replies` takes general, `export` everything";

/// Filters that commands share; several names have commas between them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which replies")]
pub(super) struct Filters {
    #[arg(long, value_name = "S", help = SITUATIONS, value_parser = parse_situation, value_delimiter = ',')]
    pub(super) situation: Vec<Situation>,
    /// Only these channels of amends.yaml, such as x,sms,email
    #[arg(long, value_name = "C", value_delimiter = ',')]
    pub(super) channel: Vec<String>,
    /// How to answer: sincere, plain, warm or light; a forbidden tone gives way to the next one that is allowed
    #[arg(long, value_name = "T", value_parser = parse_tone, default_value = "sincere")]
    pub(super) tone: Tone,
    /// Only these languages, such as en,da
    #[arg(long, value_name = "L", value_delimiter = ',')]
    pub(super) language: Vec<String>,
    /// Only these brands, by their id
    #[arg(long, value_name = "B", value_delimiter = ',')]
    pub(super) brand: Vec<String>,
}

impl Filters {
    /// What has to be composed; `unasked` where no situation is named.
    pub(super) fn asked(&self, unasked: Asked) -> Asked {
        match self.situation[..] {
            [] => unasked,
            [situation] => Asked::Situation(situation),
            _ => Asked::Written,
        }
    }

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
        let mut wanted: Vec<_> = update.replies().filter(|r| self.names(r)).collect();
        wanted.retain(|r| r.tone <= self.tone);
        let mut lightest = BTreeMap::new();
        for reply in &wanted {
            let tone = lightest.entry(asked_of(reply)).or_insert(reply.tone);
            *tone = reply.tone.max(*tone);
        }
        wanted.retain(|r| lightest.get(&asked_of(r)) == Some(&r.tone));
        wanted
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
        let about = self.situation.is_empty() || self.situation.contains(&reply.situation);
        about && both.all(|(names, own)| names.is_empty() || names.iter().any(|n| n == own))
    }
}

fn names_of<'r>(reply: &Reply<'r>) -> [&'r str; 3] {
    [reply.channel, reply.language, reply.brand]
}

/// What a reply is for, whatever its tone: a line that is too long for a channel has no light reply there, but on others.
fn asked_of<'r>(reply: &Reply<'r>) -> ([&'r str; 3], Situation) {
    (names_of(reply), reply.situation)
}

/// Reads a situation.
fn parse_situation(word: &str) -> Result<Situation, String> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Filters;
    use crate::model::Moment;
    use crate::replies::{Cell, RefusedTone, Said, UpdateReplies, VoiceReplies};
    use crate::schema::phrasebook::Situation;
    use crate::schema::project::Tone;
    use crate::schema::update::Status;

    /// An update with a light reply on X only, as its line is too long for an SMS.
    fn update() -> UpdateReplies {
        let said = Arc::new(Said {
            apology: "Sorry.".into(),
            status: "We are on it.".into(),
            next_step: "Wait.".into(),
            coda: None,
            frame: Arc::default(),
            length: 1,
        });
        let both = vec![vec![Arc::clone(&said)], vec![Arc::clone(&said)]];
        let cell = |tone, row| Cell {
            situation: Situation::General,
            tone,
            row,
        };
        let voice = |brand: &str, cells| VoiceReplies {
            brand: brand.into(),
            language: "en".into(),
            groups: Arc::from([vec!["x".into()], vec!["sms".into()]]),
            rows: vec![both.clone(), vec![vec![Arc::clone(&said)], Vec::new()]],
            cells,
            refused: Vec::new(),
        };
        let grave = vec![cell(Tone::Sincere, 0), cell(Tone::Warm, 0)];
        let all = [&grave[..], &[cell(Tone::Light, 1)]].concat();
        let refused = RefusedTone {
            tone: Tone::Light,
            reason: "`tone_max` is `warm`".to_owned(),
        };
        let mut halo = voice("halo", grave);
        halo.refused.push(refused);
        UpdateReplies {
            id: "calls/01".to_owned(),
            digits: "01".to_owned(),
            status: Status::Identified,
            at: Moment::default(),
            next_update: None,
            voices: vec![voice("northwind", all), halo],
        }
    }

    fn filters(tone: Tone) -> Filters {
        Filters {
            situation: Vec::new(),
            channel: Vec::new(),
            tone,
            language: Vec::new(),
            brand: Vec::new(),
        }
    }

    fn kept(filters: &Filters) -> Vec<String> {
        let update = update();
        let replies = filters.narrow(&update);
        let named = replies
            .iter()
            .map(|r| [r.brand, r.channel, r.tone.as_str()].join(" "));
        named.collect()
    }

    #[test]
    fn each_channel_has_the_lightest_tone_that_it_may_have() {
        let light = [
            "northwind sms warm",
            "northwind x light",
            "halo x warm",
            "halo sms warm",
        ];
        assert_eq!(kept(&filters(Tone::Light)), light);
        let plain = kept(&filters(Tone::Plain));
        assert!(
            plain.iter().all(|name| name.ends_with("sincere")),
            "{plain:?}"
        );
        assert_eq!(plain.len(), 4);
    }

    #[test]
    fn names_narrow_what_is_kept() {
        let some = Filters {
            channel: vec!["sms".to_owned(), "email".to_owned()],
            brand: vec!["halo".to_owned()],
            ..filters(Tone::Sincere)
        };
        assert_eq!(kept(&some), ["halo sms sincere"]);
    }

    #[test]
    fn a_tone_that_is_refused_is_remarked_once_for_each_edition() {
        let (update, filters) = (update(), filters(Tone::Light));
        let remarks = filters.remarks(&update, &filters.narrow(&update));
        let expected =
            "`light` may not be used for calls/01 (halo, en): `tone_max` is `warm`; this is `warm`";
        assert_eq!(remarks, [expected]);
    }

    #[test]
    fn only_names_that_no_reply_has_are_refused() {
        let update = update();
        let mut filters = filters(Tone::Sincere);
        filters.channel = vec!["x".to_owned(), "smms".to_owned()];
        let error = filters.check(&[&update]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "no channel with replies is called `smms`; did you mean `sms`?"
        );
        filters.channel.pop();
        assert!(filters.check(&[&update]).is_ok());
        assert!(filters.check(&[]).is_ok());
    }
}
