//! Which incidents have to do with each other: the same again, or the same components at about the same time. Never
//! knows a language.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Duration;

use super::edition::Edition;
use super::incident::Incident;
use super::site::ComponentIndex;
use crate::schema::incident::Impact;

/// How far apart two incidents begin that have only components in common.
const NEAR: Duration = Duration::days(90);

/// How many are told of one incident, and how many neighbours are looked at on each side.
const MOST: usize = 5;

/// An incident that has to do with another.
#[derive(Clone, Debug)]
pub struct Related<'s> {
    /// The other one.
    pub incident: &'s Incident,
    /// What it has to do with it.
    pub bond: Bond,
}

/// What an incident has to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bond {
    /// It is the one that came again.
    Before,
    /// It is the same once more.
    Again,
    /// It hit these components too.
    Shared(Vec<ComponentIndex>),
}

/// What all incidents of an edition have to do with each other, gathered once.
pub struct Relations<'s> {
    /// The latest start first.
    nodes: Vec<Node<'s>>,
    by_id: BTreeMap<&'s str, usize>,
    /// What came again, by what was there before.
    again: BTreeMap<usize, Vec<usize>>,
    by_component: BTreeMap<ComponentIndex, Vec<usize>>,
}

/// An incident with the components that it hit.
struct Node<'s> {
    incident: &'s Incident,
    hit: Vec<ComponentIndex>,
}

impl<'s> Relations<'s> {
    /// The relations of an edition's incidents.
    pub fn of_all(edition: &Edition<'s>) -> Self {
        let nodes: Vec<_> = edition.incidents().map(|i| node(edition, i)).collect();
        let ids = nodes
            .iter()
            .enumerate()
            .map(|(at, n)| (&*n.incident.id, at));
        let by_id: BTreeMap<_, _> = ids.collect();
        let mut again: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut by_component: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (at, node) in nodes.iter().enumerate() {
            let earlier = node.incident.repeat_of.as_ref();
            if let Some(&earlier) = earlier.and_then(|id| by_id.get(&*id.value)) {
                again.entry(earlier).or_default().push(at);
            }
            for &component in &node.hit {
                by_component.entry(component).or_default().push(at);
            }
        }
        Self {
            nodes,
            by_id,
            again,
            by_component,
        }
    }

    /// What has to do with an incident, the closest first: the same before, the same again, then what hit most of its
    /// components and began nearest to it.
    pub fn of(&self, incident: &Incident) -> Vec<Related<'s>> {
        let Some(&at) = self.by_id.get(&*incident.id) else {
            return Vec::new();
        };
        let earlier = incident.repeat_of.as_ref();
        let earlier = earlier.and_then(|id| self.by_id.get(&*id.value));
        let before = earlier.map(|&other| (other, Bond::Before));
        let again = self.again.get(&at).into_iter().flatten();
        let again = again.take(MOST).map(|&other| (other, Bond::Again));
        let mut found: Vec<_> = before.into_iter().chain(again).collect();
        let near = self.near(at).into_iter();
        let shared = near.filter(|other| found.iter().all(|(known, _)| known != other));
        let shared = shared.map(|other| (other, Bond::Shared(self.shared(at, other))));
        let mut shared: Vec<_> = shared.collect();
        shared.sort_by_key(|(other, bond)| (Reverse(bond.breadth()), self.distance(at, *other)));
        found.extend(shared);
        found.truncate(MOST);
        let related = found.into_iter();
        let related = related.map(|(other, bond)| Related {
            incident: self.nodes[other].incident,
            bond,
        });
        related.collect()
    }

    /// The nearest neighbours of each component, so that a site with many incidents costs no more than one with few.
    fn near(&self, at: usize) -> Vec<usize> {
        let mut near = Vec::new();
        for component in &self.nodes[at].hit {
            let all = self.by_component.get(component);
            let all = all.map_or(&[][..], Vec::as_slice);
            let place = all.partition_point(|&other| other < at);
            let from = place.saturating_sub(MOST);
            let until = (place + 1 + MOST).min(all.len());
            near.extend(all[from..until].iter().filter(|&&other| other != at));
        }
        near.retain(|&other| self.distance(at, other) <= NEAR);
        near.sort_unstable();
        near.dedup();
        near
    }

    fn shared(&self, one: usize, other: usize) -> Vec<ComponentIndex> {
        let theirs = &self.nodes[other].hit;
        let ours = self.nodes[one].hit.iter();
        ours.filter(|c| theirs.contains(c)).copied().collect()
    }

    fn distance(&self, one: usize, other: usize) -> Duration {
        let start = |at: usize| self.nodes[at].incident.started.value;
        (start(one) - start(other)).abs()
    }
}

