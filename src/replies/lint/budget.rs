//! Whether short phrases fit together: 140 characters with a link of 23, and one SMS with a link of 30.
//!
//! Held against it is any combination of an apology, a status and a next step that one reply may have, with times of the
//! same day in the words of the language. Texts with an author's sentence, a name or a contact are left out, because what
//! those take is the site's. What takes more at times has to fit beside the shortest of the other parts: a promise or a
//! window on another day, in the longest words for one, and two emergency numbers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, TimeZone, Utc};

use super::tidy::is_time;
use crate::channels::{Channel, Characters, Length, Unit, sms};
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Locale;
use crate::replies::author::TRIAD;
use crate::replies::book::{Book, Phrase};
use crate::replies::slots::Slot;
use crate::replies::template::Template;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};
use crate::schema::update::Status;
use crate::source::Place;

/// A short link of thirty characters, the longest that `check` takes for short.
const LINK: &str = "https://st.example.com/i/abcd/";
/// Two of the numbers that people know.
const NUMBERS: &str = "999 / 112";

/// The parts as people call them.
const NAMES: [&str; 3] = ["apology", "status", "next step"];
/// What each part may take where the others take theirs; together with two spaces 140.
const SHARES: [usize; 3] = [34, 43, 61];

/// The values that slots usually have.
struct Usual {
    /// A clock time as it stands in a sentence.
    clock: String,
    /// The longest day with a clock time.
    day: String,
}

/// One short text with what it counts on each of the channels.
#[derive(Clone, Copy)]
struct Short {
    weights: [usize; 2],
    place: Place,
}

/// What the short texts of a part come to.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// The heaviest with usual values, on each channel.
    heaviest: [Option<Short>; 2],
    /// The lightest that always holds.
    lightest: [Option<Short>; 2],
    /// The lightest of those that take more at times, where they take most.
    widest: [Option<Short>; 2],
}

/// Short texts that do not fit beside each other.
pub(super) fn check(book: &Book, locale: &Locale) -> Vec<Diagnostic> {
    let (usual, channels) = (Usual::of(locale), channels());
    let mut problems = strangers(book, &usual, &channels[1]);
    let mut known: BTreeMap<(Status, Situation, Tone, Part), Reach> = BTreeMap::new();
    let mut blamed = BTreeSet::new();
    for (&status, cell) in Status::ALL
        .iter()
        .flat_map(|s| cells(book).map(move |c| (s, c)))
    {
        let parts = TRIAD.map(|part| {
            let (situation, tone) = book.answering(status, cell, part).unwrap_or(cell);
            let phrases = || book.phrases_of_cell(status, (situation, tone), part);
            let reach = || reach(&phrases(), &usual, &channels);
            *known
                .entry((status, situation, tone, part))
                .or_insert_with(reach)
        });
        for problem in triads(&parts, &channels) {
            let place = problem.primary.as_ref().map(|p| p.place);
            if blamed.insert(place.map(|p| (p.file, p.span.range().start))) {
                problems.push(problem);
            }
        }
    }
    problems
}

/// The situations and tones in which three parts are asked for.
fn cells(book: &Book) -> impl Iterator<Item = (Situation, Tone)> {
    let tones = [Tone::Sincere, Tone::Plain, Tone::Warm];
    let situations = book.situations().into_iter();
    situations.flat_map(move |s| tones.map(|t| (s, t)))
}

/// The two places that every short triad has to fit.
fn channels() -> [Channel; 2] {
    let mut classic = Channel::new("short", 140, Unit::XClassic);
    let mut message = Channel::new("sms", 1, Unit::SmsParts);
    message.characters = Characters::Gsm7;
    for channel in [&mut classic, &mut message] {
        channel.longest = Length::Short;
    }
    [classic, message]
}

impl Usual {
    fn of(locale: &Locale) -> Self {
        let first = Utc.with_ymd_and_hms(2026, 1, 1, 20, 30, 0).single();
        let first = first.expect("the first of January is a day");
        let days = (1..=365).map(|day| locale.day_and_clock(first + Duration::days(day)));
        let longest = days.max_by_key(|day| day.chars().count());
        Self {
            clock: locale.when_said(first, first),
            day: longest.unwrap_or_default(),
        }
    }

    /// The value of a slot, where it is neither the site's nor an author's.
    fn value(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Link => Some(LINK),
            slot if is_wide(slot) && slot != Slot::NextUpdate => None,
            slot => is_time(slot).then_some(&self.clock),
        }
    }

    /// The same where it takes most.
    fn wide_value(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::EmergencyNumbers => Some(NUMBERS),
            slot if is_wide(slot) => Some(&self.day),
            slot => self.value(slot),
        }
    }
}

