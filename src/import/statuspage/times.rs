//! The shapes of time in real files, read with the offset they state.

use chrono::{DateTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

use crate::import::history::Time;

/// Turns a time into a moment; one without an offset is the site's.
pub(super) fn parse_time(text: &str, zone: Tz) -> Option<Time> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z"))
        .ok()
        .or_else(|| local_time(text, zone))
}

/// The first of several times that is there and can be read.
pub(super) fn first_time<const N: usize>(texts: [&Option<String>; N], zone: Tz) -> Option<Time> {
    texts
        .into_iter()
        .flatten()
        .find_map(|text| parse_time(text, zone))
}

fn local_time(text: &str, zone: Tz) -> Option<Time> {
    let naive = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok())?;
    let local = zone.from_local_datetime(&naive).earliest()?;
    Some(local.with_timezone(&local.offset().fix()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let zone = chrono_tz::Europe::London;
        for (text, expected) in [
            ("2026-07-11T15:05:00.000Z", "2026-07-11T15:05:00+00:00"),
            ("2026-07-11T15:05:00.000-07:00", "2026-07-11T15:05:00-07:00"),
            ("2026-07-11T15:05:00-0700", "2026-07-11T15:05:00-07:00"),
            ("2026-07-11 15:05:00 +0000", "2026-07-11T15:05:00+00:00"),
            ("2026-07-11 15:05", "2026-07-11T15:05:00+01:00"),
        ] {
            assert_eq!(
                parse_time(text, zone)
                    .map(|time| time.to_rfc3339())
                    .as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(parse_time("yesterday", zone), None);
    }
}
