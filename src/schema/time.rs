//! Times, dates, durations and hours as written. Never knows a time zone: the model resolves them.

use chrono::{Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::node::{Node, shorten};
use super::read::{Named, Read, scalar_text};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Place, Spanned};

/// A date and time, in the site's zone unless it has an offset of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    /// The date and time on the clock.
    pub clock: NaiveDateTime,
    /// The offset, where one is written.
    pub offset: Option<FixedOffset>,
}

/// When the next update is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextUpdate {
    /// The next such clock time after the update.
    Clock(NaiveTime),
    /// A duration after the update.
    After(Duration),
    /// A date and time.
    At(WrittenTime),
}

/// A length of time such as `30m`, `4h` or `2d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(pub Duration);

/// A clock time such as `08:00`; `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(pub u32);

/// The days of a week that a key such as `mon-fri` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days(pub Vec<Weekday>);

/// Opening hours of a day such as `08:00-22:00`, in minutes from midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenHours {
    /// The minute it opens.
    pub from: u32,
    /// The minute it closes, at most 1440.
    pub until: u32,
}

/// Opening hours by days.
#[derive(Clone, Debug, Default)]
pub struct Hours(pub Vec<(Spanned<Days>, Spanned<OpenHours>)>);

/// No promise and no threshold is longer than ten years.
const LONGEST: Duration = Duration::days(3653);

impl WrittenTime {
    /// Reads `2026-07-11 15:05`, with `T`, seconds, or an offset where written.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10)?;
        let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
        let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
        let (clock, offset) = split_offset(rest)?;
        let clock = parse_clock(clock)?;
        let clock = date.and_time(clock);
        Some(Self { clock, offset })
    }

    /// Whether it is in a year that is read; one so far away that no calendar holds it would break arithmetic later.
    pub fn is_near(self) -> bool {
        is_near(self.clock.date())
    }
}

impl ClockTime {
    /// Reads `16:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
            return None;
        }
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        let minutes = hour * 60 + minute;
        (minute < 60 && minutes <= 1440).then_some(Self(minutes))
    }
}

impl Length {
    /// Reads `90s`, `30m`, `4h`, `2d`, or several such as `1h30m`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut total = Duration::zero();
        let mut rest = text.trim();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number: i64 = rest.get(..digits)?.parse().ok()?;
            let unit = rest[digits..].chars().next()?;
            let part = match unit {
                's' => Duration::try_seconds(number),
                'm' => Duration::try_minutes(number),
                'h' => Duration::try_hours(number),
                'd' => Duration::try_days(number),
                _ => None,
            };
            total = total.checked_add(&part?)?;
            rest = rest[digits + unit.len_utf8()..].trim_start();
        }
        (total <= LONGEST).then_some(Self(total))
    }
}

/// Whether a day is one that a project can speak of.
pub(crate) fn is_near(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1970..=9998).contains(&date.year())
}

fn split_offset(rest: &str) -> Option<(&str, Option<FixedOffset>)> {
    let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
        None => return Some((rest, None)),
        Some(at) => rest.split_at(at),
    };
    Some((clock.trim_end(), Some(parse_offset(offset)?)))
}

fn parse_offset(text: &str) -> Option<FixedOffset> {
    if text.eq_ignore_ascii_case("z") {
        return FixedOffset::east_opt(0);
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    let seconds = (hours * 60 + minutes) * 60;
    let seconds = if sign == "-" { -seconds } else { seconds };
    (minutes < 60).then(|| FixedOffset::east_opt(seconds))?
}

fn parse_clock(text: &str) -> Option<NaiveTime> {
    let formats = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"];
    formats
        .iter()
        .find_map(|f| NaiveTime::parse_from_str(text, f).ok())
}

fn parse_days(text: &str) -> Option<Vec<Weekday>> {
    let mut days = Vec::new();
    for part in text.split(',') {
        match part.trim().split_once('-') {
            None => days.push(parse_day(part)?),
            Some((first, last)) => {
                let (mut day, last) = (parse_day(first)?, parse_day(last)?);
                days.push(day);
                while day != last {
                    day = day.succ();
                    days.push(day);
                }
            }
        }
    }
    Some(days)
}

fn parse_day(text: &str) -> Option<Weekday> {
    match text.trim().to_ascii_lowercase().as_str() {
        "mon" => Some(Weekday::Mon),
        "tue" => Some(Weekday::Tue),
        "wed" => Some(Weekday::Wed),
        "thu" => Some(Weekday::Thu),
        "fri" => Some(Weekday::Fri),
        "sat" => Some(Weekday::Sat),
        "sun" => Some(Weekday::Sun),
        _ => None,
    }
}

impl Days {
    /// Reads `mon-fri`, `sat` or `mon,wed-fri`.
    pub fn parse(text: &str) -> Option<Self> {
        parse_days(text).map(Self)
    }
}

impl OpenHours {
    /// Reads `08:00-22:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let (from, until) = (ClockTime::parse(from)?.0, ClockTime::parse(until)?.0);
        (from < until).then_some(Self { from, until })
    }
}

