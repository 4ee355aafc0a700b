//! The components of the site, and what incidents and updates say of them.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, check_id};
use super::text::localize_option;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Carries, Component, ComponentClaim};
use crate::schema::incident::{ComponentClaims, ComponentStatus, Impact};
use crate::schema::project::{Component as Written, Project};
use crate::schema::refuse::is_few;
use crate::source::{Place, Spanned};

/// More than any page can show: the home page has ninety days of each.
const MOST: usize = 10_000;

/// The components in the order of the file.
pub(super) fn resolve_components(
    project: &Project,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Component> {
    let written = project.components.as_ref();
    let few = written.filter(|c| is_few(c, MOST, problems));
    let mut components: Vec<Component> = Vec::new();
    let mut firsts: BTreeMap<&str, Place> = BTreeMap::new();
    for component in few.iter().flat_map(|c| &c.value) {
        let Some(resolved) = resolve_component(component, context, problems) else {
            continue;
        };
        let id = component.id.as_ref().map_or("", |id| &id.value);
        if let Some(first) = firsts.get(id) {
            let message = format!("the component `{}` is given twice", resolved.id);
            let problem = Diagnostic::error(Code::DuplicateId, message)
                .at(resolved.place, "again here")
                .see(*first, "first here");
            problems.push(problem.help("give one of them another id"));
        }
        firsts.entry(id).or_insert(resolved.place);
        components.push(resolved);
    }
    components
}

fn resolve_component(
    written: &Spanned<Written>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Component> {
    let id = written.id.as_ref()?;
    check_id(&id.value, id.place, problems);
    let name = localize_option(written.name.as_ref(), context, problems);
    let emergency = written.emergency.as_ref().is_some_and(|e| e.value);
    if let (Some(since), Some(retired)) = (&written.since, &written.retired)
        && retired.value <= since.value
    {
        let message = "the component is retired before it is watched";
        let problem = Diagnostic::error(Code::EndBeforeStart, message)
            .at(retired.place, "the end")
            .see(since.place, "the start");
        problems.push(problem.help("correct one of the two days"));
    }
    Some(Component {
        id: id.value.clone(),
        group: localize_option(written.group.as_ref(), context, problems),
        description: localize_option(written.description.as_ref(), context, problems),
        cannot: localize_option(written.cannot.as_ref(), context, problems),
        carries: if emergency {
            Carries::EmergencyCalls
        } else {
            Carries::Ordinary
        },
        since: written.since.as_ref().map(|d| d.value),
        retired: written.retired.as_ref().map(|d| d.value),
        place: id.place,
        name: name?,
    })
}

/// What is said of components; a list takes its status from the impact that stands.
pub(super) fn resolve_claims(
    written: Option<&Spanned<ComponentClaims>>,
    impact: Impact,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ComponentClaim> {
    let mut claims = Vec::new();
    match written.map(|w| &w.value) {
        Some(ComponentClaims::Map(statuses)) => {
            for (id, status) in statuses.iter() {
                claims.extend(claim(id, status.value, context, problems));
            }
        }
        Some(ComponentClaims::List(ids)) => {
            let mut named = BTreeSet::new();
            for id in ids.iter().filter(|id| named.insert(&id.value)) {
                claims.extend(claim(id, status_of(impact), context, problems));
            }
        }
        None => {}
    }
    claims
}

fn claim(
    id: &Spanned<String>,
    status: ComponentStatus,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<ComponentClaim> {
    let component = context.component(id, problems)?;
    Some(ComponentClaim {
        component,
        status,
        place: id.place,
    })
}

fn status_of(impact: Impact) -> ComponentStatus {
    match impact {
        Impact::None => ComponentStatus::Operational,
        Impact::Minor => ComponentStatus::DegradedPerformance,
        Impact::Major => ComponentStatus::PartialOutage,
        Impact::Critical => ComponentStatus::MajorOutage,
    }
}
