//! Hand-written answers of the API and the projects they become.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    import::{Mode, Report, Silence, import_statuspage},
    model::{Clock, Moment, resolve},
    schema::parse,
    source::load,
};

/// Imports a document of the API and gives the report and the text of every file, by path.
fn import(document: &Value) -> (Report, String) {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("summary.json");
    write(&source, &document.to_string());
    let dest = folder.path().join("project");
    let report = import_statuspage(&source, &dest, Mode::Write, &Silence).unwrap();
    let files = report.files.iter().skip(1).map(|path| {
        let text = fs::read_to_string(dest.join(path)).unwrap();
        format!(
            "== {}\n{text}",
            path.strip_prefix("incidents").unwrap().display()
        )
    });
    let all = files.collect();
    assert_sound(&dest);
    (report, all)
}

/// Holds a project against the reader and the model, which have nothing to say about it.
fn assert_sound(root: &Path) {
    let sources = load(root).unwrap();
    let (parsed, mut problems) = parse(&sources);
    let clock = Clock::at(Moment::from_timestamp(1_785_000_000, 0).unwrap());
    problems.extend(resolve(&sources, &parsed, &clock).1);
    let problems: Vec<_> = problems.iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "a fixture in a folder of the test's own"
)]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

fn page() -> Value {
    json!({"name": "Acme", "url": "https://status.acme.example/", "time_zone": "Europe/Copenhagen"})
}

fn update(status: &str, at: &str, body: &str) -> Value {
    json!({"status": status, "display_at": at, "body": body})
}

fn repairs(report: &Report) -> Vec<String> {
    report
        .repaired
        .iter()
        .map(|repair| format!("{}: {}", repair.place, repair.what))
        .collect()
}

#[test]
fn an_incident_with_stated_components() {
    let affected = |status: &str| json!([{"code": "a1", "name": "EU - API", "new_status": status}]);
    let mut first = update(
        "investigating",
        "2026-07-11T22:30:00.000Z",
        "We are <b>looking</b>.",
    );
    first["affected_components"] = affected("partial_outage");
    let mut second = update("monitoring", "2026-07-11T23:00:07.000Z", "Better.");
    second["affected_components"] = affected("degraded_performance");
    let mut third = update("resolved", "2026-07-12T00:00:00.000Z", "Done.");
    third["affected_components"] = affected("operational");
    let (report, files) = import(&json!({"page": page(), "components": [
        {"id": "g1", "name": "EU", "group": true}, {"id": "a1", "name": "API", "group_id": "g1"},
        {"id": "a2", "name": "API", "group_id": "g2"}], "incidents": [
        {"id": "i1", "name": "API: slow", "impact": "major", "status": "resolved", "started_at": "2026-07-11T22:30:00.000Z",
         "components": [{"id": "g1", "name": "EU", "group": true}, {"id": "a1", "name": "API"}, {"id": "x", "name": "Old"}],
         "incident_updates": [third, second, first]}]}));
    assert_eq!(
        files,
        "== 2026-07-12-api-slow/incident.yaml\ntitle: \"API: slow\"\nimpact: major\nstarted: 2026-07-11 22:30Z\ncomponents:\n  old: partial_outage\n  api: partial_outage\n\
         == 2026-07-12-api-slow/01-investigating.md\n---\nstatus: investigating\nat: 2026-07-11 22:30Z\n---\nWe are **looking**.\n\
         == 2026-07-12-api-slow/02-monitoring.md\n---\nstatus: monitoring\nat: 2026-07-11 23:00:07Z\ncomponents:\n  api: degraded_performance\n---\nBetter.\n\
         == 2026-07-12-api-slow/03-resolved.md\n---\nstatus: resolved\nat: 2026-07-12 00:00Z\n---\nDone.\n"
    );
    assert_eq!(report.components, 3);
    let unlisted = "component `Old`: only incidents name it: it is in the group `No longer listed`, retired on 2026-07-12, the day it was last named";
    assert_eq!(repairs(&report), [unlisted]);
}

#[test]
fn a_maintenance_has_a_window() {
    let (report, files) = import(&json!({"page": page(), "scheduled_maintenances": [
        {"id": "m1", "name": "Database", "impact": "maintenance", "status": "completed", "created_at": "2026-07-01T10:00:00+02:00",
         "scheduled_for": "2026-07-03T02:00:00+02:00", "scheduled_until": "2026-07-03T04:00:00+02:00", "incident_updates": [
            update("completed", "2026-07-03T03:00:00+02:00", "Done."), update("in_progress", "2026-07-03T02:00:00+02:00", "Begun."),
            update("scheduled", "2026-07-01T10:00:00+02:00", "Planned.")]}]}));
    let expected = "== 2026-07-01-database/incident.yaml\ntitle: Database\nimpact: none\nstarted: 2026-07-01 10:00+02:00\n\
                    scheduled:\n  from: 2026-07-03 02:00+02:00\n  until: 2026-07-03 04:00+02:00\n";
    assert!(files.starts_with(expected), "{files}");
    assert!(
        files.contains("02-in-progress.md\n---\nstatus: in_progress\n"),
        "{files}"
    );
    assert_eq!(report.repaired, []);
}

