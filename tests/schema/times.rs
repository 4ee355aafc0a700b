//! The patterns of times take every time that amends takes.

use amends::schema::json::Kind;
use amends::schema::time::{ClockTime, Days, Length, OpenHours, WrittenTime};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::validators::Judge;

thread_local! {
    static JUDGE: Judge = Judge::new();
}

fn assert_taken(kind: Kind, value: &Value) {
    JUDGE.with(|judge| {
        let verdict = judge.judge_value(kind, value);
        assert!(verdict.is_ok(), "{verdict:?}");
    });
}

fn incident(started: &str) -> Value {
    json!({"title": "Calls fail", "impact": "minor", "started": started})
}

fn contact(days: &str, hours: &str) -> Value {
    let help = json!({"name": "Help", "hours": {days: hours}});
    let mut site =
        json!({"format": 1, "name": "Acme", "url": "https://acme.org", "languages": ["en"]});
    site["time_zone"] = json!("Europe/London");
    site["components"] = json!([]);
    site["contacts"] = json!({"help": help});
    site
}

fn days() -> impl Strategy<Value = String> {
    let day = "(mon|Tue|WED|thu|fri|sat|sun)";
    let span = format!("[ ]?{day}([ ]?-[ ]?{day})?([ ]?,[ ]?{day}(-{day})?)?");
    proptest::string::string_regex(&span).expect("a regular expression")
}

proptest! {
    #[test]
    fn moments(text in "[ ]?2[0-9]{3}-[01][0-9]-[0-3][0-9][Tt ][ ]?[0-2]?[0-9]:[0-6]?[0-9](:[0-6]?[0-9](\\.[0-9]{1,3})?)?[ ]?(Z|z|[+-][01][0-9]:?[0-5][0-9])?") {
        if WrittenTime::parse(&text).is_some_and(WrittenTime::is_near) {
            assert_taken(Kind::Incident, &incident(&text));
            let update = json!({"status": "identified", "at": text, "next_update": text});
            assert_taken(Kind::Update, &update);
        }
    }

    #[test]
    fn lengths(text in "[ ]?[0-9]{1,4}[smhdw][ ]?([0-9]{1,3}[smhd])?[ ]?") {
        if Length::parse(&text).is_some() {
            let mut site = contact("mon", "08:00-09:00");
            site["playbook"] = json!({"first_update": {"minor": text}, "thresholds": {"watch": text}});
            assert_taken(Kind::Config, &site);
            let next = format!("+{text}");
            let update = json!({"status": "identified", "at": "2026-07-11 15:05", "next_update": next});
            assert_taken(Kind::Update, &update);
        }
    }

    #[test]
    fn hours(
        days in days(),
        hours in "[ ]?[0-2]?[0-9]:[0-6][0-9][ ]?-[ ]?[0-2]?[0-9]:[0-6][0-9][ ]?",
    ) {
        if Days::parse(&days).is_some() && OpenHours::parse(&hours).is_some() {
            assert_taken(Kind::Config, &contact(&days, &hours));
        }
    }

    #[test]
    fn clocks(text in "[ ]?[0-2]?[0-9]:[0-6][0-9][ ]?") {
        if ClockTime::parse(&text).is_some() {
            let mut site = contact("mon", "08:00-09:00");
            site["rota"] = json!([{"days": "mon", "from": text, "until": "08:00", "contact": "help"}]);
            assert_taken(Kind::Config, &site);
        }
    }
}

/// What is no time is refused, so that the patterns are not open to everything.
#[test]
fn what_is_no_time_is_refused() {
    let judge = Judge::new();
    for text in [
        "2026-13-11 15:05",
        "2026-07-11",
        "today 15:05",
        "2026-07-11 25:00",
        "15:05",
    ] {
        assert!(
            judge.judge_value(Kind::Incident, &incident(text)).is_err(),
            "{text}"
        );
    }
    for (days, hours) in [
        ("monday", "08:00-09:00"),
        ("mon", "8-9"),
        ("mon", "08:00-25:00"),
    ] {
        assert!(
            judge
                .judge_value(Kind::Config, &contact(days, hours))
                .is_err(),
            "{days} {hours}"
        );
    }
    assert_eq!(
        judge.judge_value(Kind::Config, &contact("mon", "08:00-24:00")),
        Ok(())
    );
}
