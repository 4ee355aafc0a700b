//! How an update comes about: from flags alone, or with a person who is asked for what the playbook wants and edits what is
//! proposed. Never judges by itself.

use std::path::Path;

use anyhow::{Context, Error, Result, bail};

use super::ask::{ask_unknown, ask_wanted};
use super::finish::Finish;
use super::pick::{Wanting, pick};
use super::resume::{Left, choose_left, left_drafts};
use super::show::show_standing;
use super::{Given, Session, Stop, Work};
use crate::authoring::ask::Question;
use crate::authoring::missing::Missing;
use crate::authoring::names::next_number;
use crate::authoring::postmortem::{self, skeleton};
use crate::authoring::setting::Setting;
use crate::authoring::sheet::{endings, sheet, with_hints, without_draft, without_hints};
use crate::authoring::stage::next_statuses;
use crate::authoring::standing::{Holding, holding};
use crate::authoring::times::{Lean, SpokenTime, file_time};
use crate::authoring::wanted::wanted;
use crate::commands::project::{Project, read_project};
use crate::commands::report::write_problems;
use crate::commands::{AskTime, ExitStatus, Streams};
use crate::model::{Clock, Incident, Phase, Site, editions};
use crate::schema::update::Status;

/// What was asked for on the command line.
pub(in crate::commands) struct Request<'r> {
    /// The command, for what it lacks.
    pub(in crate::commands) command: &'static str,
    /// The incident that was named.
    pub(in crate::commands) incident: Option<&'r str>,
    /// Those that may be meant where none was.
    pub(in crate::commands) wanting: Wanting,
    /// Where it stands now.
    pub(in crate::commands) status: Option<Status>,
    /// When the update is published.
    pub(in crate::commands) at: Option<SpokenTime>,
    /// What customers are told.
    pub(in crate::commands) message: Option<String>,
    /// Further facts.
    pub(in crate::commands) set: &'r [Setting],
    /// What the text begins with where nobody gave one.
    pub(in crate::commands) opening: Opening,
}

/// What a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::commands) enum Opening {
    /// An apology and the status from the phrasebook.
    Phrases,
    /// The same, and what the log tells of the incident.
    Log,
}

/// What stands in a body that nobody has written yet, so that everything else can be judged.
const NO_WORDS: &str = "…";

impl Request<'_> {
    /// Writes what was asked for.
    pub(in crate::commands) fn run(
        &self,
        directory: &Path,
        (clock, ask): (&Clock, AskTime),
        streams: &mut Streams<'_>,
    ) -> Result<ExitStatus> {
        let project = read_project(directory, clock)?;
        let Some(site) = &project.site else {
            write_problems(&project.diagnostics, &project.sources, streams.err)?;
            return Ok(ExitStatus::Problems);
        };
        let given = Given::when(|| self.status.is_some() && self.message.is_some());
        let mut session = Session::new(directory, (clock, ask), given, streams);
        let picked = pick(
            site,
            (self.command, self.incident),
            self.wanting,
            session.asker.as_mut(),
        );
        let incident = match picked {
            Ok(incident) => incident,
            Err(stop) => return stop.into_status(),
        };
        if self.opening == Opening::Log && incident.phase(site.now) != Phase::Closed {
            bail!(
                "`{}` goes on; a postmortem tells of what is over",
                incident.id
            );
        }
        let composing = Composing {
            request: self,
            project: &project,
            site,
            incident,
        };
        composing.run(&mut session)
    }
}

/// An update that is being written.
struct Composing<'c> {
    request: &'c Request<'c>,
    project: &'c Project,
    site: &'c Site,
    incident: &'c Incident,
}

