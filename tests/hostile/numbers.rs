//! Numbers and times that no calendar, channel or person holds.

use crate::project::{FACTS, FOLDER, Project, SITE, update};

const HUGE: &str = "18446744073709551615";

#[test]
fn huge_numbers_are_refused_or_mean_no_limit() {
    for key in ["name_reserve", "agent_reserve"] {
        Project::with_settings(&format!("replies:\n  {key}: {HUGE}\n")).is_refused("too-large");
    }
    Project::with_settings(&format!("replies:\n  incidents: {HUGE}\n")).is_published();
    let channel = |limit| {
        format!(
            "replies:\n  channels: [k]\nchannels:\n  k:\n    limit: {limit}\n    unit: graphemes\n    subject: {limit}\n"
        )
    };
    Project::with_settings(&channel(HUGE)).is_published();
    for number in [
        "-1",
        "1e9",
        "0x10",
        "1.5",
        "99999999999999999999999",
        ".inf",
        ".nan",
        "٣",
    ] {
        Project::with_update(update(&format!("customers: {number}\n"), "x"))
            .is_refused("wrong-type");
    }
    Project::with_update(update(&format!("customers: {HUGE}\n"), "x")).is_published();
    Project::with(
        "amends.yaml",
        SITE.replace("format: 1", &format!("format: {HUGE}")),
    )
    .is_refused("unknown-format");
}

/// A channel that takes nothing is named, not silent.
#[test]
fn a_channel_of_no_characters_has_no_reply() {
    let lines = "replies:\n  channels: [k]\nchannels:\n  k:\n    limit: 0\n    unit: graphemes\n";
    let check = Project::with_settings(lines).run("check");
    assert_eq!(check.status, Some(1), "{}", check.said);
}

#[test]
fn times_that_no_calendar_holds_are_refused() {
    for time in [
        "0001-01-01 00:00",
        "1969-12-31 23:59",
        "9999-12-31 23:59",
        "262142-01-01 00:00",
        "-0001-01-01 00:00",
        "+12345-1-1 00:00",
        "2026-02-30 00:00",
        "2026-07-11 24:00",
        "2026-07-11 13:30+99:99",
    ] {
        let started = FACTS.replace("2026-07-11 13:30", time);
        Project::with(&format!("{FOLDER}/incident.yaml"), started).is_refused("invalid-time");
    }
    for promise in [
        "+999999999999m",
        "+99999999999999999999999m",
        "+-5m",
        "99:99",
        "+",
        "9999-12-31 00:00",
    ] {
        let text = update("", "x").replace("14:30", &format!("\"{promise}\""));
        Project::with_update(text).is_refused("invalid-time");
    }
    for day in [
        "9999",
        "0001-01-01",
        "9999-12-31",
        "+262142-12-31",
        "-262143-01-01",
    ] {
        for key in ["since", "retired"] {
            Project::with_settings(&format!("    {key}: \"{day}\"\n")).is_refused("invalid-time");
        }
    }
}

/// Ninety days and the uptime cost the same however long an incident goes on.
#[test]
fn the_earliest_and_the_latest_times_are_shown() {
    let started = FACTS.replace("2026-07-11 13:30", "1970-01-01 00:00");
    Project::with(&format!("{FOLDER}/incident.yaml"), started).is_published();
    Project::with_settings("    since: 1970-01-01\n    retired: 9998-12-31\n").is_published();
    let text = update("", "x").replace("14:30", "9998-12-31 23:59");
    assert!(Project::with_update(text).is_published().contains("9998"));
    let project =
        Project::with_facts("scheduled:\n  from: 1970-01-01 00:00\n  until: 9998-12-31 23:59\n");
    project.lay(
        &format!("{FOLDER}/01-investigating.md"),
        update("", "x").replace("investigating", "scheduled"),
    );
    project.is_published();
    Project::with_settings("clock: 9998-12-31 23:59\n").is_published();
}

#[test]
fn any_now_that_can_be_typed_is_answered() {
    let project = Project::sound();
    for (now, status) in [
        ("1970-01-01 00:00", 0),
        ("9998-12-31 23:59", 0),
        ("0001-01-01 00:00", 2),
        ("9999-12-31 23:59", 2),
        ("tomorrow", 2),
        ("", 2),
    ] {
        let ran = project.run_with(&["build", "--now", now]);
        assert_eq!(ran.status, Some(status), "{now}: {}", ran.said);
    }
    for (now, word) in [
        ("2026-10-25 01:30", "happens twice"),
        ("2026-03-29 01:30", "does not exist"),
    ] {
        for command in ["build", "check", "replies"] {
            let ran = project.run_with(&[command, "--now", now]);
            assert_eq!(ran.status, Some(2), "{command} {now}: {}", ran.said);
            assert!(
                ran.said.starts_with("error: `--now`:") && ran.said.contains(word),
                "{}",
                ran.said
            );
        }
    }
}

#[test]
fn silly_hours_are_refused() {
    for hours in [
        "\"22:00-08:00\"",
        "\"08:00-25:00\"",
        "\"00:00-00:00\"",
        "\"-\"",
        "\"08:00-09:00-10:00\"",
        "always",
    ] {
        let lines = format!(
            "contacts:\n  help:\n    name: H\n    phone: \"1\"\n    hours:\n      mon-sun: {hours}\n"
        );
        Project::with_settings(&lines).is_refused("invalid-time");
    }
    let days = vec!["mon-sun"; 100].join(",");
    let lines = format!(
        "contacts:\n  help:\n    name: H\n    phone: \"1\"\n    hours:\n      \"{days}\": \"08:00-09:00\"\n"
    );
    Project::with_settings(&lines).is_published();
    let shift = "  - days: mon-sun\n    from: \"22:00\"\n    until: \"08:00\"\n    contact: help\n";
    let lines = format!(
        "contacts:\n  help:\n    name: H\n    phone: \"1\"\nrota:\n{}",
        shift.repeat(3000)
    );
    Project::with_settings(&lines).is_published();
}
