//! Times as English says them: `half past four in the afternoon`. Never `this afternoon`, which ends at midnight.

use super::{Clock, Day, Speech, word};

/// English.
pub(super) struct English;

const SMALL: [&str; 20] = [
    "oh",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 6] = ["", "", "twenty", "thirty", "forty", "fifty"];
const DAYS: [&str; 32] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

impl Speech for English {
    fn clock(&self, (hour, minute): Clock) -> String {
        match (hour, minute) {
            (0, 0) => "midnight".to_owned(),
            (12, 0) => "twelve noon".to_owned(),
            (0, minute) if minute != 45 => past_midnight(minute),
            _ => format!("{} {}", of_twelve(hour, minute), part_of_day(hour)),
        }
    }

    /// A time after midnight would be heard as that of the next night.
    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let (time, number) = (self.clock(clock), word(&DAYS, day.number));
        let day = format!("{} the {number} of {}", day.weekday, day.month);
        match clock.0 {
            0 => format!("{time} at the start of {day}"),
            _ => format!("{day} at {time}"),
        }
    }
}

fn past_midnight(minute: u32) -> String {
    match minute {
        1 => "one minute past midnight".to_owned(),
        15 => "quarter past midnight".to_owned(),
        30 => "half past midnight".to_owned(),
        _ => format!("{} minutes past midnight", number(minute)),
    }
}

fn of_twelve(hour: u32, minute: u32) -> String {
    match minute {
        0 => hour_name(hour).to_owned(),
        15 => format!("quarter past {}", hour_name(hour)),
        30 => format!("half past {}", hour_name(hour)),
        45 => format!("quarter to {}", hour_name(hour + 1)),
        1..10 => format!("{} oh {}", hour_name(hour), number(minute)),
        _ => format!("{} {}", hour_name(hour), number(minute)),
    }
}

/// The part that the time itself is in: quarter to twelve is still morning.
fn part_of_day(hour: u32) -> &'static str {
    match hour {
        0..12 => "in the morning",
        12..18 => "in the afternoon",
        18..22 => "in the evening",
        _ => "at night",
    }
}

fn hour_name(hour: u32) -> &'static str {
    match hour % 12 {
        0 => "twelve",
        hour => word(&SMALL, hour as usize),
    }
}

fn number(number: u32) -> String {
    let number = number as usize;
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, unit) => format!("{}-{}", word(&TENS, tens), word(&SMALL, unit)),
    }
}
