//! Times as German announces them: `sechzehn Uhr dreißig`. Never `halb fünf`, which a quick ear takes for half past five.

use super::{Clock, Day, Speech, UnitFirst, part_of_day, word};

/// German.
pub(super) struct German;

const NUMBERS: UnitFirst = UnitFirst {
    small: [
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
    ],
    tens: ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig"],
    one: "ein",
    and: "und",
};
/// Night, morning, forenoon and noon.
const PARTS: [&str; 4] = [" nachts", " morgens", " vormittags", " mittags"];
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
            hour => NUMBERS.number(hour),
        };
        let part = part_of_day((hour, minute), PARTS);
        match minute {
            0 => format!("{name} Uhr{part}"),
            _ => format!("{name} Uhr {}{part}", NUMBERS.number(minute)),
        }
    }

    /// The accusative stands alone as well as behind `bis`, `seit`, `ab` and `am`.
    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let number = word(&DAYS, day.number);
        let time = self.clock(clock);
        format!("{}, den {number} {}, um {time}", day.weekday, day.month)
    }
}
