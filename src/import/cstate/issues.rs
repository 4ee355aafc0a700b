//! One file of cState as the facts of an incident.

use chrono::TimeDelta;

use crate::{
    import::{
        answers::{Answer, answer},
        components::Components,
        cstate::{
            affected::read_affected,
            blocks::cut,
            body::{take_comments, to_page},
            clocks::{Timed, time_blocks},
            config::Config,
            front_matter::Document,
            heads::head_of,
            moments::{Moment, Moments},
            words::{impact, is_planned},
        },
        history::{IncidentFacts, NO_TEXT, Notes, Time, UpdateFacts, Window},
        times::Doubt,
    },
    schema::{incident::Impact, update::Status},
};

/// What reading a file may add to.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) config: Config,
    pub(super) components: Components,
    pub(super) notes: Notes,
}

/// What kind of message a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is over.
    Over,
    /// It is not.
    Open,
    /// It announces work that lies ahead.
    Announced,
    /// It tells something, and nothing is wrong.
    Told,
}

/// Turns a file into facts; one that tells no time is left out and noted.
pub(super) fn read_issue(
    file: &str,
    document: &Document,
    reader: &mut Reader,
) -> Option<IncidentFacts> {
    let fields = &document.fields;
    fields.note_keys(file, &mut reader.notes);
    let (body, private) = take_comments(&document.body);
    let mut moments = Moments {
        file,
        zone: reader.config.zone,
        notes: &mut reader.notes,
    };
    let (start, end) = (
        moments.read(fields, "date"),
        moments.read(fields, "resolvedWhen"),
    );
    let blocks = cut(&body);
    let began = start.as_ref().map(|start| start.time);
    let ended = end
        .as_ref()
        .map(|end| began.map_or(end.time, |began| end.time.max(began)));
    let timed = time_blocks(&blocks, began, ended);
    let Some(start) = start.or_else(|| moments.borrow_start(timed.as_deref(), end.as_ref())) else {
        let line = fields.get("date").map_or(1, |field| field.line);
        reader.notes.leave_out(
            &format!("{file}:{line}"),
            "it has no `date` that can be read, and nothing else says when it was",
        );
        return None;
    };
    let title = read_title(file, document, reader);
    let state = read_state(file, document, &title, end.is_some(), reader);
    let impact = read_impact(file, document, state, reader);
    let end = (state == State::Over).then(|| {
        mend_end(
            file,
            document,
            (&start, end, timed.as_deref()),
            &mut reader.notes,
        )
    });
    let last = end.as_ref().map_or(start.time, |end| end.time);
    let components = read_affected(file, fields, last.max(start.time).date_naive(), reader);
    let until = ended.filter(|until| *until > start.time);
    if state == State::Announced && until.is_none() {
        let what = "it announces work: its window is an hour from its date, to be changed";
        reader.notes.repair(file, what);
    }
    let work = Work {
        until,
        file,
        start,
        end,
        state,
        is_planned: is_planned(&title),
        base: reader.config.url.clone(),
    };
    let updates = work.updates(&body, timed, &mut reader.notes);
    let is_draft = answer(fields.text("draft").map(|(text, _)| text)) == Answer::Yes;
    Some(work.facts(
        title,
        impact,
        components,
        draft_all(updates, is_draft),
        private,
    ))
}

fn draft_all(mut updates: Vec<UpdateFacts>, is_draft: bool) -> Vec<UpdateFacts> {
    for update in &mut updates {
        update.draft = is_draft;
    }
    updates
}

/// The title; without one, the first heading or the words of the file's name.
fn read_title(file: &str, document: &Document, reader: &mut Reader) -> String {
    if let Some((title, _)) = document.fields.text("title") {
        return one_line(title);
    }
    let heading = document
        .body
        .lines()
        .find_map(|line| line.strip_prefix("# "));
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' '))
        .replace(['-', '_'], " ");
    let title = one_line(heading.unwrap_or(&words));
    let title = if title.is_empty() {
        "Incident".to_owned()
    } else {
        title
    };
    reader
        .notes
        .repair(file, format!("it has no title: it is called `{title}` now"));
    title
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether it is over. `resolved` says so; where it is left out, an end says it, or work that is announced has not been done.
fn read_state(
    file: &str,
    document: &Document,
    title: &str,
    has_end: bool,
    reader: &mut Reader,
) -> State {
    let fields = &document.fields;
    let is_told = answer(fields.text("informational").map(|(text, _)| text)) == Answer::Yes;
    let written = fields.text("resolved");
    let otherwise = if has_end { State::Over } else { State::Open };
    let state = match answer(written.map(|(text, _)| text)) {
        Answer::Yes => State::Over,
        Answer::No => State::Open,
        Answer::Silent if is_planned(title) => State::Announced,
        Answer::Silent => otherwise,
        Answer::Unclear => {
            let (word, line) = written.unwrap_or_default();
            let how = if has_end {
                "it is, because it has an end"
            } else {
                "it is not"
            };
            reader.notes.repair(
                &format!("{file}:{line}"),
                format!("`{word}` does not say whether it is resolved: {how}"),
            );
            otherwise
        }
    };
    match state {
        State::Open if is_told => State::Told,
        State::Open => {
            reader
                .notes
                .repair_alike(file, "it is not resolved: it is open in the project too");
            State::Open
        }
        other => other,
    }
}

