//! Times as German announces them: `sechzehn Uhr dreißig`. Never `halb fünf`, which a quick ear takes for half past five.

use super::{Clock, Day, Speech, word};

/// German.
pub(super) struct German;

const SMALL: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 6] = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig"];
const DAYS: [&str; 32] = [
    "",
    "ersten",
    "zweiten",
    "dritten",
    "vierten",
    "fünften",
    "sechsten",
    "siebten",
    "achten",
    "neunten",
    "zehnten",
    "elften",
    "zwölften",
    "dreizehnten",
    "vierzehnten",
    "fünfzehnten",
    "sechzehnten",
    "siebzehnten",
    "achtzehnten",
    "neunzehnten",
    "zwanzigsten",
    "einundzwanzigsten",
    "zweiundzwanzigsten",
    "dreiundzwanzigsten",
    "vierundzwanzigsten",
    "fünfundzwanzigsten",
    "sechsundzwanzigsten",
    "siebenundzwanzigsten",
    "achtundzwanzigsten",
    "neunundzwanzigsten",
    "dreißigsten",
    "einunddreißigsten",
];

impl Speech for German {
    fn clock(&self, (hour, minute): Clock) -> String {
        let name = match hour {
            1 => "ein".to_owned(),
            hour => number(hour),
        };
        let part = part_of_day(hour, minute);
        match minute {
            0 => format!("{name} Uhr{part}"),
            _ => format!("{name} Uhr {}{part}", number(minute)),
        }
    }

    /// The accusative stands alone as well as behind `bis`, `seit`, `ab` and `am`.
    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let number = word(&DAYS, day.number);
        let time = self.clock(clock);
        format!("{}, den {number} {}, um {time}", day.weekday, day.month)
    }
}

/// Hours that could be heard as those of the evening say what they are.
fn part_of_day(hour: u32, minute: u32) -> &'static str {
    match (hour, minute) {
        (1..5, _) => " nachts",
        (5..10, _) => " morgens",
        (10..12, _) => " vormittags",
        (12, 0) => " mittags",
        _ => "",
    }
}

fn number(number: u32) -> String {
    let number = number as usize;
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, 1) => format!("einund{}", word(&TENS, tens)),
        (tens, unit) => format!("{}und{}", word(&SMALL, unit), word(&TENS, tens)),
    }
}
