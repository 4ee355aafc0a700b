//! What is to be written, as the texts of files. Never chooses a fact and never writes.

use chrono_tz::Tz;

use super::times::{file_time, file_time_beside};
use crate::model::Moment;
use crate::schema::Language;
use crate::schema::emit::{Node, emit};
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Impact};
use crate::schema::update::Status;

/// A file to be written into the folder of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The facts of a new incident.
#[derive(Clone, Debug)]
pub struct IncidentDraft {
    /// The title by language, the first one first.
    pub title: Vec<(Language, String)>,
    /// How bad it is.
    pub impact: Impact,
    /// When it began.
    pub started: Moment,
    /// When the team learned of it, where that is later.
    pub detected: Option<Moment>,
    /// What is hit, by id.
    pub components: Vec<(String, ComponentStatus)>,
    /// What is said of emergency calls.
    pub emergency_calls: Option<EmergencyCalls>,
    /// The window of a maintenance.
    pub window: Option<(Moment, Moment)>,
}

/// An update, with its keys in the order in which they are written.
#[derive(Clone, Debug)]
pub struct UpdateDraft {
    /// Where the incident stands.
    pub status: Status,
    /// When it is published.
    pub at: Moment,
    /// When the next word is promised.
    pub next_update: Option<Moment>,
    /// Every other key with its value.
    pub fields: Vec<(String, Node)>,
    /// The Markdown.
    pub body: String,
}

impl IncidentDraft {
    /// The text of `incident.yaml`.
    pub fn text(&self, zone: Tz) -> String {
        let time = |moment| Node::verbatim(file_time(moment, zone));
        let mut keys = vec![
            key("title", texts(&self.title)),
            key("impact", Node::verbatim(self.impact.as_str())),
            key("started", time(self.started)),
        ];
        keys.extend(self.detected.map(|at| key("detected", time(at))));
        keys.push(key("components", statuses(&self.components)));
        let calls = self.emergency_calls.map(|c| Node::verbatim(c.as_str()));
        keys.extend(calls.map(|c| key("emergency_calls", c)));
        keys.extend(self.window.map(|(from, until)| {
            let window = [key("from", time(from)), key("until", time(until))];
            key("scheduled", Node::Map(window.into()))
        }));
        emit(&Node::Map(keys))
    }
}

impl UpdateDraft {
    /// The text of the file.
    pub fn text(&self, zone: Tz) -> String {
        let mut keys = vec![
            key("status", Node::verbatim(self.status.as_str())),
            key("at", Node::verbatim(file_time(self.at, zone))),
        ];
        keys.extend(self.fields.iter().cloned());
        let promise = self
            .next_update
            .map(|due| file_time_beside(due, self.at, zone));
        keys.extend(promise.map(|due| key("next_update", Node::verbatim(due))));
        markdown_file(keys, &self.body)
    }
}

/// An update or a translation: front matter, where there is any, and Markdown.
pub fn markdown_file(keys: Vec<(String, Node)>, body: &str) -> String {
    let front = match keys.is_empty() {
        true => String::new(),
        false => emit(&Node::Map(keys)),
    };
    format!("---\n{front}---\n{}\n", body.trim())
}

/// A key that the program knows, with its value.
pub fn key(name: &str, value: Node) -> (String, Node) {
    (name.to_owned(), value)
}

/// Statuses by component.
pub fn statuses(components: &[(String, ComponentStatus)]) -> Node {
    let statuses = components.iter();
    let statuses = statuses.map(|(id, status)| key(id, Node::verbatim(status.as_str())));
    Node::Map(statuses.collect())
}

/// A text in one language as it is, in several as a map.
fn texts(texts: &[(Language, String)]) -> Node {
    match texts {
        [(_, only)] => Node::text(only),
        several => {
            let texts = several.iter();
            let texts = texts.map(|(language, text)| key(language.as_str(), Node::text(text)));
            Node::Map(texts.collect())
        }
    }
}
