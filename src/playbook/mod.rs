//! Holds a site against the playbook; findings never stop a build.
//!
//! A rule is data and a function (`rule.rs`); `rules.rs` lists them, `judged.rs` says what they look at, `weigh.rs` what
//! becomes of a finding.

mod apology;
mod case;
mod content;
mod judged;
mod language;
mod languages;
mod links;
pub mod log;
mod replies;
pub mod rule;
pub mod rules;
mod safety;
mod text;
pub mod thresholds;
mod time;
mod tone;
mod weigh;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostics::{Allowed, Diagnostic};
use crate::model::{Incident, Site};
use crate::replies::Phrasebooks;
use crate::schema::Language;
use crate::theme::words::Words;
use case::{Case, Scene};
use judged::Weight;
use rule::Judge;
use text::Lexicons;
use thresholds::Thresholds;
use weigh::Verdict;

pub(crate) use case::spoken;
pub use judged::{Judged, Reach};
pub(crate) use text::unknown_lists;

/// How the site's own theme speaks.
pub struct Voice<'v> {
    /// Its phrases.
    pub phrasebooks: &'v Phrasebooks,
    /// Its word lists.
    pub words: &'v BTreeMap<Language, Words>,
    /// Names that must not appear.
    pub staff: &'v [String],
}

/// What was found.
#[derive(Debug, Default)]
pub struct Findings {
    /// What somebody can mend.
    pub live: Vec<Diagnostic>,
    /// What is past: worth reading, and nothing fails for it.
    pub archive: Vec<Diagnostic>,
    /// What a waiver keeps quiet.
    pub waived: Vec<Allowed>,
}

/// Judges a site: what can still be changed, or more where that is asked for.
pub fn check(site: &Site, voice: &Voice<'_>, judged: &Judged) -> Findings {
    let scene = Scene {
        site,
        thresholds: Thresholds::of(&site.playbook),
        phrasebooks: voice.phrasebooks,
        lexicons: Lexicons::of(voice.words, &site.playbook),
        names: case::own_names(site),
        staff: voice.staff,
    };
    let incidents = site.incidents.par_iter().chain(&site.unpublished);
    let verdicts: Vec<_> = incidents
        .flat_map_iter(|incident| judge_incident(&scene, incident, judged))
        .collect();
    let mut findings = Findings::default();
    if judged.reach != Reach::Named {
        findings.live = judge_site(&scene);
    }
    for (weight, verdict) in verdicts {
        let found = match weight {
            Weight::Live => &mut findings.live,
            Weight::Archive => &mut findings.archive,
        };
        found.extend(verdict.findings);
        findings.waived.extend(verdict.waived);
    }
    findings
}

/// The site file, and what customers of a language are told of all that is open.
fn judge_site(scene: &Scene<'_>) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = links::check(scene.site).into_iter().collect();
    findings.extend(languages::check(scene.site, scene.phrasebooks));
    for rule in rules::all() {
        let Judge::Site(judge) = rule.judge else {
            continue;
        };
        let found = judge(scene).into_iter().filter_map(|finding| {
            let severity = weigh::level(rule, &scene.site.playbook, finding.severity)?;
            Some(Diagnostic {
                severity,
                ..finding
            })
        });
        findings.extend(found);
    }
    findings
}

fn judge_incident(
    scene: &Scene<'_>,
    incident: &Incident,
    judged: &Judged,
) -> Vec<(Weight, Verdict)> {
    let cases = Case::of_incident(scene, incident);
    let judged = cases.filter_map(|case| {
        let weight = judged.weight(&case)?;
        Some((weight, judge_update(&case).weighed(weight)))
    });
    judged.collect()
}

fn judge_update(case: &Case<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    for rule in rules::all() {
        if let Judge::Update(judge) = rule.judge {
            verdict.add(case, rule, judge(case));
        }
    }
    verdict.add_unused(case);
    verdict
}
