//! All replies to one update in one edition: every group of channels in every situation and tone. Never picks incidents.

use std::sync::Arc;

use super::author::{OwnWords, TRIAD, own_words};
use super::book::Book;
use super::compose::{Asked, Channels, Group};
use super::conditions::Told;
use super::gates::Gates;
use super::overflow::Overflows;
use super::reply::{Cell, RefusedTone, Row, VoiceReplies};
use super::row::Composer;
use super::tones::{is_grave, permitted, refusal};
use crate::diagnostics::Diagnostic;
use crate::locale::Locale;
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;

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

/// The cells that answer for the three parts, and whether the author's words stand there: what a row is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The cell of each part.
    pub(super) cells: [Option<(Situation, Tone)>; 3],
    /// Whether the author's words stand there.
    pub(super) own: bool,
    /// The situation whose light lines follow the triad.
    pub(super) coda: Option<Situation>,
}

/// Composes the replies to an update.
pub(super) fn compose_update(
    setting: &Setting<'_>,
    channels: &Channels,
    asked: Asked,
) -> (VoiceReplies, Vec<Diagnostic>) {
    let own = own_words(setting.told);
    let gates = Gates::of(setting.told, setting.book);
    let mut composer = Composer::new(setting, &channels.groups, (&own, &gates));
    let mut overflows = Overflows::default();
    let mut origins: Vec<Origin> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = Vec::new();
    for (situation, tone) in asked_cells(setting, (&channels.groups, &gates), asked) {
        let origin = origin(setting, (situation, tone), &own);
        let known = origins.iter().position(|o| *o == origin);
        let row = known.unwrap_or_else(|| {
            origins.push(origin);
            rows.push(composer.compose(&origin, &mut overflows));
            rows.len() - 1
        });
        let cell = Cell {
            situation,
            tone,
            row,
        };
        cells.push(cell);
    }
    let replies = VoiceReplies {
        brand: Arc::clone(setting.names.0),
        language: Arc::clone(setting.names.1),
        groups: Arc::clone(&channels.names),
        rows,
        cells,
        refused: refused(setting.told, &gates),
    };
    (replies, overflows.diagnose(setting.told))
}

fn asked_cells(
    setting: &Setting<'_>,
    (groups, gates): (&[Group], &Gates<'_>),
    asked: Asked,
) -> Vec<(Situation, Tone)> {
    let situations = match asked {
        Asked::Situation(situation) => vec![situation],
        Asked::Written => setting.book.situations(),
    };
    let tones = permitted(setting.told, gates);
    let may_be_light = |s| groups.iter().any(|g| gates.pass(&g.channel, s).is_ok());
    let cells = situations.iter();
    cells
        .flat_map(|s| tones.iter().map(|t| (*s, *t)))
        .filter(|&(s, t)| t != Tone::Light || may_be_light(s))
        .collect()
}

/// What the row of a cell is made from; the gravest situations have one tone whatever is asked for.
fn origin(setting: &Setting<'_>, (situation, tone): (Situation, Tone), own: &OwnWords) -> Origin {
    let status = setting.told.update().status.value;
    let grave = is_grave(situation);
    let heard = if grave { Tone::Sincere } else { tone };
    Origin {
        cells: TRIAD.map(|part| setting.book.answering(status, (situation, heard), part)),
        own: !grave && own.iter().any(Option::is_some),
        coda: (heard == Tone::Light).then_some(situation),
    }
}

fn refused(told: &Told<'_>, gates: &Gates<'_>) -> Vec<RefusedTone> {
    let tones = Tone::ALL.iter().filter_map(|&tone| {
        let reason = refusal(tone, told, gates)?;
        Some(RefusedTone { tone, reason })
    });
    tones.collect()
}
