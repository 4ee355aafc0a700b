//! What flags of `new` give, and how the same is said in flags again. Never asks.

use anyhow::{Result, bail};

use super::NewArgs;
use crate::authoring::propose::{Hit, components};
use crate::diagnostics::nearest;
use crate::model::Site;
use crate::schema::incident::{ComponentStatus, Impact};

/// The statuses of something that is broken, the worst first, each with what it means.
pub(super) const BROKEN: [(ComponentStatus, &str); 3] = [
    (ComponentStatus::MajorOutage, "does not work"),
    (ComponentStatus::PartialOutage, "does not work for some"),
    (ComponentStatus::DegradedPerformance, "works badly"),
];

/// Reads an impact.
pub(super) fn impact(word: &str) -> Result<Impact, String> {
    let known = Impact::ALL.iter().map(|i| i.as_str());
    Impact::from_word(word).ok_or_else(|| expected(word, &known.collect::<Vec<_>>()))
}

/// Reads what is hit: an id and its status, which planned work gives and an impact may.
pub(super) fn hit(site: &Site, written: &str, usual: Option<ComponentStatus>) -> Result<Hit> {
    let (id, status) = match written.split_once('=') {
        Some((id, status)) => (id.trim(), Some(status.trim())),
        None => (written.trim(), None),
    };
    let known = components(site);
    let Some((index, _)) = known.iter().find(|(_, c)| c.id == id) else {
        let ids: Vec<_> = known.iter().map(|(_, c)| c.id.as_str()).collect();
        bail!("no component is called {}", expected(id, &ids));
    };
    let words: Vec<_> = ComponentStatus::ALL.iter().map(|s| s.as_str()).collect();
    match (status, usual) {
        (Some(word), _) => match ComponentStatus::from_word(word) {
            Some(status) => Ok((*index, status)),
            None => bail!("no status is called {}", expected(word, &words)),
        },
        (None, Some(usual)) => Ok((*index, usual)),
        (None, None) => bail!(
            "`--component {id}` does not say how badly it is hit; give `--component {id}=major_outage`, `partial_outage` or `degraded_performance`"
        ),
    }
}

/// The status that a component has at an impact where nobody gave one, as in `incident.yaml`.
pub(super) fn status_at(impact: Impact) -> ComponentStatus {
    match impact {
        Impact::None => ComponentStatus::Operational,
        Impact::Minor => ComponentStatus::DegradedPerformance,
        Impact::Major => ComponentStatus::PartialOutage,
        Impact::Critical => ComponentStatus::MajorOutage,
    }
}

impl NewArgs {
    /// The arguments as they were given, for a shell.
    pub(super) fn as_words(&self) -> Vec<String> {
        let flags = [
            (self.holding, "--holding"),
            (self.maintenance, "--maintenance"),
        ];
        let times = [
            ("--started", self.started),
            ("--detected", self.detected),
            ("--at", self.at),
            ("--from", self.from),
            ("--until", self.until),
        ];
        let mut words: Vec<_> = self.title.iter().map(|t| quoted(t)).collect();
        words.extend(
            flags
                .iter()
                .filter(|(is_set, _)| *is_set)
                .map(|(_, flag)| (*flag).to_owned()),
        );
        words.extend(
            self.component
                .iter()
                .map(|c| format!("--component {}", quoted(c))),
        );
        words.extend(self.impact.map(|i| format!("--impact {}", i.as_str())));
        let given = times
            .iter()
            .filter_map(|(flag, time)| Some((flag, (*time)?)));
        words.extend(given.map(|(flag, time)| format!("{flag} {}", quoted(&time.to_string()))));
        words
    }
}

/// A word as a shell takes it for one.
pub(super) fn quoted(word: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_=.,:/+".contains(c);
    match !word.is_empty() && word.chars().all(safe) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

fn expected(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("`{word}`; did you mean `{near}`?"),
        None => {
            let known: Vec<_> = known.iter().map(|k| format!("`{k}`")).collect();
            format!("`{word}`; there are {}", known.join(", "))
        }
    }
}
