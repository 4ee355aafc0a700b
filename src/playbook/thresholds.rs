//! The limits that rules hold: those of data/thresholds.yaml, and a project's own over them. Never judges anything.

use std::collections::BTreeMap;

use chrono::Duration;

use crate::diagnostics::{Code, Diagnostic};
use crate::schema::Named;
use crate::schema::incident::Impact;
use crate::schema::parse_thresholds;
use crate::schema::project::Playbook;
use crate::schema::record::choice;
use crate::schema::refuse::suggest;
use crate::schema::shape::{Shape, Shaped};
use crate::schema::time::Length;
use crate::source::{Sources, Spanned};

const BUILT_IN: &str = include_str!("../../data/thresholds.yaml");

choice! {
    /// A limit that a project may set under `playbook.thresholds`.
    Threshold: "a threshold" {
        /// How late a promised update may be before it is an error.
        OverdueGrace = "overdue_grace",
        /// No next word later than this while the impact is critical or major.
        NextUpdateCap = "next_update_cap",
        /// How long after the start a slower rhythm has to be announced.
        SlowerAfter = "slower_after",
        /// How long a workaround is taken for true after it was tried.
        WorkaroundStale = "workaround_stale",
        /// How long a fix is watched before it is called over.
        Watch = "watch",
        /// So many words of regret in a text are enough.
        Apologies = "apologies",
        /// A sentence of more words is long.
        SentenceWords = "sentence_words",
        /// A sentence of more words is lost.
        SentenceWordsMost = "sentence_words_most",
        /// Sentences with more words than that on average are long together.
        SentenceAverage = "sentence_average",
        /// Texts of fewer words are not graded.
        ReadingWords = "reading_words",
        /// The Flesch-Kincaid grade that an English text may have.
        ReadingEn = "reading_en",
        /// The LIX that a Danish text may have.
        ReadingDa = "reading_da",
        /// The INFLESZ that a Spanish text has to have.
        ReadingEs = "reading_es",
        /// The Amstad index that a German text has to have.
        ReadingDe = "reading_de",
    }
}

/// The limits of a project.
pub struct Thresholds {
    lengths: BTreeMap<Threshold, Duration>,
    counts: BTreeMap<Threshold, usize>,
    first_update: BTreeMap<Impact, Duration>,
    next_update: BTreeMap<Impact, Duration>,
}

impl Thresholds {
    /// The built-in limits, and those of a project over them.
    pub fn of(playbook: &Playbook) -> Self {
        let built_in = built_in();
        let mut limits = Self {
            lengths: BTreeMap::new(),
            counts: BTreeMap::new(),
            first_update: BTreeMap::new(),
            next_update: BTreeMap::new(),
        };
        for layer in [&built_in, playbook] {
            let written = layer.thresholds.iter().flat_map(|t| t.iter());
            for (name, text) in written {
                limits.set(name, text);
            }
            limits
                .first_update
                .extend(by_impact(layer.first_update.as_ref()));
            limits
                .next_update
                .extend(by_impact(layer.next_update.as_ref()));
        }
        limits
    }

    /// A limit by its name.
    pub fn length(&self, threshold: Threshold) -> Duration {
        self.lengths[&threshold]
    }

    /// A limit that is counted, by its name.
    pub fn count(&self, threshold: Threshold) -> usize {
        self.counts[&threshold]
    }

    /// How soon the first word is due.
    pub fn first_update(&self, impact: Impact) -> Duration {
        self.first_update[&impact]
    }

    /// How soon the next word is due.
    pub fn next_update(&self, impact: Impact) -> Duration {
        self.next_update[&impact]
    }

    fn set(&mut self, name: &str, text: &str) {
        let Some(threshold) = Threshold::from_word(name) else {
            return;
        };
        match threshold.kind() {
            Kind::Length => {
                let length = Length::parse(text).map(|l| (threshold, l.0));
                self.lengths.extend(length);
            }
            Kind::Count => {
                let count = text.parse().ok().map(|count| (threshold, count));
                self.counts.extend(count);
            }
        }
    }
}

/// How a limit is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As a length of time.
    Length,
    /// As a whole number.
    Count,
}