impl Composing<'_> {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<ExitStatus> {
        let holding = holding(self.site, self.incident);
        let hints = match self.request.opening {
            Opening::Phrases => Vec::new(),
            Opening::Log => postmortem::hints(),
        };
        let finish = Finish {
            site: self.site,
            holding: &holding,
            command: self.request.command,
            hints: &hints,
        };
        match (session.is_attended(), self.request.opening) {
            (true, _) => self.attended(session, &finish),
            (false, Opening::Log) if self.request.message.is_none() => {
                self.write_skeleton(session, &finish)
            }
            (false, _) => self.unattended(session, &finish),
        }
    }

    /// Everything was given, or nobody is there to be asked.
    fn unattended(&self, session: &mut Session<'_, '_>, finish: &Finish<'_>) -> Result<ExitStatus> {
        let (status, message) = (self.request.status, &self.request.message);
        let mut missing = Missing::default();
        if status.is_none() {
            let statuses = next_statuses(self.site, self.incident);
            let words: Vec<_> = statuses.iter().map(|s| s.as_str()).collect();
            let how = format!("give `--status`, one of {}", words.join(", "));
            missing.note("where the incident stands", &how);
        }
        if message.is_none() {
            let how = "give `--message TEXT`, or `--message -` and the text on standard input";
            missing.note("what customers are told", how);
        }
        missing.refuse(finish.command)?;
        let status = status.context("a status was given")?;
        let message = message.as_deref().unwrap_or_default();
        let mut work = self.work(status, self.request.set, message)?;
        let ended = finish.unattended(session, &mut work);
        if ended.is_ok() {
            self.remind(session, status, finish.holding)?;
        }
        session.end(self.site, &mut work, ended)
    }

    /// What is over and still stated is said, because nobody is asked.
    fn remind(
        &self,
        session: &mut Session<'_, '_>,
        status: Status,
        holding: &[Holding],
    ) -> Result<()> {
        let stated = |s: &Setting| {
            let mut given = self.request.set.iter();
            given.any(|g| g.field.split('.').next() == Some(s.field.as_str()))
        };
        if self.unknown_till_now(status, holding).is_some() {
            writeln!(
                session.streams.err,
                "still holds: unknown; `--set unknown=...` says what is still not known"
            )?;
        }
        let left = endings(holding).into_iter().filter(|s| !stated(s));
        for one in left.filter(|_| status.closes()) {
            let key = &one.field;
            writeln!(
                session.streams.err,
                "still holds: {key}; `--set {key}=withdrawn` takes it back"
            )?;
        }
        Ok(())
    }

    /// What the log tells, as a draft that somebody else finishes.
    fn write_skeleton(
        &self,
        session: &mut Session<'_, '_>,
        finish: &Finish<'_>,
    ) -> Result<ExitStatus> {
        let mut settings = self.request.set.to_vec();
        settings.extend(Setting::new("draft", "true"));
        let mut work = self.work(Status::Postmortem, &settings, NO_WORDS)?;
        let ended = self.propose(session, &mut work).and_then(|()| {
            work.text = with_hints(&work.text, finish.hints);
            finish.unattended(session, &mut work)
        });
        session.end(self.site, &mut work, ended)
    }

    fn attended(&self, session: &mut Session<'_, '_>, finish: &Finish<'_>) -> Result<ExitStatus> {
        show_standing(self.site, self.incident, session.streams.out)?;
        let mut work = match self.begin(session, finish) {
            Ok(work) => work,
            Err(stop) => return stop.into_status(),
        };
        let resumed = work.kept.is_some() || work.replaces.is_some();
        // Whoever left among the questions is asked the rest of them.
        let ended = match resumed && has_words(&work.text) {
            true => finish.in_editor(session, &mut work),
            false => self.compose(session, finish, &mut work),
        };
        session.end(self.site, &mut work, ended)
    }

    /// A draft that was left, or a new text.
    fn begin(&self, session: &mut Session<'_, '_>, finish: &Finish<'_>) -> Result<Work, Stop> {
        if self.request.message.is_none()
            && let Some(left) = self.ask_left(session)?
        {
            return Ok(self.resumed(left)?);
        }
        let status = self.ask_status(session)?;
        let mut settings = match status.closes() {
            true => endings(finish.holding),
            false => Vec::new(),
        };
        settings.extend(self.request.set.iter().cloned());
        let message = self.request.message.as_deref();
        Ok(self.work(status, &settings, message.unwrap_or(NO_WORDS))?)
    }

    fn ask_left(&self, session: &mut Session<'_, '_>) -> Result<Option<Left>, Stop> {
        let mut left = left_drafts(session.root, self.project, self.incident);
        // A postmortem does not go on where an update was left, nor the other way round.
        let is_postmortem = self.request.opening == Opening::Log;
        let postmortem = Some(Status::Postmortem.as_str());
        left.retain(|l| (l.fact("status").as_deref() == postmortem) == is_postmortem);
        let last = self.incident.updates.last().map(|u| u.at.value);
        let overtaken = |l: &Left| {
            l.number.is_none()
                && l.begun(self.site.zone, self.site.now)
                    .is_some_and(|b| last > Some(b))
        };
        Ok(choose_left(left, overtaken, session.asker.as_mut())?)
    }

    fn resumed(&self, left: Left) -> Result<Work> {
        let at = Setting::at(&self.at()?);
        let text = without_draft(&without_hints(&left.text));
        let status = self.request.status.unwrap_or(Status::Investigating);
        let mut work = self.work(status, &[], NO_WORDS)?;
        // A draft that cannot be read is mended in the editor first.
        work.text = at.state(&text).unwrap_or(text);
        work.number = left.number.unwrap_or(work.number);
        match left.number {
            Some(_) => work.replaces = Some(left.path),
            None => work.kept = Some(left.path),
        }
        Ok(work)
    }

    fn ask_status(&self, session: &mut Session<'_, '_>) -> Result<Status, Stop> {
        if let Some(status) = self.request.status {
            return Ok(status);
        }
        let statuses = next_statuses(self.site, self.incident);
        let words: Vec<_> = statuses.iter().map(|s| s.as_str().to_owned()).collect();
        let question = Question {
            words: "Where does it stand now?",
            help: "",
        };
        Ok(statuses[session.asker.choose(question, &words, 0)?])
    }

    /// Asks for what the playbook wants, proposes words and lets them be edited.
    fn compose(
        &self,
        session: &mut Session<'_, '_>,
        finish: &Finish<'_>,
        work: &mut Work,
    ) -> Result<(), Stop> {
        let at = self.at()?;
        let preview = session.preview(work)?;
        let asked_for = wanted(preview.problems.iter());
        let mut answered = Vec::new();
        let asker = session.asker.as_mut();
        let asked = match self.unknown_till_now(work.status, finish.holding) {
            Some(words) => ask_unknown(words, asker, &mut answered),
            None => Ok(()),
        };
        let asked = asked.and_then(|()| ask_wanted(&asked_for, &at, asker, &mut answered));
        for one in answered {
            let one = self.in_full(&one)?;
            work.text = one.state(&work.text).map_err(Error::msg)?;
        }
        asked?;
        if self.request.message.is_some() {
            return finish.attended(session, work);
        }
        self.propose(session, work)?;
        finish.in_editor(session, work)
    }

    /// What was not known at the step before and may be known at this one: pages go on saying it until it is stated again.
    fn unknown_till_now<'h>(&self, status: Status, holding: &'h [Holding]) -> Option<&'h str> {
        let found = matches!(status, Status::Identified | Status::Monitoring);
        let before = self.incident.updates.last().map(|u| u.status.value);
        let stated = |key: &str| {
            let mut given = self.request.set.iter();
            given.any(|s| s.field.split('.').next() == Some(key))
        };
        let open = found && before == Some(Status::Investigating) && !stated("unknown");
        let unknown = holding.iter().find(|h| h.key == "unknown");
        unknown.filter(|_| open).map(|h| h.words.as_str())
    }

    /// Puts proposed words in the place of those that nobody has written.
    fn propose(&self, session: &Session<'_, '_>, work: &mut Work) -> Result<(), Stop> {
        let words = session.preview(work)?.words().unwrap_or_default();
        let words = match self.request.opening {
            Opening::Phrases => words,
            Opening::Log => self.tell(&words),
        };
        if !words.is_empty() {
            work.text = work.text.replacen(NO_WORDS, &words, 1);
        }
        Ok(())
    }

    fn tell(&self, words: &str) -> String {
        let editions = editions(self.site);
        let locales = self.project.locales(&editions);
        let told = locales.first();
        told.map_or_else(String::new, |locale| {
            skeleton(self.site, self.incident, locale, words)
        })
    }

    fn work(&self, status: Status, settings: &[Setting], body: &str) -> Result<Work> {
        let settings = settings.iter().map(|s| self.in_full(s));
        let settings = settings.collect::<Result<Vec<_>>>()?;
        let text = sheet(status.as_str(), &self.at()?, &settings, body);
        let folders = &self.project.sources.incidents;
        let folder = folders.iter().find(|f| f.id == self.incident.id);
        let files = folder
            .iter()
            .flat_map(|f| f.updates.iter().chain(&f.unread));
        Ok(Work {
            id: self.incident.id.clone(),
            folder: folder.map_or_else(String::new, |f| f.path.clone()),
            number: next_number(files.map(|(name, _)| name.as_str())),
            status,
            text: text.map_err(Error::msg)?,
            proposed_at: match self.request.at {
                None => Some(self.at()?),
                Some(_) => None,
            },
            kept: None,
            replaces: None,
            overtaken: None,
            fixed: None,
        })
    }

    fn in_full(&self, setting: &Setting) -> Result<Setting> {
        let (zone, now) = (self.site.zone, self.site.now);
        setting.clone().in_full(zone, now).map_err(Error::msg)
    }

    fn at(&self) -> Result<String> {
        let (zone, now) = (self.site.zone, self.site.now);
        let at = self.request.at.unwrap_or(SpokenTime::Now);
        let at = at.resolve(zone, now, Lean::Near);
        let at = at.map_err(|why| anyhow::anyhow!("`--at`: {why}"))?;
        Ok(file_time(at, zone))
    }
}

/// Whether somebody has written a body, or had one proposed.
fn has_words(text: &str) -> bool {
    let body = text.trim_end().strip_suffix(NO_WORDS);
    !body.is_some_and(|before| before.ends_with("\n---\n"))
}
