//! From editions to replies: which incidents, which channels and tones, each distinct reply once. Never renders.

use std::sync::Arc;

use rayon::prelude::*;

use super::book::Book;
use super::conditions::Told;
use super::phrasebooks::Phrasebooks;
use super::reply::{IncidentReplies, Replies, UpdateReplies, VoiceReplies};
use super::update::{Setting, compose_update};
use crate::channels::{Channel, load_channels};
use crate::diagnostics::Diagnostic;
use crate::locale::Locale;
use crate::model::{Edition, Incident, Phase, Site, Soundness};
use crate::schema::phrasebook::Situation;

/// Which incidents get replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The newest updates of every open one, those to come, and the newest.
    Newest,
    /// Every incident.
    All,
    /// The newest updates of the one with this id.
    Current(String),
    /// Every update of the one with this id.
    Incident(String),
}

/// So many updates of one incident get replies that nobody asked for: nobody answers with the one before them.
const NEWEST_UPDATES: usize = 100;

/// Which situations get replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All that have phrases of their own.
    Written,
    /// This one.
    Situation(Situation),
}

/// Channels that differ in nothing but their names.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// What they are like.
    pub(super) channel: Channel,
    /// Their names.
    pub(super) names: Vec<Arc<str>>,
}

/// The channels of a site.
pub(super) struct Channels {
    /// Those with equal traits together.
    pub(super) groups: Vec<Group>,
    /// Their names alone, as replies carry them.
    pub(super) names: Arc<[Vec<Arc<str>>]>,
}

/// An edition that has replies, with what is needed to write them.
struct Voice<'v> {
    edition: &'v Edition<'v>,
    book: &'v Book,
    locale: &'v Locale,
    brand: Arc<str>,
    language: Arc<str>,
}

/// Composes the replies of every edition to every update in scope.
///
/// An edition whose language has no phrasebook, or is not one that the site answers in, has no replies.
pub fn compose(
    editions: &[Edition<'_>],
    books: &[&Phrasebooks],
    locales: &[Locale],
    scope: &Scope,
) -> (Replies, Vec<Diagnostic>) {
    compose_asked(editions, books, locales, (scope, Asked::Written))
}

/// Composes the replies in scope to what customers asked.
pub fn compose_asked(
    editions: &[Edition<'_>],
    books: &[&Phrasebooks],
    locales: &[Locale],
    (scope, asked): (&Scope, Asked),
) -> (Replies, Vec<Diagnostic>) {
    let voices = voices(editions, books, locales);
    let Some(site) = editions.first().map(|e| e.site) else {
        return (Replies::default(), Vec::new());
    };
    // What is wrong with them is named where `amends.yaml` is resolved.
    let (channels, _) = load_channels(&site.replies.channels, &site.channels);
    let groups = group(&channels);
    let channels = Channels {
        names: groups.iter().map(|g| g.names.clone()).collect(),
        groups,
    };
    let tasks = tasks(&in_scope(site, scope), &voices, scope);
    let compose = |task: &Task<'_>| {
        let setting = Setting {
            told: &task.told,
            book: task.voice.book,
            locale: task.voice.locale,
            names: (&task.voice.brand, &task.voice.language),
        };
        compose_update(&setting, &channels, asked)
    };
    let composed: Vec<_> = tasks.par_iter().map(compose).collect();
    let (composed, found): (Vec<_>, Vec<_>) = composed.into_iter().unzip();
    let problems = found.into_iter().flatten().collect();
    (gather(site, &tasks, composed), problems)
}

/// An update that one voice tells.
struct Task<'t> {
    voice: &'t Voice<'t>,
    told: Told<'t>,
}

