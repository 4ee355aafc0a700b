//! Times as Danish announces them: `klokken seksten tredive`. Never `halv fem`, which is heard as half past five.

use super::{Clock, Day, Speech, word};

/// Danish.
pub(super) struct Danish;

const SMALL: [&str; 20] = [
    "nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
];
const TENS: [&str; 6] = ["", "", "tyve", "tredive", "fyrre", "halvtreds"];
const DAYS: [&str; 32] = [
    "",
    "første",
    "anden",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
    "ellevte",
    "tolvte",
    "trettende",
    "fjortende",
    "femtende",
    "sekstende",
    "syttende",
    "attende",
    "nittende",
    "tyvende",
    "enogtyvende",
    "toogtyvende",
    "treogtyvende",
    "fireogtyvende",
    "femogtyvende",
    "seksogtyvende",
    "syvogtyvende",
    "otteogtyvende",
    "niogtyvende",
    "tredivte",
    "enogtredivte",
];

impl Speech for Danish {
    fn clock(&self, (hour, minute): Clock) -> String {
        let time = match minute {
            0 if hour == 0 => "nul nul".to_owned(),
            0 => number(hour),
            1..10 => format!("{} nul {}", number(hour), number(minute)),
            _ => format!("{} {}", number(hour), number(minute)),
        };
        format!("klokken {time}{}", part_of_day(hour, minute))
    }

    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let number = word(&DAYS, day.number);
        let time = self.clock(clock);
        format!("{} den {number} {} {time}", day.weekday, day.month)
    }
}

/// Hours that could be heard as those of the evening say what they are.
fn part_of_day(hour: u32, minute: u32) -> &'static str {
    match (hour, minute) {
        (1..5, _) => " om natten",
        (5..10, _) => " om morgenen",
        (10..12, _) => " om formiddagen",
        (12, 0) => " middag",
        _ => "",
    }
}

fn number(number: u32) -> String {
    let number = number as usize;
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, 1) => format!("enog{}", word(&TENS, tens)),
        (tens, unit) => format!("{}og{}", word(&SMALL, unit), word(&TENS, tens)),
    }
}
