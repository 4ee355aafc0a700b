//! When each message of a body was written: its own time, or that of the file for the first and the last.
//! Where one message has no time, none has.

use chrono::{Datelike, NaiveDateTime, TimeDelta};

use crate::{
    import::{
        cstate::{blocks::Block, heads::Label, shortcodes::tracked_time},
        history::Time,
        times::{Doubt, Scan, Zone, scan},
    },
    schema::update::Status,
};

/// A message further from its incident than this is dated wrongly.
const FAR: TimeDelta = TimeDelta::days(31);
/// A clock on the day after the message before it is at most so much later; more, and the messages are in no order.
const NIGHT: TimeDelta = TimeDelta::hours(12);

/// A message with its time.
#[derive(Debug, Clone)]
pub(super) struct Timed {
    /// When it was written.
    pub(super) at: Time,
    /// Why that may not be what was meant.
    pub(super) doubt: Option<Doubt>,
    /// The status that its first line names.
    pub(super) status: Option<Status>,
    /// Its text.
    pub(super) text: String,
}

/// What is known of the time of a message.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// A moment.
    At(Time, Option<Doubt>),
    /// The moment of the file that belongs to its label.
    Borrowed(Time, Label),
    /// A clock, of a day that the messages around it tell.
    Clock(Scanned),
}

/// A clock without a day.
#[derive(Debug, Clone, Copy)]
struct Scanned {
    clock: chrono::NaiveTime,
    zone: Zone,
    doubt: Option<Doubt>,
}

/// Gives every message its time, oldest first; nothing where one has none or the times contradict each other.
pub(super) fn time_blocks(
    blocks: &[Block],
    start: Option<Time>,
    end: Option<Time>,
) -> Option<Vec<Timed>> {
    if blocks.len() < 2 {
        return None;
    }
    let zone = start.map_or(Zone::UTC, |start| Zone::Fixed(*start.offset()));
    let known: Option<Vec<_>> = blocks
        .iter()
        .map(|block| know(block, zone, start, end))
        .collect();
    let known = known?;
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    if is_newest_first(&known) {
        order.reverse();
    }
    let times = settle(&known, &order, (start, end))?;
    let mut timed: Vec<_> = order
        .iter()
        .zip(times)
        .map(|(place, (at, doubt))| timed(&blocks[*place], at, doubt))
        .collect();
    timed.sort_by_key(|timed| timed.at);
    (is_near(&timed, start, end) && keeps_ends(&known, &timed)).then_some(timed)
}

/// The times that messages state in full, whether the body is cut or not.
pub(super) fn dated(blocks: &[Block]) -> Vec<Time> {
    let known = blocks
        .iter()
        .filter_map(|block| know(block, Zone::UTC, None, None));
    let moments = known.filter_map(|known| match known {
        Known::At(at, _) => Some(at),
        Known::Borrowed(..) | Known::Clock(_) => None,
    });
    moments.collect()
}

fn timed(block: &Block, at: Time, doubt: Option<Doubt>) -> Timed {
    let status = block.head.as_ref().and_then(|head| head.status);
    Timed {
        at,
        doubt,
        status,
        text: block.text.clone(),
    }
}

fn know(block: &Block, zone: Zone, start: Option<Time>, end: Option<Time>) -> Option<Known> {
    let tracked = tracked_time(&block.text).map(scan);
    let head = block.head.as_ref();
    let scans = tracked.iter().chain(head.map(|head| &head.scan));
    if let Some(known) = scans.filter_map(|scan| know_scan(scan, zone, start)).next() {
        return Some(known);
    }
    match head?.label {
        Label::Initial => start.map(|start| Known::Borrowed(start, Label::Initial)),
        Label::Final => end.map(|end| Known::Borrowed(end, Label::Final)),
        Label::Other => None,
    }
}

/// A day alone is no time: where among the others the message belongs, nobody knows.
fn know_scan(scan: &Scan, zone: Zone, start: Option<Time>) -> Option<Known> {
    let (clock, late, clock_doubt) = scan.clock?.resolve();
    let zone = scan.zone.unwrap_or(zone);
    let doubt = scan.doubt.max(clock_doubt);
    let Some(date) = scan.date else {
        return Some(Known::Clock(Scanned { clock, zone, doubt }));
    };
    let date = start.map_or(date, |start| date.in_year(start.year()));
    let (day, date_doubt) = date.resolve()?;
    let (at, place_doubt) = zone.at(day.checked_add_days(late)?.and_time(clock))?;
    Some(Known::At(at, doubt.max(date_doubt).max(place_doubt)))
}

