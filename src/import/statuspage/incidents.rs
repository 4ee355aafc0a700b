//! One incident or maintenance of Statuspage, read as the facts of a history.

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::{
    import::{
        history::{IncidentFacts, NO_TEXT, Notes, Time, UpdateFacts, Window},
        html::{Markup, to_markdown},
        states::{Kind, read_impact, read_status},
        statuspage::{
            affected::read_components,
            components::Components,
            records::{IncidentRecord, UpdateRecord},
        },
        times::{Zone, first_time, read_time},
    },
    schema::update::Status,
};

/// What reading an incident may add to.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) zone: Tz,
    pub(super) components: Components,
    pub(super) notes: Notes,
}

/// An update and the time it was published.
pub(super) type Timed = (Time, UpdateRecord);

/// Turns a record into facts; one that lacks what a project needs is left out and noted.
pub(super) fn read_incident(
    place: &str,
    record: &IncidentRecord,
    reader: &mut Reader,
) -> Option<IncidentFacts> {
    let title = record
        .name
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if title.is_empty() {
        reader.notes.leave_out(place, "it has no name");
        return None;
    }
    let timed = order_updates(place, record, reader);
    let Some(first) = timed.first().map(|(at, _)| *at) else {
        reader
            .notes
            .leave_out(place, "it has no update with a time");
        return None;
    };
    let kind = kind_of(record);
    let impact = read_impact(record.impact.as_deref(), place, &mut reader.notes);
    let (components, changes) = read_components(place, record, &timed, (kind, impact), reader);
    let (mut updates, private) = read_updates(place, &timed, kind, &mut reader.notes);
    for (update, changes) in updates.iter_mut().zip(changes) {
        update.components = changes;
    }
    mend_end(place, record, &mut updates, (kind, &mut reader.notes));
    let started = started(place, record, first, (kind, reader));
    let scheduled = (kind == Kind::Maintenance).then(|| window(place, record, &updates, reader));
    Some(IncidentFacts {
        title,
        impact,
        started,
        started_was: None,
        scheduled,
        components,
        updates,
        private,
    })
}

fn kind_of(record: &IncidentRecord) -> Kind {
    let of_updates = record
        .incident_updates
        .iter()
        .flatten()
        .map(|update| &update.status);
    let is_planned = |word: &Option<String>| {
        word.as_deref()
            .and_then(Status::from_word)
            .is_some_and(Status::is_of_maintenance)
    };
    let is_maintenance = record.impact.as_deref() == Some("maintenance")
        || record.scheduled_for.is_some()
        || std::iter::once(&record.status)
            .chain(of_updates)
            .any(is_planned);
    if is_maintenance {
        Kind::Maintenance
    } else {
        Kind::Incident
    }
}

/// The updates with their times, oldest first. Those at one time keep the order of the source, but that the end comes last.
fn order_updates(place: &str, record: &IncidentRecord, reader: &mut Reader) -> Vec<Timed> {
    let mut timed = Vec::new();
    for (index, update) in with_postmortem(record).into_iter().enumerate() {
        match first_time(
            [&update.display_at, &update.created_at, &update.updated_at],
            reader.zone,
        ) {
            Some(at) => timed.push((at, update)),
            None => reader.notes.leave_out(
                &format!("{place}, update {index}"),
                "it has no time that can be read",
            ),
        }
    }
    timed.sort_by_key(|(at, update)| (*at, is_closing(update)));
    timed
}

fn is_closing(update: &UpdateRecord) -> bool {
    let status = update.status.as_deref().and_then(Status::from_word);
    status.is_some_and(Status::closes)
}

/// The updates, with a postmortem that the record holds beside them as one more.
fn with_postmortem(record: &IncidentRecord) -> Vec<UpdateRecord> {
    let mut updates = record.incident_updates.clone().unwrap_or_default();
    let is_there = updates
        .iter()
        .any(|update| update.status.as_deref() == Some("postmortem"));
    if let (false, Some(body), Some(at)) = (
        is_there,
        &record.postmortem_body,
        &record.postmortem_published_at,
    ) {
        let (status, body, display_at) = (
            Some("postmortem".to_owned()),
            Some(body.clone()),
            Some(at.clone()),
        );
        updates.insert(
            0,
            UpdateRecord {
                status,
                body,
                display_at,
                ..UpdateRecord::default()
            },
        );
    }
    updates
}

