//! Finds a date, a clock and a zone in a line, in the shapes of real files. Resolves no day and no zone of a place.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::{
    Doubt, Zone,
    tokens::{Token, tokenize},
    words::{Half, half, is_joint, is_weekday, month},
    zones,
};

/// What a line says of a time.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Scan {
    /// The date.
    pub(in crate::import) date: Option<WrittenDate>,
    /// The clock.
    pub(in crate::import) clock: Option<WrittenClock>,
    /// The zone.
    pub(in crate::import) zone: Option<Zone>,
    /// Whether something of it is mistyped.
    pub(in crate::import) doubt: Option<Doubt>,
    /// Whether there are words or numbers that belong to no time.
    pub(in crate::import) has_more: bool,
    /// Those words, in lower case.
    pub(in crate::import) words: Vec<String>,
}

/// A date as it is written, possible or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct WrittenDate {
    year: Option<i32>,
    month: u32,
    day: u32,
    doubt: Option<Doubt>,
}

/// A clock as it is written, possible or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct WrittenClock {
    hour: u32,
    minute: u32,
    second: u32,
    half: Option<Half>,
    doubt: Option<Doubt>,
}

impl WrittenDate {
    /// The date, or the nearest that there is.
    pub(in crate::import) fn resolve(self) -> Option<(NaiveDate, Option<Doubt>)> {
        let year = self.year.filter(|year| (1970..=2200).contains(year))?;
        let (month, day) = match (self.month, self.day) {
            (month @ 13.., day @ 1..=12) => (day, month),
            (month, day) => (month.clamp(1, 12), day.max(1)),
        };
        let nearest = (1..=day.min(31))
            .rev()
            .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))?;
        let is_same = (nearest.month(), nearest.day()) == (self.month, self.day);
        Some((
            nearest,
            self.doubt.max((!is_same).then_some(Doubt::Impossible)),
        ))
    }

    /// The date with a year where it has none.
    pub(in crate::import) fn in_year(self, year: i32) -> Self {
        Self {
            year: self.year.or(Some(year)),
            ..self
        }
    }
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
        let doubt = self.doubt.max(exact.is_none().then_some(Doubt::Impossible));
        (exact.or_else(clamped).unwrap_or(latest), late, doubt)
    }
}

/// Finds what a line says of a time; the first date, clock and zone count.
pub(in crate::import) fn scan(text: &str) -> Scan {
    let tokens = tokenize(text);
    let mut scan = Scan::default();
    let mut at = 0;
    while at < tokens.len() {
        at += scan.take(&tokens[at..]).max(1);
    }
    scan
}

impl Scan {
    /// Takes what stands at the head of the tokens, and says how many it took.
    fn take(&mut self, tokens: &[Token<'_>]) -> usize {
        if let Some((date, length)) = date_at(tokens) {
            self.has_more |= self.date.is_some();
            self.date.get_or_insert(date);
            return length;
        }
        if let Some((clock, length)) = clock_at(tokens, self.date.is_some()) {
            let is_second = self.clock.is_some() && self.date.is_some();
            self.has_more |= is_second;
            self.clock.get_or_insert(clock);
            let (zone, zone_length) = zone_at(&tokens[length..]).unwrap_or((None, 0));
            self.take_zone(zone);
            return length + zone_length;
        }
        self.take_word(tokens[0]);
        1
    }

    fn take_zone(&mut self, zone: Option<(Zone, Option<Doubt>)>) {
        let Some((zone, doubt)) = zone.filter(|_| self.zone.is_none()) else {
            return;
        };
        self.zone = Some(zone);
        self.doubt = self.doubt.max(doubt);
    }

    fn take_word(&mut self, token: Token<'_>) {
        match token {
            Token::Word(word) if is_weekday(word) || is_joint(word) => {}
            Token::Word(word) if self.clock.is_some() && zones::zone(word).is_some() => {
                self.take_zone(zones::zone(word));
            }
            Token::Word(word) => {
                self.has_more = true;
                self.words.push(word.to_lowercase());
            }
            Token::Number(_) => self.has_more = true,
            Token::Sign(_) => {}
        }
    }
}

/// A date at the head of the tokens, and how many of them it is.
fn date_at(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
    year_first(tokens)
        .or_else(|| run_together(tokens))
        .or_else(|| day_first(tokens))
        .or_else(|| with_month_name(tokens))
}

fn date(year: Option<u32>, month: u32, day: u32) -> WrittenDate {
    WrittenDate {
        year: year.and_then(|year| i32::try_from(year).ok()),
        month,
        day,
        doubt: None,
    }
}

/// `2021-07-28`, `2021/7/28`.
fn year_first(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
    let [
        year,
        Token::Sign('-' | '/' | '.'),
        month,
        Token::Sign('-' | '/' | '.'),
        day,
        ..,
    ] = tokens
    else {
        return None;
    };
    let ((year, 4), (month, 1..=3), (day, 1..=3)) =
        (year.number()?, month.number()?, day.number()?)
    else {
        return None;
    };
    Some((date(Some(year), month, day), 5))
}

/// `2021-07028`, `2021-0728` and `20210728`: a sign is mistyped or left out.
fn run_together(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
    if let [year, Token::Sign('-'), Token::Number(rest), ..] = tokens
        && let Some((year, 4)) = year.number()
        && matches!(rest.len(), 4 | 5)
    {
        let (month, day) = (
            rest[..2].parse().ok()?,
            rest[rest.len() - 2..].parse().ok()?,
        );
        let written = WrittenDate {
            doubt: Some(Doubt::Unclear),
            ..date(Some(year), month, day)
        };
        return is_likely(month, day).then_some((written, 3));
    }
    let Token::Number(all) = tokens.first()? else {
        return None;
    };
    let (value, 8) = tokens.first()?.number()? else {
        return None;
    };
    let (month, day) = (value / 100 % 100, value % 100);
    let is_date = is_likely(month, day) && (1970..2200).contains(&(value / 10_000));
    is_date.then(|| (date(all[..4].parse().ok(), month, day), 1))
}

fn is_likely(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// `23.07.2023`, `05-03-2020`, `7/23/2021`: the day stands first wherever it can.
fn day_first(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
    let [
        day,
        Token::Sign(first @ ('-' | '/' | '.')),
        month,
        Token::Sign(second),
        year,
        ..,
    ] = tokens
    else {
        return None;
    };
    let ((day, 1..=2), (month, 1..=2), (year, 4)) =
        (day.number()?, month.number()?, year.number()?)
    else {
        return None;
    };
    let (month, day) = if month > 12 && day <= 12 {
        (day, month)
    } else {
        (month, day)
    };
    let is_ambiguous = *first == '/' && day <= 12 && month <= 12 && day != month;
    let written = WrittenDate {
        doubt: is_ambiguous.then_some(Doubt::Unclear),
        ..date(Some(year), month, day)
    };
    (first == second).then_some((written, 5))
}

/// `June 8, 2021`, `11th of February 2022`, `8 Jun`: without a year too.
fn with_month_name(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
    let mut parts = Parts { tokens, at: 0 };
    let (month, day) = match tokens.first()? {
        Token::Word(word) => (month(word)?, parts.after(1).number()?),
        Token::Number(_) => {
            let day = parts.number()?;
            (parts.month()?, day)
        }
        Token::Sign(_) => return None,
    };
    if day.1 > 2 || day.0 > 31 || parts.begins_clock() {
        return None;
    }
    let end = parts.at;
    let year = parts.number().filter(|(year, length)| {
        *length == 4 && (1970..=2200).contains(year) && !parts.begins_clock()
    });
    let length = if year.is_some() { parts.at } else { end };
    Some((date(year.map(|(year, _)| year), month, day.0), length))
}

/// The parts of a date in words, with what joins them passed over.
struct Parts<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
}

impl<'a> Parts<'_, 'a> {
    fn after(&mut self, at: usize) -> &mut Self {
        self.at = at;
        self
    }

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let token = *self.tokens.get(self.at)?;
            self.at += 1;
            match token {
                Token::Sign(' ' | ',' | '-' | '.') => {}
                Token::Word(word) if is_joint(word) && !word.eq_ignore_ascii_case("at") => {}
                other => return Some(other),
            }
        }
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        self.next()?.number()
    }

    fn month(&mut self) -> Option<u32> {
        match self.next()? {
            Token::Word(word) => month(word),
            Token::Number(_) | Token::Sign(_) => None,
        }
    }

    /// Whether the number just read is the hour of a clock.
    fn begins_clock(&self) -> bool {
        matches!(self.tokens.get(self.at), Some(Token::Sign(':')))
    }
}

