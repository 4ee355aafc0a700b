//! The replies of a site: which updates get them, and what could not be composed. Never renders.

use rayon::prelude::*;

use super::book::{Phrasebook, Phrasebooks};
use super::compose::{Composed, Triad, compose as compose_one};
use super::fill::Reading;
use crate::channels::{Channel, load_channels};
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Locale;
use crate::model::{Edition, Incident, Moment, Phase, Site};
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// The situations and tones that phrases are written for; others fall back to them.
const DISTINCT: [(Situation, Tone); 1] = [(Situation::General, Tone::Sincere)];

/// Which incidents get replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every open and coming one, and the newest.
    Newest,
    /// All of them.
    All,
    /// One.
    Incident(String),
}

/// The replies of a site.
#[derive(Clone, Debug, Default)]
pub struct Replies {
    /// By incident, the latest start first.
    pub incidents: Vec<IncidentReplies>,
}

/// The replies of one incident.
#[derive(Clone, Debug)]
pub struct IncidentReplies {
    /// The incident's id.
    pub id: String,
    /// Its title in the site's first language.
    pub title: String,
    /// Where it is in its life.
    pub phase: Phase,
    /// Its updates, oldest first.
    pub updates: Vec<UpdateReplies>,
}

/// The replies of one update.
#[derive(Clone, Debug)]
pub struct UpdateReplies {
    /// The update's id.
    pub id: String,
    /// Its number as written.
    pub digits: String,
    /// Its status.
    pub status: Status,
    /// When it was published.
    pub at: Moment,
    /// What it promised.
    pub next_update: Option<Moment>,
    /// Its replies, by brand, language, channel, situation, tone and wording.
    pub replies: Vec<Reply>,
}

/// One reply, ready to paste once greeting and signature are joined to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The brand's id.
    pub brand: String,
    /// The language.
    pub language: String,
    /// The channel's id.
    pub channel: String,
    /// What the customer wrote about.
    pub situation: Situation,
    /// The tone that was asked for.
    pub tone: Tone,
    /// Which of the wordings it is, from 0.
    pub wording: usize,
    /// What stands before the customer's name.
    pub greeting_before: String,
    /// What stands after it.
    pub greeting_after: String,
    /// The apology.
    pub apology: String,
    /// The status.
    pub status: String,
    /// The next step.
    pub next_step: String,
    /// What stands below, before the agent's initials.
    pub signature: String,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// How much of the channel it takes, the room for name and initials included.
    pub length: usize,
    /// What the channel takes.
    pub limit: usize,
    /// What the channel counts.
    pub unit: &'static str,
}

impl Reply {
    /// The three parts as they are pasted.
    pub fn text(&self) -> String {
        format!("{} {} {}", self.apology, self.status, self.next_step)
    }
}

/// Composes the replies of every edition, with its phrasebooks and its locale.
///
/// An edition whose language has no phrasebook, or is not one that the site answers in, has no replies.
pub fn compose(
    editions: &[Edition<'_>],
    books: &[&Phrasebooks],
    locales: &[Locale],
    scope: &Scope,
) -> (Replies, Vec<Diagnostic>) {
    let Some(first) = editions.first() else {
        return (Replies::default(), Vec::new());
    };
    let (channels, mut problems) = load_channels(first.site);
    let voices = editions.iter().zip(books).zip(locales);
    let voices: Vec<_> = voices
        .filter_map(|((edition, books), locale)| {
            let book = books.get(edition.language).filter(|_| answers(edition))?;
            Some(Voice {
                edition,
                book,
                locale,
            })
        })
        .collect();
    let chosen = choose(first.site, scope);
    let composed: Vec<_> = chosen
        .par_iter()
        .map(|incident| compose_incident(incident, &voices, &channels))
        .collect();
    let mut replies = Replies::default();
    for (incident, found) in composed {
        replies.incidents.push(incident);
        problems.extend(found);
    }
    (replies, problems)
}

/// An edition with what it speaks with.
struct Voice<'v> {
    edition: &'v Edition<'v>,
    book: &'v Phrasebook,
    locale: &'v Locale,
}

fn answers(edition: &Edition<'_>) -> bool {
    let asked = edition.site.replies.languages.as_ref();
    asked.is_none_or(|languages| languages.contains(edition.language))
}

fn choose<'s>(site: &'s Site, scope: &Scope) -> Vec<&'s Incident> {
    let alive = |i: &Incident| i.phase(site.now) != Phase::Closed;
    let numbered = site.incidents.iter().enumerate();
    let chosen = numbered.filter(|(index, incident)| match scope {
        Scope::All => true,
        Scope::Incident(id) => incident.id == *id,
        Scope::Newest => *index < site.replies.incidents || alive(incident),
    });
    chosen.map(|(_, incident)| incident).collect()
}

