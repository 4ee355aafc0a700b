//! Problems in the user's files as data, and how they are printed; never reads a file and never decides an exit status.

mod code;
mod crowd;
mod render;
mod suggest;

pub use code::Code;
pub use render::{Format, Print, Shown, render, shown};
pub use suggest::{nearest, spells};

use crate::source::{Place, Sources};

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Hint,
    /// Published all the same.
    Warning,
    /// What `build` does with it is the table in ARCHITECTURE.md.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One problem in the user's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// What kind of problem it is.
    pub code: Code,
    /// The number of the playbook's rule, such as `T02`, where it is a finding.
    pub rule: Option<&'static str>,
    /// What is wrong, in one line.
    pub message: String,
    /// Where it is wrong.
    pub primary: Option<Annotation>,
    /// What else one has to see.
    pub secondary: Vec<Annotation>,
    /// What to do.
    pub help: Vec<Help>,
}

/// A place with a word on what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Where.
    pub place: Place,
    /// What is wrong here; may be empty.
    pub label: String,
}

/// What to do about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The advice, in one line.
    pub message: String,
    /// The edit that mends it, where one is certain enough to show.
    pub edit: Option<Edit>,
}

/// A replacement of some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub place: Place,
    /// The text that comes.
    pub text: String,
    /// Whether nothing else can have been meant.
    pub certainty: Certainty,
}

/// Whether an edit may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing else can have been meant, and no word of the author's is changed: `--fix` makes it.
    Certain,
    /// It is what most would have meant: somebody has to look at it.
    Likely,
}

/// A problem that somebody allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The problem.
    pub problem: Diagnostic,
    /// Where it is allowed.
    pub place: Place,
    /// Who allows it.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Diagnostic {
    /// A problem that makes its file or record unusable.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A problem that is published all the same.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A remark.
    pub fn hint(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Hint, code, message)
    }

    /// The same problem at a place.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        let label = label.into();
        self.primary = Some(Annotation { place, label });
        self
    }

    /// The same problem with one more place to see.
    #[must_use]
    pub fn see(mut self, place: Place, label: impl Into<String>) -> Self {
        let label = label.into();
        self.secondary.push(Annotation { place, label });
        self
    }

    /// The same problem with advice.
    #[must_use]
    pub fn help(mut self, message: impl Into<String>) -> Self {
        let message = message.into();
        self.help.push(Help {
            message,
            edit: None,
        });
        self
    }

    /// The same problem with advice and the edit that most likely follows it.
    #[must_use]
    pub fn mend(self, message: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        let edit = Edit {
            place,
            text: text.into(),
            certainty: Certainty::Likely,
        };
        self.edit(message, edit)
    }

    /// The same problem with advice and the only edit that can have been meant.
    #[must_use]
    pub fn mend_surely(
        self,
        message: impl Into<String>,
        place: Place,
        text: impl Into<String>,
    ) -> Self {
        let edit = Edit {
            place,
            text: text.into(),
            certainty: Certainty::Certain,
        };
        self.edit(message, edit)
    }

    /// The same problem with advice and an edit.
    #[must_use]
    pub fn edit(mut self, message: impl Into<String>, edit: Edit) -> Self {
        self.help.push(Help {
            message: message.into(),
            edit: Some(edit),
        });
        self
    }

    /// The same problem as a finding of a numbered rule.
    #[must_use]
    pub fn of_rule(mut self, rule: &'static str) -> Self {
        self.rule = Some(rule);
        self
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            rule: None,
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            help: Vec::new(),
        }
    }
}

/// All problems of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No problems.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds the problems of another run.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// The problems in the order they are in now.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many problems weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// The problems by file, line and weight, each once, and of one kind in one file no more than anyone reads.
    ///
    /// Two steps may meet the same mistake; the user has to mend it once.
    #[must_use]
    pub fn sorted(mut self, sources: &Sources) -> Self {
        self.0.sort_by_cached_key(|d| sort_key(d, sources));
        self.0.dedup();
        Self(crowd::thin_out(self.0))
    }

    /// The problems that satisfy a condition.
    #[must_use]
    pub fn filtered(self, keep: impl FnMut(&Diagnostic) -> bool) -> Self {
        Self(self.0.into_iter().filter(keep).collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

/// Problems of the whole project come first, then file by file from top to bottom.
fn sort_key(
    diagnostic: &Diagnostic,
    sources: &Sources,
) -> (
    String,
    u32,
    std::cmp::Reverse<Severity>,
    &'static str,
    String,
) {
    let (path, start) = diagnostic.primary.as_ref().map_or_else(
        || (String::new(), 0),
        |a| (sources.path(a.place.file).to_owned(), a.place.span.start),
    );
    let weight = std::cmp::Reverse(diagnostic.severity);
    let message = diagnostic.message.clone();
    (path, start, weight, diagnostic.code.as_str(), message)
}
