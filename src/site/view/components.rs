//! Components by group, each with its state and its ninety days drawn as a few paths. Never counts the days itself.

use serde::Serialize;

use super::scene::{Scene, State, Text, key_of};
use crate::model::ComponentDays;
use crate::schema::incident::ComponentStatus;
use crate::schema::project::Uptime;
use crate::site::address::{HOME, component_page, relative};

/// A heading with the components below it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Group<'a> {
    name: Option<Text<'a>>,
    components: Vec<Row<'a>>,
}

/// One component.
#[derive(Clone, Debug, Serialize)]
struct Row<'a> {
    name: Text<'a>,
    href: String,
    state: State,
    drawing: Drawing,
    uptime: Option<String>,
}

/// Ninety days as a picture, and what it says in words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Drawing {
    paths: Vec<DayPath>,
    pub(super) label: String,
}

/// All days of one level in one path.
#[derive(Clone, Debug, Serialize)]
struct DayPath {
    key: &'static str,
    path: String,
}

/// How far apart the days are drawn, and how high the drawing is.
const STEP: usize = 4;
const HEIGHT: usize = 24;

/// The levels that are drawn, with the height of their marks.
const LEVELS: [(ComponentStatus, usize); 5] = [
    (ComponentStatus::Operational, 10),
    (ComponentStatus::UnderMaintenance, 10),
    (ComponentStatus::DegradedPerformance, 15),
    (ComponentStatus::PartialOutage, 20),
    (ComponentStatus::MajorOutage, HEIGHT),
];

/// The components of an edition by group, in the order of their first members; those without a group come first.
pub(super) fn groups<'a>(scene: &Scene<'a>, days: &[ComponentDays]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for days in days {
        let component = &scene.edition.site.components[days.component];
        let name = scene.maybe(component.group.as_ref());
        let row = row(scene, days);
        let same = |g: &&mut Group<'_>| g.name.map(|n| n.text) == name.map(|n| n.text);
        match groups.iter_mut().find(same) {
            Some(group) => group.components.push(row),
            None => groups.push(Group {
                name,
                components: vec![row],
            }),
        }
    }
    // Below a named group, those without one would seem to be in it.
    groups.sort_by_key(|group| group.name.is_some());
    groups
}

fn row<'a>(scene: &Scene<'a>, days: &ComponentDays) -> Row<'a> {
    let component = &scene.edition.site.components[days.component];
    let status = scene.edition.component_status(days.component);
    Row {
        name: scene.text(&component.name),
        href: relative(HOME, &component_page(&component.id)),
        state: scene.component_state(status),
        drawing: drawing(scene, days),
        uptime: days.uptime.map(|share| scene.locale.percent(share)),
    }
}

/// The days of a component as a picture.
pub(super) fn drawing(scene: &Scene<'_>, days: &ComponentDays) -> Drawing {
    Drawing {
        paths: paths(days),
        label: label(scene, days),
    }
}

/// How many of the days that anything is known of were bad.
fn label(scene: &Scene<'_>, days: &ComponentDays) -> String {
    match (days.known() as u64, days.bad().count() as u64) {
        (0, _) => scene.message("page-no-days"),
        (known, 0) => scene.locale.plural("page-no-bad-days", known),
        (known, bad) => {
            let [bad, known] = [bad, known].map(|count| scene.locale.number(count));
            let counts = [("number", bad.as_str()), ("days", known.as_str())];
            scene.locale.message("page-bad-days", &counts)
        }
    }
}

/// How uptime is counted, in a sentence; nothing where it is not shown.
pub(super) fn uptime_rule(scene: &Scene<'_>) -> Option<String> {
    let id = match scene.edition.site.uptime {
        Uptime::Weighted => "page-uptime-weighted",
        Uptime::Strict => "page-uptime-strict",
        Uptime::Off => return None,
    };
    Some(scene.message(id))
}

/// One path per level: a stroke for each of its days, and a dot for each day that nothing is known of.
fn paths(days: &ComponentDays) -> Vec<DayPath> {
    let unknown = (None, "none", 2);
    let levels = LEVELS.map(|(status, height)| (Some(status), key_of(status), height));
    let all = levels.into_iter().chain([unknown]);
    let drawn = all.map(|(status, key, height)| DayPath {
        key,
        path: path(days, status, height),
    });
    drawn.filter(|p| !p.path.is_empty()).collect()
}

fn path(days: &ComponentDays, status: Option<ComponentStatus>, height: usize) -> String {
    let mut path = String::new();
    let mut last = None;
    let of_level = days.worst.iter().enumerate().filter(|(_, s)| **s == status);
    for (index, _) in of_level {
        let x = index * STEP + STEP / 2;
        let step = match last {
            None => format!("M{x} {HEIGHT}v-{height}"),
            Some(last) => format!("m{} {height}v-{height}", x - last),
        };
        path.push_str(&step);
        last = Some(x);
    }
    path
}
