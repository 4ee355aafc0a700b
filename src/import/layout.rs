//! The files of a project, made from a history.
//! Writes nothing; the format of the files is decided here and nowhere else in `import/`.

use std::path::PathBuf;

use chrono::Timelike;

use crate::{
    import::{
        history::{
            ComponentFacts, History, IncidentFacts, SiteFacts, Time, UpdateFacts, status_of_impact,
        },
        names::{Names, slug},
    },
    publish::NewFile,
    schema::{
        emit::{Node, emit},
        incident::ComponentStatus,
    },
};

/// Turns a history into the files of a project: the site first, then each incident with its updates.
pub(super) fn lay_out(history: &History) -> Vec<NewFile> {
    let mut names = Names::default();
    let site = NewFile {
        path: "amends.yaml".into(),
        text: emit(&site_node(&history.site, &history.components)),
    };
    let incidents = history.incidents.iter().flat_map(|incident| {
        let day = incident
            .started
            .with_timezone(&history.site.zone)
            .format("%Y-%m-%d");
        let id = names.claim(&[format!("{day}-{}", slug(&incident.title, "incident"))]);
        incident_files(incident, &id)
    });
    std::iter::once(site).chain(incidents).collect()
}

fn site_node(site: &SiteFacts, components: &[ComponentFacts]) -> Node {
    Node::map([
        ("format", Node::verbatim("1")),
        ("name", Node::text(&site.name)),
        ("url", Node::text(&site.url)),
        ("time_zone", Node::text(site.zone.name())),
        (
            "languages",
            Node::List(vec![Node::text(site.language.as_str())]),
        ),
        (
            "components",
            Node::List(components.iter().map(component_node).collect()),
        ),
    ])
}

fn component_node(component: &ComponentFacts) -> Node {
    let mut entries = vec![
        ("id", Node::text(&component.id)),
        ("name", Node::text(&component.name)),
    ];
    entries.extend(
        component
            .group
            .as_ref()
            .map(|group| ("group", Node::text(group))),
    );
    entries.extend(
        component
            .since
            .map(|day| ("since", Node::verbatim(day.to_string()))),
    );
    entries.extend(
        component
            .retired
            .map(|day| ("retired", Node::verbatim(day.to_string()))),
    );
    to_map(entries)
}

fn incident_files(incident: &IncidentFacts, id: &str) -> Vec<NewFile> {
    let folder = PathBuf::from("incidents").join(id);
    let width = if incident.updates.len() > 99 { 3 } else { 2 };
    let facts = NewFile {
        path: folder.join("incident.yaml"),
        text: emit(&incident_node(incident)),
    };
    let updates = incident.updates.iter().enumerate().map(|(index, update)| {
        let words = update.status.as_str().replace('_', "-");
        let name = format!("{:0width$}-{words}.md", index + 1);
        NewFile {
            path: folder.join(name),
            text: update_text(update),
        }
    });
    let private = (!incident.private.is_empty()).then(|| NewFile {
        path: folder.join("notes.txt"),
        text: format!("{}\n", incident.private.join("\n\n")),
    });
    std::iter::once(facts)
        .chain(updates)
        .chain(private)
        .collect()
}

fn incident_node(incident: &IncidentFacts) -> Node {
    let mut entries = vec![
        ("title", Node::text(&incident.title)),
        ("impact", Node::verbatim(incident.impact.as_str())),
        (
            "started",
            stated_time(incident.started, incident.started_was.as_deref()),
        ),
    ];
    if let Some(window) = incident.scheduled {
        entries.push((
            "scheduled",
            Node::map([
                ("from", time_node(window.from)),
                ("until", time_node(window.until)),
            ]),
        ));
    }
    if !incident.components.is_empty() {
        entries.push(("components", hit_components(incident)));
    }
    to_map(entries)
}

/// A list where the impact says it all, a map as soon as one status is stated.
fn hit_components(incident: &IncidentFacts) -> Node {
    if incident
        .components
        .iter()
        .all(|(_, status)| status.is_none())
    {
        return Node::List(
            incident
                .components
                .iter()
                .map(|(id, _)| Node::text(id))
                .collect(),
        );
    }
    let implied = status_of_impact(incident.impact);
    let status_of =
        |(id, status): &(String, Option<ComponentStatus>)| (id.clone(), status.unwrap_or(implied));
    status_map(incident.components.iter().map(status_of))
}

fn status_map(statuses: impl Iterator<Item = (String, ComponentStatus)>) -> Node {
    Node::Map(
        statuses
            .map(|(id, status)| (id, Node::verbatim(status.as_str())))
            .collect(),
    )
}

fn update_text(update: &UpdateFacts) -> String {
    let mut entries = vec![
        ("status", Node::verbatim(update.status.as_str())),
        ("at", stated_time(update.at, update.at_was.as_deref())),
    ];
    if !update.components.is_empty() {
        entries.push(("components", status_map(update.components.iter().cloned())));
    }
    if update.draft {
        entries.push(("draft", Node::verbatim("true")));
    }
    // A space before it, which no page shows, tells what was published from a conflict that somebody has to settle.
    let body = format!("\n{}", update.body).replace("\n<<<<<<< ", "\n <<<<<<< ");
    format!("---\n{}---{body}\n", emit(&to_map(entries)))
}

fn to_map(entries: Vec<(&str, Node)>) -> Node {
    Node::Map(
        entries
            .into_iter()
            .map(|(key, node)| (key.to_owned(), node))
            .collect(),
    )
}

fn time_node(time: Time) -> Node {
    stated_time(time, None)
}

/// A time with its offset, to the second where it has seconds, and what the source says in its place.
fn stated_time(time: Time, was: Option<&str>) -> Node {
    let clock = if time.second() == 0 {
        "%Y-%m-%d %H:%M"
    } else {
        "%Y-%m-%d %H:%M:%S"
    };
    let offset = if time.offset().local_minus_utc() == 0 {
        "Z".to_owned()
    } else {
        time.offset().to_string()
    };
    let comment = was.map(|was| format!("the source says: {was}"));
    Node::commented(format!("{}{offset}", time.format(clock)), comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_say_their_offset() {
        let written = |text: &str| emit(&time_node(Time::parse_from_rfc3339(text).unwrap()));
        assert_eq!(written("2026-07-11T15:05:00.000Z"), "2026-07-11 15:05Z\n");
        assert_eq!(
            written("2026-07-11T15:05:09.500-07:00"),
            "2026-07-11 15:05:09-07:00\n"
        );
    }
}
