//! Lengths of time in words. Never rounds up: an outage of 59 seconds has not lasted a minute.

use chrono::Duration;

use super::Locale;

/// The units that are named, the largest first, with their length in minutes and their message.
const UNITS: [(i64, &str); 3] = [
    (24 * 60, "duration-days"),
    (60, "duration-hours"),
    (1, "duration-minutes"),
];

/// A length in its two largest units; a second unit of zero is left out.
pub(super) fn words(locale: &Locale, length: Duration) -> String {
    let mut minutes = length.num_minutes().abs();
    let largest = UNITS.iter().position(|(unit, _)| minutes >= *unit);
    let Some(largest) = largest else {
        return locale.message("duration-moment", &[]);
    };
    let mut parts = Vec::new();
    for (unit, id) in UNITS.iter().skip(largest).take(2) {
        let count = minutes / unit;
        minutes %= unit;
        if count > 0 {
            parts.push(locale.plural(id, count.unsigned_abs()));
        }
    }
    locale.numbers.side_by_side(&parts)
}