/// Whether the messages stand newest first, as cState's do unless their times say otherwise.
fn is_newest_first(known: &[Known]) -> bool {
    let moments: Vec<Time> = known
        .iter()
        .filter_map(|known| match known {
            Known::At(at, _) | Known::Borrowed(at, _) => Some(*at),
            Known::Clock(_) => None,
        })
        .collect();
    if let (Some(first), Some(last)) = (moments.first(), moments.last())
        && first != last
    {
        return first > last;
    }
    match known.iter().find_map(|known| {
        if let Known::Borrowed(_, label) = known {
            Some(label)
        } else {
            None
        }
    }) {
        Some(Label::Initial) => !matches!(known.first(), Some(Known::Borrowed(..))),
        Some(Label::Final | Label::Other) => matches!(known.first(), Some(Known::Borrowed(..))),
        None => descends(known),
    }
}

fn descends(known: &[Known]) -> bool {
    let clocks: Vec<_> = known
        .iter()
        .filter_map(|known| {
            if let Known::Clock(scanned) = known {
                Some(scanned.clock)
            } else {
                None
            }
        })
        .collect();
    let ascents = clocks.windows(2).filter(|pair| pair[0] < pair[1]).count();
    ascents * 2 < clocks.len().max(1)
}

/// The times in order, from the oldest on: a clock without a day is the next one after the message before it.
fn settle(
    known: &[Known],
    order: &[usize],
    (start, end): (Option<Time>, Option<Time>),
) -> Option<Vec<(Time, Option<Doubt>)>> {
    let mut before: Option<Time> = None;
    let mut out = Vec::with_capacity(order.len());
    for place in order {
        let (at, doubt) = match known[*place] {
            Known::At(at, doubt) => (at, doubt),
            Known::Borrowed(at, _) => (at, None),
            Known::Clock(scanned) => {
                let (at, doubt) = place_clock(scanned, before, start)?;
                if before.is_some_and(|before| is_astray(at, before, end)) {
                    return None;
                }
                (at, scanned.doubt.max(doubt))
            }
        };
        before = Some(at);
        out.push((at, doubt));
    }
    Some(out)
}

fn place_clock(
    scanned: Scanned,
    before: Option<Time>,
    start: Option<Time>,
) -> Option<(Time, Option<Doubt>)> {
    let around = before.or(start)?;
    let day = scanned
        .zone
        .at(NaiveDateTime::default())
        .map_or(around, |there| around.with_timezone(there.0.offset()))
        .date_naive();
    let days = [day.pred_opt()?, day, day.succ_opt()?];
    let candidates = days
        .iter()
        .filter_map(|day| scanned.zone.at(day.and_time(scanned.clock)));
    match before {
        Some(before) => candidates.filter(|(at, _)| *at >= before).min(),
        None => candidates.min_by_key(|(at, _)| (*at - around).abs()),
    }
}

/// Whether a clock that comes after another on a later day leads where no message can be.
fn is_astray(at: Time, before: Time, end: Option<Time>) -> bool {
    let is_later_day = at.date_naive() > before.with_timezone(at.offset()).date_naive();
    is_later_day && (at - before > NIGHT || end.is_some_and(|end| at > end))
}

fn is_near(timed: &[Timed], start: Option<Time>, end: Option<Time>) -> bool {
    let (first, last) = (
        timed.first().map(|timed| timed.at),
        timed.last().map(|timed| timed.at),
    );
    let from = start.or(first);
    let until = end.max(from).or(last);
    let is_near = |at: Time| {
        from.is_none_or(|from| at >= from - FAR) && until.is_none_or(|until| at <= until + FAR)
    };
    timed.iter().all(|timed| is_near(timed.at))
        && (start.is_some()
            || first
                .zip(last)
                .is_some_and(|(first, last)| last - first <= FAR * 12))
}

/// A message that borrows the time of the file is the first or the last one, and the only one to do so.
fn keeps_ends(known: &[Known], timed: &[Timed]) -> bool {
    let borrowed = |wanted: Label| {
        let mut all = known.iter().filter_map(|known| match known {
            Known::Borrowed(at, label) if *label == wanted => Some(*at),
            _ => None,
        });
        (all.next(), all.next())
    };
    let ((initial, second_initial), (last, second_last)) =
        (borrowed(Label::Initial), borrowed(Label::Final));
    let (first_at, last_at) = (
        timed.first().map(|timed| timed.at),
        timed.last().map(|timed| timed.at),
    );
    second_initial.is_none()
        && second_last.is_none()
        && (initial.is_none() || initial == first_at)
        && (last.is_none() || last == last_at)
}

#[cfg(test)]
mod tests;
