//! One file of cState as the facts of an incident.

use chrono::TimeDelta;

use crate::{
    import::{
        answers::{Answer, answer},
        components::Components,
        cstate::{
            affected::read_affected,
            blocks::cut,
            clocks::{Timed, dated, time_blocks},
            config::Config,
            front_matter::Document,
            horizon::{Horizon, published},
            moments::{Moment, Moments},
            updates::{State, Work},
            words::{impact, is_planned},
        },
        history::{IncidentFacts, Notes, Time},
    },
    schema::incident::Impact,
};

/// What reading a file may add to.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) config: Config,
    pub(super) components: Components,
    /// How far the history reaches.
    pub(super) horizon: Horizon,
    pub(super) notes: Notes,
}

/// Turns a file without comments into facts; one that tells no time is left out and noted.
pub(super) fn read_issue(
    file: &str,
    document: &Document,
    reader: &mut Reader,
) -> Option<IncidentFacts> {
    let fields = &document.fields;
    fields.note_keys(file, &mut reader.notes);
    let Some((times, ended)) = read_times(file, document, &document.body, reader) else {
        let line = fields.get("date").map_or(1, |field| field.line);
        reader.notes.leave_out(
            &format!("{file}:{line}"),
            "it has no `date` that can be read, and nothing else says when it was",
        );
        return None;
    };
    let Times { start, end, timed } = times;
    let title = read_title(file, document, reader);
    let state = read_state(file, document, &title, end.is_some(), reader);
    let impact = read_impact(file, document, state, reader);
    let end = (state == State::Over).then(|| {
        let times = (&start, end, timed.as_deref());
        mend_end(file, document, times, &mut reader.notes)
    });
    let from = start.time;
    let until = ended.filter(|until| *until > from);
    let (start, end) = if state == State::Announced {
        announce(file, document, (start, until), reader)
    } else {
        (start, end)
    };
    let last = end.as_ref().map_or(start.time, |end| end.time);
    let day = last.max(start.time).date_naive();
    let work = Work {
        file,
        document,
        from,
        until,
        start,
        end,
        state,
        is_planned: is_planned(&title),
        is_draft: answer(fields.text("draft").map(|(text, _)| text)) == Answer::Yes,
        base: reader.config.url.clone(),
    };
    let updates = work.updates(&document.body, timed, &mut reader.notes);
    Some(IncidentFacts {
        title,
        impact,
        scheduled: work.window(&mut reader.notes),
        components: read_affected(file, fields, day, reader)
            .into_iter()
            .map(|id| (id, None))
            .collect(),
        started: work.started(&updates),
        started_was: work.start.was,
        updates,
        private: Vec::new(),
    })
}

/// What a file says of its times.
struct Times {
    start: Moment,
    end: Option<Moment>,
    /// The messages, where every one has a time.
    timed: Option<Vec<Timed>>,
}

/// The times of a file, and its end as no earlier than its start; nothing where it tells no time.
fn read_times(
    file: &str,
    document: &Document,
    body: &str,
    reader: &mut Reader,
) -> Option<(Times, Option<Time>)> {
    let fields = &document.fields;
    let mut moments = Moments {
        file,
        zone: reader.config.zone,
        notes: &mut reader.notes,
    };
    let (start, end) = (
        moments.read(fields, "date"),
        moments.read(fields, "resolvedWhen"),
    );
    let blocks = cut(body);
    let dated = dated(&blocks);
    let began = start.as_ref().map(|start| start.time);
    let newest = began.max(dated.iter().max().copied());
    let newest = newest.max(reader.horizon.besides(file));
    let end = end.and_then(|end| moments.believe_end(fields, end, newest));
    let written = end.as_ref().map(|end| end.time);
    let ended = written.map(|end| began.map_or(end, |began| end.max(began)));
    let possible = written.filter(|_| written == ended);
    let timed = time_blocks(&blocks, began, possible)
        .or_else(|| time_blocks(&blocks, began, ended).filter(|_| possible != ended));
    let first = timed.as_ref().and_then(|timed| timed.first());
    let among = dated.into_iter().min().filter(|_| blocks.len() > 1);
    let first = first.map(|first| first.at).or(among);
    let start = start.or_else(|| moments.borrow_start(fields, first, end.as_ref()))?;
    Some((Times { start, end, timed }, ended))
}

/// When announced work was announced and, where the history goes on after it, completed: nothing says either.
fn announce(
    file: &str,
    document: &Document,
    (start, until): (Moment, Option<Time>),
    reader: &mut Reader,
) -> (Moment, Option<Moment>) {
    let fields = &document.fields;
    let (text, line) = fields.text("date").unwrap_or_default();
    let place = format!("{file}:{}", line.max(1));
    let from = start.time;
    let until = until.unwrap_or(from + TimeDelta::hours(1));
    let published = published(fields, reader.config.zone);
    let others = reader.horizon.besides(file);
    if others.max(published).is_some_and(|newest| newest > until) {
        let until = Moment {
            time: until,
            was: None,
        };
        let what = "it announces work, and the history goes on after its window: it is completed with that now";
        reader.notes.repair(&place, what);
        return (start, Some(until));
    }
    let day_before = from - TimeDelta::days(1);
    let time = published
        .filter(|published| *published <= from)
        .unwrap_or_else(|| others.map_or(day_before, |others| others.min(day_before)));
    let shown = time.format("%Y-%m-%d %H:%M:%S%:z");
    reader.notes.repair(
        &place,
        format!("it announces work that lies ahead: it is announced {shown} now"),
    );
    let was = start.was.or_else(|| Some(format!("date {text}")));
    (Moment { time, was }, None)
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
    let (how, whose) = if last_known > start.time {
        ("with its last message", "the time of its last message")
    } else {
        ("when it begins", "the time at which it begins")
    };
    match end {
        Some(end) if end.time >= start.time => end,
        Some(_) => {
            let written = written.unwrap_or_default();
            notes.repair(
                &place,
                format!("it ends before it begins (`{written}`): it ends {how} now"),
            );
            Moment {
                time: last_known,
                was: Some(format!("resolvedWhen {written}")),
            }
        }
        None => {
            notes.repair(
                &place,
                format!("it is resolved and no time says when: {whose} is its end now"),
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
