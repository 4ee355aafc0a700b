//! The whole grid: every situation, tone, channel and language of every update, of projects that were and of any other.
//!
//! `AMENDS_GRID` says how many generated updates there are, and that every imported one is looked at; see scripts/grid.

use std::fmt::Write as _;

use amends::diagnostics::Code;
use amends::import::{Mode, Silence, import_statuspage};
use amends::replies::Asked;
use amends::source::{Sources, load};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::histories::history;
use super::laws::{Held, hold};
use super::project::{
    Composed, LANGUAGES, add_incident, compose, compose_folder, project_in, root,
};

/// So many updates are generated where nobody asks for more.
const GENERATED: usize = 24;
/// Of an imported history every so manieth incident is looked at where nobody asks for all.
const STEP: usize = 24;
/// Every channel but those that are equal to another.
const CHANNELS: &str = "replies:\n  signature: \"^{agent}\"\n  tone_max: warm\n  channels: [x, short, mastodon, bluesky, threads, sms, sms_long, whatsapp, instagram, google_play, phone, email]\n";

fn asked_for() -> Option<usize> {
    let number = std::env::var("AMENDS_GRID").ok()?;
    Some(number.parse().expect("AMENDS_GRID is a number"))
}

#[expect(
    clippy::print_stdout,
    reason = "the figures are for whoever runs the grid"
)]
fn tell(what: &str, updates: usize, held: Held) {
    let Held { replies, texts } = held;
    println!("{what}: {updates} updates, {replies} replies, {texts} texts counted");
}

#[test]
fn the_bundled_project_is_answered_at_any_time() {
    let nows = [
        "2026-05-20 03:10",
        "2026-06-16 12:00",
        "2026-07-11 14:50",
        "2026-07-11 16:36",
        "2026-07-12 14:00",
        "2026-08-01 02:30",
        "2026-12-01 09:00",
    ];
    let every = if asked_for().is_some() { 1 } else { 4 };
    let times = [None].into_iter().chain(nows.map(Some));
    for now in times.step_by(every) {
        let composed = compose_folder(&root(), now);
        let updates = composed.updates().count();
        assert!(updates > 0);
        tell(now.unwrap_or("bundled"), updates, hold(&composed));
    }
}

#[test]
fn every_imported_update_is_answered() {
    let Some(history) = history("github") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    import_statuspage(&history, folder.path(), Mode::Write, &Silence).unwrap();
    let step = if asked_for().is_some() { 1 } else { STEP };
    for language in LANGUAGES {
        let mut sources = load(folder.path()).unwrap();
        let incidents = std::mem::take(&mut sources.incidents);
        sources.incidents = incidents.into_iter().step_by(step).collect();
        // Words of authors stay as they are, so that the phrases of each language meet every one of them.
        let site = sources.text(sources.project.unwrap());
        let site = site.replace("  - en\n", &format!("  - {language}\n"));
        sources.project = Some(sources.add("amends.yaml", site));
        check_all(language, &compose(&sources, None, Asked::Written));
    }
}

#[test]
fn any_update_is_answered() {
    let updates = generate(asked_for().unwrap_or(GENERATED));
    for language in LANGUAGES {
        let composed = compose(
            &project_of(language, &updates),
            Some("2026-01-01 09:20"),
            Asked::Written,
        );
        check_all(language, &composed);
        let composed = compose(
            &project_of(language, &updates[..updates.len() / 6]),
            Some("2026-01-01 10:30"),
            Asked::Written,
        );
        check_all("late", &composed);
    }
}

fn check_all(what: &str, composed: &Composed) {
    let updates = composed.updates().count();
    assert!(updates > 0);
    tell(what, updates, hold(composed));
    let unfit = composed.problems.iter();
    let unfit: Vec<_> = unfit.filter(|p| p.code == Code::ReplyTooLong).collect();
    assert!(unfit.is_empty(), "{unfit:#?}");
}

fn project_of(language: &str, updates: &[String]) -> Sources {
    let mut sources = project_in(language, &updates[0], CHANNELS);
    for (number, front) in updates.iter().enumerate().skip(1) {
        add_incident(&mut sources, &format!("2026-01-01-outage-{number}"), front);
    }
    sources
}

/// Front matter of updates, the same on every run.
fn generate(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let strategy = front_matter();
    let mut next = || strategy.new_tree(&mut runner).unwrap().current();
    (0..count).map(|_| next()).collect()
}

fn front_matter() -> impl Strategy<Value = String> {
    let statuses = ["investigating", "identified", "monitoring", "resolved"];
    let status = prop::sample::select(statuses.to_vec());
    let whose = prop::sample::select(vec!["ours", "supplier", "external", "unknown"]);
    let text = "[A-ZÆÉÑ][ -\\-/-~é€ñ😀]{0,120}";
    let field = |name: &'static str| {
        prop::option::of(text).prop_map(move |text| {
            text.map_or_else(String::new, |text| format!("{name}: \"{}\"\n", tidy(&text)))
        })
    };
    let names = [
        "effect",
        "scope",
        "cause",
        "unknown",
        "still_not_working",
        "data_loss",
    ];
    let own = prop::option::of("[A-Z][ -\\-/-~é€ñ😀]{0,60}");
    let fields = (names.map(field), own, prop::option::of("[A-Z][a-z ]{5,40}"));
    (status, whose, fields, any::<bool>()).prop_map(
        |(status, whose, (fields, own, way), promised)| {
            let mut front = format!(
                "status: {status}\nresponsibility: {whose}\n{}",
                fields.concat()
            );
            if promised {
                front.push_str("next_update: 10:00\n");
            }
            if let Some(way) = way {
                let _ = writeln!(
                    front,
                    "workaround:\n  text: \"{way}\"\n  short: \"{}\"",
                    tidy(&way)
                );
            }
            if let Some(own) = own {
                let _ = writeln!(front, "replies:\n  next_step: \"{}\"", tidy(&own));
            }
            front
        },
    )
}

/// What an author may write, without what would be taken for a mistake of ours.
fn tidy(text: &str) -> String {
    let mut text = text.replace(['\\', '"'], "");
    for (stammer, plain) in [("..", "."), (". ", ", "), ("! ", ", "), ("? ", ", ")] {
        text = text.replace(stammer, plain);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
