//! Components over time, the headline, and where an incident is in its life.

use amends::model::{Headline, Incident, Phase};
use amends::schema::incident::{ComponentStatus as S, Impact};

use super::{facts_file, first_edition, incident, site, update, update_of};
use crate::laid::moment;

const NOW: &str = "2026-07-12 12:00:00";
const WORK: &str = "2026-07-12-work";

/// The stretches of an incident as times of day in UTC.
fn stretches(incident: &Incident, now: &str) -> Vec<(usize, S, String)> {
    let stretches = incident.stretches(moment(now)).into_iter();
    let span = |s: &amends::model::Stretch| {
        format!(
            "{}-{}",
            s.from.format("%d %H:%M"),
            s.until.format("%d %H:%M")
        )
    };
    stretches
        .map(|s| (s.component, s.status, span(&s)))
        .collect()
}

fn stretch(component: usize, status: S, span: &str) -> (usize, S, String) {
    (component, status, span.to_owned())
}

#[test]
fn components_follow_the_incident_from_its_start() {
    let incident = incident(
        &[
            update(
                "02",
                "identified",
                "2026-07-11 14:00",
                "components: {data: major_outage}\n",
            ),
            update(
                "03",
                "monitoring",
                "2026-07-11 15:00",
                "components: {calls: degraded_performance}\n",
            ),
            update(
                "04",
                "resolved",
                "2026-07-11 16:00",
                "components: {calls: operational}\n",
            ),
            update(
                "05",
                "identified",
                "2026-07-11 17:00",
                "components: {data: operational}\n",
            ),
        ]
        .concat(),
        NOW,
    );
    let expect = [
        stretch(0, S::PartialOutage, "11 12:30-11 14:00"),
        stretch(0, S::DegradedPerformance, "11 14:00-11 15:00"),
        stretch(0, S::DegradedPerformance, "11 16:00-12 12:00"),
        stretch(1, S::MajorOutage, "11 13:00-11 15:00"),
    ];
    assert_eq!(stretches(&incident, NOW), expect);
    assert_eq!(
        incident.status_of(0, moment(NOW)),
        Some(S::DegradedPerformance)
    );
    assert!(amends::model::fix_failed(&incident.updates));
}

#[test]
fn a_change_counts_at_its_own_moment() {
    let blocks = update(
        "02",
        "identified",
        "2026-07-11 14:00",
        "components: {calls: major_outage}\n",
    );
    let status = |now: &str| first_edition(&site(&blocks, now)).component_status(0);
    assert_eq!(status("2026-07-11 12:45:00"), S::PartialOutage);
    assert_eq!(status("2026-07-11 12:59:59"), S::PartialOutage);
    assert_eq!(status("2026-07-11 13:00:00"), S::MajorOutage);
    assert_eq!(
        status("2026-07-11 12:44:59"),
        S::Operational,
        "no update is out yet"
    );
}

fn work(updates: &str) -> String {
    facts_file(
        WORK,
        "impact: none\nstarted: 2026-07-12 02:00\ncomponents: [data]\nscheduled:\n  from: 2026-07-12 02:00\n  until: 2026-07-12 04:00\n",
    ) + &update_of(WORK, "01", "scheduled", "2026-07-10 12:00", "")
        + updates
}

fn find<'s>(site: &'s amends::model::Site, id: &str) -> &'s Incident {
    site.incidents
        .iter()
        .find(|i| i.id == id)
        .expect("it exists")
}

#[test]
fn maintenance_comes_goes_on_and_ends() {
    let begun = update_of(WORK, "02", "in_progress", "2026-07-12 01:30", "");
    let done = begun.clone() + &update_of(WORK, "03", "completed", "2026-07-12 03:30", "");
    let check = |updates: &str, now: &str, phase, status: S| {
        let site = site(&work(updates), now);
        let incident = find(&site, WORK);
        assert_eq!(incident.phase(site.now), phase, "{now}");
        assert_eq!(first_edition(&site).component_status(1), status, "{now}");
    };
    check("", "2026-07-12 00:59:59", Phase::Coming, S::Operational);
    check("", "2026-07-12 01:00:00", Phase::Open, S::UnderMaintenance);
    check(&begun, "2026-07-12 00:29:59", Phase::Coming, S::Operational);
    check(
        &begun,
        "2026-07-12 00:30:00",
        Phase::Open,
        S::UnderMaintenance,
    );
    check(
        &begun,
        "2026-07-12 09:00:00",
        Phase::Open,
        S::UnderMaintenance,
    );
    check(&done, "2026-07-12 03:00:00", Phase::Closed, S::Operational);

    let site_then = site(&work(&begun), "2026-07-12 09:00:00");
    assert!(find(&site_then, WORK).overruns(site_then.now));
    assert!(find(&site_then, WORK).overdue(site_then.now).is_some());
    let reopened = done + &update_of(WORK, "04", "in_progress", "2026-07-12 05:00", "");
    let site_then = site(&work(&reopened), NOW);
    let expect = [
        stretch(1, S::UnderMaintenance, "12 00:30-12 02:30"),
        stretch(1, S::UnderMaintenance, "12 04:00-12 12:00"),
    ];
    assert_eq!(stretches(find(&site_then, WORK), NOW), expect);
}

