//! What is noticed while it is served: every way in which editors and tools change files, and mistakes.

use std::fs;

use crate::visitor::{FACTS, PROJECT, Served, next, project, put, update};

const NOW: [&str; 2] = ["--now", "2026-07-11 16:00"];
const FOLDER: &str = "incidents/2026-07-11-calls";
const PAGE: &str = "/incidents/2026-07-11-calls/";

fn second(body: &str) -> String {
    update("identified", "14:20", "next_update: 17:00\n", body)
}

#[test]
fn every_way_of_saving_is_noticed() {
    let served = Served::start(project(), &NOW);
    let root = served.folder.path().join(FOLDER);
    let sees = |words: &str| served.wait(PAGE, |page| page.has(words));
    put(
        &served.folder,
        &format!("{FOLDER}/02-identified.md"),
        &second("Saved by renaming."),
    );
    sees("Saved by renaming.");
    let path = root.join("02-identified.md");
    fs::remove_file(&path).unwrap();
    fs::rename(root.join("01-investigating.md"), root.join("away~")).unwrap();
    fs::rename(root.join("away~"), root.join("01-investigating.md")).unwrap();
    served.wait(PAGE, |page| !page.has("Saved by renaming."));
    let mut file = fs::File::create(&path).unwrap();
    std::io::Write::write_all(&mut file, second("Written in place.").as_bytes()).unwrap();
    drop(file);
    sees("Written in place.");
}

#[test]
fn folders_that_come_and_go_are_noticed() {
    let served = Served::start(project(), &NOW);
    for n in 0..40 {
        let folder = format!("incidents/2026/07/2026-07-10-data-{n:02}");
        put(
            &served.folder,
            &format!("{folder}/incident.yaml"),
            &FACTS.replace("Calls are", &format!("Data {n} is")),
        );
        put(
            &served.folder,
            &format!("{folder}/01-x.md"),
            &update("resolved", "15:00", "", "It works again."),
        );
    }
    served.wait("/incidents/2026-07-10-data-39/", |page| page.status == 200);
    let all = (0..40).map(|n| {
        served
            .get(&format!("/incidents/2026-07-10-data-{n:02}/"))
            .status
    });
    assert!(all.into_iter().all(|status| status == 200));
    fs::rename(
        served.folder.path().join("incidents/2026"),
        served.folder.path().join("away"),
    )
    .unwrap();
    served.wait("/incidents/2026-07-10-data-07/", |page| page.status == 404);
    let incidents = served.folder.path().join("incidents");
    fs::rename(&incidents, served.folder.path().join("elsewhere")).unwrap();
    served.wait(PAGE, |page| page.status == 404);
    fs::rename(served.folder.path().join("elsewhere"), &incidents).unwrap();
    served.wait(PAGE, |page| page.status == 200);
    put(
        &served.folder,
        &format!("{FOLDER}/02-identified.md"),
        &second("Still watched."),
    );
    served.wait(PAGE, |page| page.has("Still watched."));
}

#[test]
fn the_site_file_and_themes_are_watched() {
    let served = Served::start(project(), &NOW);
    put(
        &served.folder,
        "amends.yaml",
        &PROJECT.replace("name: Northwind", "name: Southwind"),
    );
    served.wait("/", |page| page.has("Southwind"));
    put(
        &served.folder,
        "themes/default/static/style.css",
        "body { outline: 7px solid }",
    );
    served.wait("/", |page| page.has("outline: 7px solid"));
    fs::remove_dir_all(served.folder.path().join("themes")).unwrap();
    served.wait("/", |page| !page.has("outline: 7px solid"));
}

#[test]
fn a_mistake_is_shown_and_the_last_good_site_stays() {
    let mut served = Served::start(project(), &NOW);
    let events = served.listen(PAGE);
    let path = format!("{FOLDER}/02-identified.md");
    put(
        &served.folder,
        &path,
        &second("Fine.").replace("identified\n", "identifed\n"),
    );
    served.hear("02-identified.md:2");
    served.hear("1 mistake; the last good site stays up");
    let told = loop {
        let told = next(&events, "say");
        if told.contains("identifed") {
            break told;
        }
    };
    assert!(
        told.contains(r#""line":2"#) && told.contains(r#""up":true"#),
        "{told}"
    );
    assert!(served.get(PAGE).has("Calls fail. We are sorry."));
    put(&served.folder, &path, &second("Mended."));
    served.hear("mended: no mistake is left");
    next(&events, "reload");
    served.wait(PAGE, |page| page.has("Mended."));
    assert!(!next(&served.listen(PAGE), "say").contains("identifed"));
}

#[test]
fn a_mistake_in_a_closed_incident_keeps_its_page() {
    let folder = project();
    put(
        &folder,
        &format!("{FOLDER}/02-resolved.md"),
        &update("resolved", "15:00", "", "All works."),
    );
    let mut served = Served::start(folder, &NOW);
    put(
        &served.folder,
        &format!("{FOLDER}/01-investigating.md"),
        &update("investigating", "13:45", "eta: soon\n", "Changed."),
    );
    served.hear("closed incidents; their pages stay");
    let page = served.get(PAGE);
    assert!(page.has("Calls fail. We are sorry.") && !page.has("Changed."));
    assert!(served.get("/history/2026-07/").has("Calls are failing"));
}

#[test]
fn a_project_that_begins_with_a_mistake_is_there_once_it_is_mended() {
    let folder = project();
    put(
        &folder,
        "amends.yaml",
        &PROJECT.replace("time_zone: UTC", "time_zone: Nowhere"),
    );
    let served = Served::start(folder, &NOW);
    assert_eq!(served.get("/").status, 503);
    let events = served.listen("/");
    assert!(next(&events, "say").contains("Nowhere"));
    put(&served.folder, "amends.yaml", PROJECT);
    next(&events, "reload");
    assert!(served.get("/").has("Calls are failing"));
}

#[test]
fn only_pages_that_changed_are_loaded_anew() {
    let served = Served::start(project(), &NOW);
    let (incident, other) = (served.listen(PAGE), served.listen("/components/data/"));
    put(
        &served.folder,
        &format!("{FOLDER}/01-investigating.md"),
        &update(
            "investigating",
            "13:45",
            "next_update: 17:00\n",
            "Other words.",
        ),
    );
    next(&incident, "reload");
    served.wait(PAGE, |page| page.has("Other words."));
    assert!(
        other
            .try_iter()
            .all(|event| !event.starts_with("event: reload"))
    );
}

#[test]
fn what_check_finds_is_said_and_stops_nothing() {
    let mut served = Served::start(project(), &NOW);
    let found = served.hear("check: ");
    assert!(
        found.contains("error") || found.contains("warning"),
        "{found}"
    );
    assert_eq!(served.get(PAGE).status, 200);
}
