//! Clocks in the shapes of real files, possible or not.

use chrono::{Days, NaiveTime};

use super::{
    Doubt,
    tokens::Token,
    words::{Half, half},
    zones::zone,
};

/// A clock as it is written, possible or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct WrittenClock {
    hour: u32,
    minute: u32,
    second: u32,
    half: Option<Half>,
    doubt: Option<Doubt>,
}

impl WrittenClock {
    /// The clock, or the nearest that there is, and how many days later it is.
    pub(in crate::import) fn resolve(self) -> (NaiveTime, Days, Option<Doubt>) {
        let hour = match (self.half, self.hour) {
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Afternoon), hour @ 0..=11) => hour + 12,
            (_, hour) => hour,
        };
        let (hour, late) = if hour == 24 {
            (0, Days::new(1))
        } else {
            (hour, Days::new(0))
        };
        let exact = NaiveTime::from_hms_opt(hour, self.minute, self.second);
        let clamped = || NaiveTime::from_hms_opt(hour, self.minute.min(59), self.second.min(59));
        let latest = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
        let is_past_midnight = self.hour == 24 && (self.minute, self.second) != (0, 0);
        let is_impossible = exact.is_none() || is_past_midnight;
        let doubt = self.doubt.max(is_impossible.then_some(Doubt::Impossible));
        (exact.or_else(clamped).unwrap_or(latest), late, doubt)
    }
}

/// What stands before a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// A date.
    Dated,
    /// No date.
    Undated,
}

/// A clock at the head of the tokens. A point between hours and minutes, or no sign at all, is read only where it cannot be a number.
pub(super) fn clock_at(tokens: &[Token<'_>], setting: Setting) -> Option<(WrittenClock, usize)> {
    let (hour, digits) = tokens.first()?.number()?;
    let rest = &tokens[1..];
    if digits == 4 && names_zone(rest) && hour < 2400 {
        return Some((clock((hour / 100, hour % 100, 0), None), 1));
    }
    if digits > 3 {
        return None;
    }
    if let Some((half, length)) = half_at(rest) {
        return Some((clock((hour, 0, 0), Some(half)), 1 + length));
    }
    let is_sign = match rest.first()? {
        Token::Sign(':') => true,
        Token::Word(word) => word.eq_ignore_ascii_case("h"),
        Token::Sign('.') => {
            let after = rest.get(2..)?;
            setting == Setting::Dated || names_zone(after) || half_at(after).is_some()
        }
        _ => false,
    };
    let (minute, minutes) = rest
        .get(1)?
        .number()
        .filter(|(_, digits)| is_sign && *digits <= 2)?;
    Some(with_seconds((hour, digits), (minute, minutes), tokens))
}

fn with_seconds(
    (hour, hours): (u32, usize),
    (minute, minutes): (u32, usize),
    tokens: &[Token<'_>],
) -> (WrittenClock, usize) {
    let mut length = 3;
    let mut second = 0;
    if let [Token::Sign(':'), seconds, ..] = &tokens[length..]
        && let Some((value, 1..=2)) = seconds.number()
    {
        second = value;
        length += 2;
        if let [Token::Sign('.' | ','), Token::Number(_), ..] = &tokens[length..] {
            length += 2;
        }
    }
    let half = half_at(&tokens[length..]);
    length += half.map_or(0, |(_, length)| length);
    // `09:5-` lost its last digit: tens are what is left of it.
    let minute = if minutes == 1 { minute * 10 } else { minute };
    let doubt = (hours > 2 || minutes == 1).then_some(Doubt::Unclear);
    (
        WrittenClock {
            doubt,
            ..clock((hour, minute, second), half.map(|(half, _)| half))
        },
        length,
    )
}

fn clock((hour, minute, second): (u32, u32, u32), half: Option<Half>) -> WrittenClock {
    WrittenClock {
        hour,
        minute,
        second,
        half,
        doubt: None,
    }
}

fn half_at(tokens: &[Token<'_>]) -> Option<(Half, usize)> {
    match tokens {
        [Token::Word(word), ..] => half(word).map(|half| (half, 1)),
        [Token::Sign(' '), Token::Word(word), ..] => half(word).map(|half| (half, 2)),
        _ => None,
    }
}

fn names_zone(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [Token::Word(word), ..] | [Token::Sign(' '), Token::Word(word), ..] => zone(word).is_some(),
        _ => false,
    }
}
