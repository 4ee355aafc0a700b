//! Clock times and days as people say them aloud: exact to the minute, and never two ways to hear one.
//! Never guesses: a language that has no file here has no spoken times.

mod danish;
mod english;
mod german;
mod spanish;

use crate::schema::Language;

/// A clock time: the hour from 0 to 23, and the minute.
pub(super) type Clock = (u32, u32);

/// A day of the calendar, as much of it as is said.
#[derive(Clone, Debug)]
pub(super) struct Day {
    /// The name of the weekday.
    pub(super) weekday: String,
    /// The day of the month.
    pub(super) number: usize,
    /// The name of the month.
    pub(super) month: String,
}

/// How a language says a time. What it says stands behind a preposition or a colon, never at the start of a sentence.
pub(super) trait Speech: Sync {
    /// A time on the day that is spoken of.
    fn clock(&self, clock: Clock) -> String;

    /// A time on another day.
    fn on_day(&self, day: &Day, clock: Clock) -> String;
}

/// The speech of a language, where it is known.
pub(super) fn speech(language: &Language) -> Option<&'static dyn Speech> {
    Some(match language.base() {
        "en" => &english::English,
        "da" => &danish::Danish,
        "es" => &spanish::Spanish,
        "de" => &german::German,
        _ => return None,
    })
}

