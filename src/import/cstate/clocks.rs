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
mod tests {
    use super::*;
    use crate::import::{cstate::blocks::cut, times::read_time};

    fn moment(text: &str) -> Time {
        read_time(text, Zone::UTC).unwrap().time
    }

    /// The times of the messages of a body, oldest first, and the first words of each.
    fn check(body: &str, expected: Option<&[&str]>) {
        check_until("2026-07-02 16:00", body, expected);
    }

    fn check_until(end: &str, body: &str, expected: Option<&[&str]>) {
        let blocks = cut(body);
        let timed = time_blocks(&blocks, Some(moment("2026-07-02 10:00")), Some(moment(end)));
        let shown = timed.map(|timed| {
            timed
                .iter()
                .map(|timed| {
                    format!(
                        "{} {}",
                        timed.at.format("%d %H:%M%:z"),
                        timed.text.lines().last().unwrap_or_default()
                    )
                })
                .collect::<Vec<_>>()
        });
        let expected = expected.map(|expected| {
            expected
                .iter()
                .map(|line| (*line).to_owned())
                .collect::<Vec<_>>()
        });
        assert_eq!(shown, expected, "{body}");
    }

    #[test]
    fn full_times_in_either_order() {
        let expected: Option<&[&str]> = Some(&["02 10:05+00:00 a", "02 12:00+02:00 b"]);
        let expected = expected.map(|_| &["02 12:00+02:00 b", "02 10:05+00:00 a"][..]);
        check(
            "2026-07-02 10:05 UTC\na\n---\n2026-07-02 12:00 CEST\nb",
            expected,
        );
        check(
            "2026-07-02 12:00 CEST\nb\n---\n2026-07-02 10:05 UTC\na",
            expected,
        );
    }

    #[test]
    fn clocks_get_their_day_from_what_is_around_them() {
        check(
            "14:00 UTC\nc\n---\n11:30 UTC\nb\n---\n09:50 UTC\na",
            Some(&["02 09:50+00:00 a", "02 11:30+00:00 b", "02 14:00+00:00 c"]),
        );
        check_until(
            "2026-07-03 01:00",
            "00:30 UTC\nc\n---\n23:30 UTC\nb\n---\n10:10 UTC\na",
            Some(&["02 10:10+00:00 a", "02 23:30+00:00 b", "03 00:30+00:00 c"]),
        );
        check(
            "10:10 UTC\na\n---\n11:30 UTC\nb\n---\n12:30 UTC\nc",
            Some(&["02 10:10+00:00 a", "02 11:30+00:00 b", "02 12:30+00:00 c"]),
        );
        check(
            "**1.05pm**\nb\n---\n**10.00am**\na",
            Some(&["02 10:00+00:00 a", "02 13:05+00:00 b"]),
        );
        check(
            "13:09 GMT+1\nb\n\n_10:30:_ a",
            Some(&["02 10:30+00:00 _10:30:_ a", "02 13:09+01:00 b"]),
        );
        check(
            "Jul 2, 12:00 UTC\nb\n---\nJul 2, 10:00 UTC\na",
            Some(&["02 10:00+00:00 a", "02 12:00+00:00 b"]),
        );
    }

    #[test]
    fn first_and_last_message_have_the_times_of_the_file() {
        check(
            "[Final message]\nb\n\n[Initial message]\na",
            Some(&["02 10:00+00:00 a", "02 16:00+00:00 b"]),
        );
        check(
            "[Initial message]\na\n\n[Final message]\nb",
            Some(&["02 10:00+00:00 a", "02 16:00+00:00 b"]),
        );
        check(
            "[Final message]\nc\n\n[Update 12:00 UTC]\nb\n\n[Initial message]\na",
            Some(&["02 10:00+00:00 a", "02 12:00+00:00 b", "02 16:00+00:00 c"]),
        );
    }

    #[test]
    fn a_shortcode_tells_the_time() {
        check(
            "*Monitoring* - b {{< track \"2026-07-02 11:00:00\" >}}\n\n*Investigating* - a {{< track \"2026-07-02 10:00:00\" >}}",
            Some(&[
                "02 10:00+00:00 *Investigating* - a {{< track \"2026-07-02 10:00:00\" >}}",
                "02 11:00+00:00 *Monitoring* - b {{< track \"2026-07-02 11:00:00\" >}}",
            ]),
        );
    }

    #[test]
    fn a_clock_that_leads_past_the_end_is_of_no_day() {
        check("00:30 UTC\nc\n---\n23:30 UTC\nb\n---\n10:10 UTC\na", None);
        check(
            "14:02MGT\nd\n---\n13:09 GMT+1\nc\n---\n09:5- GMT\nb\n---\n12:00\na",
            None,
        );
        check_until(
            "2026-07-09 12:00",
            "14:02 UTC\nc\n---\n09:50 UTC\nb\n---\n12:00 UTC\na",
            None,
        );
    }

    #[test]
    fn one_message_without_a_time_and_none_has() {
        check("a", None);
        check("2026-07-02 10:05 UTC\na\n---\nb", None);
        check(
            "[Final message]\nc\n\n[Update]\nb\n\n[Initial message]\na",
            None,
        );
        check(
            "[Final message]\nd\n\n[Initial message]\nc\n\n[Final message]\nb\n\n[Initial message]\na",
            None,
        );
        check(
            "2020-07-02 11:00 UTC\nb\n---\n2020-07-02 10:05 UTC\na",
            None,
        );
        check(
            "[Final message]\nb\n\n[Update 2026-07-02 17:00 UTC]\na",
            None,
        );
        check("*Monitoring* - b\n\n*Investigating* - a", None);
        check("[Update 2026-07-02]\nb\n\n[Initial message]\na", None);
    }
}
