//! Dates in the shapes of real files, possible or not.

use chrono::{Datelike, NaiveDate};

use super::{
    Doubt,
    tokens::Token,
    words::{is_joint, month},
};

/// A date as it is written, possible or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct WrittenDate {
    year: Option<i32>,
    month: u32,
    day: u32,
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

/// A date at the head of the tokens, and how many of them it is.
pub(super) fn date_at(tokens: &[Token<'_>]) -> Option<(WrittenDate, usize)> {
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
