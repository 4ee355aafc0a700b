//! The API against Statuspage's shape, on a small site and on the bundled project.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::render_api;
use crate::import::{Mode, Silence, import_statuspage};
use crate::model::{Edition, Site, editions};
use crate::site::fixture::{site_in, site_of};
use crate::site::machine::first_id;

const PROJECT: &str = "format: 1
name: Example
url: https://status.example
time_zone: Europe/Copenhagen
languages: [en, da]
components:
  - id: old
    name: Old
    retired: 2026-05-01
  - id: web
    name:
      en: Web
      da: Net
    group:
      en: Sites
      da: Steder
    description: Our web site
    since: 2026-03-29
  - id: shop
    name: Shop
    group: Sites
  - id: pay
    name: Payments
brands:
  halo:
    name: Halo
    components: [pay]
";

const FACTS: &str = "title: Orders fail
impact: major
started: 2026-07-11 13:00
components: [web]
";

const FIRST: &str = "---
status: investigating
at: 2026-07-11 13:10
eta:
  until: 2026-07-11 18:00
  confirmed: false
reports:
  angry: 77
allow:
  - rule: no-workaround
    reason: a private reason
    by: LB
approved_by: Somebody Private
---
We look into **it**.

<!-- a private comment -->
";

const SECOND: &str = "---
status: monitoring
at: 2026-07-11 14:10
components:
  web: degraded_performance
  shop: partial_outage
corrections:
  - at: 2026-07-11 14:20
    was: \"16:30\"
    now: \"16:00\"
---
It gets better.
";

const DRAFT: &str = "---
status: resolved
at: 2026-07-11 14:15
draft: true
---
A draft that nobody may read.
";

const WORK: &str = "title: New racks
impact: none
started: 2026-07-12 02:00
components: [pay]
scheduled:
  from: 2026-07-12 02:00
  until: 2026-07-12 04:00
";

const ANNOUNCED: &str = "---
status: scheduled
at: 2026-07-10 12:00
---
We move to new racks.
";

fn site(now: &str) -> Site {
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/2026-07-11-web/incident.yaml", FACTS),
        ("incidents/2026-07-11-web/01-first.md", FIRST),
        ("incidents/2026-07-11-web/02-better.md", SECOND),
        ("incidents/2026-07-11-web/03-over.md", DRAFT),
        ("incidents/2026-07-12-racks/incident.yaml", WORK),
        ("incidents/2026-07-12-racks/01-announced.md", ANNOUNCED),
    ];
    site_of(&files, now)
}

/// One answer of an edition.
fn answer(edition: &Edition<'_>, name: &str) -> Value {
    let path = format!("api/v2/{name}.json");
    let answers = render_api(edition);
    let (_, bytes) = answers.iter().find(|(p, _)| *p == path).unwrap();
    serde_json::from_slice(bytes).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let records = list.as_array().unwrap();
    records.iter().map(|r| r["id"].as_str().unwrap()).collect()
}

#[test]
fn every_record_has_the_fields_of_statuspage() {
    let site = site("2026-07-11 15:00");
    let edition = editions(&site)[0];
    let summary = answer(&edition, "summary");
    let whole = [
        "page",
        "components",
        "incidents",
        "scheduled_maintenances",
        "status",
    ];
    assert_eq!(keys(&summary), whole);
    let page = ["id", "name", "url", "time_zone", "updated_at"];
    assert_eq!(keys(&summary["page"]), page);
    let component = "id name status created_at updated_at position description showcase start_date group_id page_id group only_show_if_degraded";
    let component: Vec<_> = component.split(' ').collect();
    assert_eq!(keys(&summary["components"][1]), component);
    let group = [&component[..], &["components"]].concat();
    assert_eq!(keys(&summary["components"][0]), group);
    let incident = "id name status created_at updated_at monitoring_at resolved_at impact shortlink started_at page_id incident_updates components reminder_intervals";
    let incident: Vec<_> = incident.split(' ').collect();
    assert_eq!(keys(&summary["incidents"][0]), incident);
    let maintenance = [&incident[..], &["scheduled_for", "scheduled_until"]].concat();
    assert_eq!(keys(&summary["scheduled_maintenances"][0]), maintenance);
    let update = "id status body incident_id created_at updated_at display_at affected_components deliver_notifications custom_tweet tweet_id";
    let update: Vec<_> = update.split(' ').collect();
    assert_eq!(
        keys(&summary["incidents"][0]["incident_updates"][0]),
        update
    );
}

