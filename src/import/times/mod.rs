//! Times as people wrote them in files and headlines, read as moments. Never guesses silently: a reading that is not plain says so.

mod clocks;
mod dates;
mod scan;
mod tokens;
mod words;
mod zones;

use chrono::{
    DateTime, Days, FixedOffset, LocalResult, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

pub(super) use scan::{Scan, scan};

use crate::import::history::Time;

/// A time as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// The moment.
    pub(super) time: Time,
    /// Why it may not be what was meant.
    pub(super) doubt: Option<Doubt>,
    /// Whether the text states its zone.
    pub(super) zone: Stated,
}

/// Why a time may not be what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// The text is mistyped or says more than one time.
    Unclear,
    /// No calendar or clock has it.
    Impossible,
}

/// Whether something is written or taken from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated {
    /// It is written.
    Here,
    /// It is not.
    Elsewhere,
}

/// A zone of clocks: a fixed offset, or a place with its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// The same offset all year.
    Fixed(FixedOffset),
    /// The offset of a place.
    Place(Tz),
}

impl Zone {
    /// No offset at all.
    pub(super) const UTC: Self = Self::Place(Tz::UTC);

    /// The zone of so many minutes east, where there is one.
    fn of_minutes(minutes: i32) -> Option<Self> {
        FixedOffset::east_opt(minutes.checked_mul(60)?).map(Self::Fixed)
    }

    /// The moment of a clock. A clock that a change of hours leaves out is read an hour later, one that comes twice as the first.
    pub(super) fn at(self, clock: NaiveDateTime) -> Option<(Time, Option<Doubt>)> {
        let zone = match self {
            Self::Fixed(offset) => {
                let time = offset.from_local_datetime(&clock).single()?;
                return Some((time, None));
            }
            Self::Place(zone) => zone,
        };
        let later = clock.checked_add_signed(TimeDelta::hours(1));
        match zone.from_local_datetime(&clock) {
            LocalResult::Single(time) => Some((fix(time), None)),
            LocalResult::Ambiguous(first, _) => Some((fix(first), Some(Doubt::Unclear))),
            LocalResult::None => {
                let time = zone.from_local_datetime(&later?).earliest()?;
                Some((fix(time), Some(Doubt::Impossible)))
            }
        }
    }
}

/// Turns a time into a moment; one without a zone is in `zone`, one without a clock is the start of its day.
pub(super) fn read_time(text: &str, zone: Zone) -> Option<Reading> {
    let scan = scan(text);
    let (date, doubt) = scan.date?.resolve()?;
    let (clock, late, clock_doubt) = scan
        .clock
        .map_or((NaiveTime::MIN, Days::new(0), None), |clock| {
            clock.resolve()
        });
    let day = date.checked_add_days(late)?;
    let (time, place_doubt) = scan.zone.unwrap_or(zone).at(day.and_time(clock))?;
    let doubt = doubt
        .max(clock_doubt)
        .max(place_doubt)
        .max(scan.doubt)
        .max(scan.has_more.then_some(Doubt::Unclear));
    let zone = if scan.zone.is_some() {
        Stated::Here
    } else {
        Stated::Elsewhere
    };
    Some(Reading { time, doubt, zone })
}

/// The first of several times that is there and can be read.
pub(super) fn first_time<const N: usize>(texts: [&Option<String>; N], zone: Tz) -> Option<Time> {
    let mut texts = texts.into_iter().flatten();
    texts.find_map(|text| read_time(text, Zone::Place(zone)).map(|reading| reading.time))
}

fn fix(local: DateTime<Tz>) -> Time {
    local.with_timezone(&local.offset().fix())
}

#[cfg(test)]
mod tests;
