//! Bodies of messages and the times that those get.

use super::*;
use crate::import::{cstate::blocks::cut, times::read_time};

fn moment(text: &str) -> Time {
    read_time(text, Zone::UTC).unwrap().time
}

/// The times of the messages of a body, oldest first, and the first words of each.
fn check(body: &str, expected: Option<&[&str]>) {
    check_until("2026-07-02 16:00", body, expected);
}

fn check_until(end: &str, body: &str, expected: Option<&[&str]>) {
    let blocks = cut(body);
    let timed = time_blocks(&blocks, Some(moment("2026-07-02 10:00")), Some(moment(end)));
    let shown = timed.map(|timed| {
        timed
            .iter()
            .map(|timed| {
                format!(
                    "{} {}",
                    timed.at.format("%d %H:%M%:z"),
                    timed.text.lines().last().unwrap_or_default()
                )
            })
            .collect::<Vec<_>>()
    });
    let expected = expected.map(|expected| {
        expected
            .iter()
            .map(|line| (*line).to_owned())
            .collect::<Vec<_>>()
    });
    assert_eq!(shown, expected, "{body}");
}

#[test]
fn full_times_in_either_order() {
    let expected: Option<&[&str]> = Some(&["02 10:05+00:00 a", "02 12:00+02:00 b"]);
    let expected = expected.map(|_| &["02 12:00+02:00 b", "02 10:05+00:00 a"][..]);
    check(
        "2026-07-02 10:05 UTC\na\n---\n2026-07-02 12:00 CEST\nb",
        expected,
    );
    check(
        "2026-07-02 12:00 CEST\nb\n---\n2026-07-02 10:05 UTC\na",
        expected,
    );
}

#[test]
fn clocks_get_their_day_from_what_is_around_them() {
    check(
        "14:00 UTC\nc\n---\n11:30 UTC\nb\n---\n09:50 UTC\na",
        Some(&["02 09:50+00:00 a", "02 11:30+00:00 b", "02 14:00+00:00 c"]),
    );
    check_until(
        "2026-07-03 01:00",
        "00:30 UTC\nc\n---\n23:30 UTC\nb\n---\n10:10 UTC\na",
        Some(&["02 10:10+00:00 a", "02 23:30+00:00 b", "03 00:30+00:00 c"]),
    );
    check(
        "10:10 UTC\na\n---\n11:30 UTC\nb\n---\n12:30 UTC\nc",
        Some(&["02 10:10+00:00 a", "02 11:30+00:00 b", "02 12:30+00:00 c"]),
    );
    check(
        "**1.05pm**\nb\n---\n**10.00am**\na",
        Some(&["02 10:00+00:00 a", "02 13:05+00:00 b"]),
    );
    check(
        "13:09 GMT+1\nb\n\n_10:30:_ a",
        Some(&["02 10:30+00:00 _10:30:_ a", "02 13:09+01:00 b"]),
    );
    check(
        "Jul 2, 12:00 UTC\nb\n---\nJul 2, 10:00 UTC\na",
        Some(&["02 10:00+00:00 a", "02 12:00+00:00 b"]),
    );
}

#[test]
fn first_and_last_message_have_the_times_of_the_file() {
    check(
        "[Final message]\nb\n\n[Initial message]\na",
        Some(&["02 10:00+00:00 a", "02 16:00+00:00 b"]),
    );
    check(
        "[Initial message]\na\n\n[Final message]\nb",
        Some(&["02 10:00+00:00 a", "02 16:00+00:00 b"]),
    );
    check(
        "[Final message]\nc\n\n[Update 12:00 UTC]\nb\n\n[Initial message]\na",
        Some(&["02 10:00+00:00 a", "02 12:00+00:00 b", "02 16:00+00:00 c"]),
    );
}

#[test]
fn a_shortcode_tells_the_time() {
    check(
        "*Monitoring* - b {{< track \"2026-07-02 11:00:00\" >}}\n\n*Investigating* - a {{< track \"2026-07-02 10:00:00\" >}}",
        Some(&[
            "02 10:00+00:00 *Investigating* - a {{< track \"2026-07-02 10:00:00\" >}}",
            "02 11:00+00:00 *Monitoring* - b {{< track \"2026-07-02 11:00:00\" >}}",
        ]),
    );
}

#[test]
fn a_clock_that_leads_past_the_end_is_of_no_day() {
    check("00:30 UTC\nc\n---\n23:30 UTC\nb\n---\n10:10 UTC\na", None);
    check(
        "14:02MGT\nd\n---\n13:09 GMT+1\nc\n---\n09:5- GMT\nb\n---\n12:00\na",
        None,
    );
    check_until(
        "2026-07-09 12:00",
        "14:02 UTC\nc\n---\n09:50 UTC\nb\n---\n12:00 UTC\na",
        None,
    );
}

#[test]
fn one_message_without_a_time_and_none_has() {
    check("a", None);
    check("2026-07-02 10:05 UTC\na\n---\nb", None);
    check(
        "[Final message]\nc\n\n[Update]\nb\n\n[Initial message]\na",
        None,
    );
    check(
        "[Final message]\nd\n\n[Initial message]\nc\n\n[Final message]\nb\n\n[Initial message]\na",
        None,
    );
    check(
        "2020-07-02 11:00 UTC\nb\n---\n2020-07-02 10:05 UTC\na",
        None,
    );
    check(
        "[Final message]\nb\n\n[Update 2026-07-02 17:00 UTC]\na",
        None,
    );
    check("*Monitoring* - b\n\n*Investigating* - a", None);
    check("[Update 2026-07-02]\nb\n\n[Initial message]\na", None);
}