#[test]
fn groups_hold_components_and_retired_ones_are_gone() {
    let site = site("2026-07-11 15:00");
    let components = answer(&editions(&site)[1], "components");
    let components = &components["components"];
    let group = components[0]["id"].as_str().unwrap();
    assert_eq!(ids(components), [group, "web", "shop", "pay"]);
    assert_eq!(components[0]["name"], "Steder");
    assert_eq!(components[0]["components"], json!(["web", "shop"]));
    assert_eq!(components[0]["status"], "partial_outage");
    assert_eq!(components[1]["group_id"], group);
    assert_eq!(components[1]["name"], "Net");
    assert_eq!(components[1]["description"], "Our web site");
    assert_eq!(components[1]["start_date"], "2026-03-29");
    assert_eq!(components[1]["created_at"], "2026-03-29T00:00:00.000+01:00");
    assert_eq!(components[1]["updated_at"], "2026-07-11T14:10:00.000+02:00");
    let positions = components
        .as_array()
        .unwrap()
        .iter()
        .map(|c| &c["position"]);
    assert_eq!(positions.collect::<Vec<_>>(), [2, 1, 2, 3]);
}

#[test]
fn an_incident_is_told_as_it_went() {
    let site = site("2026-07-11 15:00");
    let incidents = answer(&editions(&site)[0], "incidents");
    let incident = &incidents["incidents"][0];
    assert_eq!(incident["status"], "monitoring");
    assert_eq!(incident["impact"], "major");
    assert_eq!(incident["started_at"], "2026-07-11T13:00:00.000+02:00");
    assert_eq!(incident["created_at"], "2026-07-11T13:10:00.000+02:00");
    assert_eq!(incident["updated_at"], "2026-07-11T14:20:00.000+02:00");
    assert_eq!(incident["monitoring_at"], "2026-07-11T14:10:00.000+02:00");
    assert_eq!(incident["resolved_at"], Value::Null);
    assert_eq!(ids(&incident["components"]), ["web", "shop"]);
    let updates = &incident["incident_updates"];
    assert_eq!(ids(updates), ["2026-07-11-web/02", "2026-07-11-web/01"]);
    assert_eq!(updates[1]["body"], "We look into it.");
    let affected = json!([
        {"code": "web", "name": "Web", "old_status": "partial_outage", "new_status": "degraded_performance"},
        {"code": "shop", "name": "Shop", "old_status": "operational", "new_status": "partial_outage"},
    ]);
    assert_eq!(updates[0]["affected_components"], affected);
}

#[test]
fn a_maintenance_moves_from_coming_to_active() {
    let before = site("2026-07-11 15:00");
    let during = site("2026-07-12 03:00");
    let lists = |site: &Site| {
        let edition = editions(site)[0];
        ["upcoming", "active"].map(|name| {
            let answer = answer(&edition, &format!("scheduled-maintenances/{name}"));
            ids(&answer["scheduled_maintenances"]).len()
        })
    };
    assert_eq!(lists(&before), [1, 0]);
    assert_eq!(lists(&during), [0, 1]);
    let all = answer(&editions(&during)[0], "scheduled-maintenances");
    let work = &all["scheduled_maintenances"][0];
    assert_eq!(work["status"], "in_progress");
    assert_eq!(work["impact"], "maintenance");
    assert_eq!(work["scheduled_for"], "2026-07-12T02:00:00.000+02:00");
    assert_eq!(work["scheduled_until"], "2026-07-12T04:00:00.000+02:00");
    assert_eq!(work["components"][0]["status"], "under_maintenance");
}

#[test]
fn the_next_maintenance_comes_first_and_the_list_of_all_is_newest_first() {
    let later = WORK.replace("07-12", "08-12").replace("racks", "cables");
    let files = [
        ("amends.yaml", PROJECT),
        ("incidents/2026-07-12-racks/incident.yaml", WORK),
        ("incidents/2026-07-12-racks/01-announced.md", ANNOUNCED),
        ("incidents/2026-08-12-cables/incident.yaml", &later),
        ("incidents/2026-08-12-cables/01-announced.md", ANNOUNCED),
    ];
    let site = site_of(&files, "2026-07-11 15:00");
    let edition = editions(&site)[0];
    let told = |name: &str| {
        let answer = answer(&edition, name);
        ids(&answer["scheduled_maintenances"])
            .iter()
            .map(|id| id.to_string())
            .collect::<Vec<_>>()
    };
    let soonest = ["2026-07-12-racks", "2026-08-12-cables"];
    assert_eq!(told("scheduled-maintenances/upcoming"), soonest);
    assert_eq!(told("summary"), soonest);
    let newest = ["2026-08-12-cables", "2026-07-12-racks"];
    assert_eq!(told("scheduled-maintenances"), newest);
}

