//! Dates, numbers, lists and interface words as people read them; the only room that names icu and Fluent.
//! Never decides what is said: callers bring moments, numbers and the ids of messages.

mod calendar;
mod direction;
mod duration;
mod ftl;
mod lint;
mod messages;
mod numbers;
mod spoken;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use chrono_tz::{OffsetName as _, Tz};

use crate::model::Moment;
use crate::schema::Language;

use calendar::Calendar;
use messages::{Chain, Value};
use numbers::Numbers;

pub use direction::Direction;
pub use messages::Messages;

/// Marks that end where they began, so that what is between them moves nothing around it.
const ISOLATE_LTR: char = '\u{2066}';
const ISOLATE_RTL: char = '\u{2067}';
const END_ISOLATE: char = '\u{2069}';

/// Within so many days a day and a month are of the nearest year to everybody.
const HALF_A_YEAR: i64 = 183;

/// Within so many days a weekday is plain, whatever the year.
const A_WEEK: i64 = 7;

/// The formatters and messages of one language in one zone, made once per edition and shared by all cores.
#[derive(Debug)]
pub struct Locale {
    language: Language,
    zone: Tz,
    calendar: Calendar,
    numbers: Numbers,
    messages: Chain,
}

impl Locale {
    /// The formatters of a language in a zone, with the messages of the language and then the English ones.
    pub fn new(language: &Language, zone: Tz, messages: &Messages) -> Self {
        Self {
            language: language.clone(),
            zone,
            calendar: Calendar::new(language),
            numbers: Numbers::new(language),
            messages: messages.chain(language),
        }
    }

    /// The same formatters, a missing message taken from another language before English.
    #[must_use]
    pub fn falling_back_to(mut self, first: &Language, messages: &Messages) -> Self {
        self.messages = messages.chain_over(&self.language, first);
        self
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The clock time of a moment, such as `16:30`, or `16.30` in Danish.
    pub fn clock(&self, moment: Moment) -> String {
        self.calendar.clock(self.local(moment).time())
    }

    /// The clock time with the zone, such as `16:30 BST`.
    pub fn clock_with_zone(&self, moment: Moment) -> String {
        format!("{} {}", self.clock(moment), self.zone_name(moment))
    }

    /// The abbreviation of the zone at a moment such as `BST`, or its offset such as `UTC+5:30` where it has none.
    pub fn zone_name(&self, moment: Moment) -> String {
        let local = self.local(moment);
        let name = local.offset().abbreviation().unwrap_or_default();
        if name.bytes().all(|b| b.is_ascii_alphabetic()) && !name.is_empty() {
            return name.to_owned();
        }
        calendar::offset_name(local.fixed_offset().offset().local_minus_utc())
    }

    /// The day of a moment, such as `Saturday 11 July`.
    pub fn day(&self, moment: Moment) -> String {
        self.calendar.day(self.local(moment).date_naive())
    }

    /// The day and clock time of a moment, such as `Saturday 11 July, 16:30`.
    pub fn day_and_clock(&self, moment: Moment) -> String {
        let (day, clock) = (self.day(moment), self.clock(moment));
        self.message("day-and-clock", &[("day", &day), ("clock", &clock)])
    }

    /// A date such as `31 October 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        self.calendar.date(date)
    }

    /// A date without its year such as `31 Oct`.
    pub fn short_date(&self, date: NaiveDate) -> String {
        self.calendar.short_date(date)
    }

    /// A month such as `July 2026`.
    pub fn month(&self, date: NaiveDate) -> String {
        self.calendar.month(date)
    }

    /// A year such as `2026`.
    pub fn year(&self, date: NaiveDate) -> String {
        self.calendar.year(date)
    }

    /// The day of a moment, with its year in place of its weekday where those who stand at another one could mistake it.
    pub fn day_beside(&self, moment: Moment, beside: Moment) -> String {
        let (day, other) = (self.local(moment), self.local(beside));
        let apart = (day.date_naive() - other.date_naive()).num_days().abs();
        match apart > HALF_A_YEAR || (apart >= A_WEEK && day.year() != other.year()) {
            true => self.date(day.date_naive()),
            false => self.day(moment),
        }
    }

    /// The clock time as it stands in a sentence, such as `kl. 16.30` in Danish, with the day where it is not that of
    /// another moment.
    pub fn when_said(&self, moment: Moment, beside: Moment) -> String {
        let clock = self.clock(moment);
        if self.is_one_day(moment, beside) {
            return self.message("clock-said", &[("clock", &clock)]);
        }
        let day = self.day_beside(moment, beside);
        self.message("day-and-clock", &[("day", &day), ("clock", &clock)])
    }

    /// The same said aloud: `half past four in the afternoon`; in digits where a language has no words for it.
    pub fn when_spoken(&self, moment: Moment, beside: Moment) -> String {
        let Some(speech) = spoken::speech(&self.language) else {
            return self.when_said(moment, beside);
        };
        let local = self.local(moment);
        let clock = (local.hour(), local.minute());
        match self.is_one_day(moment, beside) {
            true => speech.clock(clock),
            false => speech.on_day(&self.calendar.day_to_say(local.date_naive()), clock),
        }
    }

    /// Whether both moments are on one day of the zone.
    pub fn is_one_day(&self, moment: Moment, other: Moment) -> bool {
        self.local(moment).date_naive() == self.local(other).date_naive()
    }

    /// A list such as `a, b and c`.
    pub fn list(&self, items: &[&str]) -> String {
        self.numbers.list(items)
    }

    /// A whole number with its separators.
    pub fn number(&self, number: u64) -> String {
        self.numbers.whole(number)
    }

    /// A share of one as a percentage with two decimals, rounded down so that 100 % means no outage.
    pub fn percent(&self, share: f64) -> String {
        let number = self.numbers.percentage(share);
        self.message("percent", &[("number", &number)])
    }

    /// A length of time in its two largest units, such as `2 hours 50 minutes`.
    pub fn duration(&self, length: chrono::Duration) -> String {
        duration::words(self, length)
    }

    /// The direction the language is written in.
    pub fn direction(&self) -> Direction {
        Direction::of(&self.language)
    }

    /// A name or a number as it keeps its order among words of the language, where there is no markup to keep it.
    pub fn isolated(&self, text: &str) -> String {
        let isolate = match self.direction().apart(text) {
            Some(Direction::Ltr) => ISOLATE_LTR,
            Some(Direction::Rtl) => ISOLATE_RTL,
            None => return text.to_owned(),
        };
        format!("{isolate}{text}{END_ISOLATE}")
    }

    /// The words of the interface with an id; numbers and times in the arguments are formatted already.
    pub fn message(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args = args.iter().map(|(name, text)| (*name, Value::Text(text)));
        self.messages.format(id, &args.collect::<Vec<_>>())
    }

    /// A message that depends on a count: `count` selects the form and `number` is what is printed.
    pub fn plural(&self, id: &str, count: u64) -> String {
        let number = self.number(count);
        let args = [
            ("count", Value::Count(count)),
            ("number", Value::Text(&number)),
        ];
        self.messages.format(id, &args)
    }

    fn local(&self, moment: Moment) -> DateTime<Tz> {
        moment.with_timezone(&self.zone)
    }
}

/// The tag that icu knows a language by; `en` means British order and spelling.
fn icu_locale(language: &Language) -> icu::locale::Locale {
    let tag = match language.as_str() {
        "en" => "en-GB",
        other => other,
    };
    icu::locale::Locale::try_from_str(tag).unwrap_or(icu::locale::Locale::UNKNOWN)
}

#[cfg(test)]
mod tests;
