//! The holding text of the phrasebook, the effect from `cannot`, and all that stands beside them: nothing for `check` to find.

use amends::authoring::opening::Opening;
use amends::authoring::propose::{Hit, components, impact};
use amends::schema::incident::{ComponentStatus, Impact};
use chrono::Duration;

use crate::project::Project;

const STATUSES: [ComponentStatus; 3] = [
    ComponentStatus::DegradedPerformance,
    ComponentStatus::PartialOutage,
    ComponentStatus::MajorOutage,
];
const IMPACTS: [Impact; 3] = [Impact::Minor, Impact::Major, Impact::Critical];

fn opening(project: &Project, hits: &[Hit], impact: Impact) -> Opening {
    Opening {
        title: None,
        hits: hits.to_vec(),
        impact,
        started: project.site.now,
        detected: None,
        at: project.site.now,
        window: None,
    }
}

#[test]
fn replies_fit_every_channel() {
    let project = Project::with(&[]);
    let ids: Vec<_> = components(&project.site)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let hits = |several: usize, status| {
        ids[..several]
            .iter()
            .map(|id| (*id, status))
            .collect::<Vec<_>>()
    };
    for hits in [
        hits(1, STATUSES[2]),
        hits(3, STATUSES[1]),
        hits(ids.len(), STATUSES[2]),
    ] {
        project.write(&opening(&project, &hits, impact(&hits)));
    }
    assert_eq!(project.check_whole(), "");
}

/// Writes an incident for every component in each status, which makes its impact, and some that hit several; nothing may
/// be found.
fn check(changes: &[(&str, &str)], statuses: &[ComponentStatus]) {
    let project = Project::with(changes);
    let ids: Vec<_> = components(&project.site)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    for &status in statuses {
        for id in &ids {
            let hits = [(*id, status)];
            project.write(&opening(&project, &hits, impact(&hits)));
        }
        for several in [2, 3, 5, ids.len()] {
            let hits: Vec<_> = ids[..several].iter().map(|id| (*id, status)).collect();
            project.write(&opening(&project, &hits, impact(&hits)));
        }
    }
    for impact in IMPACTS {
        project.write(&opening(&project, &[(ids[0], STATUSES[1])], impact));
    }
    let mixed = ids.iter().enumerate().map(|(n, id)| (*id, STATUSES[n % 3]));
    let mixed: Vec<_> = mixed.collect();
    project.write(&opening(&project, &mixed, Impact::Critical));
    assert_eq!(project.check(), "");
}

#[test]
fn every_component_and_impact_has_a_first_word_that_passes() {
    check(&[], &STATUSES);
}

#[test]
fn every_language_of_replies_may_come_first() {
    for languages in ["[da, en]", "[es, de]", "[de, es]"] {
        let first = format!("languages: {languages}");
        check(&[("languages: [en, da, es, de] ", &first)], &STATUSES[1..2]);
    }
}

#[test]
fn planned_work_has_a_first_word_that_passes() {
    let project = Project::with(&[]);
    let from = project.site.now + Duration::days(3);
    for (id, _) in components(&project.site) {
        let hits = [(id, ComponentStatus::UnderMaintenance)];
        let work = Opening {
            window: Some((from, from + Duration::hours(2))),
            ..opening(&project, &hits, Impact::Minor)
        };
        project.write(&work);
    }
    assert_eq!(project.check(), "");
}