#[test]
fn what_no_project_can_say_is_mended_and_named() {
    let (report, files) = import(&json!({"incidents": [
        {"name": "Odd", "impact": null, "status": "resolved", "started_at": "2026-07-11T13:00:00Z", "incident_updates": [
            update("monitoring", "2026-07-11T12:30:00Z", "<!-- x -->"), update("looking", "2026-07-11T12:00:00Z", "Hm.")]},
        {"name": "", "incident_updates": [update("resolved", "2026-07-11T12:00:00Z", "x")]},
        {"name": "Silent", "incident_updates": []},
        {"name": "Timeless", "incident_updates": [{"body": "x"}]},
        {"name": 7}]}));
    assert!(files.contains("02-resolved.md\n---\nstatus: resolved\nat: 2026-07-11 12:30Z\n---\nNo text was published with this update.\n"), "{files}");
    assert!(files.contains("started: 2026-07-11 12:00Z\n"), "{files}");
    let place = "summary.json: incidents[0] `Odd`";
    assert_eq!(
        repairs(&report),
        [
            "amends.yaml: the history names no known time zone: `time_zone` is `UTC`, to be changed".to_owned(),
            "amends.yaml: the history has no name: `name` is `Status`, to be changed".to_owned(),
            "amends.yaml: the history has no address: `url` is `https://status.example.com`, to be changed".to_owned(),
            format!("{place}: the impact that is missing is read as `none`"),
            format!("{place}, update 1 of 2: the status `looking` is read as `investigating`"),
            format!("{place}, update 2 of 2: it has no text, and says so now"),
            format!("{place}: it is over, but its last update says `monitoring`: that update says `resolved` now"),
            format!("{place}: it starts after its first update: it starts with that update now"),
        ]
    );
    let left_out: Vec<_> = report
        .left_out
        .iter()
        .map(|left_out| left_out.place.as_str())
        .collect();
    assert_eq!(
        left_out,
        [
            "summary.json: incidents[4]",
            "summary.json: incidents[1] ``",
            "summary.json: incidents[2] `Silent`",
            "summary.json: incidents[3] `Timeless`, update 0",
            "summary.json: incidents[3] `Timeless`",
        ]
    );
}

#[test]
fn equal_times_keep_the_order_of_the_source_and_a_hundred_updates_sort() {
    let updates: Vec<_> = (0..100)
        .map(|number| update("identified", "2026-07-11T12:00:00Z", &format!("n{number}.")))
        .collect();
    let incident = json!({"name": "Long", "impact": "minor", "status": "identified", "incident_updates": updates});
    let (report, files) =
        import(&json!({"page": page(), "incidents": [incident.clone(), incident]}));
    assert!(
        files.contains("== 2026-07-11-long/001-identified.md\n")
            && files.contains("== 2026-07-11-long-2/100-identified.md\n")
    );
    let numbers = files
        .split("---\nn")
        .skip(1)
        .map(|rest| rest.split_once('.').unwrap().0.parse().unwrap())
        .collect::<Vec<usize>>();
    assert_eq!(numbers, (0..100).chain(0..100).collect::<Vec<_>>());
    assert_eq!(report.updates, 200);
}

#[test]
fn a_postmortem_beside_the_updates_becomes_one() {
    let (_, files) = import(&json!({"page": page(), "incidents": [
        {"name": "Told", "impact": "minor", "status": "postmortem", "postmortem_body": "## Why\r\n\r\n*All* of it",
         "postmortem_published_at": "2026-07-14T12:00:00Z", "incident_updates": [update("resolved", "2026-07-11T12:00:00Z", "Done.")]}]}));
    assert!(files.ends_with("02-postmortem.md\n---\nstatus: postmortem\nat: 2026-07-14 12:00Z\n---\n## Why\n\n*All* of it\n"), "{files}");
}

#[test]
fn a_source_that_is_no_history_is_an_error_that_names_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |source: &Path| {
        import_statuspage(source, &folder.path().join("p"), Mode::Write, &Silence)
            .unwrap_err()
            .to_string()
    };
    assert!(fails(folder.path()).contains("has none of `incidents.json`"));
    let file = folder.path().join("incidents.json");
    write(&file, "{\n  \"incidents\": [,]}");
    assert!(fails(folder.path()).contains("not valid JSON at line 2, column 17"));
    write(&file, "{\"cats\": []}");
    assert!(fails(&file).contains("holds no list of incidents"));
}
