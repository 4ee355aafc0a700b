//! From editions to replies: which incidents, which channels and tones, each distinct reply once. Never renders.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::book::Book;
use super::conditions::Told;
use super::phrasebooks::Phrasebooks;
use super::reply::{IncidentReplies, RefusedTone, Replies, UpdateReplies};
use super::tones::refusal;
use super::update::{Setting, compose_update};
use crate::channels::{Channel, load_channels};
use crate::diagnostics::{Code, Diagnostic};
use crate::locale::Locale;
use crate::model::{Edition, Incident, Phase, Site, Soundness};
use crate::schema::Language;
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

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
    let mut problems = Vec::new();
    let groups = group(&channels);
    let incidents = in_scope(site, scope);
    let compose = |incident: &&Incident| {
        let first = scope.first_update(incident.updates.len());
        compose_incident((incident, first), &voices, &groups, asked)
    };
    let composed: Vec<_> = incidents.par_iter().map(compose).collect();
    let mut replies = Replies::default();
    for (incident, found) in composed {
        problems.extend(found);
        replies.incidents.push(incident);
    }
    problems.extend(missing_books(site, books));
    (replies, problems)
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

/// Languages that replies are asked for in and that nobody has written phrases for.
fn missing_books(site: &Site, books: &[&Phrasebooks]) -> Vec<Diagnostic> {
    let asked = site.replies.languages.iter().flatten();
    let missing = asked.filter(|l| !books.iter().any(|b| b.get(l).is_some()));
    let problem = |language: &Language| {
        let message = format!("replies are asked for in `{language}`, which has no phrasebook");
        let advice = format!("add `phrases/{language}.yaml` to the theme");
        Diagnostic::warning(Code::MissingPhrase, message).help(advice)
    };
    missing.map(problem).collect()
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

fn compose_incident(
    (incident, first): (&Incident, usize),
    voices: &[Voice<'_>],
    groups: &[Group],
    asked: Asked,
) -> (IncidentReplies, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut updates: BTreeMap<usize, UpdateReplies> = BTreeMap::new();
    let concerned = |v: &&Voice<'_>| incident.brands.contains(&v.edition.brand_index);
    for voice in voices.iter().filter(concerned) {
        for index in first..incident.updates.len() {
            let told = Told {
                edition: voice.edition,
                incident,
                index,
            };
            let setting = Setting {
                told: &told,
                book: voice.book,
                locale: voice.locale,
                names: (&voice.brand, &voice.language),
            };
            let replies = compose_update(&setting, groups, asked, &mut problems);
            let update = updates.entry(index).or_insert_with(|| empty(&told));
            update.replies.extend(replies);
            update.refused.extend(refused(&setting));
        }
    }
    let site = voices.first().map(|v| v.edition.site);
    let language = site.map(|s| &s.languages[0]);
    let incident = IncidentReplies {
        id: incident.id.clone(),
        title: language.map_or_else(String::new, |l| incident.title.shown(l).text.to_owned()),
        phase: site.map_or(Phase::Closed, |s| incident.phase(s.now)),
        updates: updates.into_values().collect(),
    };
    (incident, problems)
}

fn empty(told: &Told<'_>) -> UpdateReplies {
    let update = told.update();
    UpdateReplies {
        id: update.id(told.incident),
        digits: update.digits.clone(),
        status: update.status.value,
        at: update.at.value,
        next_update: told.promise().or_else(|| told.start()),
        replies: Vec::new(),
        refused: Vec::new(),
    }
}

fn refused(setting: &Setting<'_>) -> Vec<RefusedTone> {
    let (brand, language) = setting.names;
    let tones = Tone::ALL.iter().filter_map(|&tone| {
        Some(RefusedTone {
            brand: Arc::clone(brand),
            language: Arc::clone(language),
            tone,
            reason: refusal(tone, setting.told, setting.book)?,
        })
    });
    tones.collect()
}