impl Bond {
    fn breadth(&self) -> usize {
        match self {
            Self::Before | Self::Again => 0,
            Self::Shared(components) => components.len(),
        }
    }
}

/// Planned work hits nothing, and neither does a notice.
fn node<'s>(edition: &Edition<'s>, incident: &'s Incident) -> Node<'s> {
    let harmless = |impact| impact == Impact::None;
    let of_updates = incident.updates.iter().all(|u| harmless(u.facts.impact));
    let notice = harmless(incident.impact.value) && of_updates;
    let mut hit = match notice || incident.is_maintenance() {
        true => Vec::new(),
        false => incident.named_components(),
    };
    hit.retain(|component| edition.brand.components.contains(component));
    Node { incident, hit }
}

#[cfg(test)]
mod tests {
    use super::{Bond, Relations};
    use crate::model::editions;
    use crate::site::fixture::site_of;

    const PROJECT: &str = "format: 1
name: Test
url: https://status.example
time_zone: Europe/London
languages: [en]
components:
  - id: calls
    name: Calls
  - id: texts
    name: Texts
  - id: data
    name: Data
";

    /// What has to do with `2026-06-15`, as ids and bonds, beside other incidents given as id, components and more keys.
    fn check(others: &[(&str, &str, &str)], expected: &[(&str, &str)]) {
        let own = ("2026-06-15", "[calls, texts]", "");
        let files = others.iter().chain([&own]).flat_map(|(id, hit, more)| {
            let impact = match more.contains("impact") {
                true => "",
                false => "impact: major\n",
            };
            let facts = format!(
                "title: T\n{impact}started: {} 10:00\ncomponents: {hit}\n{more}",
                &id[..10]
            );
            let update = format!("---\nstatus: resolved\nat: {} 11:00\n---\nA.\n", &id[..10]);
            let folder = format!("incidents/{id}");
            [
                (format!("{folder}/incident.yaml"), facts),
                (format!("{folder}/01-a.md"), update),
            ]
        });
        let files: Vec<_> = files.collect();
        let project = [("amends.yaml", PROJECT)].into_iter();
        let files = project.chain(files.iter().map(|(p, t)| (p.as_str(), t.as_str())));
        let site = site_of(&files.collect::<Vec<_>>(), "2026-12-01 12:00");
        let edition = editions(&site)[0];
        let own = edition.incidents().find(|i| i.id == own.0).unwrap();
        let related = Relations::of_all(&edition).of(own);
        let told: Vec<_> = related
            .iter()
            .map(|r| {
                let bond = match &r.bond {
                    Bond::Before => "before".to_owned(),
                    Bond::Again => "again".to_owned(),
                    Bond::Shared(components) => format!("{components:?}"),
                };
                (r.incident.id.clone(), bond)
            })
            .collect();
        let told: Vec<_> = told.iter().map(|(i, b)| (i.as_str(), b.as_str())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn the_widest_and_nearest_come_first() {
        check(
            &[
                ("2026-06-01", "[calls]", ""),
                ("2026-06-20", "[texts, data]", ""),
                ("2026-08-01", "[calls, texts]", ""),
                ("2026-06-14", "[data]", ""),
            ],
            &[
                ("2026-08-01", "[0, 1]"),
                ("2026-06-20", "[1]"),
                ("2026-06-01", "[0]"),
            ],
        );
    }

    #[test]
    fn what_is_far_harmless_or_planned_is_left_out() {
        let planned = "scheduled:\n  from: 2026-06-10 10:00\n  until: 2026-06-10 10:30\n";
        check(
            &[
                ("2026-03-10", "[calls]", ""),
                ("2026-09-20", "[calls]", ""),
                ("2026-06-12", "[calls]", "impact: none\n"),
            ],
            &[],
        );
        let work = ("2026-06-10", "[calls]", planned);
        let near = ("2026-03-18", "[calls]", "");
        check(&[work, near], &[("2026-03-18", "[0]")]);
    }

    #[test]
    fn the_same_again_is_told_however_long_ago() {
        check(
            &[("2026-11-20", "[data]", "repeat_of: 2026-06-15\n")],
            &[("2026-11-20", "again")],
        );
    }

    #[test]
    fn no_more_than_five_are_told() {
        let ids: Vec<_> = (1..=9).map(|day| format!("2026-06-0{day}")).collect();
        let others: Vec<_> = ids.iter().map(|id| (id.as_str(), "[calls]", "")).collect();
        let nearest = ["9", "8", "7", "6", "5"].map(|day| format!("2026-06-0{day}"));
        let expected: Vec<_> = nearest.iter().map(|id| (id.as_str(), "[0]")).collect();
        check(&others, &expected);
    }
}
