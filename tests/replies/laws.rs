//! What holds of every reply of a whole project, whatever happened and whatever was asked. Never composes.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use amends::channels::{Channel, load_channels};
use amends::diagnostics::{Code, Diagnostic};
use amends::replies::{Reply, Said, UpdateReplies, VoiceReplies};
use amends::schema::phrasebook::Situation;
use amends::schema::project::Tone;

use super::project::Composed;
use super::reply::check_reply;

/// The longest light line.
const LONGEST_CODA: usize = 40;

/// Situations whose replies are sincere, whatever tone is asked for.
const GRAVE: [Situation; 3] = [
    Situation::Vulnerable,
    Situation::Privacy,
    Situation::ToneComplaint,
];

/// Words that own the fault.
pub(crate) const ADMISSIONS: [&str; 12] = [
    "our fault",
    "let you down",
    "fault is ours",
    "fault was ours",
    "our mistake",
    "vores fejl",
    "fejlen er vores",
    "svigtet",
    "fallo es nuestro",
    "hemos fallado",
    "unser fehler",
    "enttäuscht",
];

/// What was held against the laws.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Held {
    /// Replies by edition, situation, tone, channel and wording.
    pub(crate) replies: usize,
    /// Texts that differ by more than an address.
    pub(crate) texts: usize,
}

/// Holds every reply of a project against the laws.
pub(crate) fn hold(composed: &Composed) -> Held {
    let site = &composed.site;
    let (channels, problems) = load_channels(&site.replies.channels, &site.channels);
    assert_eq!(problems, []);
    let mut known = HashSet::new();
    let mut held = Held::default();
    for update in composed.updates() {
        assert!(!update.voices.is_empty(), "{}", update.id);
        for voice in &update.voices {
            check_cells(voice, &update.id);
            check_rows(voice, &update.id, &composed.problems);
            held.replies += voice.replies().count();
            held.texts += check_texts(update, voice, &channels, &mut known);
        }
    }
    held
}

/// Every situation is answered in every tone that is not refused, and grave ones in one way only.
fn check_cells(voice: &VoiceReplies, id: &str) {
    let refused: BTreeSet<_> = voice.refused.iter().map(|r| r.tone).collect();
    for &situation in Situation::ALL {
        let cells = voice.cells.iter().filter(|c| c.situation == situation);
        let tones: BTreeSet<_> = cells.clone().map(|c| c.tone).collect();
        assert!(tones.is_disjoint(&refused), "{id} {situation:?}");
        for tone in [Tone::Sincere, Tone::Plain, Tone::Warm] {
            let is_there = tones.contains(&tone) || refused.contains(&tone);
            assert!(
                is_there,
                "{id} {situation:?} {tone:?} in {}",
                voice.language
            );
        }
        let rows: BTreeSet<_> = cells.map(|c| c.row).collect();
        assert!(
            !GRAVE.contains(&situation) || rows.len() == 1,
            "{id} {situation:?}"
        );
    }
}

/// Each group of channels has an answer in each row, or a diagnostic says why not.
fn check_rows(voice: &VoiceReplies, id: &str, problems: &[Diagnostic]) {
    let light = voice.cells.iter().filter(|c| c.tone == Tone::Light);
    let light: BTreeSet<_> = light.map(|c| c.row).collect();
    for (index, row) in voice.rows.iter().enumerate() {
        for (channels, wordings) in voice.groups.iter().zip(row) {
            let excuses = |p: &Diagnostic| {
                let name = format!("`{}`", channels[0]);
                p.code == Code::ReplyTooLong && p.message.contains(&name)
            };
            let is_answered = !wordings.is_empty() || problems.iter().any(excuses);
            assert!(
                is_answered || light.contains(&index),
                "{id} on {channels:?}"
            );
            let texts: BTreeSet<_> = wordings.iter().map(|said| said.text()).collect();
            assert_eq!(texts.len(), wordings.len(), "{id} on {channels:?}");
        }
    }
}

/// Each distinct text once.
fn check_texts(
    update: &UpdateReplies,
    voice: &VoiceReplies,
    channels: &[Channel],
    known: &mut HashSet<(Arc<str>, String, usize)>,
) -> usize {
    let mut texts = 0;
    for reply in voice.replies() {
        let limit = reply.said.frame.limit;
        let key = (reply.channel.into(), without_addresses(reply.said), limit);
        if known.contains(&key) {
            continue;
        }
        known.insert(key);
        let channel = channels.iter().find(|c| *c.id == *reply.channel).unwrap();
        check_reply(&reply, channel, &update.id);
        check_words(&reply, &update.id);
        texts += 1;
    }
    texts
}

/// The text of a reply with the lengths of addresses in their place.
fn without_addresses(said: &Said) -> String {
    let text = said.text();
    let words = text.split(' ').map(|word| match word.contains("://") {
        true => format!("://{}", word.len()),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Built-in words begin sentences with a capital and never stammer; a light line is short and alone.
fn check_words(reply: &Reply<'_>, id: &str) {
    let (said, text) = (reply.said, reply.said.text());
    let at = format!("{id} on {} in {}: {text}", reply.channel, reply.language);
    assert!(!text.contains("  "), "{at}");
    assert!(!text.replace("...", "").contains(".."), "{at}");
    for part in said.parts() {
        let ends = part.match_indices(' ').map(|(end, _)| end);
        let ends = ends.filter(|&end| part[..end].ends_with(['.', '!', '?']));
        let ends = ends.filter(|&end| !is_ordinal(&part[..end], reply.language));
        let starts = ends.filter_map(|end| part[end + 1..].chars().next());
        let mut starts = part.chars().next().into_iter().chain(starts);
        assert!(!starts.any(char::is_lowercase), "{part} in {at}");
    }
    let coda = said.coda.as_ref().map_or(0, |coda| coda.chars().count());
    assert!(
        coda <= LONGEST_CODA && (coda > 0) == (reply.tone == Tone::Light),
        "{at}"
    );
}

/// Whether a full stop marks the day of a month, as in `12. juli`.
fn is_ordinal(text: &str, language: &str) -> bool {
    let number = text.trim_end_matches('.');
    ["da", "de"].contains(&language) && number.ends_with(|c: char| c.is_ascii_digit())
}
