//! The ways in which values are written, as patterns that editors know. Never reads a value: each pattern takes all that
//! its reader takes, and may take more.

use chrono::NaiveDate;

use super::shape::{Keys, Shape, Shaped, Writing};
use super::text::Language;
use super::time::{ClockTime, Days, Hours, Length, NextUpdate, OpenHours, WrittenTime};

/// An id that becomes part of an address.
pub(super) static ID: Writing = Writing {
    name: "id",
    about: "Lower-case letters a to z, digits and hyphens, at most 120 of them, not beginning with a hyphen.",
    pattern: "^[a-z0-9][a-z0-9-]{0,119}$",
    examples: &["calls", "mobile-data"],
    numeral: Some((0, u64::MAX)),
};

/// An address of the web.
pub(super) static ADDRESS: Writing = Writing {
    name: "address",
    about: "An address of the web, with `https://`.",
    pattern: r"^https?://[^\s/?#]\S*$",
    examples: &["https://status.example.org"],
    numeral: None,
};

/// A colour.
pub(super) static COLOUR: Writing = Writing {
    name: "colour",
    about: "Six hexadecimal digits after `#`, in quotes, because `#` begins a comment.",
    pattern: "^#[0-9A-Fa-f]{6}$",
    examples: &["#0b5fff"],
    numeral: None,
};

/// The format that this version reads.
pub(super) static FORMAT: Writing = Writing {
    name: "format",
    about: "This version reads 1.",
    pattern: "^1$",
    examples: &["1"],
    numeral: Some((1, 1)),
};

static LANGUAGE: Writing = Writing {
    name: "language",
    about: "A language tag: two or three lower-case letters, and a region or script where needed.",
    pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    examples: &["en", "da", "pt-BR"],
    numeral: None,
};

/// The parts that times share.
macro_rules! part {
    (month) => {
        "(0[1-9]|1[0-2])"
    };
    (day) => {
        "(0[1-9]|[12][0-9]|3[01])"
    };
    (hour) => {
        "([01]?[0-9]|2[0-3])"
    };
    (seconds) => {
        r"(:[0-6]?[0-9](\.[0-9]+)?)?"
    };
    (clock) => {
        r"(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)"
    };
    (length) => {
        r"([0-9]+[smhd]\s*)+"
    };
    (days) => {
        concat!(part!(weekday), r"(\s*-\s*", part!(weekday), ")?")
    };
    (weekday) => {
        "([Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]|[Ss][Uu][Nn])"
    };
}

static TIME: Writing = Writing {
    name: "time",
    about: "A date and time, in the site's `time_zone` unless an offset such as `+02:00` or `Z` follows.",
    pattern: concat!(
        r"^\s*[0-9]{4}-",
        part!(month),
        "-",
        part!(day),
        r"[Tt ]\s*",
        part!(hour),
        ":[0-5]?[0-9]",
        part!(seconds),
        r"\s*([Zz]|[+-][0-9]{2}:?[0-9]{2}:?)?\s*$",
    ),
    examples: &["2026-07-11 15:05", "2026-07-11 15:05+02:00"],
    numeral: None,
};

static DATE: Writing = Writing {
    name: "day",
    about: "A day.",
    pattern: r"^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])$",
    examples: &["2026-10-31"],
    numeral: None,
};

static LENGTH: Writing = Writing {
    name: "duration",
    about: "A length of time: seconds `s`, minutes `m`, hours `h` and days `d`.",
    pattern: concat!(r"^\s*", part!(length), "$"),
    examples: &["30m", "4h", "1h30m", "2d"],
    numeral: None,
};

static CLOCK: Writing = Writing {
    name: "clock",
    about: "A clock time, in quotes; `\"24:00\"` is the end of the day.",
    pattern: concat!(r"^\s*", part!(clock), r"\s*$"),
    examples: &["08:00", "24:00"],
    numeral: None,
};

static DAYS: Writing = Writing {
    name: "days",
    about: "Days of the week: one, several with commas, or from one to another.",
    pattern: concat!(r"^\s*", part!(days), r"(\s*,\s*", part!(days), r")*\s*$"),
    examples: &["mon-fri", "sat,sun", "mon,wed-fri"],
    numeral: None,
};

static OPEN_HOURS: Writing = Writing {
    name: "hours",
    about: "Hours of a day, in quotes; they end on the day they begin.",
    pattern: concat!(r"^\s*", part!(clock), r"\s*-\s*", part!(clock), r"\s*$"),
    examples: &["08:00-22:00", "00:00-24:00"],
    numeral: None,
};

static NEXT_CLOCK: Writing = Writing {
    name: "next clock",
    about: "The next such clock time after `at`, in the site's zone.",
    pattern: concat!("^", part!(hour), ":[0-5]?[0-9]", part!(seconds), "$"),
    examples: &["16:00"],
    numeral: None,
};

static AFTER: Writing = Writing {
    name: "after",
    about: "So long after `at`.",
    pattern: concat!(r"^\+\s*", part!(length), "$"),
    examples: &["+30m", "+1h30m"],
    numeral: None,
};

impl Shaped for Language {
    fn shape() -> Shape {
        Shape::Written(&LANGUAGE)
    }
}

impl Language {
    /// Languages as the keys of a map.
    pub(super) const KEYS: Keys = Keys::Written(&LANGUAGE);
}

impl Shaped for WrittenTime {
    fn shape() -> Shape {
        Shape::Written(&TIME)
    }
}

impl Shaped for NextUpdate {
    fn shape() -> Shape {
        let ways = [&NEXT_CLOCK, &AFTER, &TIME];
        Shape::Either(ways.map(Shape::Written).to_vec())
    }
}

impl Shaped for NaiveDate {
    fn shape() -> Shape {
        Shape::Written(&DATE)
    }
}

impl Shaped for Length {
    fn shape() -> Shape {
        Shape::Written(&LENGTH)
    }
}

impl Shaped for ClockTime {
    fn shape() -> Shape {
        Shape::Written(&CLOCK)
    }
}

impl Shaped for Days {
    fn shape() -> Shape {
        Shape::Written(&DAYS)
    }
}

impl Shaped for OpenHours {
    fn shape() -> Shape {
        Shape::Written(&OPEN_HOURS)
    }
}

impl Shaped for Hours {
    fn shape() -> Shape {
        Shape::Map(Keys::Written(&DAYS), Box::new(OpenHours::shape()))
    }
}
