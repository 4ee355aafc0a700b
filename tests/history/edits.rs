//! A published update, and what may and may not change in it. Never runs anything.

/// An update that is published at 14:10, with facts of every kind.
pub(crate) const SECOND: &str = "\
=== incidents/2026-07-11-calls/02-identified.md
---
status: identified
at: 2026-07-11 14:00
next_update: 15:00
effect:
  en: You cannot make calls.
cause: A system that connects calls has failed.
eta:
  until: 2026-07-11 16:00
  confirmed: false
approved_by: LB
---
We found the cause.
We are replacing the part.
=== incidents/2026-07-11-calls/03-monitoring.md
---
status: monitoring
at: 2026-07-11 16:00
next_update: 17:00
draft: true
---
Calls work again.
";

/// What is allowed to change, one at a time: a text of a file and what stands there instead.
pub(crate) const FREE: [(&str, &str, &str); 14] = [
    ("02-identified.md", "approved_by: LB", "approved_by: KM"),
    (
        "02-identified.md",
        "approved_by: LB",
        "reports:\n  angry: 40",
    ),
    (
        "02-identified.md",
        "approved_by: LB",
        "replies:\n  status: We found it.",
    ),
    (
        "02-identified.md",
        "until: 2026-07-11 16:00",
        "until: 2026-07-11 18:00",
    ),
    (
        "02-identified.md",
        "at: 2026-07-11 14:00",
        "at: 2026-07-11 14:00+01:00",
    ),
    ("02-identified.md", "effect:\n  en: You", "effect: You"),
    (
        "02-identified.md",
        "  en: You cannot make calls.",
        "  en: You cannot make calls.\n  da: Du kan ikke ringe op.",
    ),
    (
        "02-identified.md",
        "cause: A system that connects",
        "cause: >-\n  A system\n  that connects",
    ),
    ("02-identified.md", "cause.\nWe are", "cause. We are"),
    (
        "02-identified.md",
        "the part.",
        "the part. <!-- which one? -->",
    ),
    ("03-monitoring.md", "Calls work again.", "Calls work."),
    (
        "03-monitoring.md",
        "at: 2026-07-11 16:00",
        "at: 2026-07-11 16:30",
    ),
    (
        "incident.yaml",
        "title: Calls are failing",
        "title: No calls",
    ),
    (
        "incident.yaml",
        "impact: major",
        "detected: 2026-07-11 13:34\nimpact: major",
    ),
];

/// What is not, with what is said of it.
pub(crate) const NOT_FREE: [(&str, &str, &str); 9] = [
    (
        "You cannot make calls.",
        "Some cannot make calls.",
        "uncorrected-change",
    ),
    (
        "replacing the part",
        "replacing a part",
        "uncorrected-change",
    ),
    (
        "cause: A system that connects calls has failed.\n",
        "",
        "uncorrected-change",
    ),
    ("approved_by: LB", "workaround: none", "uncorrected-change"),
    ("confirmed: false", "confirmed: true", "uncorrected-change"),
    (
        "next_update: 15:00",
        "next_update: 15:30",
        "uncorrected-change",
    ),
    (
        "at: 2026-07-11 14:00",
        "at: 2026-07-11 14:05",
        "rewritten-log",
    ),
    (
        "status: identified",
        "status: investigating",
        "rewritten-log",
    ),
    ("approved_by: LB", "draft: true", "removed-update"),
];

/// The same of the facts of the whole incident.
pub(crate) const INCIDENT_NOT_FREE: [(&str, &str); 4] = [
    ("impact: major", "impact: minor"),
    ("started: 2026-07-11 13:30", "started: 2026-07-11 13:20"),
    ("  calls: partial_outage", "  calls: major_outage"),
    ("impact: major", "impact: major\nresponsibility: ours"),
];

/// An update that nobody can have read.
pub(crate) const DRAFT: &str = "\
---
status: investigating
at: 2026-07-11 13:45
next_update: 14:30
draft: true
---
Some calls fail. We are looking for the cause.
";