#[test]
fn the_promise_of_coming_maintenance_is_its_start() {
    let site = site(&work(""), "2026-07-11 12:00:00");
    let incident = find(&site, WORK);
    assert_eq!(
        incident.promise(site.now),
        Some(moment("2026-07-12 01:00:00"))
    );
    assert_eq!(incident.overdue(site.now), None);
}

#[test]
fn the_headline_is_the_worst_of_incidents_and_components() {
    let headline = |blocks: &str| first_edition(&site(blocks, NOW)).headline();
    let resolved = update("02", "resolved", "2026-07-11 14:00", "");
    assert_eq!(headline(&resolved), Headline::Operational);
    assert_eq!(headline(&(resolved + &work(""))), Headline::Maintenance);
    assert_eq!(headline(""), Headline::Impact(Impact::Major));
    assert_eq!(headline(&work("")), Headline::Impact(Impact::Major));
    let with = |impact: &str, status: &str| {
        let facts =
            format!("impact: {impact}\nstarted: 2026-07-11 13:30\ncomponents:\n  data: {status}\n");
        headline(&facts_file("2026-07-11-calls", &facts))
    };
    assert_eq!(with("none", "operational"), Headline::Operational);
    assert_eq!(
        with("minor", "operational"),
        Headline::Impact(Impact::Minor)
    );
    assert_eq!(
        with("none", "degraded_performance"),
        Headline::Impact(Impact::Minor)
    );
    assert_eq!(
        with("none", "partial_outage"),
        Headline::Impact(Impact::Major)
    );
    assert_eq!(
        with("minor", "major_outage"),
        Headline::Impact(Impact::Critical)
    );
    assert_eq!(
        with("critical", "degraded_performance"),
        Headline::Impact(Impact::Critical)
    );
}

#[test]
fn the_worst_of_several_incidents_counts() {
    let second = facts_file(
        "2026-07-11-more",
        "impact: critical\nstarted: 2026-07-11 14:00\ncomponents: [calls, data]\n",
    ) + &update_of(
        "2026-07-11-more",
        "01",
        "investigating",
        "2026-07-11 14:10",
        "",
    );
    let worse = site(&second, NOW);
    assert_eq!(first_edition(&worse).component_status(0), S::MajorOutage);
    let over = second + &update_of("2026-07-11-more", "02", "resolved", "2026-07-11 15:00", "");
    let better = site(&over, NOW);
    assert_eq!(first_edition(&better).component_status(0), S::PartialOutage);
    assert_eq!(first_edition(&better).component_status(1), S::Operational);
}

#[test]
fn an_incident_exists_from_its_first_update() {
    let before = site("", "2026-07-11 12:44:59");
    assert!(before.incidents.is_empty());
    assert_eq!(before.unpublished.len(), 1);
    let after = site("", "2026-07-11 12:45:00");
    assert_eq!(after.incidents.len(), 1);
    let stretches = stretches(&after.incidents[0], "2026-07-11 12:45:00");
    assert_eq!(
        stretches,
        [stretch(0, S::PartialOutage, "11 12:30-11 12:45")]
    );
}

#[test]
fn a_promise_is_overdue_only_after_its_moment_and_while_open() {
    let overdue = |blocks: &str, now: &str| incident(blocks, now).overdue(moment(now)).is_some();
    assert!(!overdue("", "2026-07-11 13:30:00"));
    assert!(overdue("", "2026-07-11 13:30:01"));
    let resolved = update("02", "resolved", "2026-07-11 14:20", "");
    assert!(!overdue(&resolved, NOW));
    let superseded = update("02", "identified", "2026-07-11 14:20", "");
    assert!(
        !overdue(&superseded, NOW),
        "a later update without a promise owes none"
    );
}
