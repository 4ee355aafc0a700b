//! Words of calendars: months, days of the week, halves of the day, and the small words around a date.

/// The months in English, by their first three letters.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The days of the week.
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The number of a month, from its name or at least three letters of it.
pub(super) fn month(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|name| abbreviates(word, name))?;
    u32::try_from(place + 1).ok()
}

/// Whether a word is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| abbreviates(word, name))
}

/// Whether a word only joins the parts of a date: it may stand beside one without meaning more.
pub(super) fn is_joint(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    [
        "t", "at", "on", "of", "the", "st", "nd", "rd", "th", "hrs", "uhr", "um", "den", "le", "à",
        "ca", "approx", "around", "noon",
    ]
    .contains(&word.as_str())
}

/// The half of the day that a word names.
pub(super) fn half(word: &str) -> Option<Half> {
    match word.to_ascii_lowercase().as_str() {
        "am" => Some(Half::Morning),
        "pm" => Some(Half::Afternoon),
        _ => None,
    }
}

/// A half of a day of twelve hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Half {
    Morning,
    Afternoon,
}

fn abbreviates(word: &str, name: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && name.starts_with(&word) || word == "sept" && name == "september"
}
