//! One file of Stactus as the facts of an incident.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{
    import::{
        answers::{Answer, answer},
        comments::{Told, take_comments},
        components::Components,
        history::{IncidentFacts, NO_TEXT, Notes, Time, UpdateFacts},
        html::{Markup, to_markdown},
        stactus::records::{Item, Record},
        states::{Kind, read_impact, read_status},
        times::{Doubt, Zone, read_time},
    },
    schema::update::Status,
};

/// The keys of an entry that say where the incident stands, the last word first.
const FLAGS: [(&str, Status); 4] = [
    ("resolved", Status::Resolved),
    ("monitoring", Status::Monitoring),
    ("identified", Status::Identified),
    ("investigating", Status::Investigating),
];

/// Keys of the time of an entry, of its text and of what names a system, the likeliest first.
const TIMES: [&str; 5] = ["ts", "timestamp", "time", "at", "date"];
const TEXTS: [&str; 4] = ["description", "body", "message", "text"];
/// Keys of an incident that are read, and those that say the shape and the number of the file.
const READ: [&str; 5] = ["impact", "timeline", "systems", "version", "id"];

/// What reading a file may add to.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) components: Components,
    /// The place of each system by its id.
    pub(super) ids: BTreeMap<String, usize>,
    /// Whether the site lists its systems.
    pub(super) has_list: bool,
    pub(super) notes: Notes,
}

/// An entry of a timeline with its time.
struct Timed<'r> {
    at: Time,
    was: Option<String>,
    line: usize,
    record: &'r Record,
}

/// Turns a file into facts; one that tells no time is left out and noted.
pub(super) fn read_incident(
    file: &str,
    record: &mut Record,
    reader: &mut Reader,
) -> Option<IncidentFacts> {
    let (mut private, told) = record.take_comments(&["name", "title", "systems"]);
    let record = &*record;
    let (items, line) = record.items("timeline");
    let mut timed = read_timeline(file, &items, &mut private, &mut reader.notes);
    timed.sort_by_key(|entry| (entry.at, flag(entry.record) == Some(Status::Resolved)));
    let Some((first, last)) = timed
        .first()
        .map(|entry| entry.at)
        .zip(timed.last().map(|entry| entry.at))
    else {
        reader.notes.leave_out(
            &format!("{file}:{line}"),
            "it has no `timeline` with a time that can be read",
        );
        return None;
    };
    let (impact, impact_line) = record
        .text("impact")
        .map_or((None, 1), |(word, line)| (Some(word), line));
    let impact = read_impact(impact, &format!("{file}:{impact_line}"), &mut reader.notes);
    let mut comments = (&mut private, told);
    let updates = read_updates(file, &timed, &mut comments, &mut reader.notes);
    comments.1.note(file, &mut reader.notes);
    private.extend(take_unread(file, record, &timed, &mut reader.notes));
    Some(IncidentFacts {
        title: read_title(file, record, &mut reader.notes),
        impact,
        started: first,
        started_was: None,
        scheduled: None,
        components: read_systems(file, record, last.date_naive(), reader),
        updates,
        private,
    })
}

fn read_title(file: &str, record: &Record, notes: &mut Notes) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((title, _)) = record.text("name").or(record.text("title")) {
        return words(title);
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let title = words(
        &name
            .rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .replace(['-', '_'], " "),
    );
    notes.repair(file, format!("it has no name: it is called `{title}` now"));
    title
}

/// The entries that have a time. The words of the others are kept for the team.
fn read_timeline<'r>(
    file: &str,
    items: &'r [Item],
    private: &mut Vec<String>,
    notes: &mut Notes,
) -> Vec<Timed<'r>> {
    let mut timed = Vec::new();
    for item in items {
        let (line, record) = match item {
            Item::Record(record, line) => (*line, Some(record)),
            Item::Text(_, line) => (*line, None),
        };
        let entry = record.and_then(|record| read_entry(file, record, line, notes));
        if entry.is_none() {
            let why = "an entry without a time that can be read: its text is in `notes.txt`";
            notes.leave_out(&format!("{file}:{line}"), why);
            private.push(item.told().join("\n"));
        }
        timed.extend(entry);
    }
    timed
}

fn read_entry<'r>(
    file: &str,
    record: &'r Record,
    line: usize,
    notes: &mut Notes,
) -> Option<Timed<'r>> {
    let (text, line_of_time) = TIMES.iter().find_map(|key| record.text(key))?;
    let reading = read_time(text, Zone::UTC)?;
    let now = reading.time.format("%Y-%m-%d %H:%M:%S%:z");
    let place = format!("{file}:{line_of_time}");
    match reading.doubt {
        Some(Doubt::Impossible) => {
            notes.repair(
                &place,
                format!("there is no time `{text}`: it is {now} now"),
            );
        }
        Some(Doubt::Unclear) => notes.repair(&place, format!("`{text}` is read as {now}")),
        None => {}
    }
    let was = reading.doubt.map(|_| format!("ts {text}"));
    Some(Timed {
        at: reading.time,
        was,
        line,
        record,
    })
}

fn description(record: &Record) -> String {
    let text = TEXTS.iter().find_map(|key| record.texts(key));
    text.map_or_else(String::new, |(text, _)| text)
}

