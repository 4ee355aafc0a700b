//! What is judged: each thing that can still be changed, and nothing else unless it is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use amends::diagnostics::{Diagnostic, Severity};
use amends::playbook::{Judged, Reach, Voice, check};
use amends::replies::Phrasebooks;
use amends::schema::Language;
use amends::source::load;
use amends::theme::words::{Reader, Words, load as load_words};

use crate::laid::{Laid, clock_at};

/// What every update of these tests says, which is an error wherever it is judged.
const PRIVATE: &str = "Call 07700 900123.";

/// Where a phone number was found: in what can be mended, and in the archive.
type Found = (Vec<String>, Vec<String>);

fn update(name: &str, facts: &str) -> String {
    format!("=== incidents/2026-07-11-calls/{name}\n---\n{facts}---\n{PRIVATE}\n")
}

fn find(laid: &Laid, now: &str, reach: Reach, named: &[&str]) -> Found {
    let judged = laid.judge(&clock_at(now));
    let site = judged.site.expect("a sound project");
    let files = named.iter().map(|path| judged.sources.find(path));
    let files: Option<BTreeSet<_>> = files.collect();
    let files = files.expect("named files are there");
    let voice = Voice {
        phrasebooks: &Phrasebooks::default(),
        words: &words(),
        staff: &[],
    };
    let findings = check(&site, &voice, &Judged { reach, files });
    let names = |found: &[Diagnostic]| -> Vec<String> {
        let of_rule = found.iter().filter(|d| d.code.as_str() == "pii");
        let files = of_rule.filter_map(|d| Some(d.primary.as_ref()?.place.file));
        let names = files.map(|f| judged.sources.path(f).rsplit('/').next().expect("a name"));
        let names: BTreeSet<_> = names.map(str::to_owned).collect();
        names.into_iter().collect()
    };
    (names(&findings.live), names(&findings.archive))
}

fn words() -> BTreeMap<Language, Words> {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the bundled project");
    load_words(&sources, "default", Reader::Playbook, |tag| tag == "en").0
}

fn assert_live(laid: &Laid, now: &str, expect: &[&str]) {
    let (live, archive) = find(laid, now, Reach::Changeable, &[]);
    assert_eq!(live, expect, "{now}");
    assert_eq!(archive, Vec::<String>::new(), "{now}");
}

/// An incident with two updates, the later one at 14:20 UTC.
fn two_updates(last: &str) -> Laid {
    let first = "status: investigating\nat: 2026-07-11 13:45\n";
    let last = format!("status: {last}\nat: 2026-07-11 15:20\n");
    let first = update("01-investigating.md", first);
    Laid::over_base(&format!("{first}{}", update("02-last.md", &last)))
}

#[test]
fn the_current_update_of_an_open_incident() {
    let laid = two_updates("identified");
    assert_live(&laid, "2026-07-11 14:30:00", &["02-last.md"]);
    // However long it has been open.
    assert_live(&laid, "2026-09-11 14:30:00", &["02-last.md"]);
}

#[test]
fn the_current_update_of_what_is_over_for_less_than_seven_days() {
    let laid = two_updates("resolved");
    assert_live(&laid, "2026-07-18 14:19:59", &["02-last.md"]);
    assert_live(&laid, "2026-07-18 14:20:00", &[]);
}

#[test]
fn the_current_update_of_a_coming_maintenance() {
    let facts = "\
=== incidents/2026-07-11-calls/incident.yaml
title: Work on the network
impact: minor
started: 2026-07-01 09:00
components: [calls]
scheduled:
  from: 2026-08-01 02:00
  until: 2026-08-01 04:00
";
    let announced = "status: scheduled\nat: 2026-07-01 09:00\n";
    let laid = Laid::over_base(&format!(
        "{facts}{}",
        update("01-investigating.md", announced)
    ));
    assert_live(&laid, "2026-07-20 12:00:00", &["01-investigating.md"]);
}

#[test]
fn every_draft_and_every_update_ahead() {
    let laid = two_updates("resolved");
    laid.lay(&update(
        "03-draft.md",
        "status: postmortem\nat: 2026-07-12 12:00\ndraft: true\n",
    ));
    laid.lay(&update(
        "04-ahead.md",
        "status: postmortem\nat: 2026-12-24 12:00\n",
    ));
    assert_live(
        &laid,
        "2026-09-01 12:00:00",
        &["03-draft.md", "04-ahead.md"],
    );
    // An incident that nobody has read of yet.
    let draft = "status: investigating\nat: 2026-07-11 13:45\ndraft: true\n";
    let laid = Laid::over_base(&update("01-investigating.md", draft));
    assert_live(&laid, "2026-09-01 12:00:00", &["01-investigating.md"]);
}

#[test]
fn files_that_are_named() {
    let laid = two_updates("resolved");
    let first = "incidents/2026-07-11-calls/01-investigating.md";
    let later = "2026-09-01 12:00:00";
    let none = Vec::<String>::new;
    let found = find(&laid, later, Reach::Named, &[first]);
    assert_eq!(found, (vec!["01-investigating.md".to_owned()], none()));
    let found = find(&laid, later, Reach::Changeable, &[first]);
    assert_eq!(found, (vec!["01-investigating.md".to_owned()], none()));
    let found = find(&laid, "2026-07-11 14:30:00", Reach::Named, &[]);
    assert_eq!(found, (none(), none()));
}

#[test]
fn the_archive_where_it_is_asked_for() {
    let laid = two_updates("identified");
    let (live, archive) = find(&laid, "2026-07-11 14:30:00", Reach::Everything, &[]);
    assert_eq!(live, ["02-last.md"]);
    assert_eq!(archive, ["01-investigating.md"]);
}

#[test]
fn nothing_fails_for_the_archive() {
    let laid = two_updates("resolved");
    let later = ["--now", "2026-09-01 12:00"];
    let (text, status) = crate::check(&laid, &[&later[..], &["--all"]].concat());
    assert!(
        text.contains("warning[pii]") && !text.contains("error["),
        "{text}"
    );
    assert_eq!(status, 0);
    let strict = [&later[..], &["--all", "--deny-warnings"]].concat();
    let (text, _) = crate::check(&laid, &later);
    // What is not of the archive fails as ever, so the project itself has to be without a warning.
    assert!(!text.contains("[pii]"), "{text}");
    let (_, bare) = crate::check(&laid, &[&later[..], &["--deny-warnings"]].concat());
    assert_eq!(crate::check(&laid, &strict).1, bare);
    laid.lay(&update(
        "03-draft.md",
        "status: postmortem\nat: 2026-07-12 12:00\ndraft: true\n",
    ));
    assert_eq!(crate::check(&laid, &[&later[..], &["--all"]].concat()).1, 1);
}

/// Nobody can still be told in time, so time is no reason to fail.
#[test]
fn time_is_a_hint_about_what_is_past() {
    let laid = two_updates("resolved");
    let judged = laid.judge(&clock_at("2026-07-11 15:00:00"));
    let site = judged.site.expect("a sound project");
    let first = judged
        .sources
        .find("incidents/2026-07-11-calls/01-investigating.md");
    let voice = Voice {
        phrasebooks: &Phrasebooks::default(),
        words: &words(),
        staff: &[],
    };
    let reach = Reach::Named;
    let files = first.into_iter().collect();
    let findings = check(&site, &voice, &Judged { reach, files });
    let mut of_time = findings.live.iter();
    let late = of_time.find(|d| d.code.as_str() == "no-next-update");
    assert_eq!(late.map(|d| d.severity), Some(Severity::Hint));
}
