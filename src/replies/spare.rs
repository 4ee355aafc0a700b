//! The characters left for `workaround.short` in the shortest replies, per language and channel. Never composes a reply.
//!
//! What is left is what the shortest apology and the shortest status that always hold leave beside the roomiest next step
//! with the workaround, in the situation and the tone that most replies are written in.

use std::collections::BTreeMap;

use super::author::TRIAD;
use super::book::Book;
use super::conditions::{Conditions, Told};
use super::phrasebooks::Phrasebooks;
use super::slots::Slot;
use super::telling::Telling;
use super::values::Values;
use crate::channels::{Channel, Length, load_channels};
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Locale;
use crate::model::{Edition, Incident, KnownWorkaround, Phase};
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};
use crate::source::Place;

/// The cell that most replies are written in.
const USUAL: (Situation, Tone) = (Situation::General, Tone::Sincere);

/// What a language leaves on a channel, and what the workaround takes there.
#[derive(Clone, Copy)]
struct Spare {
    left: usize,
    taken: Option<usize>,
}

/// Spares by language and channel; brands share the least of theirs.
type Spares = BTreeMap<(String, String), Spare>;

/// Names the room for the short workaround of every open incident, where it is missing or does not fit.
pub fn check_spare(
    editions: &[Edition<'_>],
    books: &[&Phrasebooks],
    locales: &[Locale],
) -> Vec<Diagnostic> {
    let Some(site) = editions.first().map(|e| e.site) else {
        return Vec::new();
    };
    // What is wrong with them is named where `amends.yaml` is resolved.
    let (mut channels, _) = load_channels(&site.replies.channels, &site.channels);
    channels.retain(|c| c.longest == Length::Short);
    let open = site.incidents.iter();
    let open = open.filter(|i| i.phase(site.now) != Phase::Closed);
    let voices = || editions.iter().zip(books).zip(locales);
    let found = open.filter_map(|incident| {
        let workaround = incident.facts()?.known_workaround()?;
        let mut rooms = Spares::new();
        for ((edition, books), locale) in voices() {
            if incident.brands.contains(&edition.brand_index)
                && let Some(book) = books.get(edition.language)
            {
                measure((edition, incident), (book, locale), &channels, &mut rooms);
            }
        }
        name(workaround, &rooms)
    });
    found.collect()
}

fn measure(
    (edition, incident): (&Edition<'_>, &Incident),
    (book, locale): (&Book, &Locale),
    channels: &[Channel],
    rooms: &mut Spares,
) {
    let told = Told {
        edition,
        incident,
        index: incident.updates.len() - 1,
    };
    let conditions = Conditions::of(&told);
    for channel in channels {
        let values = Values::of(&told, locale, Telling::of(channel));
        let Some(left) = left(&told, book, (&conditions, &values), channel) else {
            continue;
        };
        let short = values.get(Slot::WorkaroundShort, PhraseLength::Short);
        let taken = short.map(|text| count(channel, text));
        let key = (edition.language.as_str().to_owned(), channel.id.clone());
        let room = rooms.entry(key).or_insert(Spare { left, taken });
        room.left = room.left.min(left);
    }
}

/// What is left of a channel; nothing where no next step has the short workaround.
fn left(
    told: &Told<'_>,
    book: &Book,
    (conditions, values): (&Conditions, &Values),
    channel: &Channel,
) -> Option<usize> {
    let status = told.update().status.value;
    let weights = |part: Part| {
        let cell = book.answering(status, USUAL, part);
        let phrases = cell.map_or_else(Vec::new, |c| book.phrases_of_cell(status, c, part));
        let said = phrases.into_iter();
        let said = said.filter(|p| conditions.meet(p.when.as_ref()).is_some());
        let texts = said.flat_map(|p| p.of_length(PhraseLength::Short));
        let texts = texts.filter(move |t| {
            part != Part::NextStep || t.slots().any(|s| s == Slot::WorkaroundShort)
        });
        let filled = texts.filter_map(|t| {
            t.fill(|slot| match slot {
                Slot::WorkaroundShort => Some(""),
                slot => values.get(slot, PhraseLength::Short),
            })
        });
        filled.map(|text| count(channel, &text)).min()
    };
    let mut taken = 2;
    for part in TRIAD {
        taken += weights(part)?;
    }
    Some(channel.count("").limit.saturating_sub(taken))
}

fn count(channel: &Channel, text: &str) -> usize {
    channel.count(&channel.transcribe(text)).length
}

/// One problem for all languages and channels: a short workaround that does not fit, or the room for one.
fn name(workaround: &KnownWorkaround, rooms: &Spares) -> Option<Diagnostic> {
    let told = |(key, room): (&(String, String), &Spare)| {
        format!("{} in `{}` on `{}`", room.left, key.0, key.1)
    };
    let is_over = |room: &Spare| room.taken.is_some_and(|taken| taken > room.left);
    let over: Vec<_> = rooms.iter().filter(|(_, room)| is_over(room)).collect();
    if !over.is_empty() {
        let over: Vec<_> = over.into_iter().map(told).collect();
        let message = format!(
            "`workaround.short` is too long: there is room for {}",
            over.join(", ")
        );
        let place = workaround.short.as_ref().and_then(|s| s.iter().next());
        let place = place.map_or(workaround.place, |(_, text)| text.place);
        return Some(problem(Diagnostic::warning, message, place));
    }
    let missing: Vec<_> = rooms
        .iter()
        .filter(|(_, r)| r.taken.is_none())
        .map(told)
        .collect();
    let message = format!(
        "the shortest replies have no workaround: there is room for {}",
        missing.join(", ")
    );
    (!missing.is_empty()).then(|| problem(Diagnostic::hint, message, workaround.place))
}

fn problem(weight: fn(Code, String) -> Diagnostic, message: String, place: Place) -> Diagnostic {
    weight(Code::WorkaroundRoom, message)
        .at(place, "")
        .help("write it as `workaround.short` in so many characters, the stop counted")
}