/// A clock at the head of the tokens. A point between hours and minutes, or no sign at all, is read only where it cannot be a number.
fn clock_at(tokens: &[Token<'_>], is_dated: bool) -> Option<(WrittenClock, usize)> {
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
        Token::Sign('.') => is_dated || names_zone(rest.get(2..)?),
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
        [Token::Word(word), ..] | [Token::Sign(' '), Token::Word(word), ..] => {
            zones::zone(word).is_some()
        }
        _ => false,
    }
}

/// A zone right behind a clock, and how many tokens it is.
fn zone_at(tokens: &[Token<'_>]) -> Option<(Option<(Zone, Option<Doubt>)>, usize)> {
    let skipped = tokens
        .iter()
        .take_while(|token| matches!(token, Token::Sign(' ' | '(' | '-' | ',')))
        .count();
    let skipped = if matches!(tokens.get(skipped), Some(Token::Word(_))) {
        skipped
    } else {
        usize::from(tokens.first() == Some(&Token::Sign(' ')))
    };
    let rest = &tokens[skipped..];
    if let Some((minutes, length)) = offset_at(rest) {
        return Some((
            Zone::of_minutes(minutes).map(|zone| (zone, None)),
            skipped + length,
        ));
    }
    if let [Token::Word(region), Token::Sign('/'), Token::Word(city), ..] = rest
        && let Some(zone) = zones::place(region, city)
    {
        return Some((Some((zone, None)), skipped + 3));
    }
    let Token::Word(word) = rest.first()? else {
        return None;
    };
    let (zone, doubt) = zones::zone(word)?;
    let offset = if zone == Zone::UTC {
        offset_at(&rest[1..])
    } else {
        None
    };
    let shifted = offset.and_then(|(minutes, _)| Zone::of_minutes(minutes));
    Some((
        Some((shifted.unwrap_or(zone), doubt)),
        skipped + 1 + offset.map_or(0, |(_, length)| length),
    ))
}

/// `+01:00`, `-0700`, `+1`: minutes east.
fn offset_at(tokens: &[Token<'_>]) -> Option<(i32, usize)> {
    let [Token::Sign(sign @ ('+' | '-')), number, rest @ ..] = tokens else {
        return None;
    };
    let (value, digits) = number.number()?;
    let (hours, minutes, length) = match (digits, rest) {
        (4, _) => (value / 100, value % 100, 2),
        (1 | 2, [Token::Sign(':'), minutes, ..]) => (value, minutes.number()?.0, 4),
        (1 | 2, _) => (value, 0, 2),
        _ => return None,
    };
    let east = i32::try_from(hours * 60 + minutes)
        .ok()
        .filter(|_| hours <= 14 && minutes < 60)?;
    Some((if *sign == '-' { -east } else { east }, length))
}
