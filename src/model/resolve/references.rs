//! What incidents say of each other. Never changes an incident.

use std::collections::BTreeMap;

use super::context::unknown;
use super::incidents::Resolved;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FolderState, Place};

/// Checks ids, `repeat_of` and `moved_from` across all incidents.
pub(super) fn check_references(resolved: &mut [Resolved]) {
    let mut ids: BTreeMap<String, Place> = BTreeMap::new();
    for index in 0..resolved.len() {
        let (id, place) = (resolved[index].id.clone(), resolved[index].place);
        match ids.get(&id) {
            Some(first) => {
                let problem = duplicate(&id, place, *first);
                resolved[index].problems.push(problem);
                resolved[index - 1].folder = FolderState::Unreadable;
            }
            None => {
                ids.insert(id, place);
            }
        }
    }
    let mut moved: BTreeMap<String, Place> = BTreeMap::new();
    for one in resolved.iter_mut() {
        check_repeat(one, &ids);
        check_moved(one, &ids, &mut moved);
    }
}

fn check_repeat(one: &mut Resolved, ids: &BTreeMap<String, Place>) {
    let Some(repeat) = one.repeat_of.clone() else {
        return;
    };
    let itself = repeat.value == one.id;
    if ids.contains_key(&repeat.value) && !itself {
        return;
    }
    let others = ids.keys().map(String::as_str).filter(|id| *id != one.id);
    let near = crate::diagnostics::nearest(&repeat.value, others.clone());
    let problem = match near {
        _ if itself => Diagnostic::error(Code::UnknownIncident, "an incident cannot repeat itself")
            .at(repeat.place, "")
            .help("write the id of the earlier incident, or remove the line"),
        Some(_) => unknown(Code::UnknownIncident, "incident", &repeat, others),
        None => {
            let message = format!("unknown incident `{}`", repeat.value);
            Diagnostic::error(Code::UnknownIncident, message)
                .at(repeat.place, "no such incident")
                .help("write the name of an incident's folder, or remove the line")
        }
    };
    one.problems.push(problem);
}

fn check_moved(
    one: &mut Resolved,
    ids: &BTreeMap<String, Place>,
    moved: &mut BTreeMap<String, Place>,
) {
    for old in &one.moved_from {
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
