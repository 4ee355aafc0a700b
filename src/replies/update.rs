//! All replies to one update in one edition: every group of channels in every situation and tone. Never picks incidents.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::author::{Displaced, OwnWords, TRIAD, choose_with_own, own_words};
use super::book::Book;
use super::candidates::{Known, candidates};
use super::compose::{Asked, Group};
use super::conditions::{Conditions, Told};
use super::fit::{Parts, Room, Triad, shortest};
use super::manner::Manner;
use super::overflow::{Overflows, Unfit};
use super::reply::{Reply, Said};
use super::salutation::Salutation;
use super::tones::permitted;
use super::values::Values;
use crate::channels::{Channel, Unit, sms};
use crate::diagnostics::Diagnostic;
use crate::locale::Locale;
use crate::schema::phrasebook::{Part, Situation};
use crate::schema::project::{PhraseLength, Tone};

/// The most wordings that an agent is offered.
const WORDINGS: usize = 3;

/// An update and the voice that tells it.
pub(super) struct Setting<'s> {
    /// The update.
    pub(super) told: &'s Told<'s>,
    /// The phrases.
    pub(super) book: &'s Book,
    /// The formatters.
    pub(super) locale: &'s Locale,
    /// The ids of brand and language.
    pub(super) names: (&'s Arc<str>, &'s Arc<str>),
}

/// What a setting comes to for the channels of each manner.
struct Ground<'g> {
    setting: &'g Setting<'g>,
    conditions: Conditions,
    values: BTreeMap<Manner, Values>,
}

/// A situation and a tone, and whether a problem there is news.
type Cell = (Situation, Tone);

/// Composes the replies to an update.
pub(super) fn compose_update(
    setting: &Setting<'_>,
    groups: &[Group],
    asked: Asked,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Reply> {
    let manners = groups.iter().map(|g| Manner::of(&g.channel));
    let values = manners.map(|m| (m, Values::of(setting.told, setting.locale, m)));
    let ground = Ground {
        setting,
        conditions: Conditions::of(setting.told),
        values: values.collect(),
    };
    let cells = cells(setting, asked);
    let mut overflows = Overflows::default();
    let mut replies = Vec::new();
    let mut composed: Vec<(CellOrigin, usize, Vec<Arc<Said>>)> = Vec::new();
    for cell in cells {
        let origin = origin(setting, cell);
        for (index, group) in groups.iter().enumerate() {
            let same = |(o, i, _): &&(CellOrigin, usize, _)| *o == origin && *i == index;
            let said = match composed.iter().find(same) {
                Some((_, _, said)) => said.clone(),
                None => {
                    let said = ground.compose(cell, group, &mut overflows);
                    composed.push((origin, index, said.clone()));
                    said
                }
            };
            replies.extend(name(setting, cell, group, &said));
        }
    }
    problems.extend(overflows.diagnose(setting.told));
    replies
}

/// The cells that answer for the three parts, and whether the author's words stand there.
type CellOrigin = ([Option<Cell>; 3], bool);

fn origin(setting: &Setting<'_>, cell: Cell) -> CellOrigin {
    let status = setting.told.update().status.value;
    let own = own_words(setting.told, cell.0).iter().any(Option::is_some);
    (
        TRIAD.map(|part| setting.book.answering(status, cell, part)),
        own,
    )
}

fn cells(setting: &Setting<'_>, asked: Asked) -> Vec<Cell> {
    let situations = match asked {
        Asked::Situation(situation) => vec![situation],
        Asked::Written => setting.book.situations(),
    };
    let tones = permitted(setting.told, setting.book);
    let cells = situations.iter();
    cells.flat_map(|s| tones.iter().map(|t| (*s, *t))).collect()
}

/// The same words for every channel of a group.
fn name(setting: &Setting<'_>, cell: Cell, group: &Group, said: &[Arc<Said>]) -> Vec<Reply> {
    let (brand, language) = setting.names;
    let mut replies = Vec::with_capacity(group.names.len() * said.len());
    for channel in &group.names {
        for (wording, said) in said.iter().enumerate() {
            replies.push(Reply {
                brand: Arc::clone(brand),
                language: Arc::clone(language),
                channel: Arc::clone(channel),
                situation: cell.0,
                tone: cell.1,
                wording,
                said: Arc::clone(said),
            });
        }
    }
    replies
}

impl Ground<'_> {
    fn values(&self, channel: &Channel) -> &Values {
        &self.values[&Manner::of(channel)]
    }

    fn compose(&self, cell: Cell, group: &Group, overflows: &mut Overflows) -> Vec<Arc<Said>> {
        let (setting, channel) = (self.setting, &group.channel);
        let known = Known {
            told: setting.told,
            conditions: &self.conditions,
            values: self.values(channel),
        };
        let parts = candidates(&known, setting.book, cell, channel);
        let own = own_words(setting.told, cell.0);
        let settings = &setting.told.edition.site.replies;
        let around = Salutation::of(channel, setting.book, settings);
        let rooms = [
            Room {
                channel,
                before: &around.before,
                after: &around.after,
            },
            Room {
                channel,
                before: "",
                after: "",
            },
        ];
        let Some((index, triads, displaced)) = choose_with_own(&parts, &own, &rooms, WORDINGS)
        else {
            overflows.add_unfit(&group.names, unfit(&parts, &own, &rooms[1]));
            return Vec::new();
        };
        self.note(&displaced, group, overflows);
        let nothing = Salutation::default();
        let around = if index == 0 { &around } else { &nothing };
        let subject = self.subject(channel);
        let said = triads
            .iter()
            .map(|t| say(t, &rooms[index], around, subject.as_ref()));
        said.map(Arc::new).collect()
    }

    fn note(&self, displaced: &[Displaced], group: &Group, overflows: &mut Overflows) {
        for displaced in displaced {
            overflows.add_displaced(&group.names, *displaced);
        }
    }

    /// The first subject whose slots have values and that the channel takes.
    fn subject(&self, channel: &Channel) -> Option<String> {
        let most = channel.subject?;
        let status = self.setting.told.update().status.value;
        let subjects = self.setting.book.subjects.get(&status)?;
        let fill = |t: &super::template::Template| {
            t.fill(|slot| self.values(channel).get(slot, PhraseLength::Short))
        };
        let mut filled = subjects.iter().filter_map(fill);
        filled.find(|subject| subject.chars().count() <= most)
    }
}