/// Whether a slot takes much more at times.
fn is_wide(slot: Slot) -> bool {
    matches!(
        slot,
        Slot::NextUpdate | Slot::WindowFrom | Slot::EmergencyNumbers
    )
}

/// What the short texts among phrases come to.
fn reach(phrases: &[&Phrase], usual: &Usual, channels: &[Channel; 2]) -> Reach {
    let mut reach = Reach::default();
    for (phrase, template, place) in templates(phrases) {
        let short = |text: String| Short {
            weights: channels
                .each_ref()
                .map(|c| c.count(&c.transcribe(&text)).length),
            place,
        };
        let always = !phrase.is_conditional() && template.slots().all(|s| s == Slot::Link);
        let filled = template.fill(|slot| usual.value(slot)).map(short);
        let wide = template.slots().any(is_wide);
        let wide = wide.then(|| template.fill(|slot| usual.wide_value(slot)));
        let wide = wide.flatten().map(short);
        for channel in 0..channels.len() {
            let heavier = |new: Short, old: Short| new.weights[channel] > old.weights[channel];
            let lighter = |new: Short, old: Short| new.weights[channel] < old.weights[channel];
            keep(&mut reach.heaviest[channel], filled, heavier);
            keep(
                &mut reach.lightest[channel],
                filled.filter(|_| always),
                lighter,
            );
            keep(&mut reach.widest[channel], wide, lighter);
        }
    }
    reach
}

/// Keeps the better of two texts.
fn keep(kept: &mut Option<Short>, new: Option<Short>, is_better: impl Fn(Short, Short) -> bool) {
    if let Some(new) = new
        && kept.is_none_or(|old| is_better(new, old))
    {
        *kept = Some(new);
    }
}

fn templates<'p>(
    phrases: &[&'p Phrase],
) -> impl Iterator<Item = (&'p Phrase, &'p Template, Place)> {
    let texts = phrases.iter().flat_map(|p| {
        let texts = p.texts.iter().zip(&p.places);
        texts.map(|(text, place)| (*p, text, *place))
    });
    let short = texts.filter(|(_, (length, _), _)| *length == PhraseLength::Short);
    short.map(|(phrase, (_, template), place)| (phrase, template, place))
}

/// Letters that cost an SMS more than half of its room.
fn strangers(book: &Book, usual: &Usual, message: &Channel) -> Vec<Diagnostic> {
    let cells = book.cells.iter().filter(|(key, _)| key.3 != Part::Coda);
    let phrases: Vec<_> = cells.flat_map(|(_, cell)| &cell.phrases).collect();
    let found = templates(&phrases).filter_map(|(_, template, place)| {
        let text = template.fill(|slot| usual.wide_value(slot))?;
        let strangers = sms::list_strangers(&message.transcribe(&text));
        let stranger = strangers.first()?;
        let message =
            format!("`{stranger}` is not in the alphabet of SMS, which then holds 70 characters");
        let problem = Diagnostic::warning(Code::ShortTooLong, message).at(place, "");
        Some(problem.help("use words without that letter in short phrases"))
    });
    found.collect()
}

/// What does not fit of three parts, on either channel.
fn triads(parts: &[Reach; 3], channels: &[Channel; 2]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (index, channel) in channels.iter().enumerate() {
        let heaviest = parts.map(|p| p.heaviest[index]);
        problems.extend(over(heaviest, index, channel));
        for part in 0..parts.len() {
            let mut texts = parts.map(|p| p.lightest[index]);
            texts[part] = parts[part].widest[index];
            problems.extend(over(texts, index, channel));
        }
    }
    problems
}

/// Three texts that are too long together; the one to blame is the one that is furthest over its share.
fn over(texts: [Option<Short>; 3], index: usize, channel: &Channel) -> Option<Diagnostic> {
    let [apology, status, step] = texts;
    let texts = [apology?, status?, step?];
    let weights = texts.map(|t| t.weights[index]);
    let limit = channel.count("").limit;
    let whole = weights.iter().sum::<usize>() + 2;
    if whole <= limit {
        return None;
    }
    let excess = |part: &usize| weights[*part] as isize - SHARES[*part] as isize;
    let blamed = (0..texts.len()).max_by_key(excess)?;
    let told: Vec<_> = (0..texts.len())
        .map(|p| format!("{} {}", NAMES[p], weights[p]))
        .collect();
    let message = format!(
        "a short reply counts {whole} of {limit} on `{}`: {}",
        channel.id,
        told.join(", ")
    );
    let label = format!("this {}", NAMES[blamed]);
    let mut problem =
        Diagnostic::warning(Code::ShortTooLong, message).at(texts[blamed].place, label);
    for part in (0..texts.len()).filter(|part| *part != blamed) {
        problem = problem.see(texts[part].place, format!("this {}", NAMES[part]));
    }
    Some(problem.help("shorten it: short texts of one reply fit together, whatever day they name"))
}
