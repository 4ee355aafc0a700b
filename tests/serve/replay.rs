//! An incident that is played back against the clock.

use crate::visitor::{Served, command, project, put, update};

const FOLDER: &str = "incidents/2026-07-11-calls";

#[test]
fn an_incident_is_lived_through_as_it_was() {
    let folder = project();
    put(
        &folder,
        &format!("{FOLDER}/02-identified.md"),
        &update(
            "identified",
            "14:40",
            "next_update: 16:00\n",
            "We found it.",
        ),
    );
    put(
        &folder,
        &format!("{FOLDER}/03-resolved.md"),
        &update("resolved", "15:30", "", "It works again."),
    );
    let mut served = Served::start(folder, &["--replay", "calls", "--speed", "600"]);
    served.wait("/", |page| !page.has("Calls are failing"));
    served.hear("2026-07-11 13:45 UTC  2026-07-11-calls/01 investigating: Calls are failing");
    assert!(served.get("/").has("Calls are failing"));
    served.hear("2026-07-11 14:30 UTC  the next update is OVERDUE");
    served.hear("2026-07-11-calls/02 identified");
    served.hear("2026-07-11-calls/03 resolved");
    served.hear("the replay is over");
    let page = served.get("/incidents/2026-07-11-calls/");
    assert!(page.has("It works again.") && page.has("data-speed=\"0\""));
}

#[test]
fn an_incident_that_is_not_there_is_named() {
    let output = command(&project(), &["--replay", "2026-07-11-cals"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("2026-07-11-calls"), "{said}");
}

#[test]
fn time_that_stands_still_stands_still_on_pages() {
    let served = Served::start(project(), &["--now", "2026-07-11 14:00"]);
    assert!(
        served
            .get("/")
            .has("data-now=\"1783778400000\" data-speed=\"0\"")
    );
}
