//! Keeps ten thousand problems of one kind in one file from drowning the others. Never drops the first of a kind.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity};
use crate::source::FileId;

/// So many problems of one kind in one file are named one by one.
const MOST: usize = 100;

/// What is counted together.
type Kind = (Option<FileId>, Code, Severity);

/// The problems in their order, those of one kind in one file up to a number; the one after them says how many more.
pub(super) fn thin_out(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for problem in &problems {
        *counts.entry(kind(problem)).or_default() += 1;
    }
    if counts.values().all(|&count| count <= MOST) {
        return problems;
    }
    let mut seen: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for problem in problems {
        let kind = kind(&problem);
        let earlier = seen.entry(kind).or_default();
        *earlier += 1;
        match *earlier {
            nth if nth <= MOST => kept.push(problem),
            nth if nth == MOST + 1 => kept.push(rest(problem, counts[&kind] - MOST)),
            _ => {}
        }
    }
    kept
}

fn kind(problem: &Diagnostic) -> Kind {
    let file = problem.primary.as_ref().map(|a| a.place.file);
    (file, problem.code, problem.severity)
}

/// The first problem that is not named, in the words of all that are left.
fn rest(problem: Diagnostic, left: usize) -> Diagnostic {
    let message = format!("{left} more problems of this kind in this file");
    let mut rest = Diagnostic::new(problem.severity, problem.code, message);
    rest.rule = problem.rule;
    rest.primary = problem.primary;
    rest.help(format!("mend the {MOST} before it first"))
}

#[cfg(test)]
mod tests {
    use super::{MOST, thin_out};
    use crate::diagnostics::{Code, Diagnostic};
    use crate::source::{FileId, Place};

    fn problems(code: Code, count: usize) -> Vec<Diagnostic> {
        let place = |n| Place::new(FileId(0), n, n + 1);
        let problem = |n| Diagnostic::error(code, "x").at(place(n), "");
        (0..count).map(problem).collect()
    }

    #[test]
    fn a_crowd_is_counted_and_others_stay() {
        let mut all = problems(Code::UnknownKey, MOST + 50);
        all.extend(problems(Code::InvalidTime, 3));
        let thin = thin_out(all);
        assert_eq!(thin.len(), MOST + 1 + 3);
        let message = &thin[MOST].message;
        assert_eq!(message, "50 more problems of this kind in this file");
        assert_eq!(thin_out(problems(Code::UnknownKey, MOST)).len(), MOST);
    }
}
