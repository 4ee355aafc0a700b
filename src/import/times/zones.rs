//! Names of zones as people write them. A name that several places share is read as the one that most writers mean.

use chrono_tz::{America, Europe, Tz};

use super::{Doubt, Zone, tokens::Token};

/// A zone that is named, and whether its name is mistyped.
pub(super) type Named = (Zone, Option<Doubt>);

/// The zone that a word names, and whether the word is mistyped.
pub(super) fn zone(word: &str) -> Option<Named> {
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
fn place(region: &str, city: &str) -> Option<Zone> {
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

/// A zone right behind a clock, and how many tokens it is.
pub(super) fn zone_at(tokens: &[Token<'_>]) -> Option<(Option<Named>, usize)> {
    let skipped = tokens
        .iter()
        .take_while(|token| matches!(token, Token::Sign(' ' | '(' | '-' | ',')))
        .count();
    let skipped = if matches!(tokens.get(skipped), Some(Token::Word(_))) {
        skipped
    } else {
        usize::from(tokens.first() == Some(&Token::Sign(' ')))
    };
    let rest = &tokens[skipped..];
    if let Some((minutes, length)) = offset_at(rest) {
        return Some((
            Zone::of_minutes(minutes).map(|zone| (zone, None)),
            skipped + length,
        ));
    }
    if let [Token::Word(region), Token::Sign('/'), Token::Word(city), ..] = rest
        && let Some(zone) = place(region, city)
    {
        return Some((Some((zone, None)), skipped + 3));
    }
    let Token::Word(word) = rest.first()? else {
        return None;
    };
    let (zone, doubt) = zone(word)?;
    let offset = if zone == Zone::UTC {
        offset_at(&rest[1..])
    } else {
        None
    };
    let shifted = offset.and_then(|(minutes, _)| Zone::of_minutes(minutes));
    Some((
        Some((shifted.unwrap_or(zone), doubt)),
        skipped + 1 + offset.map_or(0, |(_, length)| length),
    ))
}

/// `+01:00`, `-0700`, `+1`: minutes east.
fn offset_at(tokens: &[Token<'_>]) -> Option<(i32, usize)> {
    let [Token::Sign(sign @ ('+' | '-')), number, rest @ ..] = tokens else {
        return None;
    };
    let (value, digits) = number.number()?;
    let (hours, minutes, length) = match (digits, rest) {
        (4, _) => (value / 100, value % 100, 2),
        (1 | 2, [Token::Sign(':'), minutes, ..]) => (value, minutes.number()?.0, 4),
        (1 | 2, _) => (value, 0, 2),
        _ => return None,
    };
    let east = i32::try_from(hours * 60 + minutes)
        .ok()
        .filter(|_| hours <= 14 && minutes < 60)?;
    Some((if *sign == '-' { -east } else { east }, length))
}
