//! Names of zones as people write them. A name that several places share is read as the one that most writers mean.

use chrono_tz::{America, Europe, Tz};

use super::{Doubt, Zone};

/// The zone that a word names, and whether the word is mistyped.
pub(super) fn zone(word: &str) -> Option<(Zone, Option<Doubt>)> {
    let upper = word.to_ascii_uppercase();
    if let Some(zone) = known(&upper) {
        return Some((zone, None));
    }
    is_mistyped(&upper).then_some((Zone::UTC, Some(Doubt::Unclear)))
}

fn known(word: &str) -> Option<Zone> {
    let hours = |hours: i32| Zone::of_minutes(hours * 60);
    match word {
        "Z" | "UTC" | "GMT" | "UT" | "WET" => Some(Zone::UTC),
        "BST" | "CET" | "WEST" | "MEZ" => hours(1),
        "CEST" | "EET" | "MESZ" | "SAST" => hours(2),
        "EEST" | "MSK" | "TRT" => hours(3),
        "IST" => Zone::of_minutes(330),
        "SGT" | "HKT" | "AWST" => hours(8),
        "JST" | "KST" => hours(9),
        "AEST" => hours(10),
        "AEDT" => hours(11),
        "NZST" => hours(12),
        "NZDT" => hours(13),
        "BRT" | "ADT" => hours(-3),
        "AST" | "EDT" => hours(-4),
        "EST" | "CDT" => hours(-5),
        "CST" | "MDT" => hours(-6),
        "MST" | "PDT" => hours(-7),
        "PST" => hours(-8),
        "ET" => Some(Zone::Place(America::New_York)),
        "CT" => Some(Zone::Place(America::Chicago)),
        "MT" => Some(Zone::Place(America::Denver)),
        "PT" => Some(Zone::Place(America::Los_Angeles)),
        "UK" => Some(Zone::Place(Europe::London)),
        _ => None,
    }
}

/// The zone of a place, such as `Europe/London`.
pub(super) fn place(region: &str, city: &str) -> Option<Zone> {
    format!("{region}/{city}")
        .parse::<Tz>()
        .ok()
        .map(Zone::Place)
}

/// `GTM`, `MGT`, `UCT`: the letters of a zone without an offset in another order.
fn is_mistyped(word: &str) -> bool {
    let mut letters: Vec<_> = word.bytes().collect();
    letters.sort_unstable();
    letters == b"GMT" || letters == b"CTU"
}
