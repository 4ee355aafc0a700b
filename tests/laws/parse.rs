//! Reading ends, and whatever is wrong can be shown where it is.

use std::collections::BTreeMap;

use amends::diagnostics::{Diagnostic, Diagnostics, Format, Severity, render};
use amends::history::Before;
use amends::playbook::log;
use amends::source::{Place, Sources};

use super::project;

/// Every problem has places within its files and can be shown in every format; without a site there is an error.
pub(crate) fn hold(input: &[u8]) {
    let mut project = project::read(input);
    let blocked = |d: &Diagnostic| d.severity == Severity::Error;
    let is_blocked = project.diagnostics.iter().any(blocked);
    assert!(
        project.site.is_some() || is_blocked,
        "no site and no reason"
    );
    let mut diagnostics = project.diagnostics.clone();
    diagnostics.extend(project.theme_problems());
    check_shown(&diagnostics, &project.sources);
    let before = before(&project.sources);
    if let Some(site) = &project.site {
        let rewritten = log::check(site, &mut project.sources, &before);
        check_shown(&rewritten.into_iter().collect(), &project.sources);
    }
}

/// The project as if every other word of its updates had been another one at an earlier commit.
fn before(sources: &Sources) -> Before {
    let updates = sources.incidents.iter().flat_map(|i| &i.updates);
    let texts = updates.map(|(_, file)| {
        let text = sources.text(*file).replace(" a", " another a");
        (sources.path(*file).to_owned(), text)
    });
    let texts: BTreeMap<_, _> = texts.collect();
    let changed = texts.keys().cloned().collect();
    Before { texts, changed }
}

/// Panics where a problem has a place outside of its file or cannot be shown in every format.
pub(crate) fn check_shown(diagnostics: &Diagnostics, sources: &Sources) {
    for format in [Format::Human, Format::Short, Format::Github, Format::Sarif] {
        let text = render(diagnostics, sources, format);
        assert!(diagnostics.is_empty() || !text.is_empty());
    }
    let json = render(diagnostics, sources, Format::Json);
    let entries: Vec<serde_json::Value> = serde_json::from_str(&json).expect("an array");
    assert_eq!(entries.len(), diagnostics.iter().count());
    for problem in diagnostics.iter() {
        for place in places_of(problem) {
            let text = sources.text(place.file);
            let is_inside = text.get(place.span.range()).is_some();
            assert!(is_inside, "{} has a place {place:?}", problem.message);
        }
    }
}

fn places_of(problem: &Diagnostic) -> impl Iterator<Item = Place> {
    let annotations = problem.primary.iter().chain(&problem.secondary);
    let edits = problem.help.iter().filter_map(|help| help.edit.as_ref());
    annotations.map(|a| a.place).chain(edits.map(|e| e.place))
}
