//! What incidents say of each other. Never changes an incident.

use std::collections::BTreeMap;

use super::context::unknown;
use super::incidents::Resolved;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Place;

/// Checks ids, `repeat_of` and `moved_from` across all incidents.
pub(super) fn check_references(resolved: &mut [Resolved]) {
    let mut ids: BTreeMap<String, Place> = BTreeMap::new();
    let all: Vec<String> = resolved.iter().map(|r| r.id.clone()).collect();
    for one in resolved.iter_mut() {
        match ids.get(&one.id) {
            Some(first) => one.problems.push(duplicate(&one.id, one.place, *first)),
            None => {
                ids.insert(one.id.clone(), one.place);
            }
        }
    }
    let mut moved: BTreeMap<String, Place> = BTreeMap::new();
    for one in resolved.iter_mut() {
        check_repeat(one, &all);
        check_moved(one, &ids, &mut moved);
    }
}

fn check_repeat(one: &mut Resolved, all: &[String]) {
    let Some(repeat) = one.incident.as_ref().and_then(|i| i.repeat_of.clone()) else {
        return;
    };
    let known = all.iter().map(String::as_str);
    if repeat.value == one.id || !all.contains(&repeat.value) {
        let others = known.filter(|id| *id != one.id);
        let problem = match crate::diagnostics::nearest(&repeat.value, others.clone()) {
            Some(_) => unknown(Code::UnknownIncident, "incident", &repeat, others),
            None => Diagnostic::error(
                Code::UnknownIncident,
                format!("unknown incident `{}`", repeat.value),
            )
            .at(repeat.place, "no such incident")
            .help("write the name of an incident's folder, or remove the line"),
        };
        one.problems.push(problem);
    }
}

fn check_moved(
    one: &mut Resolved,
    ids: &BTreeMap<String, Place>,
    moved: &mut BTreeMap<String, Place>,
) {
    let Some(incident) = &one.incident else {
        return;
    };
    for old in &incident.moved_from {
        let taken = ids.get(&old.value).or_else(|| moved.get(&old.value));
        if let Some(taken) = taken {
            let message = format!("`{}` leads to two incidents", old.value);
            let problem = Diagnostic::error(Code::MovedTwice, message)
                .at(old.place, "claimed here")
                .see(*taken, "and here")
                .help("name an old id in one incident only");
            one.problems.push(problem);
        }
        super::context::check_id(&old.value, old.place, &mut one.problems);
        moved.insert(old.value.clone(), old.place);
    }
}

fn duplicate(id: &str, again: Place, first: Place) -> Diagnostic {
    Diagnostic::error(Code::DuplicateId, format!("two folders are named `{id}`"))
        .at(again, "this one")
        .see(first, "and this one")
        .help("rename one of the folders, and name its old id in `moved_from`")
}
