//! Dates, days and clock times of one language by icu. Never knows a zone: the caller has turned moments into local ones.

use std::collections::HashMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use icu::calendar::Gregorian;
use icu::calendar::types::RataDie;
use icu::datetime::fieldsets::{E, M, MD, MDE, T, Y, YM, YMD};
use icu::datetime::input::{Date, Time};
use icu::datetime::preferences::HourCycle;
use icu::datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter,
};

use super::spoken::Day;
use crate::schema::Language;

/// The minutes of a day.
const MINUTES: usize = 24 * 60;

type Formatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// The formatters of dates and clock times of one language.
#[derive(Debug)]
pub(super) struct Calendar {
    clock: NoCalendarFormatter<T>,
    /// The clock times that were asked for, one for each minute of a day: most pages are made of these.
    clocks: Vec<OnceLock<String>>,
    day: Formatter<MDE>,
    date: Formatter<YMD>,
    /// The dates that were asked for: the times of an incident name one again and again.
    dates: RwLock<HashMap<NaiveDate, String>>,
    short_date: Formatter<MD>,
    month: Formatter<YM>,
    year: Formatter<Y>,
    weekday: Formatter<E>,
    month_alone: Formatter<M>,
}

/// An offset from UTC in seconds, such as `UTC+5:30`.
pub(super) fn offset_name(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

impl Calendar {
    /// The formatters of a language; the clock has 24 hours in all of them.
    pub(super) fn new(language: &Language) -> Self {
        let locale = super::icu_locale(language);
        let mut prefs = DateTimeFormatterPreferences::from(&locale);
        prefs.hour_cycle = Some(HourCycle::H23);
        Self::load(prefs).expect("the compiled data has every field set, for unknown languages too")
    }

    /// The clock time.
    pub(super) fn clock(&self, time: NaiveTime) -> String {
        let index = time.num_seconds_from_midnight() / 60;
        let known = &self.clocks[index as usize];
        known.get_or_init(|| self.format_clock(time)).clone()
    }

    fn format_clock(&self, time: NaiveTime) -> String {
        let (hour, minute) = (small(time.hour()), small(time.minute()));
        let time = Time::try_new(hour, minute, 0, 0).unwrap_or_else(|_| Time::start_of_day());
        self.clock.format(&time).to_string()
    }

    /// The weekday, the day and the month.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        self.day.format(&gregorian(date)).to_string()
    }

    /// The day, the month and the year.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        let known = self.dates.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(written) = known.get(&date) {
            return written.clone();
        }
        drop(known);
        let written = self.date.format(&gregorian(date)).to_string();
        let mut known = self.dates.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(date, written.clone());
        written
    }

    /// The day and the short month.
    pub(super) fn short_date(&self, date: NaiveDate) -> String {
        self.short_date.format(&gregorian(date)).to_string()
    }

    /// The month and the year.
    pub(super) fn month(&self, date: NaiveDate) -> String {
        self.month.format(&gregorian(date)).to_string()
    }

    /// The year.
    pub(super) fn year(&self, date: NaiveDate) -> String {
        self.year.format(&gregorian(date)).to_string()
    }

    /// The names of a day for those who say it aloud.
    pub(super) fn day_to_say(&self, date: NaiveDate) -> Day {
        let day = gregorian(date);
        Day {
            weekday: self.weekday.format(&day).to_string(),
            number: date.day() as usize,
            month: self.month_alone.format(&day).to_string(),
        }
    }

    fn load(
        prefs: DateTimeFormatterPreferences,
    ) -> Result<Self, icu::datetime::DateTimeFormatterLoadError> {
        Ok(Self {
            clock: NoCalendarFormatter::try_new(prefs, T::hm())?,
            clocks: vec![OnceLock::new(); MINUTES],
            day: Formatter::try_new(prefs, MDE::long())?,
            date: Formatter::try_new(prefs, YMD::long())?,
            dates: RwLock::default(),
            short_date: Formatter::try_new(prefs, MD::medium())?,
            month: Formatter::try_new(prefs, YM::long())?,
            year: Formatter::try_new(prefs, Y::long())?,
            weekday: Formatter::try_new(prefs, E::long())?,
            month_alone: Formatter::try_new(prefs, M::long())?,
        })
    }
}

/// Both calendars count days from the first of January of the year one.
fn gregorian(date: NaiveDate) -> Date<Gregorian> {
    let days = RataDie::new(date.num_days_from_ce().into());
    Date::from_rata_die(days, Gregorian)
}

/// Hours and minutes of a clock are below 60.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}