/// The updates, and what their comments say.
fn read_updates(
    place: &str,
    timed: &[Timed],
    kind: Kind,
    notes: &mut Notes,
) -> (Vec<UpdateFacts>, Vec<String>) {
    let mut before = None;
    let mut updates = Vec::new();
    let mut private = Vec::new();
    for (index, (at, record)) in timed.iter().enumerate() {
        let place = format!("{place}, update {} of {}", index + 1, timed.len());
        let status = read_status(record.status.as_deref(), kind, before, &place, notes);
        let body = read_body(&place, record, notes, &mut private);
        updates.push(UpdateFacts {
            status,
            at: *at,
            at_was: None,
            components: Vec::new(),
            body,
            draft: false,
        });
        before = Some(status);
    }
    (updates, private)
}

/// The text as Markdown: postmortems are written in Markdown, all else as plain text with a few tags.
fn read_body(
    place: &str,
    record: &UpdateRecord,
    notes: &mut Notes,
    private: &mut Vec<String>,
) -> String {
    let markup = if record.status.as_deref() == Some("postmortem") {
        Markup::Markdown
    } else {
        Markup::Plain
    };
    let converted = to_markdown(record.body.as_deref().unwrap_or_default(), markup);
    private.extend(converted.comments);
    if converted.text.is_empty() {
        notes.repair(place, "it has no text, and says so now");
        return NO_TEXT.to_owned();
    }
    converted.text
}

/// An incident that is over ends with an update that says so.
fn mend_end(
    place: &str,
    record: &IncidentRecord,
    updates: &mut [UpdateFacts],
    (kind, notes): (Kind, &mut Notes),
) {
    let is_over = record.resolved_at.is_some()
        || record
            .status
            .as_deref()
            .and_then(Status::from_word)
            .is_some_and(Status::closes);
    let end = if kind == Kind::Maintenance {
        Status::Completed
    } else {
        Status::Resolved
    };
    if let Some(last) = updates
        .last_mut()
        .filter(|last| is_over && !last.status.closes())
    {
        let what = format!(
            "it is over, but its last update says `{}`: that update says `{}` now",
            last.status.as_str(),
            end.as_str()
        );
        notes.repair(place, what);
        last.status = end;
    }
}

fn started(
    place: &str,
    record: &IncidentRecord,
    first: Time,
    (kind, reader): (Kind, &mut Reader),
) -> Time {
    let stated = match kind {
        Kind::Incident => first_time([&record.started_at, &record.created_at], reader.zone),
        Kind::Maintenance => first_time([&record.created_at], reader.zone),
    };
    match stated {
        Some(stated) if stated <= first => stated,
        Some(_) if kind == Kind::Incident => {
            reader.notes.repair(
                place,
                "it starts after its first update: it starts with that update now",
            );
            first
        }
        _ => first,
    }
}

/// The window of a maintenance; an end that is missing or before the start becomes the last update's time, or an hour after the start.
fn window(
    place: &str,
    record: &IncidentRecord,
    updates: &[UpdateFacts],
    reader: &mut Reader,
) -> Window {
    let begun = updates
        .iter()
        .find(|update| update.status != Status::Scheduled)
        .or(updates.first());
    let stated = record
        .scheduled_for
        .as_deref()
        .and_then(|text| moment(text, reader.zone));
    let from = stated.or(begun.map(|update| update.at)).unwrap_or_default();
    if stated.is_none() {
        reader.notes.repair(
            place,
            "it has no start of its window: the window starts with the update that says it began",
        );
    }
    let until = record
        .scheduled_until
        .as_deref()
        .and_then(|text| moment(text, reader.zone))
        .filter(|until| *until > from);
    let until = until.unwrap_or_else(|| {
        let last = updates
            .last()
            .filter(|last| last.status.closes() && last.at > from)
            .map(|last| last.at);
        let (until, how) = match last {
            Some(last) => (last, "it ends with the last update now"),
            None => (
                from + TimeDelta::hours(1),
                "it ends an hour after its start now, to be changed",
            ),
        };
        reader.notes.repair(
            place,
            format!("its window has no end after its start: {how}"),
        );
        until
    });
    Window { from, until }
}

fn moment(text: &str, zone: Tz) -> Option<Time> {
    read_time(text, Zone::Place(zone)).map(|reading| reading.time)
}
