//! Each gate of wit on both sides: what shuts it, and the nearest thing that does not.

use super::Reason;
use super::fixture::{BOOK, Case, OPEN};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// Texts in place of others, and what shuts the gates then.
type Row<'r> = (&'r [(&'r str, &'r str)], &'r [Reason]);

/// Each change by itself and what it is refused for.
fn check(rows: &[Row<'_>]) {
    for (changes, expect) in rows {
        Case { changes, ..OPEN }.check(expect);
    }
}

/// A front matter key more in the newest update.
const MORE: &str = "effect: You cannot call.";

#[test]
fn gate_1_and_15_somebody_wants_it_for_this_brand_and_now() {
    let max = "tone_max: light";
    check(&[
        (&[], &[]),
        (&[(max, "tone_max: warm")], &[Reason::ToneMax(Tone::Warm)]),
        (
            &[(max, "tone_max: sincere")],
            &[Reason::ToneMax(Tone::Sincere)],
        ),
        (
            &[("  tone_max: light\n", "")],
            &[Reason::ToneMax(Tone::Warm)],
        ),
        (&[("11 20:00", "11 15:00")], &[]),
        (&[("11 20:00", "11 14:59")], &[Reason::ToneUntil]),
        (&[("  tone_until: 2026-07-11 20:00\n", "")], &[]),
    ]);
}

#[test]
fn gate_2_emergency_calls_get_through() {
    let ok = "emergency_calls: ok";
    let shut = &[Reason::EmergencyCalls];
    check(&[
        (&[(ok, "emergency_calls: affected")], shut),
        (&[(ok, "emergency_calls: unknown")], shut),
        (
            &[
                ("emergency_calls: ok\n", ""),
                ("    name: Calls", "    name: Calls\n    emergency: true"),
            ],
            shut,
        ),
        (&[("emergency_calls: ok\n", "")], &[]),
    ]);
}

#[test]
fn gate_3_nobody_was_harmed() {
    let word = |word: &str| vec![Reason::Harm(word.to_owned())];
    let report = |kind: &str| vec![Reason::Reports(kind.to_owned())];
    check(&[
        (&[("We found it.", "A hospital is hit.")], &word("hospital")),
        (
            &[("the first word", "a fire brigade")],
            &word("fire brigade"),
        ),
        (&[("Calls are failing", "Alarms fail")], &word("alarm")),
        (&[("We found it.", "We found the skill.")], &[]),
        (
            &[(MORE, "cause:\n  en: It broke.\n  da: En ulykke.")],
            &word("ulykke"),
        ),
        (
            &[("impact: major", "impact: major\nsecurity: true")],
            &[Reason::Security],
        ),
        (&[("impact: major", "impact: major\nsecurity: false")], &[]),
        (&[(MORE, "data_loss: none")], &[]),
        (&[(MORE, "data_loss: Some texts.")], &[Reason::DataLoss]),
        (&[(MORE, "reports:\n  privacy: 1")], &report("privacy")),
        (
            &[(MORE, "reports:\n  vulnerable: 2")],
            &report("vulnerable"),
        ),
        (&[(MORE, "reports:\n  vulnerable: 0\n  angry: 9")], &[]),
        (
            &[(
                "next_update: 14:10",
                "next_update: 14:10\nreports:\n  privacy: 1",
            )],
            &report("privacy"),
        ),
    ]);
}

#[test]
fn gate_4_the_status_is_neither_too_early_nor_too_grave() {
    let status = |status: &str, more: &str| {
        let to = format!("status: {status}{more}");
        let changes = [("status: identified", to.as_str())];
        Case {
            changes: &changes,
            ..OPEN
        }
        .reasons()
    };
    assert_eq!(
        status("investigating", ""),
        [Reason::Status(Status::Investigating)]
    );
    assert_eq!(status("identified", ""), []);
    assert_eq!(status("monitoring", ""), []);
    assert_eq!(status("resolved", ""), []);
    assert_eq!(
        status("postmortem", ""),
        [Reason::Status(Status::Postmortem)]
    );
    let news = "\ncompensation:\n  decision_by: 2026-07-20 12:00";
    assert_eq!(status("identified", news), [Reason::Compensation]);
    let earlier = (
        "next_update: 14:10",
        "next_update: 14:10\ncompensation:\n  decision_by: 2026-07-20 12:00",
    );
    check(&[(&[earlier], &[])]);
}

#[test]
fn gate_4_planned_work_is_no_matter_for_it() {
    let planned = [
        (
            "impact: major",
            "impact: major\nscheduled:\n  from: 2026-07-11 13:30\n  until: 2026-07-11 18:00",
        ),
        ("status: investigating", "status: scheduled"),
        ("status: identified", "status: in_progress"),
    ];
    check(&[(&planned, &[Reason::Status(Status::InProgress)])]);
}

#[test]
fn gate_5_the_gravest_wait_until_it_is_nearly_over_or_all_that_helps_is_known() {
    let critical = ("impact: major", "impact: critical");
    let known = "cause: A fuse.\ncomponents:\n  calls: partial_outage\nworkaround:\n  text: Use another one.\n  verified: 2026-07-11 13:50";
    let without = |part: &str| known.replacen(part, "", 1);
    let shut = &[Reason::Severe];
    check(&[
        (&[critical], shut),
        (&[critical, ("identified", "monitoring")], &[]),
        (&[critical, (MORE, known)], &[]),
        (&[critical, (MORE, &without("cause: A fuse.\n"))], shut),
        (
            &[
                critical,
                (MORE, &without("components:\n  calls: partial_outage\n")),
            ],
            shut,
        ),
        (
            &[critical, (MORE, &without("\n  verified: 2026-07-11 13:50"))],
            shut,
        ),
        (&[("impact: major", "impact: minor")], &[]),
    ]);
}

#[test]
fn gate_6_every_promise_was_kept() {
    let at = |now: &str, changes: &[(&str, &str)], expect: &[Reason]| {
        let changes = [&[("11 20:00", "12 20:00")], changes].concat();
        Case {
            now,
            changes: &changes,
            ..OPEN
        }
        .check(expect);
    };
    at("2026-07-11 16:00", &[], &[]);
    at("2026-07-11 16:01", &[], &[Reason::Overdue]);
    at(
        "2026-07-11 15:00",
        &[("14:10", "13:59")],
        &[Reason::Overdue],
    );
    at("2026-07-11 15:00", &[("14:10", "14:00")], &[]);
    let failed = ("status: investigating", "status: monitoring");
    at("2026-07-11 15:00", &[failed], &[Reason::FixFailed]);
    let eta = |confirmed| format!("eta:\n  until: 2026-07-11 15:00\n  confirmed: {confirmed}");
    let (confirmed, hoped) = (eta(true), eta(false));
    at("2026-07-11 15:00", &[(MORE, &confirmed)], &[]);
    at(
        "2026-07-11 15:01",
        &[(MORE, &confirmed)],
        &[Reason::EtaMissed],
    );
    at("2026-07-11 15:01", &[(MORE, &hoped)], &[]);
    let over = ("status: identified", "status: resolved");
    at("2026-07-11 15:01", &[(MORE, &confirmed), over], &[]);
}

#[test]
fn gate_7_nothing_of_the_kind_has_happened_lately() {
    let shut = &[Reason::Repeat("before".to_owned())];
    let same = ("components: [data]", "components: [calls]");
    let repeat = ("impact: major", "impact: major\nrepeat_of: before");
    let earlier = |day: &'static str| {
        [
            (
                "started: 2026-06-01",
                if day == "12" {
                    "started: 2026-04-12"
                } else {
                    "started: 2026-04-11"
                },
            ),
            (
                "at: 2026-06-01 13",
                if day == "12" {
                    "at: 2026-04-12 13"
                } else {
                    "at: 2026-04-11 13"
                },
            ),
            (
                "at: 2026-06-01 14",
                if day == "12" {
                    "at: 2026-04-12 14"
                } else {
                    "at: 2026-04-11 14"
                },
            ),
        ]
    };
    check(&[
        (&[same], shut),
        (&[repeat], shut),
        (&[&[same][..], &earlier("12")].concat(), shut),
        (&[&[same][..], &earlier("11")].concat(), &[]),
        (&[&[repeat][..], &earlier("11")].concat(), &[]),
    ]);
}