#[test]
fn a_component_of_unknown_age_has_times_all_the_same() {
    let site = site("2026-07-11 15:00");
    let components = answer(&editions(&site)[0], "components");
    let pay = &components["components"][3];
    assert_eq!(pay["id"], "pay");
    assert_eq!(pay["start_date"], Value::Null);
    assert_eq!(pay["created_at"], "1970-01-01T01:00:00.000+01:00");
    assert_eq!(pay["updated_at"], pay["created_at"]);
}

#[test]
fn a_brand_shows_only_what_is_its_own() {
    let site = site("2026-07-12 03:00");
    let halo = editions(&site);
    let halo = halo.iter().find(|e| e.brand.id == "halo").unwrap();
    let summary = answer(halo, "summary");
    assert_eq!(ids(&summary["components"]), ["pay"]);
    assert_eq!(summary["incidents"], json!([]));
    let status = json!({"indicator": "maintenance", "description": "Service Under Maintenance"});
    assert_eq!(summary["status"], status);
    assert_eq!(answer(halo, "status")["status"], status);
}

#[test]
fn nothing_private_is_in_the_api() {
    let site = site("2026-07-11 15:00");
    for (path, bytes) in render_api(&editions(&site)[0]) {
        let text = String::from_utf8(bytes).unwrap();
        for private in ["Private", "private", "draft", "18:00", "77", "LB"] {
            assert!(!text.contains(private), "{private} in {path}");
        }
    }
}

#[test]
fn the_bundled_project_agrees_with_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for now in ["2026-01-15 12:00", "2026-07-11 16:20", "2026-12-01 12:00"] {
        let site = site_in(folder, now);
        for edition in editions(&site) {
            let all = answer(&edition, "incidents");
            let works = answer(&edition, "scheduled-maintenances");
            let (all, works) = (
                ids(&all["incidents"]),
                ids(&works["scheduled_maintenances"]),
            );
            let told: BTreeSet<_> = all.iter().chain(&works).copied().collect();
            let pages: BTreeSet<_> = edition.incidents().map(first_id).collect();
            assert_eq!(told, pages);
            let open = answer(&edition, "incidents/unresolved");
            let summary = answer(&edition, "summary");
            assert_eq!(open["incidents"], summary["incidents"]);
            assert!(ids(&open["incidents"]).iter().all(|id| all.contains(id)));
        }
    }
}

/// The time of a record, whatever its offset.
fn time(record: &Value, key: &str) -> Option<DateTime<Utc>> {
    let text = record[key].as_str()?;
    Some(text.parse().unwrap())
}

#[test]
fn an_imported_history_gives_the_answers_that_it_was_imported_from() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/histories/github");
    let Ok(text) = std::fs::read_to_string(source.join("incidents.json")) else {
        println!("skipped: `{}` is not there", source.display());
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    import_statuspage(&source, folder.path(), Mode::Write, &Silence).unwrap();
    let site = site_in(folder.path(), "2026-08-22 00:00");
    let theirs: Value = serde_json::from_str(&text).unwrap();
    let theirs = theirs["incidents"].as_array().unwrap();
    let ours = answer(&editions(&site)[0], "incidents");
    let ours = ours["incidents"].as_array().unwrap();
    assert_eq!(ours.len(), 50);
    for incident in ours {
        let same = |i: &&Value| {
            i["name"] == incident["name"] && time(i, "started_at") == time(incident, "started_at")
        };
        let original = theirs.iter().find(same).unwrap();
        assert_eq!(incident["status"], original["status"]);
        assert_eq!(incident["impact"], original["impact"]);
        assert_eq!(time(incident, "resolved_at"), time(original, "resolved_at"));
        let updates = |i: &Value| {
            let updates = i["incident_updates"].as_array().unwrap().iter();
            let updates = updates.map(|u| (u["status"].clone(), time(u, "created_at")));
            updates.collect::<Vec<_>>()
        };
        assert_eq!(updates(incident), updates(original), "{}", incident["id"]);
    }
}
