//! What a mistake does to a build, and the codes of short links.

use std::collections::BTreeSet;

use amends::diagnostics::Severity;
use amends::model::{Site, Soundness};

use super::{facts_file, site, update, update_of};
use crate::laid::{Laid, clock_at};

const NOW: &str = "2026-07-12 12:00:00";
const OLD: &str = "2026-05-01-data";

/// An old incident that is over, its middle update as given.
fn old(middle: &str) -> String {
    facts_file(
        OLD,
        "impact: minor\nstarted: 2026-05-01 10:00\ncomponents: [data]\n",
    ) + &update_of(OLD, "01", "investigating", "2026-05-01 10:10", "")
        + middle
        + &update_of(OLD, "03", "resolved", "2026-05-01 12:00", "")
}

/// The site, if there is one, and the number of errors.
fn judge(blocks: &str) -> (Option<Site>, usize) {
    let judged = Laid::over_base(blocks).judge(&clock_at(NOW));
    (judged.site, judged.diagnostics.count(Severity::Error))
}

/// How many incidents are sound, kept with their facts, and kept as pages alone.
fn check_kept(blocks: &str, expect: Option<(usize, usize, usize)>) {
    let (site, errors) = judge(blocks);
    assert!(errors > 0);
    let counts = site.map(|site| {
        let sound = |s| site.incidents.iter().filter(|i| i.soundness == s).count();
        (
            sound(Soundness::Sound),
            sound(Soundness::Kept),
            site.kept.len(),
        )
    });
    assert_eq!(counts, expect, "{blocks}");
}

#[test]
fn a_mistake_in_a_closed_incident_holds_nothing_back() {
    check_kept(
        &old(&update_of(
            OLD,
            "02",
            "identified",
            "2026-05-01 11:00",
            "mood: grim\n",
        )),
        Some((1, 1, 0)),
    );
    check_kept(
        &old(&update_of(OLD, "02", "identfied", "2026-05-01 11:00", "")),
        Some((1, 1, 0)),
    );
    let latin = format!("=== incidents/{OLD}/02-x.md @latin-1\ncafé\n");
    check_kept(&old(&latin), Some((1, 1, 0)));
    let untold = old("") + &facts_file(OLD, "impact: minor\n");
    check_kept(&untold, Some((1, 0, 1)));
    let broken = old("") + &format!("=== incidents/{OLD}/incident.yaml\ntitle: \"x\n");
    check_kept(&broken, Some((1, 0, 1)));
    let reason = old("") + &update_of(OLD, "03", "resolved", "2026-05-01 12:00", "cause: A: b\n");
    check_kept(&reason, Some((1, 1, 0)));
}

#[test]
fn a_mistake_in_an_open_incident_stops_the_build() {
    check_kept(
        &update("02", "identified", "2026-07-11 14:00", "mood: grim\n"),
        None,
    );
    check_kept(&facts_file("2026-07-11-calls", "impact: major\n"), None);
}

#[test]
fn an_incident_whose_last_word_cannot_be_read_counts_as_open() {
    check_kept(
        &old(&update_of(OLD, "04", "resolvd", "2026-05-01 13:00", "")),
        None,
    );
    check_kept(
        &old(&format!("=== incidents/{OLD}/04-x.md\nIt is back again.\n")),
        None,
    );
    check_kept(
        &old(&format!(
            "=== incidents/{OLD}/4-x.md\n---\nat: 2026-05-02 10:00\n---\nAgain.\n"
        )),
        None,
    );
    check_kept(
        &old(&format!("=== incidents/{OLD}/04-x.md @latin-1\ncafé\n")),
        None,
    );
}

#[test]
fn a_mistake_in_a_draft_is_named_and_stops_nothing() {
    let draft = update(
        "02",
        "identified",
        "2026-07-11 13:00",
        "draft: true\nmood: grim\ncomponents: [phones]\n",
    );
    check_kept(&draft, Some((1, 0, 0)));
    let beside =
        draft + &update("02", "identified", "2026-07-11 14:00", "").replace("02-x", "02-y");
    check_kept(&beside, Some((1, 0, 0)));
}

#[test]
fn a_mistake_in_the_site_stops_the_build_and_hides_nothing() {
    let amends = "=== amends.yaml\nname: Acme\ntime_zone: Europe/London\nlanguages: [en]\n";
    let mistakes = update("02", "identified", "2026-07-11 13:00", "mood: grim\n")
        + &facts_file(
            "2026-07-11-calls",
            "impact: sever\nstarted: 2026-07-11 13:30\n",
        );
    let (site, errors) = judge(&(amends.to_owned() + &mistakes));
    assert!(site.is_none());
    // format, url and components of the site; an impact, a key, an order and a start.
    assert_eq!(errors, 7);
    let (site, errors) = judge(&("=== amends.yaml\nname: \"Acme\n".to_owned() + &mistakes));
    assert!(site.is_none());
    // The name cannot be read, and five needed keys are not there.
    assert_eq!(errors, 10);
}

#[test]
fn two_folders_of_one_name_are_one_kept_address() {
    let twice = old("") + &old("").replace("=== incidents/", "=== incidents/2026/");
    check_kept(&twice, Some((1, 1, 0)));
}

#[test]
fn codes_of_short_links_are_unique_and_outlive_a_move() {
    let mut blocks = String::new();
    for n in 0..1500 {
        let id = format!("2026-05-01-n{n}");
        blocks += &facts_file(&id, "impact: none\nstarted: 2026-05-01 10:00\n");
        blocks += &update_of(&id, "01", "resolved", "2026-05-01 12:00", "");
    }
    let many = site(&blocks, NOW);
    let codes: BTreeSet<_> = many.incidents.iter().map(|i| &i.code).collect();
    assert_eq!(codes.len(), 1501);
    assert!(codes.iter().all(|c| c.len() >= 4));

    let code = |blocks: &str, id: &str| {
        let site = site(blocks, NOW);
        let found = site.incidents.iter().find(|i| i.id == id);
        found.expect("it exists").code.clone()
    };
    let moved = old("").replace(OLD, "2026-05-01-mobile-data")
        + &facts_file(
            "2026-05-01-mobile-data",
            &format!("impact: minor\nstarted: 2026-05-01 10:00\nmoved_from: [{OLD}]\n"),
        );
    assert_eq!(code(&old(""), OLD), code(&moved, "2026-05-01-mobile-data"));
    assert_eq!(code(&old(""), OLD), "mwh4", "a code once sent out stays");
}