#[test]
fn gate_8_one_person_is_answered_in_public() {
    let check = |channel: &str, expect: &[Reason]| Case { channel, ..OPEN }.check(expect);
    check("x", &[]);
    check("own", &[]);
    for channel in ["short", "sms", "chat", "email"] {
        check(channel, &[Reason::Channel(channel.to_owned())]);
    }
}

#[test]
fn gate_9_the_customer_is_angry_or_kind() {
    let book = BOOK.replace(
        "    angry:",
        "    praise:\n      light:\n        coda:\n          - short: Red.\n    angry:",
    );
    for &situation in Situation::ALL {
        let expect = match situation {
            Situation::Angry | Situation::Praise => vec![],
            other => vec![Reason::Situation(other)],
        };
        Case {
            situation,
            book: &book,
            ..OPEN
        }
        .check(&expect);
    }
}

#[test]
fn gate_12_somebody_wrote_a_line_for_it() {
    let none = [Reason::NoCoda("en".to_owned())];
    let (book, _) = BOOK.split_at(BOOK.find("    angry:").unwrap());
    Case { book, ..OPEN }.check(&none);
    let elsewhere = BOOK.replace("    angry:", "  monitoring:\n    angry:");
    Case {
        book: &elsewhere,
        ..OPEN
    }
    .check(&none);
    Case {
        situation: Situation::Praise,
        ..OPEN
    }
    .check(&none);
}

#[test]
fn gate_14_nobody_took_it_ill() {
    let reports = |count: u64| format!("reports:\n  tone_complaint: {count}");
    let before = (
        "next_update: 14:10",
        "next_update: 14:10\nreports:\n  tone_complaint: 2",
    );
    let shut = |count| vec![Reason::ToneComplaints(count)];
    check(&[
        (&[(MORE, &reports(1))], &[]),
        (&[(MORE, &reports(2))], &shut(2)),
        (&[before], &shut(2)),
        (&[before, (MORE, &reports(0))], &[]),
    ]);
}

#[test]
fn all_that_shuts_is_named_at_once() {
    let changes = [
        ("tone_max: light", "tone_max: plain"),
        ("emergency_calls: ok", "emergency_calls: unknown"),
    ];
    let case = Case {
        changes: &changes,
        channel: "sms",
        ..OPEN
    };
    let said: Vec<_> = case.reasons().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`tone_max` is `plain`",
            "emergency calls may not get through",
            "nobody is answered in public on `sms`",
        ]
    );
}