/// Which part has nothing to say, or by how much the shortest triad is over and whose fault that is.
fn unfit(parts: &Parts, own: &OwnWords, room: &Room<'_>) -> Unfit {
    let shortest = [0, 1, 2].map(|i| shortest(&parts[i]));
    let silent = (0..3).find(|&i| shortest[i].is_none() && own[i].is_none());
    if let Some(index) = silent {
        return Unfit::Silent(TRIAD[index]);
    }
    let heaviest = (0..3).max_by_key(|&i| shortest[i].map_or(0, |c| c.weight));
    let texts = shortest.map(|c| c.map_or("", |c| c.text.as_str()));
    Unfit::TooLong {
        part: heaviest.map_or(Part::NextStep, |i| TRIAD[i]),
        over: room.overflow(texts),
    }
}

fn say(triad: &Triad, room: &Room<'_>, around: &Salutation, subject: Option<&String>) -> Said {
    let whole = room.whole(&triad.parts);
    let count = room.channel.count(&whole);
    let [apology, status, next_step] = triad.parts.clone();
    Said {
        greeting: around.greeting.clone(),
        unnamed: around.unnamed.clone(),
        signature: around.signature.clone(),
        text: triad.parts.join(room.separator()),
        separator: room.separator(),
        apology,
        status,
        next_step,
        coda: None,
        subject: subject.cloned(),
        length: count.length,
        limit: count.limit,
        unit: unit(room.channel, &whole),
    }
}

/// What is counted; an SMS is counted in the units it is sent in.
fn unit(channel: &Channel, text: &str) -> &'static str {
    match channel.unit {
        Unit::SmsParts => match sms::split(text).encoding {
            sms::Encoding::Gsm7 => "septets",
            sms::Encoding::Ucs2 => "utf16",
        },
        unit => unit.as_str(),
    }
}
