//! The updates of an incident, made of the messages of its file and of its end.

use chrono::TimeDelta;

use crate::{
    import::{
        cstate::{
            body::to_page, clocks::Timed, front_matter::Document, heads::head_of, moments::Moment,
        },
        history::{NO_TEXT, Notes, Time, UpdateFacts, Window},
        times::Doubt,
    },
    schema::update::Status,
};

/// What kind of message a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is over.
    Over,
    /// It is not.
    Open,
    /// It announces work.
    Announced,
    /// It tells something, and nothing is wrong.
    Told,
}

/// An incident on its way to updates.
pub(super) struct Work<'f> {
    pub(super) file: &'f str,
    pub(super) document: &'f Document,
    pub(super) start: Moment,
    pub(super) end: Option<Moment>,
    /// When announced work begins, which is not when it is announced.
    pub(super) from: Time,
    /// The end that the file states, for announced work.
    pub(super) until: Option<Time>,
    pub(super) state: State,
    pub(super) is_planned: bool,
    pub(super) is_draft: bool,
    pub(super) base: Option<String>,
}

impl Work<'_> {
    /// A message each where every one has a time; else one update with the whole body, and one for the end.
    pub(super) fn updates(
        &self,
        body: &str,
        timed: Option<Vec<Timed>>,
        notes: &mut Notes,
    ) -> Vec<UpdateFacts> {
        let Some(timed) = timed.filter(|_| matches!(self.state, State::Over | State::Open)) else {
            return self.whole(body, notes);
        };
        notes.split(self.file, timed.len());
        let mut updates = Vec::new();
        let mut status = self.first_status();
        for (index, message) in timed.iter().enumerate() {
            let at = self.possible(message.at);
            let next = timed.get(index + 1).map(|next| self.possible(next.at));
            status = if self.tells_end(at, next) {
                Status::Resolved
            } else {
                self.status_of(message, status)
            };
            self.note_time(message, notes);
            let body = self.page(&message.text, notes);
            let at_was = self.was(message, status);
            updates.push(UpdateFacts {
                at_was,
                ..self.update(status, at, body)
            });
        }
        self.add_end(&mut updates);
        updates
    }

    /// The time of a message, or the nearest that can be: none is before the beginning.
    fn possible(&self, at: Time) -> Time {
        at.max(self.start.time)
    }

    fn note_time(&self, message: &Timed, notes: &mut Notes) {
        let at = self.possible(message.at);
        let what = match message.doubt {
            _ if at > message.at => "before it begins",
            Some(doubt) => doubted(doubt),
            None => return,
        };
        notes.repair(
            &self.document.place(self.file, &message.text),
            format!(
                "the time of a message is {what}: it is {} now",
                at.format("%Y-%m-%d %H:%M:%S%:z")
            ),
        );
    }

    /// Whether a message tells of the end: one after it, or the last of those at its very time.
    fn tells_end(&self, at: Time, next: Option<Time>) -> bool {
        let end = self.end.as_ref().map(|end| end.time);
        end.is_some_and(|end| at > end || at == end && next != Some(end))
    }

    /// What the file says where the time of a message cannot be true.
    fn was(&self, message: &Timed, status: Status) -> Option<String> {
        let at = self.possible(message.at);
        let is_mended = message.doubt.is_some() || at > message.at;
        let line = message.text.lines().next().filter(|_| is_mended);
        let end = self.end.as_ref();
        let end = end.filter(|end| end.time == at && status == Status::Resolved);
        line.map(str::to_owned).or_else(|| end?.was.clone())
    }

    fn whole(&self, body: &str, notes: &mut Notes) -> Vec<UpdateFacts> {
        let status = match self.state {
            State::Announced => Status::Scheduled,
            State::Told => Status::Resolved,
            State::Over => self.first_status(),
            State::Open => body
                .lines()
                .find_map(head_of)
                .and_then(|head| head.status)
                .filter(|status| !status.closes())
                .unwrap_or(self.first_status()),
        };
        let text = self.page(trim_rules(body), notes);
        let mut updates = vec![UpdateFacts {
            at_was: self.start.was.clone(),
            ..self.update(status, self.start.time, text)
        }];
        self.add_end(&mut updates);
        updates
    }

    fn page(&self, text: &str, notes: &mut Notes) -> String {
        let page = to_page(text, self.base.as_deref());
        if page.is_empty() {
            notes.repair(self.file, "it has no text, and says so now");
            return NO_TEXT.to_owned();
        }
        page
    }

    fn first_status(&self) -> Status {
        if self.is_planned {
            Status::Identified
        } else {
            Status::Investigating
        }
    }

    /// The status of a message: the one it names, what its words tell, or the one before it. Only the end resolves.
    fn status_of(&self, message: &Timed, before: Status) -> Status {
        match message.status.or_else(|| told_status(&message.text)) {
            Some(status) if status.closes() => Status::Monitoring,
            Some(status) => status,
            None => before,
        }
    }

    /// The update that ends it, unless a message was written at that very time.
    fn add_end(&self, updates: &mut Vec<UpdateFacts>) {
        let Some(end) = &self.end else { return };
        if updates
            .iter()
            .any(|update| update.at == end.time && update.status == Status::Resolved)
        {
            return;
        }
        let (status, words) = if self.state == State::Announced {
            (Status::Completed, "This work is over.")
        } else {
            (Status::Resolved, "This incident is resolved.")
        };
        let place = updates.partition_point(|update| {
            update.at < end.time || update.at == end.time && !update.status.closes()
        });
        let closing = UpdateFacts {
            at_was: end.was.clone(),
            ..self.update(status, end.time, words.to_owned())
        };
        updates.insert(place, closing);
    }

    fn update(&self, status: Status, at: Time, body: String) -> UpdateFacts {
        UpdateFacts {
            status,
            at,
            at_was: None,
            components: Vec::new(),
            body,
            draft: self.is_draft,
        }
    }

    /// The window of announced work.
    pub(super) fn window(&self, notes: &mut Notes) -> Option<Window> {
        if self.state != State::Announced {
            return None;
        }
        if self.until.is_none() {
            let what = "it announces work: its window is an hour from its date, to be changed";
            notes.repair(self.file, what);
        }
        let from = self.from;
        let until = self.until.unwrap_or(from + TimeDelta::hours(1));
        Some(Window { from, until })
    }

    /// When it began: no update is earlier.
    pub(super) fn started(&self, updates: &[UpdateFacts]) -> Time {
        let first = updates.iter().map(|update| update.at).min();
        first.map_or(self.start.time, |first| first.min(self.start.time))
    }
}

/// A rule at either end of a body separates nothing.
fn trim_rules(body: &str) -> &str {
    body.trim()
        .trim_end_matches("\n---")
        .trim_start_matches("---\n")
}

/// The furthest status that the words of a message tell.
fn told_status(text: &str) -> Option<Status> {
    let start: String = text.chars().take(400).collect::<String>().to_lowercase();
    let words = [
        ("monitoring", Status::Monitoring),
        ("identified", Status::Identified),
        ("investigating", Status::Investigating),
    ];
    words
        .into_iter()
        .find(|(word, _)| start.contains(word))
        .map(|(_, status)| status)
}

fn doubted(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Impossible => "impossible",
        Doubt::Unclear => "unclear",
    }
}