/// What nothing reads, for the team; the summary names the keys once.
fn take_unread(file: &str, record: &Record, timed: &[Timed<'_>], notes: &mut Notes) -> Vec<String> {
    let name = first_of(&["name", "title"], |key| record.text(key).is_some());
    let mut unread = record.unread(&[&READ[..], &name].concat());
    for item in record.items("systems").0 {
        if let Item::Record(system, _) = item {
            let name = first_of(&["id", "name"], |key| system.text(key).is_some());
            unread.extend(system.unread(&name));
        }
    }
    for entry in timed {
        unread.extend(entry.record.unread(&keys_read(entry.record)));
    }
    let Some(line) = unread.iter().map(|unread| unread.line).min() else {
        return Vec::new();
    };
    let mut keys: Vec<_> = unread
        .iter()
        .map(|unread| format!("`{}`", unread.key))
        .collect();
    let mut seen = BTreeSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    let keys = keys.join(", ");
    let what = format!("{keys}: a project has no place for what it says: it is in `notes.txt`");
    notes.repair(&format!("{file}:{line}"), what);
    unread.into_iter().map(|unread| unread.words).collect()
}

/// The keys of an entry that are read: one for its time, one for its text, and those of its status.
fn keys_read(record: &Record) -> Vec<&'static str> {
    let mut read = first_of(&TIMES, |key| record.text(key).is_some());
    read.extend(first_of(&TEXTS, |key| record.texts(key).is_some()));
    let flags = FLAGS.iter().map(|(key, _)| *key);
    let clear = |key: &&str| answer(record.text(key).map(|(text, _)| text)) != Answer::Unclear;
    read.extend(flags.filter(clear));
    read.extend(flag(record).is_none().then_some("status"));
    read
}

fn first_of(keys: &[&'static str], has_text: impl Fn(&'static str) -> bool) -> Vec<&'static str> {
    let mut keys = keys.iter().copied();
    keys.find(|key| has_text(key)).into_iter().collect()
}

/// The status that an entry sets.
fn flag(record: &Record) -> Option<Status> {
    FLAGS
        .iter()
        .find(|(key, _)| answer(record.text(key).map(|(text, _)| text)) == Answer::Yes)
        .map(|(_, status)| *status)
}

fn read_updates(
    file: &str,
    timed: &[Timed<'_>],
    (private, told): &mut (&mut Vec<String>, Told),
    notes: &mut Notes,
) -> Vec<UpdateFacts> {
    let mut before = None;
    let mut updates = Vec::new();
    for entry in timed {
        let place = format!("{file}:{}", entry.line);
        let named = entry.record.text("status").map(|(word, _)| word);
        let status = match (flag(entry.record), named) {
            (Some(status), _) => status,
            (None, Some(word)) => read_status(Some(word), Kind::Incident, before, &place, notes),
            (None, None) => before.unwrap_or(Status::Investigating),
        };
        before = Some(status);
        let taken = take_comments(&description(entry.record), entry.line);
        private.extend(taken.comments);
        told.add(taken.told);
        let converted = to_markdown(&taken.text, Markup::Markdown);
        let body = if converted.text.is_empty() {
            notes.repair(&place, "it has no text, and says so now");
            NO_TEXT.to_owned()
        } else {
            converted.text
        };
        updates.push(UpdateFacts {
            status,
            at: entry.at,
            at_was: entry.was.clone(),
            components: Vec::new(),
            body,
            draft: false,
        });
    }
    updates
}

/// The components that a file names, by id or by name.
fn read_systems(
    file: &str,
    record: &Record,
    day: NaiveDate,
    reader: &mut Reader,
) -> Vec<(String, Option<crate::schema::incident::ComponentStatus>)> {
    let (items, line) = record.items("systems");
    let place = format!("{file}:{line}");
    let mut ids: Vec<String> = Vec::new();
    for item in &items {
        let name = match item {
            Item::Text(text, _) => text.trim(),
            Item::Record(record, _) => record
                .text("id")
                .or(record.text("name"))
                .map_or("", |(text, _)| text),
        };
        if name.is_empty() {
            continue;
        }
        let found = reader.find(name, &place, day);
        reader.components.hear_of(found, day);
        let id = reader.components.get(found).id.clone();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_iter().map(|id| (id, None)).collect()
}

impl Reader {
    /// Adds the systems that the site lists.
    pub(super) fn add_systems(&mut self, site: &Record) {
        for item in site.items("systems").0 {
            let (id, name) = match &item {
                Item::Text(text, _) => (text.trim(), text.trim()),
                Item::Record(record, _) => {
                    let id = record.text("id").map(|(text, _)| text);
                    let name = record.text("name").map(|(text, _)| text);
                    (
                        id.or(name).unwrap_or_default(),
                        name.or(id).unwrap_or_default(),
                    )
                }
            };
            if !name.is_empty() && !self.ids.contains_key(id) {
                let place = self.components.add_listed(name, None, None);
                self.ids.insert(id.to_owned(), place);
                self.has_list = true;
            }
        }
    }

    fn find(&mut self, name: &str, place: &str, day: NaiveDate) -> usize {
        if let Some(found) = self.ids.get(name) {
            return *found;
        }
        let near_id = self
            .ids
            .iter()
            .find(|(id, _)| id.eq_ignore_ascii_case(name))
            .map(|(_, found)| *found);
        if let Some(found) =
            near_id.or_else(|| self.components.find_near(name, place, &mut self.notes))
        {
            return found;
        }
        match self.has_list {
            true => self.components.add_unlisted(name, day),
            false => self.components.add_listed(name, None, None),
        }
    }
}
