//! Times that cannot be true, and what they become.

use super::{Site, check, repairs};

#[test]
fn times_that_cannot_be_true_are_mended_and_kept_in_comments() {
    check(
        "---\ntitle: A\ndate: 2026-02-30 00:00:00\nresolved: true\nresolvedWhen: 2026-01-29 10:00:00\nseverity: notice\n---\nText\n",
        "== 2026-02-28-a/incident.yaml\ntitle: A\nimpact: minor\nstarted: 2026-02-28 00:00Z # the source says: date 2026-02-30 00:00:00\n\
         == 2026-02-28-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-28 00:00Z # the source says: date 2026-02-30 00:00:00\n---\nText\n\
         == 2026-02-28-a/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-28 00:00Z # the source says: resolvedWhen 2026-01-29 10:00:00\n---\nThis incident is resolved.\n",
        &[
            "a.md:3: there is no time `2026-02-30 00:00:00`: it is 2026-02-28 00:00:00+00:00 now",
            "a.md:5: it ends before it begins (`2026-01-29 10:00:00`): it ends when it begins now",
            "a.md:3 and once more: a time without a zone is read as UTC",
        ],
    );
    check(
        "---\nTitle: A\nDate: 2026-02-03T8:00:00Z\nResolved: True\nresolvedDate:: no\nSeverity: Disrupted\n---\nText\n",
        "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: major\nstarted: 2026-02-03 08:00Z\n\
         == 2026-02-03-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 08:00Z\n---\nText\n\
         == 2026-02-03-a/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 08:00Z # the source says: resolvedWhen no\n---\nThis incident is resolved.\n",
        &[
            "a.md:5: `no` is no time: `resolvedWhen` is read as if it were not there",
            "a.md:5: it is resolved and no time says when: the time at which it begins is its end now",
            "a.md:5: the key `resolvedDate:` is read as `resolvedWhen`",
        ],
    );
}

#[test]
fn a_message_is_never_before_the_beginning_and_is_named_by_its_line() {
    check(
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-03T12:00:00Z\nseverity: down\n---\n2026-02-03 09:00 GTM\nb\n---\n2026-02-03 07:50 UTC\na\n",
        "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: critical\nstarted: 2026-02-03 08:00Z\n\
         == 2026-02-03-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 08:00Z # the source says: 2026-02-03 07:50 UTC\n---\n2026-02-03 07:50 UTC\na\n\
         == 2026-02-03-a/02-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 09:00Z # the source says: 2026-02-03 09:00 GTM\n---\n2026-02-03 09:00 GTM\nb\n\
         == 2026-02-03-a/03-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 12:00Z\n---\nThis incident is resolved.\n",
        &[
            "a.md:11: the time of a message is before it begins: it is 2026-02-03 08:00:00+00:00 now",
            "a.md:8: the time of a message is unclear: it is 2026-02-03 09:00:00+00:00 now",
        ],
    );
}

#[test]
fn an_end_before_the_beginning_is_the_last_message() {
    let site = Site::new(&[(
        "a.md",
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-01T12:00:00Z\nseverity: down\n---\n2026-02-03 11:00 UTC\nb\n---\n2026-02-03 08:00 UTC\na\n",
    )]);
    let report = site.import();
    let story = site.story(&report);
    assert!(
        story.contains(
            "/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 11:00Z # the source says: "
        ),
        "{story}"
    );
    assert_eq!(
        repairs(&report),
        [
            "content/issues/a.md:5: it ends before it begins (`2026-02-01T12:00:00Z`): it ends with its last message now"
        ]
    );
}

#[test]
fn a_beginning_that_cannot_be_read_is_the_first_message_and_stays_in_a_comment() {
    let site = Site::new(&[(
        "a.md",
        "---\ntitle: A\ndate: last spring\nresolved: false\nseverity: down\n---\nOur router is down.\n\n2026-02-03 11:00 UTC\nb\n\n2026-02-03 08:00 UTC\na\n",
    )]);
    let report = site.import();
    let story = site.story(&report);
    assert!(
        story.contains("started: 2026-02-03 08:00Z # the source says: date last spring\n"),
        "{story}"
    );
    assert_eq!(report.updates, 1);
}

#[test]
fn first_and_last_message_of_a_moment_stay_first_and_last() {
    check(
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2026-02-01T08:00:00Z\nseverity: down\n---\n[Final message]\nb\n\n[Initial message]\na\n",
        "== 2026-02-03-a/incident.yaml\ntitle: A\nimpact: critical\nstarted: 2026-02-03 08:00Z\n\
         == 2026-02-03-a/01-investigating.md\n---\nstatus: investigating\nat: 2026-02-03 08:00Z\n---\n[Initial message]\na\n\
         == 2026-02-03-a/02-resolved.md\n---\nstatus: resolved\nat: 2026-02-03 08:00Z # the source says: resolvedWhen 2026-02-01T08:00:00Z\n---\n[Final message]\nb\n",
        &["a.md:5: it ends before it begins (`2026-02-01T08:00:00Z`): it ends when it begins now"],
    );
}

#[test]
fn announced_work_is_ahead_or_over() {
    let work = "title: Upgrade\ndate: 2026-06-03T08:00:00Z\nresolvedWhen: 2026-06-03T11:00:00Z\nseverity: notice\n---\nText\n";
    let told = |other: &str| {
        let other = format!(
            "---\ntitle: A\ndate: {other}T08:00:00Z\nresolved: true\nresolvedWhen: {other}T09:00:00Z\nseverity: down\n---\nText\n"
        );
        let site = Site::new(&[("a.md", &format!("---\n{work}")), ("b.md", &other)]);
        let report = site.import();
        (site.story(&report), repairs(&report).join("\n"))
    };
    let (story, repaired) = told("2026-05-03");
    assert!(
        story.contains("  from: 2026-06-03 08:00Z\n  until: 2026-06-03 11:00Z\n"),
        "{story}"
    );
    assert!(story.contains("status: scheduled\nat: 2026-05-03 08:00Z # the source says: date 2026-06-03T08:00:00Z\n"), "{story}");
    assert!(
        repaired.ends_with(
            "a.md:3: it announces work that lies ahead: it is announced 2026-05-03 08:00:00+00:00 now"
        ),
        "{repaired}"
    );
    let (story, repaired) = told("2026-06-07");
    assert!(story.contains("02-completed.md\n---\nstatus: completed\nat: 2026-06-03 11:00Z\n---\nThis work is over.\n"), "{story}");
    assert!(
        repaired.contains("it is completed with that now"),
        "{repaired}"
    );
}

#[test]
fn an_end_that_cannot_have_come_is_none() {
    let site = Site::new(&[(
        "a.md",
        "---\ntitle: A\ndate: 2026-02-03T08:00:00Z\nresolved: true\nresolvedWhen: 2062-02-03T09:00:00Z\nseverity: down\n---\nText\n",
    )]);
    let report = site.import();
    let story = site.story(&report);
    assert!(story.contains("status: resolved\nat: 2026-02-03 08:00Z # the source says: resolvedWhen 2062-02-03T09:00:00Z\n"), "{story}");
    assert!(
        repairs(&report)[0].contains("5: `2062-02-03T09:00:00Z` is long after everything else"),
        "{report:?}"
    );
}