/// Reads a scalar with a parser, and says what was expected where it fails.
fn read_with<T>(
    node: &Node,
    expected: &str,
    problems: &mut Vec<Diagnostic>,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = scalar_text(node, expected, problems)?;
    let value = parse(text);
    if value.is_none() {
        problems.push(not_such(text, expected, node.place));
    }
    value
}

/// The problem of a text that is not what was expected, "a date such as ...".
fn not_such(text: &str, expected: &str, place: Place) -> Diagnostic {
    let (what, example) = expected.split_once(" such as ").unwrap_or((expected, ""));
    let message = format!("`{}` is not {what}", shorten(text));
    Diagnostic::error(Code::InvalidTime, message)
        .at(place, "")
        .help(format!("write it like {example}"))
}

impl Read for WrittenTime {
    const EXPECTED: &'static str = "a date and time such as `2026-07-11 15:05`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).filter(|t| t.is_near());
        read_with(node, Self::EXPECTED, problems, parse)
    }
}

impl Read for NextUpdate {
    const EXPECTED: &'static str =
        "a time of the next update such as `16:00`, `+30m` or `2026-07-11 16:00`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        read_with(node, Self::EXPECTED, problems, |text| {
            if let Some(length) = text.strip_prefix('+') {
                return Length::parse(length).map(|l| Self::After(l.0));
            }
            let clock = parse_clock(text).map(Self::Clock);
            clock.or_else(|| {
                WrittenTime::parse(text)
                    .filter(|t| t.is_near())
                    .map(Self::At)
            })
        })
    }
}

impl Read for NaiveDate {
    const EXPECTED: &'static str = "a date such as `2026-10-31`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let parse = |text: &str| Self::parse_from_str(text, "%Y-%m-%d").ok();
        let parse = |text: &str| parse(text).filter(|date| is_near(*date));
        read_with(node, <Self as Read>::EXPECTED, problems, parse)
    }
}

impl Read for Length {
    const EXPECTED: &'static str = "a duration such as `30m`, `4h` or `2d`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        read_with(node, Self::EXPECTED, problems, Self::parse)
    }
}

impl Read for ClockTime {
    const EXPECTED: &'static str = "a clock time such as `\"08:00\"`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        read_with(node, Self::EXPECTED, problems, Self::parse)
    }
}

impl Read for Days {
    const EXPECTED: &'static str = "a span of days such as `mon-fri` or `sat,sun`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        read_with(node, Self::EXPECTED, problems, Self::parse)
    }
}

impl Read for OpenHours {
    const EXPECTED: &'static str = "a span of hours within one day such as `\"08:00-22:00\"`";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        read_with(node, Self::EXPECTED, problems, Self::parse)
    }
}

impl Read for Hours {
    const EXPECTED: &'static str = "a map of days and hours";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let by_days: Named<OpenHours> = Named::read(node, problems)?;
        let mut hours = Vec::new();
        for (days, open) in by_days.0 {
            match Days::parse(&days) {
                Some(parsed) => hours.push((Spanned::new(parsed, days.place), open)),
                None => problems.push(not_such(&days, Days::EXPECTED, days.place)),
            }
        }
        Some(Self(hours))
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockTime, Days, Length, WrittenTime};

    fn check_time(text: &str, expect: Option<(&str, Option<i32>)>) {
        let got = WrittenTime::parse(text);
        let got = got.map(|t| (t.clock.to_string(), t.offset.map(|o| o.local_minus_utc())));
        let expect = expect.map(|(clock, offset)| (clock.to_owned(), offset));
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn times_with_and_without_offset() {
        check_time("2026-07-11 15:05", Some(("2026-07-11 15:05:00", None)));
        check_time(
            "2026-07-11T15:05:09Z",
            Some(("2026-07-11 15:05:09", Some(0))),
        );
        check_time(
            "2026-07-11 15:05 +02:00",
            Some(("2026-07-11 15:05:00", Some(7200))),
        );
        check_time(
            "2026-07-11 15:05-0730",
            Some(("2026-07-11 15:05:00", Some(-27000))),
        );
        check_time("2026-13-11 15:05", None);
        check_time("2026-07-11", None);
        check_time("2026-07-11 25:00", None);
    }

    #[test]
    fn durations_hours_and_days() {
        assert_eq!(Length::parse("1h30m").map(|l| l.0.num_minutes()), Some(90));
        assert_eq!(Length::parse("4"), None);
        assert_eq!(Length::parse("99999999999999999999d"), None);
        assert_eq!(ClockTime::parse("24:00").map(|c| c.0), Some(1440));
        assert_eq!(ClockTime::parse("24:01"), None);
        assert_eq!(Days::parse("sat-mon").map(|d| d.0.len()), Some(3));
        assert_eq!(Days::parse("monday"), None);
    }
}
