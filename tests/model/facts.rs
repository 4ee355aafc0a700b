//! Standing facts and facts of the moment, update by update.

use amends::model::{Facts, Incident, Workaround};
use amends::schema::Language;
use amends::schema::incident::{ComponentStatus, EmergencyCalls, Impact};

use super::{facts_file, incident, update};

const NOW: &str = "2026-07-12 12:00:00";

fn facts(incident: &Incident, number: u32) -> &Facts {
    let update = incident.updates.iter().find(|u| u.number == number);
    &update.expect("the update exists").facts
}

fn effect(incident: &Incident, number: u32) -> Option<&str> {
    let english = Language::new("en").expect("a language");
    let effect = facts(incident, number).effect.as_ref();
    effect
        .and_then(|e| e.get(&english))
        .map(|t| t.value.as_str())
}

#[test]
fn a_fact_stands_until_it_is_stated_again_or_withdrawn() {
    let incident = incident(
        &[
            update(
                "02",
                "identified",
                "2026-07-11 14:00",
                "effect: No calls.\ncustomers: 300\n",
            ),
            update("03", "identified", "2026-07-11 15:00", ""),
            update(
                "04",
                "identified",
                "2026-07-11 16:00",
                "effect: Few calls.\n",
            ),
            update(
                "05",
                "monitoring",
                "2026-07-11 17:00",
                "effect: withdrawn\ncustomers: withdrawn\n",
            ),
            update(
                "06",
                "monitoring",
                "2026-07-11 18:00",
                "effect: \"withdrawn\"\n",
            ),
        ]
        .concat(),
        NOW,
    );
    let effects = [1, 2, 3, 4, 5, 6].map(|n| effect(&incident, n));
    let all = Some("No calls.");
    assert_eq!(
        effects,
        [None, all, all, Some("Few calls."), None, Some("withdrawn")]
    );
    let stated = facts(&incident, 3).effect.as_ref().expect("it stands");
    let (_, text) = stated.iter().next().expect("in one language");
    assert_eq!(
        text.place.file, incident.updates[1].file,
        "the update that stated it"
    );
    assert!(facts(&incident, 4).customers.is_some());
    assert!(facts(&incident, 5).customers.is_none());
}

#[test]
fn a_workaround_is_known_or_none_or_unsaid() {
    let incident = incident(
        &[
            update(
                "02",
                "identified",
                "2026-07-11 14:00",
                "workaround:\n  text: Use 2G.\n",
            ),
            update("03", "identified", "2026-07-11 15:00", ""),
            update("04", "identified", "2026-07-11 16:00", "workaround: none\n"),
            update(
                "05",
                "identified",
                "2026-07-11 17:00",
                "workaround: withdrawn\n",
            ),
        ]
        .concat(),
        NOW,
    );
    let kinds = [1, 2, 3, 4, 5].map(|n| match facts(&incident, n).workaround {
        Workaround::Unsaid => "unsaid",
        Workaround::Nothing(_) => "none",
        Workaround::Known(_) => "known",
    });
    assert_eq!(kinds, ["unsaid", "known", "known", "none", "unsaid"]);
}

#[test]
fn facts_of_the_moment_are_not_inherited() {
    let incident = incident(
        &[
            update(
                "02",
                "identified",
                "2026-07-11 14:00",
                "next_update: +30m\nthanks: Thank you.\nno_change: We wait.\n",
            ),
            update("03", "identified", "2026-07-11 15:00", ""),
        ]
        .concat(),
        NOW,
    );
    let [_, stated, later] = &incident.updates[..] else {
        panic!("three updates")
    };
    assert!(stated.next_update.is_some() && stated.thanks.is_some() && stated.no_change.is_some());
    assert!(later.next_update.is_none() && later.thanks.is_none() && later.no_change.is_none());
}

#[test]
fn a_draft_states_nothing_for_others() {
    let incident = incident(
        &[
            update(
                "02",
                "identified",
                "2026-07-11 14:00",
                "draft: true\neffect: No calls.\nimpact: critical\n",
            ),
            update("03", "identified", "2026-07-11 15:00", ""),
        ]
        .concat(),
        NOW,
    );
    assert_eq!(incident.updates.len(), 2);
    assert_eq!(incident.pending.len(), 1);
    assert_eq!(effect(&incident, 3), None);
    assert_eq!(facts(&incident, 3).impact, Impact::Major);
    assert!(
        incident.pending[0].facts.effect.is_some(),
        "check still reads it"
    );
}

#[test]
fn a_list_takes_the_status_of_the_impact_that_stands() {
    let listed = |impact: &str| {
        let facts_yaml =
            format!("impact: {impact}\nstarted: 2026-07-11 13:30\ncomponents: [data]\n");
        let file = facts_file("2026-07-11-calls", &facts_yaml);
        incident(&file, NOW).components[0].status
    };
    assert_eq!(listed("none"), ComponentStatus::Operational);
    assert_eq!(listed("minor"), ComponentStatus::DegradedPerformance);
    assert_eq!(listed("major"), ComponentStatus::PartialOutage);
    assert_eq!(listed("critical"), ComponentStatus::MajorOutage);

    let raised = update(
        "02",
        "identified",
        "2026-07-11 14:00",
        "impact: critical\ncomponents: [data]\n",
    );
    let raised = incident(&raised, NOW);
    let statuses: Vec<_> = facts(&raised, 2)
        .components
        .iter()
        .map(|c| c.status)
        .collect();
    assert_eq!(
        statuses,
        [ComponentStatus::PartialOutage, ComponentStatus::MajorOutage]
    );
}

#[test]
fn emergency_calls_are_unknown_where_nobody_said_and_they_may_be_hit() {
    let after = |blocks: &str, number| facts(&incident(blocks, NOW), number).emergency_calls;
    assert_eq!(after("", 1), EmergencyCalls::Unknown, "calls carry them");
    let unhit = facts_file(
        "2026-07-11-calls",
        "impact: major\nstarted: 2026-07-11 13:30\ncomponents: [data]\n",
    );
    assert_eq!(after(&unhit, 1), EmergencyCalls::Ok);
    let hit_later = unhit
        + &update(
            "02",
            "identified",
            "2026-07-11 14:00",
            "components: [calls]\n",
        );
    assert_eq!(after(&hit_later, 2), EmergencyCalls::Unknown);
    let said = update(
        "02",
        "identified",
        "2026-07-11 14:00",
        "emergency_calls: ok\n",
    ) + &update(
        "03",
        "identified",
        "2026-07-11 15:00",
        "components: {calls: major_outage}\n",
    );
    assert_eq!(after(&said, 3), EmergencyCalls::Ok, "what was said stands");
    let over = update("02", "resolved", "2026-07-11 14:00", "");
    assert_eq!(after(&over, 2), EmergencyCalls::Ok);
}