/// The cardinal numbers of a language that says the unit before the ten.
struct UnitFirst {
    /// The numbers below twenty.
    small: [&'static str; 20],
    /// The tens, from twenty on.
    tens: [&'static str; 6],
    /// What one is before a ten.
    one: &'static str,
    /// What stands between unit and ten.
    and: &'static str,
}

impl UnitFirst {
    /// A number below sixty in words.
    fn number(&self, number: u32) -> String {
        let number = number as usize;
        let (tens, unit) = (word(&self.tens, number / 10), number % 10);
        match (number / 10, unit) {
            (0 | 1, _) => word(&self.small, number).to_owned(),
            (_, 0) => tens.to_owned(),
            (_, 1) => format!("{}{}{tens}", self.one, self.and),
            _ => format!("{}{}{tens}", word(&self.small, unit), self.and),
        }
    }
}

/// The part of the day of an hour that could be heard as one of the evening: night, morning, forenoon and noon.
fn part_of_day((hour, minute): Clock, parts: [&'static str; 4]) -> &'static str {
    let [night, morning, forenoon, noon] = parts;
    match (hour, minute) {
        (1..5, _) => night,
        (5..10, _) => morning,
        (10..12, _) => forenoon,
        (12, 0) => noon,
        _ => "",
    }
}

/// A word of a table; numbers of clocks and days are never beyond it.
fn word(words: &[&'static str], number: usize) -> &'static str {
    words.get(number).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Clock, Day, Speech, speech};
    use crate::schema::Language;

    const LANGUAGES: [&str; 4] = ["en", "da", "es", "de"];

    fn of(language: &str) -> &'static dyn Speech {
        speech(&Language::new(language).unwrap()).unwrap()
    }

    fn check(language: &str, cases: &[(Clock, &str)]) {
        for (clock, expected) in cases {
            assert_eq!(of(language).clock(*clock), *expected, "{clock:?}");
        }
    }

    fn day(weekday: &str, number: usize, month: &str) -> Day {
        Day {
            weekday: weekday.to_owned(),
            number,
            month: month.to_owned(),
        }
    }

    fn clocks() -> impl Iterator<Item = Clock> {
        (0..24).flat_map(|hour| (0..60).map(move |minute| (hour, minute)))
    }

    #[test]
    fn english_times_are_said_as_a_briton_says_them() {
        check(
            "en",
            &[
                ((0, 0), "midnight"),
                ((0, 1), "one minute past midnight"),
                ((0, 15), "quarter past midnight"),
                ((0, 30), "half past midnight"),
                ((0, 45), "quarter to one in the morning"),
                ((1, 5), "one oh five in the morning"),
                ((8, 0), "eight in the morning"),
                ((9, 41), "nine forty-one in the morning"),
                ((11, 45), "quarter to twelve in the morning"),
                ((12, 0), "twelve noon"),
                ((12, 20), "twelve twenty in the afternoon"),
                ((12, 45), "quarter to one in the afternoon"),
                ((16, 30), "half past four in the afternoon"),
                ((18, 0), "six in the evening"),
                ((20, 15), "quarter past eight in the evening"),
                ((22, 30), "half past ten at night"),
                ((23, 45), "quarter to twelve at night"),
            ],
        );
    }

    #[test]
    fn danish_times_are_those_of_an_announcement() {
        check(
            "da",
            &[
                ((0, 0), "klokken nul nul"),
                ((0, 5), "klokken nul nul fem"),
                ((0, 30), "klokken nul tredive"),
                ((1, 0), "klokken et om natten"),
                ((1, 30), "klokken et tredive om natten"),
                ((5, 0), "klokken fem om morgenen"),
                ((8, 0), "klokken otte om morgenen"),
                ((8, 5), "klokken otte nul fem om morgenen"),
                ((9, 41), "klokken ni enogfyrre om morgenen"),
                ((10, 0), "klokken ti om formiddagen"),
                ((12, 0), "klokken tolv middag"),
                ((12, 30), "klokken tolv tredive"),
                ((16, 30), "klokken seksten tredive"),
                ((20, 0), "klokken tyve"),
                ((21, 55), "klokken enogtyve femoghalvtreds"),
                ((23, 21), "klokken treogtyve enogtyve"),
            ],
        );
    }

    #[test]
    fn spanish_times_name_the_part_of_the_day() {
        check(
            "es",
            &[
                ((0, 0), "las cero horas"),
                ((0, 15), "las doce y cuarto de la madrugada"),
                ((1, 0), "la una de la madrugada"),
                ((1, 5), "la una y cinco de la madrugada"),
                ((5, 59), "las cinco y cincuenta y nueve de la madrugada"),
                ((6, 0), "las seis de la mañana"),
                ((8, 1), "las ocho y un minuto de la mañana"),
                ((11, 45), "las once y cuarenta y cinco de la mañana"),
                ((12, 0), "las doce del mediodía"),
                ((12, 30), "las doce y media del mediodía"),
                ((13, 0), "la una de la tarde"),
                ((16, 30), "las cuatro y media de la tarde"),
                ((19, 22), "las siete y veintidós de la tarde"),
                ((20, 0), "las ocho de la noche"),
                ((21, 26), "las nueve y veintiséis de la noche"),
                ((23, 21), "las once y veintiún minutos de la noche"),
            ],
        );
    }

    #[test]
    fn german_times_are_those_of_an_announcement() {
        check(
            "de",
            &[
                ((0, 0), "null Uhr"),
                ((0, 5), "null Uhr fünf"),
                ((1, 0), "ein Uhr nachts"),
                ((1, 1), "ein Uhr eins nachts"),
                ((5, 0), "fünf Uhr morgens"),
                ((8, 0), "acht Uhr morgens"),
                ((8, 5), "acht Uhr fünf morgens"),
                ((9, 41), "neun Uhr einundvierzig morgens"),
                ((10, 17), "zehn Uhr siebzehn vormittags"),
                ((12, 0), "zwölf Uhr mittags"),
                ((12, 30), "zwölf Uhr dreißig"),
                ((16, 30), "sechzehn Uhr dreißig"),
                ((17, 16), "siebzehn Uhr sechzehn"),
                ((20, 0), "zwanzig Uhr"),
                ((21, 21), "einundzwanzig Uhr einundzwanzig"),
                ((23, 59), "dreiundzwanzig Uhr neunundfünfzig"),
            ],
        );
    }

    #[test]
    fn another_day_is_named() {
        let said = |language, weekday, number, month, clock| {
            of(language).on_day(&day(weekday, number, month), clock)
        };
        assert_eq!(
            said("en", "Sunday", 12, "July", (8, 0)),
            "Sunday the twelfth of July at eight in the morning"
        );
        assert_eq!(
            said("en", "Sunday", 12, "July", (0, 30)),
            "half past midnight at the start of Sunday the twelfth of July"
        );
        assert_eq!(
            said("da", "søndag", 12, "juli", (8, 0)),
            "søndag den tolvte juli klokken otte om morgenen"
        );
        assert_eq!(
            said("es", "domingo", 12, "julio", (8, 0)),
            "las ocho de la mañana del domingo doce de julio"
        );
        assert_eq!(
            said("de", "Sonntag", 12, "Juli", (8, 0)),
            "Sonntag, den zwölften Juli, um acht Uhr morgens"
        );
    }

    #[test]
    fn every_minute_of_a_day_is_said_in_its_own_way() {
        for language in LANGUAGES {
            let said: BTreeSet<_> = clocks().map(|c| of(language).clock(c)).collect();
            assert_eq!(said.len(), 24 * 60, "{language}");
        }
    }

    #[test]
    fn every_minute_is_words_alone() {
        for language in LANGUAGES {
            for clock in clocks() {
                let said = of(language).clock(clock);
                let sound = |c: char| c.is_alphabetic() || c == ' ' || c == '-';
                assert!(said.chars().all(sound), "{said}");
                assert!(said == said.trim() && !said.contains("  "), "{said}");
                assert!(said.split(' ').count() <= 10, "{said}");
            }
        }
    }

    #[test]
    fn every_day_of_a_month_has_its_own_word() {
        for language in LANGUAGES {
            let days = (1..=31).map(|n| of(language).on_day(&day("W", n, "M"), (8, 0)));
            let days: BTreeSet<_> = days.collect();
            assert_eq!(days.len(), 31, "{language}");
            assert!(days.iter().all(|d| !d.contains("  ")), "{language}");
        }
    }

    #[test]
    fn a_language_without_spoken_times_has_none() {
        assert!(speech(&Language::new("fr").unwrap()).is_none());
        assert!(speech(&Language::new("en-US").unwrap()).is_some());
    }
}
