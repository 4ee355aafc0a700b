//! Times as Danish announces them: `klokken seksten tredive`. Never `halv fem`, which is heard as half past five.

use super::{Clock, Day, Speech, UnitFirst, part_of_day, word};

/// Danish.
pub(super) struct Danish;

const NUMBERS: UnitFirst = UnitFirst {
    small: [
        "nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
        "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
    ],
    tens: ["", "", "tyve", "tredive", "fyrre", "halvtreds"],
    one: "en",
    and: "og",
};
/// Night, morning, forenoon and noon.
const PARTS: [&str; 4] = [" om natten", " om morgenen", " om formiddagen", " middag"];
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
            0 => NUMBERS.number(hour),
            1..10 => format!("{} nul {}", NUMBERS.number(hour), NUMBERS.number(minute)),
            _ => format!("{} {}", NUMBERS.number(hour), NUMBERS.number(minute)),
        };
        format!("klokken {time}{}", part_of_day((hour, minute), PARTS))
    }

    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let number = word(&DAYS, day.number);
        let time = self.clock(clock);
        format!("{} den {number} {} {time}", day.weekday, day.month)
    }
}
