//! The times of a file, mended where they cannot be, each mending noted.

use chrono::TimeDelta;

use crate::import::{
    answers::{Answer, answer},
    cstate::fields::Fields,
    history::{Notes, Time},
    times::{Doubt, Stated, Zone, read_time},
};

/// An end so long after everything else in a history is mistyped: no incident is.
const FAR: TimeDelta = TimeDelta::days(183);

/// A time, and what the file says where that cannot be true.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// The time that stands in the project.
    pub(super) time: Time,
    /// What the file says.
    pub(super) was: Option<String>,
}

/// Reads the times of one file.
pub(super) struct Moments<'a> {
    pub(super) file: &'a str,
    pub(super) zone: Zone,
    pub(super) notes: &'a mut Notes,
}

impl Moments<'_> {
    /// The time behind a key, where there is one that can be read.
    pub(super) fn read(&mut self, fields: &Fields, key: &str) -> Option<Moment> {
        let (text, line) = fields.text(key)?;
        let place = format!("{}:{line}", self.file);
        let Some(reading) = read_time(text, self.zone) else {
            self.notes.repair(
                &place,
                format!("`{text}` is no time: `{key}` is read as if it were not there"),
            );
            return None;
        };
        if reading.zone == Stated::Elsewhere {
            let zone = if self.zone == Zone::UTC {
                "UTC"
            } else {
                "the site's zone"
            };
            self.notes
                .repair_alike(&place, format!("a time without a zone is read as {zone}"));
        }
        let now = reading.time.format("%Y-%m-%d %H:%M:%S%:z");
        match reading.doubt {
            Some(Doubt::Impossible) => self.notes.repair(
                &place,
                format!("there is no time `{text}`: it is {now} now"),
            ),
            Some(Doubt::Unclear) => self
                .notes
                .repair(&place, format!("`{text}` is read as {now}")),
            None => {}
        }
        Some(Moment {
            time: reading.time,
            was: reading.doubt.map(|_| format!("{key} {text}")),
        })
    }

    /// The end of what is resolved, unless it is so far ahead that it cannot have come.
    pub(super) fn believe_end(
        &mut self,
        fields: &Fields,
        end: Moment,
        newest: Option<Time>,
    ) -> Option<Moment> {
        let is_far = newest.is_some_and(|newest| end.time - newest > FAR);
        let resolved = fields.text("resolved").map(|(text, _)| text);
        if !is_far || answer(resolved) != Answer::Yes {
            return Some(end);
        }
        let (text, line) = fields.text("resolvedWhen").unwrap_or_default();
        self.notes.repair(
            &format!("{}:{line}", self.file),
            format!("`{text}` is long after everything else: `resolvedWhen` is read as if it were not there"),
        );
        None
    }

    /// When something began that has no date: with its first message, or when it ended.
    pub(super) fn borrow_start(
        &mut self,
        fields: &Fields,
        first: Option<Time>,
        end: Option<&Moment>,
    ) -> Option<Moment> {
        let first = first.map(|first| (first, "its first message"));
        let (time, whose) = first.or_else(|| end.map(|end| (end.time, "its end")))?;
        self.notes.repair(
            self.file,
            format!("it has no date that can be read: it begins with {whose} now"),
        );
        let written = fields.text("date").map(|(text, _)| format!("date {text}"));
        Some(Moment {
            time,
            was: written.or(Some("no date".to_owned())),
        })
    }
}