fn read_impact(file: &str, document: &Document, state: State, reader: &mut Reader) -> Impact {
    let is_told =
        answer(document.fields.text("informational").map(|(text, _)| text)) == Answer::Yes;
    let (word, line) = document.fields.text("severity").unwrap_or_default();
    let (read, is_own) = impact(word);
    if is_told || state == State::Told {
        return Impact::None;
    }
    if !is_own {
        let shown = if word.is_empty() {
            "that is missing".to_owned()
        } else {
            format!("`{word}`")
        };
        reader.notes.repair_alike(
            &format!("{file}:{}", line.max(1)),
            format!("the severity {shown} is read as impact `{}`", read.as_str()),
        );
    }
    read
}

/// The end of what is over: never before its start, and where none is written, the last time that is known.
fn mend_end(
    file: &str,
    document: &Document,
    (start, end, timed): (&Moment, Option<Moment>, Option<&[Timed]>),
    notes: &mut Notes,
) -> Moment {
    let line = document
        .fields
        .get("resolvedWhen")
        .or(document.fields.get("resolved"))
        .map_or(1, |field| field.line);
    let place = format!("{file}:{line}");
    let last_known = timed
        .and_then(|timed| timed.last())
        .map_or(start.time, |last| last.at.max(start.time));
    let written = document.fields.text("resolvedWhen").map(|(text, _)| text);
    match end {
        Some(end) if end.time >= start.time => end,
        Some(_) => {
            let written = written.unwrap_or_default();
            notes.repair(
                &place,
                format!("it ends before it begins (`{written}`): it ends when it begins now"),
            );
            Moment {
                time: start.time,
                was: Some(format!("resolvedWhen {written}")),
            }
        }
        None => {
            let how = if last_known > start.time {
                "the time of its last message"
            } else {
                "the time at which it begins"
            };
            notes.repair(
                &place,
                format!("it is resolved and no time says when: {how} is its end now"),
            );
            Moment {
                time: last_known,
                was: Some(written.map_or("no resolvedWhen".to_owned(), |written| {
                    format!("resolvedWhen {written}")
                })),
            }
        }
    }
}

/// An incident on its way to updates.
struct Work<'f> {
    file: &'f str,
    start: Moment,
    end: Option<Moment>,
    /// The end that the file states, for work that lies ahead.
    until: Option<Time>,
    state: State,
    is_planned: bool,
    base: Option<String>,
}

impl Work<'_> {
    /// A message each where every one has a time; else one update with the whole body, and one for the end.
    fn updates(
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
        for message in timed {
            status = self.status_of(&message, status);
            if let Some(doubt) = message.doubt {
                notes.repair(
                    self.file,
                    format!(
                        "the time of a message is {}: it is {} now",
                        doubted(doubt),
                        message.at.format("%Y-%m-%d %H:%M:%S%:z")
                    ),
                );
            }
            let body = self.page(&message.text, notes);
            let at_was = self.was(&message);
            updates.push(UpdateFacts {
                at_was,
                ..update(status, message.at, body)
            });
        }
        self.add_end(&mut updates);
        updates
    }

    /// What the file says where the time of a message cannot be true.
    fn was(&self, message: &Timed) -> Option<String> {
        let line = message.doubt.and_then(|_| message.text.lines().next());
        let end = self.end.as_ref().filter(|end| end.time == message.at);
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
            ..update(status, self.start.time, text)
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
        if self.end.as_ref().is_some_and(|end| message.at >= end.time) {
            return Status::Resolved;
        }
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
        let place = updates.partition_point(|update| {
            update.at < end.time || update.at == end.time && !update.status.closes()
        });
        let closing = UpdateFacts {
            at_was: end.was.clone(),
            ..update(
                Status::Resolved,
                end.time,
                "This incident is resolved.".to_owned(),
            )
        };
        updates.insert(place, closing);
    }

    fn facts(
        self,
        title: String,
        impact: Impact,
        components: Vec<String>,
        updates: Vec<UpdateFacts>,
        private: Vec<String>,
    ) -> IncidentFacts {
        let first = updates.first().map_or(self.start.time, |update| update.at);
        let scheduled = (self.state == State::Announced).then(|| {
            let hour = self.start.time + TimeDelta::hours(1);
            Window {
                from: self.start.time,
                until: self.until.unwrap_or(hour),
            }
        });
        IncidentFacts {
            title,
            impact,
            started: self.start.time.min(first),
            started_was: self.start.was,
            scheduled,
            components: components.into_iter().map(|id| (id, None)).collect(),
            updates,
            private,
        }
    }
}

fn update(status: Status, at: Time, body: String) -> UpdateFacts {
    UpdateFacts {
        status,
        at,
        at_was: None,
        components: Vec::new(),
        body,
        draft: false,
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
