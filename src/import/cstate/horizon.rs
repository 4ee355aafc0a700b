//! How far the files of a history reach together: an import asks no clock, so nothing else tells what lies ahead of it.

use chrono::TimeDelta;

use crate::import::{
    answers::{Answer, answer},
    cstate::{fields::Fields, front_matter::Document, words::is_planned},
    history::Time,
    times::{Zone, read_time},
};

/// Work is rarely announced longer before it begins.
const AHEAD: TimeDelta = TimeDelta::days(30);

/// The newest times at which something was surely written, of two files.
#[derive(Debug, Default)]
pub(super) struct Horizon(Vec<(String, Time)>);

impl Horizon {
    /// Takes what a file tells.
    pub(super) fn take(&mut self, file: &str, document: &Document, zone: Zone) {
        let fields = &document.fields;
        let began = fields.text("date").and_then(|(text, _)| time(text, zone));
        let written = if is_announced(fields) {
            began.map(|began| began - AHEAD)
        } else {
            began
        };
        let Some(newest) = written.max(published(fields, zone)) else {
            return;
        };
        self.0.push((file.to_owned(), newest));
        self.0.sort_by_key(|(_, newest)| std::cmp::Reverse(*newest));
        self.0.truncate(2);
    }

    /// The newest time of the other files.
    pub(super) fn besides(&self, file: &str) -> Option<Time> {
        let mut others = self.0.iter().filter(|(name, _)| name != file);
        others.next().map(|(_, newest)| *newest)
    }
}

/// When a file was published or last changed, where it says so.
pub(super) fn published(fields: &Fields, zone: Zone) -> Option<Time> {
    let keys = ["publishdate", "lastmod"];
    let mut times = keys.iter().filter_map(|key| {
        let field = fields
            .iter()
            .find(|field| field.key.eq_ignore_ascii_case(key))?;
        time(field.values.first()?, zone)
    });
    times.next()
}

/// Whether a file speaks of work and not of whether it is done.
fn is_announced(fields: &Fields) -> bool {
    let text = |key| fields.text(key).map(|(text, _)| text);
    answer(text("resolved")) == Answer::Silent && text("title").is_some_and(is_planned)
}

fn time(text: &str, zone: Zone) -> Option<Time> {
    read_time(text, zone).map(|reading| reading.time)
}
