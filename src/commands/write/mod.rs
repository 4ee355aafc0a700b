//! What `update`, `postmortem` and `correct` share: a text that is being written, who is asked about it, and how it ends.
//! Never decides what is proposed.

pub(super) mod ask;
pub(super) mod compose;
mod edit;
pub(super) mod finish;
pub(super) mod pick;
pub(super) mod resume;
pub(super) mod show;

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};

use super::editor::Editor;
use super::exchange::exchange;
use super::preview::{Preview, preview};
use super::{AskTime, ExitStatus, Streams};
use crate::authoring::ask::{Asker, Nobody, Presence, Unanswered, whoever_is_there};
use crate::authoring::draft::DraftFile;
use crate::authoring::keep::{Kept, keep};
use crate::authoring::names::update_words;
use crate::authoring::times::{file_time, to_the_minute};
use crate::model::{Clock, Site};
use crate::schema::read_statements;
use crate::schema::update::Status;
use crate::source::FileId;

/// A run of a command that writes, with whoever answers.
pub(super) struct Session<'w, 's> {
    /// The project folder.
    pub(super) root: &'w Path,
    /// Its clock, as it was last asked.
    clock: Clock,
    ask: AskTime,
    /// Who is asked.
    pub(super) asker: Box<dyn Asker>,
    /// The editor, once one was needed.
    pub(super) editor: Option<Editor>,
    /// Where it is told.
    pub(super) streams: &'w mut Streams<'s>,
}

/// Whether the command line says all that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// It does.
    All,
    /// Something has to be asked, where somebody is there.
    Some,
}

impl Given {
    /// All, where it is whole.
    pub(super) fn when(whole: impl FnOnce() -> bool) -> Self {
        match whole() {
            true => Self::All,
            false => Self::Some,
        }
    }
}

/// A text on its way into the folder of an incident.
pub(super) struct Work {
    /// The incident.
    pub(super) id: String,
    /// Its folder, from the project folder and with `/`.
    pub(super) folder: String,
    /// The number that it will most likely have.
    pub(super) number: u32,
    /// Where the incident stands, as it was meant at first.
    pub(super) status: Status,
    /// The text, without hints.
    pub(super) text: String,
    /// The time of it, where that is the time of its writing.
    pub(super) proposed_at: Option<String>,
    /// Where it stands on disk while it is not written.
    pub(super) kept: Option<PathBuf>,
    /// The draft among the updates that it takes the place of.
    pub(super) replaces: Option<PathBuf>,
    /// The same, once somebody has published a later number.
    pub(super) overtaken: Option<PathBuf>,
    /// The name of the file, where it stands already.
    pub(super) fixed: Option<String>,
}

/// Why a run ends without what it was to write.
#[derive(Debug)]
pub(super) enum Stop {
    /// The person left.
    Left,
    /// There are problems in the text, and they were named.
    Problems,
    /// Something failed.
    Failed(Error),
}

impl<'w, 's> Session<'w, 's> {
    /// A run with whoever is there; nobody is asked where everything was given.
    pub(super) fn new(
        root: &'w Path,
        (clock, ask): (&Clock, AskTime),
        given: Given,
        streams: &'w mut Streams<'s>,
    ) -> Self {
        Self {
            root,
            clock: *clock,
            ask,
            asker: match given {
                Given::All => Box::new(Nobody),
                Given::Some => whoever_is_there(),
            },
            editor: None,
            streams,
        }
    }

    /// Whether there is somebody to ask.
    pub(super) fn is_attended(&self) -> bool {
        self.asker.presence() == Presence::Somebody
    }

    /// The incident as it will be with the text.
    pub(super) fn preview(&self, work: &Work) -> Result<Preview> {
        let file = DraftFile {
            name: work.name(),
            text: work.text.clone(),
        };
        preview((self.root, &self.clock), &work.folder, &[file])
    }

    /// Looks at the clock again: people write for a while, and are told when it was published.
    pub(super) fn look_at_clock(&mut self, work: &mut Work) -> Result<()> {
        self.clock.machine = (self.ask)()?;
        let Some(proposed) = &work.proposed_at else {
            return Ok(());
        };
        let preview = self.preview(work)?;
        let Some(site) = preview.site() else {
            return Ok(());
        };
        let now = file_time(to_the_minute(site.now), site.zone);
        let line = format!("\nat: {proposed}\n");
        // Who wrote another time meant it.
        if work.text.matches(&line).count() == 1 {
            work.text = work.text.replacen(&line, &format!("\nat: {now}\n"), 1);
            work.proposed_at = Some(now);
        }
        Ok(())
    }

    /// Keeps what was typed, where it is not kept yet.
    pub(super) fn keep(&mut self, site: &Site, work: &mut Work) -> Result<()> {
        if let Some(path) = &work.kept
            && exchange(path, work.text.as_bytes()).is_ok()
        {
            return Ok(());
        }
        let root = self.root;
        // Whoever tries again leaves one draft and not many.
        let mut left = resume::kept_texts(root, &work.id).into_iter();
        if let Some(same) = left.find(|l| l.text == work.text) {
            work.kept = Some(same.path);
            return Ok(());
        }
        match keep(root, site, &format!("{}.md", work.id), &work.text) {
            Kept::In(path) => work.kept = Some(path),
            nowhere @ Kept::Nowhere(_) => nowhere.say(self.streams.err)?,
        }
        Ok(())
    }

    /// Ends a run: what was typed and not written is kept, and it is said where.
    pub(super) fn end(
        &mut self,
        site: &Site,
        work: &mut Work,
        ended: Result<(), Stop>,
    ) -> Result<ExitStatus> {
        let Err(stop) = ended else {
            return Ok(ExitStatus::Success);
        };
        self.keep(site, work)?;
        if let Some(path) = work.kept.take() {
            Kept::In(path).say(self.streams.err)?;
        }
        stop.into_status()
    }
}

impl Work {
    /// The name of its file.
    pub(super) fn name(&self) -> String {
        let meant = || format!("{:02}-{}.md", self.number, self.words());
        let standing = self.replaces.as_ref().and_then(|path| path.file_name());
        let standing = standing.map(|name| name.to_string_lossy().into_owned());
        self.fixed.clone().or(standing).unwrap_or_else(meant)
    }

    /// The words of that name.
    pub(super) fn words(&self) -> String {
        update_words(self.status_now())
    }

    /// Where the incident stands by what the text says.
    pub(super) fn status_now(&self) -> Status {
        let read = read_statements(&self.text, FileId(0));
        let facts = read.map(|s| s.facts).unwrap_or_default();
        let status = facts.iter().find(|(key, _)| key == "status");
        let status = status.and_then(|(_, word)| Status::from_word(&word.value));
        status.unwrap_or(self.status)
    }
}

impl Stop {
    /// The exit status of a run that stopped.
    pub(super) fn into_status(self) -> Result<ExitStatus> {
        match self {
            Self::Left | Self::Problems => Ok(ExitStatus::Problems),
            Self::Failed(error) => Err(error),
        }
    }
}

impl From<Unanswered> for Stop {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Left => Self::Left,
            Unanswered::Failed(error) => Self::Failed(error),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// The text of a flag; `-` reads standard input.
pub(super) fn read_message(given: Option<&str>) -> Result<Option<String>> {
    let Some("-") = given else {
        return Ok(given.map(str::to_owned));
    };
    let mut text = String::new();
    let read = std::io::stdin().lock().read_to_string(&mut text);
    read.context("cannot read the message on standard input")?;
    Ok(Some(text))
}
