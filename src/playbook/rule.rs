//! A rule of the playbook as data: what it holds, why, and the function that judges. Never decides what is judged.

use super::case::{Case, Scene};
use super::thresholds::Threshold;
use crate::diagnostics::{Code, Diagnostic};

/// A rule of the playbook.
pub struct Rule {
    /// The letter of its family and a number, such as `T02`.
    pub number: &'static str,
    /// Its name in files.
    pub name: &'static str,
    /// How much a finding weighs, and when.
    pub weight: &'static str,
    /// What it finds.
    pub what: &'static str,
    /// Why that hurts customers or the team.
    pub why: &'static str,
    /// Where that is known from.
    pub source: &'static str,
    /// What raises it.
    pub bad: &'static str,
    /// What to write instead.
    pub good: &'static str,
    /// The thresholds that it holds.
    pub thresholds: &'static [Threshold],
    /// How it judges.
    pub judge: Judge,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Judge {
    /// One update, with what stood before it.
    Update(fn(&Case<'_>) -> Vec<Diagnostic>),
    /// The site file and what is open, in one go.
    Site(fn(&Scene<'_>) -> Vec<Diagnostic>),
    /// Nothing: it is found while replies are composed or phrases are read, and said as this kind of problem.
    Elsewhere(Code),
}

/// What rules are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// When words come, and when the next ones are promised.
    Time,
    /// What customers are told.
    Content,
    /// How we say sorry.
    Apology,
    /// Whether people understand it.
    Language,
    /// Whether it is said in the right voice.
    Tone,
    /// What must never be published.
    Safety,
    /// The replies made from it.
    Replies,
}

impl Family {
    /// Every family, in the order of the playbook.
    pub const ALL: [Self; 7] = [
        Self::Time,
        Self::Content,
        Self::Apology,
        Self::Language,
        Self::Tone,
        Self::Safety,
        Self::Replies,
    ];

    /// The family that a rule's number belongs to.
    pub fn of(number: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|f| number.starts_with(f.letter()))
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Content => "content",
            Self::Apology => "apology",
            Self::Language => "language",
            Self::Tone => "tone",
            Self::Safety => "safety",
            Self::Replies => "replies",
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Time => 'T',
            Self::Content => 'C',
            Self::Apology => 'A',
            Self::Language => 'L',
            Self::Tone => 'N',
            Self::Safety => 'S',
            Self::Replies => 'R',
        }
    }
}

impl Rule {
    /// A finding that makes `check` fail.
    pub(super) fn error(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(Code::Rule(self.name), message).of_rule(self.number)
    }

    /// A finding that is printed.
    pub(super) fn warning(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(Code::Rule(self.name), message).of_rule(self.number)
    }

    /// A finding worth knowing.
    pub(super) fn hint(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::hint(Code::Rule(self.name), message).of_rule(self.number)
    }
}