impl Threshold {
    fn kind(self) -> Kind {
        match self {
            Self::OverdueGrace
            | Self::NextUpdateCap
            | Self::SlowerAfter
            | Self::WorkaroundStale
            | Self::Watch => Kind::Length,
            Self::Apologies
            | Self::SentenceWords
            | Self::SentenceWordsMost
            | Self::SentenceAverage
            | Self::ReadingWords
            | Self::ReadingEn
            | Self::ReadingDa
            | Self::ReadingEs
            | Self::ReadingDe => Kind::Count,
        }
    }

    /// What may stand there.
    pub fn shape(self) -> Shape {
        match self.kind() {
            Kind::Length => Length::shape(),
            Kind::Count => u64::shape(),
        }
    }

    /// What is wrong with a value: what it is not, and how it is written.
    fn refusal(self, text: &str) -> Option<(&'static str, &'static str)> {
        match self.kind() {
            Kind::Length if Length::parse(text).is_none() => {
                Some(("a length of time", "write it like `30m`, `4h` or `1h30m`"))
            }
            Kind::Count if text.parse::<usize>().is_err() => {
                Some(("a whole number", "write it like `25`"))
            }
            _ => None,
        }
    }
}

/// What is wrong with the limits of a project.
pub(crate) fn check(playbook: &Playbook) -> Vec<Diagnostic> {
    let written = playbook.thresholds.iter().flat_map(|t| t.iter());
    let mut problems = Vec::new();
    for (name, value) in written {
        let Some(threshold) = Threshold::from_word(name) else {
            let message = format!("unknown threshold `{}`", name.value);
            let problem = Diagnostic::error(Code::UnknownKey, message);
            let problem = problem.at(name.place, "no such threshold");
            let known = Threshold::ALL.iter().map(|t| t.as_str());
            problems.push(suggest(problem, name, name.place, known));
            continue;
        };
        if let Some((what, how)) = threshold.refusal(value) {
            let code = match threshold.kind() {
                Kind::Length => Code::InvalidTime,
                Kind::Count => Code::WrongType,
            };
            let message = format!("`{}` is not {what}", value.value);
            problems.push(
                Diagnostic::error(code, message)
                    .at(value.place, "")
                    .help(how),
            );
        }
    }
    problems
}

fn by_impact(limits: Option<&Spanned<Named<Length>>>) -> Vec<(Impact, Duration)> {
    let limits = limits.into_iter().flat_map(|l| l.iter());
    let known = limits.filter_map(|(name, length)| Some((Impact::from_word(name)?, length.0)));
    known.collect()
}

/// The limits that hold where a project sets none.
///
/// The data is part of the program; a test proves that it can be read and is complete.
pub fn built_in() -> Playbook {
    let mut sources = Sources::default();
    let file = sources.add("<built-in>/thresholds.yaml", BUILT_IN);
    parse_thresholds(&sources, file, &mut Vec::new()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_limits_are_complete() {
        let mut sources = Sources::default();
        let file = sources.add("thresholds.yaml", BUILT_IN);
        let mut problems = Vec::new();
        let playbook = parse_thresholds(&sources, file, &mut problems).unwrap();
        problems.extend(check(&playbook));
        assert_eq!(problems, []);
        let limits = Thresholds::of(&Playbook::default());
        let read = limits.lengths.len() + limits.counts.len();
        assert_eq!(read, Threshold::ALL.len());
        for impact in Impact::ALL {
            let [first, next] = [limits.first_update(*impact), limits.next_update(*impact)];
            assert!(first < next || *impact == Impact::Critical, "{impact:?}");
        }
    }

    #[test]
    fn a_project_has_the_last_word() {
        let mut sources = Sources::default();
        let text = "first_update:\n  major: 5m\nthresholds:\n  watch: 1h\n";
        let file = sources.add("own.yaml", text);
        let own = parse_thresholds(&sources, file, &mut Vec::new()).unwrap();
        let limits = Thresholds::of(&own);
        assert_eq!(limits.first_update(Impact::Major), Duration::minutes(5));
        assert_eq!(limits.first_update(Impact::Minor), Duration::minutes(30));
        assert_eq!(limits.length(Threshold::Watch), Duration::hours(1));
    }
}
