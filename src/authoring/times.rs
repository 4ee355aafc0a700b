//! Times as people give them at a prompt or a flag: `now`, `-10m`, `14:05`, or as files have them. Never asks the clock.

use std::fmt;

use chrono::{Duration, LocalResult, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;

use crate::model::{Moment, moment_in};
use crate::schema::time::{ClockTime, Length, WrittenTime};

/// A time as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenTime {
    /// `now`.
    Now,
    /// `-10m` or `+2h`: so long before now or after it.
    Off(Duration),
    /// `14:05`: the clock of the site on a day that is near.
    Clock(NaiveTime),
    /// A date and time.
    Written(WrittenTime),
}

/// Which day a clock time is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// The last such time up to now.
    Past,
    /// The one that is nearest to now.
    Near,
    /// The next such time after another moment.
    After(Moment),
}

/// How a time is given.
const EXPECTED: &str = "expected `now`, `-10m`, `14:05` or `2026-07-11 14:05`";

impl SpokenTime {
    /// Reads a time; what cannot be read says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let length = |digits: &str| Length::parse(digits).map(|l| l.0);
        let read = match (text.strip_prefix(['-', '−']), text.strip_prefix('+')) {
            _ if text.eq_ignore_ascii_case("now") => Some(Self::Now),
            (Some(ago), _) => length(ago).map(|l| Self::Off(-l)),
            (_, Some(ahead)) => length(ahead).map(Self::Off),
            _ => clock(text).map(Self::Clock).or_else(|| written(text)),
        };
        read.ok_or_else(|| EXPECTED.to_owned())
    }

    /// The moment that is meant, to the minute, in the site's zone.
    pub fn resolve(self, zone: Tz, now: Moment, lean: Lean) -> Result<Moment, String> {
        let moment = match self {
            Self::Now => now,
            Self::Off(length) => now + length,
            Self::Written(time) => in_zone(zone, time)?,
            Self::Clock(clock) => nearby(zone, now, clock, lean)?,
        };
        Ok(to_the_minute(moment))
    }
}

impl fmt::Display for SpokenTime {
    /// As it can be given again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => f.write_str("now"),
            Self::Off(length) => {
                let sign = if *length < Duration::zero() { '-' } else { '+' };
                write!(f, "{sign}{}s", length.num_seconds().abs())
            }
            Self::Clock(clock) => write!(f, "{}", clock.format("%H:%M")),
            Self::Written(time) => {
                write!(f, "{}", time.clock.format("%Y-%m-%d %H:%M"))?;
                time.offset.map_or(Ok(()), |offset| write!(f, " {offset}"))
            }
        }
    }
}

/// A moment as files have it: the clock of the site, with an offset only where that clock says it twice.
pub fn file_time(moment: Moment, zone: Tz) -> String {
    let local = moment.with_timezone(&zone);
    let twice = zone.from_local_datetime(&local.naive_local());
    match twice {
        LocalResult::Ambiguous(..) => local.format("%Y-%m-%d %H:%M %:z").to_string(),
        _ => local.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// The same beside another moment: the clock alone where that is on the same day.
pub fn file_time_beside(moment: Moment, beside: Moment, zone: Tz) -> String {
    let [there, here] = [moment, beside].map(|m| m.with_timezone(&zone));
    match there.date_naive() == here.date_naive() && there.offset() == here.offset() {
        true => there.format("%H:%M").to_string(),
        false => file_time(moment, zone),
    }
}

/// The minute that a moment is in.
pub fn to_the_minute(moment: Moment) -> Moment {
    let whole = moment.with_second(0).and_then(|m| m.with_nanosecond(0));
    whole.unwrap_or(moment)
}

fn clock(text: &str) -> Option<NaiveTime> {
    let minutes = ClockTime::parse(text)?.0;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

fn written(text: &str) -> Option<SpokenTime> {
    let time = WrittenTime::parse(text).filter(|t| t.is_near())?;
    Some(SpokenTime::Written(time))
}

fn in_zone(zone: Tz, time: WrittenTime) -> Result<Moment, String> {
    moment_in(zone, time).map_err(|t| format!("{}; {}", t.message(), t.help()))
}

/// The day on which a clock time is meant: one of those around now.
fn nearby(zone: Tz, now: Moment, clock: NaiveTime, lean: Lean) -> Result<Moment, String> {
    let base = match lean {
        Lean::After(moment) => moment,
        Lean::Past | Lean::Near => now,
    };
    let today = base.with_timezone(&zone).date_naive();
    let days = [-1, 0, 1].map(|offset| today + Duration::days(offset));
    let moments = days.map(|day| {
        let clock = day.and_time(clock);
        in_zone(
            zone,
            WrittenTime {
                clock,
                offset: None,
            },
        )
    });
    let meant = match lean {
        Lean::Past => moments
            .iter()
            .rev()
            .find(|m| !matches!(m, Ok(m) if *m > now)),
        Lean::After(_) => moments.iter().find(|m| !matches!(m, Ok(m) if *m <= base)),
        Lean::Near => {
            let distance = |m: &&Result<Moment, String>| match m {
                Ok(m) => (*m - now).abs(),
                Err(_) => Duration::zero(),
            };
            moments.iter().min_by_key(distance)
        }
    };
    meant.cloned().unwrap_or(Ok(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = Tz::Europe__London;

    fn moment(text: &str) -> Moment {
        moment_in(ZONE, WrittenTime::parse(text).unwrap()).unwrap()
    }

    fn check(text: &str, lean: Lean, expect: &str) {
        let now = moment("2026-07-11 00:10:42");
        let time = SpokenTime::parse(text).unwrap();
        let meant = time.resolve(ZONE, now, lean).unwrap();
        assert_eq!(file_time(meant, ZONE), expect, "{text} {lean:?}");
    }

    #[test]
    fn times_are_given_as_people_say_them() {
        check("now", Lean::Past, "2026-07-11 00:10");
        check("-10m", Lean::Past, "2026-07-11 00:00");
        check("+1h30m", Lean::Near, "2026-07-11 01:40");
        check("23:55", Lean::Past, "2026-07-10 23:55");
        check("23:55", Lean::Near, "2026-07-10 23:55");
        check("00:05", Lean::Past, "2026-07-11 00:05");
        check("00:20", Lean::Near, "2026-07-11 00:20");
        let later = moment("2026-08-01 02:00");
        check("04:00", Lean::After(later), "2026-08-01 04:00");
        check("01:00", Lean::After(later), "2026-08-02 01:00");
        check("2026-07-01 10:00", Lean::Past, "2026-07-01 10:00");
        check("2026-07-01 10:00Z", Lean::Past, "2026-07-01 11:00");
    }

    #[test]
    fn what_cannot_be_read_says_what_is_expected() {
        for text in ["", "soon", "25:00", "10m", "-", "2026-07-11"] {
            assert_eq!(SpokenTime::parse(text), Err(EXPECTED.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_hour_that_comes_twice_has_its_offset() {
        let twice = moment("2026-10-25 01:30+0000");
        assert_eq!(file_time(twice, ZONE), "2026-10-25 01:30 +00:00");
        let time = SpokenTime::parse("2026-10-25 01:30").unwrap();
        let refused = time.resolve(ZONE, twice, Lean::Past).unwrap_err();
        assert!(refused.contains("happens twice"), "{refused}");
        let before = moment("2026-10-25 00:30");
        assert_eq!(
            file_time_beside(twice, before, ZONE),
            file_time(twice, ZONE)
        );
    }
}