fn compose_incident(
    incident: &Incident,
    voices: &[Voice<'_>],
    channels: &[Channel],
) -> (IncidentReplies, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let updates = (0..incident.updates.len()).map(|index| {
        let update = &incident.updates[index];
        let mut replies = Vec::new();
        for voice in voices
            .iter()
            .filter(|v| incident.brands.contains(&v.edition.brand_index))
        {
            let reading = Reading {
                edition: voice.edition,
                locale: voice.locale,
                incident,
                index,
            };
            compose_update(&reading, voice, channels, (&mut replies, &mut problems));
        }
        UpdateReplies {
            id: update.id(incident),
            digits: update.digits.clone(),
            status: update.status.value,
            at: update.at.value,
            next_update: update.next_update.as_ref().map(|n| n.value),
            replies,
        }
    });
    let updates = updates.collect();
    let site = voices.first().map(|v| v.edition.site);
    let title = site.map(|s| incident.title.shown(&s.languages[0]).text.to_owned());
    let replies = IncidentReplies {
        id: incident.id.clone(),
        title: title.unwrap_or_default(),
        phase: site.map_or(Phase::Closed, |s| incident.phase(s.now)),
        updates,
    };
    (replies, problems)
}

fn compose_update(
    reading: &Reading<'_>,
    voice: &Voice<'_>,
    channels: &[Channel],
    (replies, problems): (&mut Vec<Reply>, &mut Vec<Diagnostic>),
) {
    let current = reading.index + 1 == reading.incident.updates.len();
    for channel in channels {
        for kind in DISTINCT {
            let composed = compose_one(reading, voice.book, channel, kind);
            if current {
                problems.extend(diagnose(reading, channel, &composed));
            }
            let wordings = composed.triads.into_iter().enumerate();
            replies.extend(wordings.map(|wording| reply(reading, voice, channel, (kind, wording))));
        }
    }
}

fn reply(
    reading: &Reading<'_>,
    voice: &Voice<'_>,
    channel: &Channel,
    ((situation, tone), (wording, triad)): ((Situation, Tone), (usize, Triad)),
) -> Reply {
    let settings = &reading.edition.site.replies;
    let greets = settings.name_reserve > 0;
    let greeting = |text: &String| if greets { text.clone() } else { String::new() };
    let signature = settings.signature.as_deref().unwrap_or("");
    let subject = channel.subject.and_then(|limit| {
        let subject = voice.book.subject(reading.update().status.value)?;
        (subject.chars().count() <= limit).then(|| subject.to_owned())
    });
    Reply {
        brand: reading.edition.brand.id.clone(),
        language: reading.edition.language.to_string(),
        channel: channel.id.clone(),
        situation,
        tone,
        wording,
        greeting_before: greeting(&voice.book.greeting_before),
        greeting_after: greeting(&voice.book.greeting_after),
        apology: triad.apology,
        status: triad.status,
        next_step: triad.next_step,
        signature: signature.replace("{agent}", ""),
        subject,
        length: triad.count.length,
        limit: triad.count.limit,
        unit: channel.unit.as_str(),
    }
}

/// What could not be composed for the update that customers ask about now.
fn diagnose(reading: &Reading<'_>, channel: &Channel, composed: &Composed) -> Vec<Diagnostic> {
    let place = reading.update().status.place;
    let name = format!("`{}` in `{}`", channel.id, reading.edition.language);
    let unit = channel.unit.as_str();
    let mut found = Vec::new();
    if composed.triads.is_empty()
        && let Some((part, over)) = composed.over
    {
        let part = part.as_str();
        let message = format!(
            "no reply fits {name}: the shortest is {over} over ({unit}), its longest part is the {part}"
        );
        let problem =
            Diagnostic::warning(Code::ReplyTooLong, message).at(place, "no reply for this update");
        found.push(problem.help("raise the channel's `limit`, or lower `name_reserve`"));
    }
    for (part, over) in &composed.too_long {
        let message = format!(
            "your own `replies.{}` does not fit {name}: it is {over} over ({unit})",
            part.as_str()
        );
        let problem = Diagnostic::warning(Code::PartTooLong, message)
            .at(
                part_place(reading, *part).unwrap_or(place),
                "a built-in phrase stands there instead",
            )
            .help(format!(
                "shorten it by {over}, or leave it: other channels use it"
            ));
        found.push(problem);
    }
    found
}

fn part_place(reading: &Reading<'_>, part: Part) -> Option<crate::source::Place> {
    let parts = &reading.update().parts;
    let text = match part {
        Part::Apology => parts.apology.as_ref(),
        Part::Status => parts.status.as_ref(),
        Part::NextStep | Part::Coda => parts.next_step.as_ref(),
    };
    Some(text?.get(reading.edition.language)?.place)
}