/// What is to be composed: the updates of each incident, and the voices of each update.
fn tasks<'t>(incidents: &[&'t Incident], voices: &'t [Voice<'t>], scope: &Scope) -> Vec<Task<'t>> {
    let mut tasks = Vec::new();
    for &incident in incidents {
        let concerned = |v: &&Voice<'_>| incident.brands.contains(&v.edition.brand_index);
        for index in scope.first_update(incident.updates.len())..incident.updates.len() {
            tasks.extend(voices.iter().filter(concerned).map(|voice| Task {
                voice,
                told: Told {
                    edition: voice.edition,
                    incident,
                    index,
                },
            }));
        }
    }
    tasks
}

/// Puts what was composed below its updates and incidents.
fn gather(site: &Site, tasks: &[Task<'_>], composed: Vec<VoiceReplies>) -> Replies {
    let mut replies = Replies::default();
    for (task, voice) in tasks.iter().zip(composed) {
        let incident = task.told.incident;
        if replies.incidents.last().is_none_or(|i| i.id != incident.id) {
            replies.incidents.push(empty_incident(site, incident));
        }
        let update = empty(&task.told);
        let Some(last) = replies.incidents.last_mut() else {
            continue;
        };
        if last.updates.last().is_none_or(|u| u.id != update.id) {
            last.updates.push(update);
        }
        if let Some(update) = last.updates.last_mut() {
            update.voices.push(voice);
        }
    }
    replies
}

fn empty_incident(site: &Site, incident: &Incident) -> IncidentReplies {
    IncidentReplies {
        id: incident.id.clone(),
        title: incident.title.shown(&site.languages[0]).text.to_owned(),
        phase: incident.phase(site.now),
        updates: Vec::new(),
    }
}

fn in_scope<'s>(site: &'s Site, scope: &Scope) -> Vec<&'s Incident> {
    let incidents = site.incidents.iter().enumerate();
    let wanted = incidents.filter(|(index, incident)| match scope {
        Scope::All => true,
        Scope::Current(id) | Scope::Incident(id) => incident.id == *id,
        Scope::Newest => {
            *index < site.replies.incidents || incident.phase(site.now) != Phase::Closed
        }
    });
    let sound = wanted.filter(|(_, i)| i.soundness == Soundness::Sound);
    sound.map(|(_, incident)| incident).collect()
}

fn voices<'v>(
    editions: &'v [Edition<'v>],
    books: &'v [&Phrasebooks],
    locales: &'v [Locale],
) -> Vec<Voice<'v>> {
    let editions = editions.iter().zip(books).zip(locales);
    let voices = editions.filter_map(|((edition, books), locale)| {
        let languages = edition.site.replies.languages.as_ref();
        let spoken = languages.is_none_or(|l| l.contains(edition.language));
        Some(Voice {
            edition,
            book: books.get(edition.language).filter(|_| spoken)?,
            locale,
            brand: edition.brand.id.as_str().into(),
            language: edition.language.as_str().into(),
        })
    });
    voices.collect()
}

/// Channels with equal traits share their replies.
fn group(channels: &[Channel]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for channel in channels {
        let mut traits = channel.clone();
        for name in [&mut traits.id, &mut traits.source, &mut traits.verified] {
            name.clear();
        }
        traits.needs.clear();
        let name: Arc<str> = channel.id.as_str().into();
        match groups.iter_mut().find(|g| g.channel == traits) {
            Some(group) => group.names.push(name),
            None => groups.push(Group {
                channel: traits,
                names: vec![name],
            }),
        }
    }
    groups
}

impl Scope {
    /// The index of the first update of an incident that gets replies.
    fn first_update(&self, updates: usize) -> usize {
        match self {
            Self::Newest | Self::Current(_) => updates.saturating_sub(NEWEST_UPDATES),
            Self::All | Self::Incident(_) => 0,
        }
    }
}

fn empty(told: &Told<'_>) -> UpdateReplies {
    let update = told.update();
    UpdateReplies {
        id: update.id(told.incident),
        digits: update.digits.clone(),
        status: update.status.value,
        at: update.at.value,
        next_update: told.promise().or_else(|| told.start()),
        voices: Vec::new(),
    }
}
