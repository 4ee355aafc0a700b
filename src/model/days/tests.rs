//! Days and months of components, with incidents written by hand.

use super::{ComponentDays, chronicles, days};
use crate::model::{Site, editions};
use crate::schema::incident::ComponentStatus;
use crate::site::fixture::site_of;

const PROJECT: &str = "format: 1
name: Test
url: https://status.example
time_zone: Europe/London
languages: [en]
components:
  - id: web
    name: Web
  - id: mail
    name: Mail
    since: 2026-07-10
";

/// An incident of one day with one status for the web, resolved at its end.
fn incident(status: &str, from: &str, until: &str) -> [String; 3] {
    let facts = format!("title: T\nimpact: minor\nstarted: {from}\ncomponents:\n  web: {status}\n");
    let begun = format!("---\nstatus: investigating\nat: {from}\n---\nA.\n");
    let ended = format!("---\nstatus: resolved\nat: {until}\n---\nB.\n");
    [facts, begun, ended]
}

fn days_with(settings: &str, incidents: &[[String; 3]]) -> Vec<ComponentDays> {
    days(&editions(&site_with(settings, incidents))[0])
}

fn site_with(settings: &str, incidents: &[[String; 3]]) -> Site {
    let mut files = vec![("amends.yaml".to_owned(), format!("{PROJECT}{settings}"))];
    for (index, texts) in incidents.iter().enumerate() {
        let names = ["incident.yaml", "01-a.md", "02-b.md"];
        for (name, text) in names.iter().zip(texts) {
            files.push((format!("incidents/i{index}/{name}"), text.clone()));
        }
    }
    let files: Vec<_> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    site_of(&files, "2026-07-11 12:00")
}

/// Hours that were lost, as the uptime tells them: the last event is today's midnight, 89 days after the first.
fn lost_hours(days: &ComponentDays) -> f64 {
    // British clocks stay the same in these ninety days.
    let hours = 89.0 * 24.0;
    ((1.0 - days.uptime.unwrap()) * hours * 1000.0).round() / 1000.0
}

#[test]
fn a_day_has_its_worst_status_in_the_zone_of_the_site() {
    let night = incident("partial_outage", "2026-07-08 23:30", "2026-07-09 00:30");
    let web = &days_with("", &[night])[0];
    assert_eq!(web.worst.len(), 90);
    let bad: Vec<_> = web
        .bad()
        .map(|(day, status)| (day.to_string(), status))
        .collect();
    let partial = ComponentStatus::PartialOutage;
    let expected = [
        ("2026-07-09".to_owned(), partial),
        ("2026-07-08".to_owned(), partial),
    ];
    assert_eq!(bad, expected);
    assert_eq!(lost_hours(web), 0.3);
}

#[test]
fn overlaps_count_once_at_the_worst() {
    let long = incident("partial_outage", "2026-07-08 10:00", "2026-07-08 14:00");
    let worse = incident("major_outage", "2026-07-08 11:00", "2026-07-08 12:00");
    let both = [long, worse];
    assert_eq!(lost_hours(&days_with("", &both)[0]), 1.0 + 3.0 * 0.3);
    assert_eq!(lost_hours(&days_with("uptime: strict\n", &both)[0]), 4.0);
    assert_eq!(days_with("uptime: off\n", &both)[0].uptime, None);
}

#[test]
fn a_component_has_no_days_before_it_is_watched() {
    let mail = &days_with("", &[])[1];
    let known = mail.worst.iter().filter(|status| status.is_some());
    assert_eq!(known.count(), 2);
    assert_eq!(mail.uptime, Some(1.0));
}

#[test]
fn an_incident_that_cannot_be_read_leaves_its_days_empty() {
    let [facts, begun, _] = incident("major_outage", "2026-07-08 10:00", "2026-07-08 14:00");
    let ended = "---\nstatus: resolved\nat: 2026-07-08 14:00\nunknown_key: 1\n---\nB.\n";
    let web = &days_with("", &[[facts, begun, ended.to_owned()]])[0];
    assert_eq!(web.worst[90 - 4], None);
    assert_eq!(web.worst[90 - 3], Some(ComponentStatus::Operational));
    assert_eq!(web.bad().count(), 0);
}

#[test]
fn months_begin_with_the_first_incident_and_count_apart() {
    let spring = incident("major_outage", "2026-05-20 10:00", "2026-05-20 16:00");
    let site = site_with("", &[spring]);
    let all = chronicles(&editions(&site)[0]);
    assert_eq!(all[0].days, days(&editions(&site)[0])[0]);
    let web: Vec<_> = all[0]
        .months
        .iter()
        .map(|m| (m.first.to_string(), m.worst.len(), m.bad().count()))
        .collect();
    let expected = [
        ("2026-05-01".to_owned(), 31, 1),
        ("2026-06-01".to_owned(), 30, 0),
        ("2026-07-01".to_owned(), 11, 0),
    ];
    assert_eq!(web, expected);
    let lost = 1.0 - all[0].months[0].uptime.unwrap();
    assert_eq!((lost * 31.0 * 24.0).round(), 6.0);
    // The mail is watched since July only.
    assert_eq!(all[1].months.len(), 1);
}

#[test]
fn where_nothing_has_happened_this_month_alone_is_told() {
    let all = chronicles(&editions(&site_with("", &[]))[0]);
    for component in all {
        let months: Vec<_> = component
            .months
            .iter()
            .map(|m| m.first.to_string())
            .collect();
        assert_eq!(months, ["2026-07-01"]);
    }
}
