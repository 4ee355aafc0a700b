//! `amends update`: the next word of an incident, by flags or with a person who is asked. Never opens an editor where nobody
//! is at a terminal.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::project::{Project, read_project};
use super::report::write_problems;
use super::write::finish::Finish;
use super::write::pick::{Wanting, pick};
use super::write::show::show_standing;
use super::write::{Session, Stop, Work, ask, read_message};
use super::{ExitStatus, Streams, parse_time};
use crate::authoring::ask::{Asker, Nobody, Question, whoever_is_there};
use crate::authoring::missing::Missing;
use crate::authoring::names::next_number;
use crate::authoring::setting::Setting;
use crate::authoring::sheet::{endings, sheet};
use crate::authoring::stage::next_statuses;
use crate::authoring::standing::{Holding, holding};
use crate::authoring::times::{Lean, SpokenTime, file_time};
use crate::authoring::wanted::wanted;
use crate::model::{Clock, Incident, Site};
use crate::schema::time::WrittenTime;
use crate::schema::update::Status;

/// Arguments of `update`.
#[derive(Debug, Args)]
#[command(
    after_help = "With a status and a message, or without a terminal, nothing is asked: what is missing is named and nothing is written."
)]
pub(super) struct UpdateArgs {
    /// The incident, by its id or a part of it; not needed while one is open
    incident: Option<String>,
    /// Where the incident stands now, such as `identified` or `monitoring`
    #[arg(long, value_name = "STATUS", value_parser = parse_status)]
    status: Option<Status>,
    /// When it is published: `now`, `-10m`, `14:05` or a date and time
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    at: Option<SpokenTime>,
    /// What customers are told, in Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    message: Option<String>,
    /// A fact, such as `next_update=+30m` or `workaround.text=...`; may be given several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = Setting::parse)]
    set: Vec<Setting>,
    /// Write as if it were this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
}

/// What stands in a body that nobody has written yet, so that everything else can be judged.
const NO_WORDS: &str = "…";

/// Writes the next update of an incident.
pub(super) fn run(
    directory: &Path,
    args: &UpdateArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let message = read_message(args.message.as_deref())?;
    let project = read_project(directory, clock)?;
    let Some(site) = &project.site else {
        write_problems(&project.diagnostics, &project.sources, streams.err)?;
        return Ok(ExitStatus::Problems);
    };
    let whole = args.status.is_some() && message.is_some();
    let asker: Box<dyn Asker> = match whole {
        true => Box::new(Nobody),
        false => whoever_is_there(),
    };
    let mut session = Session {
        project: (directory, clock),
        asker,
        streams,
    };
    let named = args.incident.as_deref();
    let incident = match pick(site, named, Wanting::Open, session.asker.as_mut()) {
        Ok(incident) => incident,
        Err(stop) => return stop.into_status(),
    };
    let update = Updating {
        project: &project,
        site,
        incident,
        args,
        message,
    };
    update.run(&mut session)
}

fn parse_status(text: &str) -> Result<Status, String> {
    let words = || Status::ALL.iter().map(|s| s.as_str());
    let meant = text.replace('-', "_");
    Status::from_word(&meant).ok_or_else(|| match crate::diagnostics::nearest(&meant, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of {}", words().collect::<Vec<_>>().join(", ")),
    })
}

/// An update that is being written.
struct Updating<'u> {
    project: &'u Project,
    site: &'u Site,
    incident: &'u Incident,
    args: &'u UpdateArgs,
    message: Option<String>,
}

impl Updating<'_> {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<ExitStatus> {
        let holding = holding(self.site, self.incident);
        let finish = Finish {
            site: self.site,
            holding: &holding,
            command: "amends update",
            hints: &[],
        };
        match session.is_attended() {
            true => self.attended(session, &finish),
            false => self.unattended(session, &finish),
        }
    }

    /// Everything was given, or nobody is there to be asked.
    fn unattended(&self, session: &mut Session<'_, '_>, finish: &Finish<'_>) -> Result<ExitStatus> {
        let mut missing = Missing::default();
        if self.args.status.is_none() {
            let statuses = next_statuses(self.site, self.incident);
            let words: Vec<_> = statuses.iter().map(|s| s.as_str()).collect();
            missing.note(
                "where the incident stands",
                &format!("give `--status`, one of {}", words.join(", ")),
            );
        }
        if self.message.is_none() {
            missing.note(
                "what customers are told",
                "give `--message TEXT`, or `--message -` and the text on standard input",
            );
        }
        missing.refuse(finish.command)?;
        let (Some(status), Some(message)) = (self.args.status, &self.message) else {
            return Ok(ExitStatus::Problems);
        };
        let mut work = self.work(status, &self.args.set, message)?;
        let ended = finish.unattended(session, &mut work);
        self.remind(session, status, finish.holding)?;
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
            let mut given = self.args.set.iter();
            given.any(|g| g.field.split('.').next() == Some(s.field.as_str()))
        };
        let left: Vec<_> = match status.closes() {
            true => endings(holding)
                .into_iter()
                .filter(|s| !stated(s))
                .collect(),
            false => Vec::new(),
        };
        for one in left {
            let key = &one.field;
            writeln!(
                session.streams.err,
                "still holds: {key}; `--set {key}=withdrawn` takes it back"
            )?;
        }
        Ok(())
    }

    fn attended(&self, session: &mut Session<'_, '_>, finish: &Finish<'_>) -> Result<ExitStatus> {
        show_standing(self.site, self.incident, session.streams.out)?;
        let status = match self.ask_status(session) {
            Ok(status) => status,
            Err(stop) => return stop.into_status(),
        };
        let mut settings = match status.closes() {
            true => endings(finish.holding),
            false => Vec::new(),
        };
        settings.extend(self.args.set.iter().cloned());
        let mut work = self.work(
            status,
            &settings,
            self.message.as_deref().unwrap_or(NO_WORDS),
        )?;
        let ended = self.compose(session, finish, &mut work);
        session.end(self.site, &mut work, ended)
    }

    fn ask_status(&self, session: &mut Session<'_, '_>) -> Result<Status, Stop> {
        if let Some(status) = self.args.status {
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
        let asked = wanted(preview.problems.iter());
        for one in ask::ask_wanted(&asked, &at, session.asker.as_mut())? {
            work.text = one.state(&work.text).map_err(anyhow::Error::msg)?;
        }
        if self.message.is_some() {
            return finish.attended(session, work);
        }
        if let Some(words) = session.preview(work)?.words() {
            work.text = work.text.replacen(NO_WORDS, &words, 1);
        }
        finish.in_editor(session, work)
    }

    fn work(&self, status: Status, settings: &[Setting], body: &str) -> Result<Work> {
        let text = sheet(status.as_str(), &self.at()?, settings, body);
        let folders = &self.project.sources.incidents;
        let folder = folders.iter().find(|f| f.id == self.incident.id);
        let names = folder
            .iter()
            .flat_map(|f| &f.updates)
            .map(|(name, _)| name.as_str());
        let unread = folder
            .iter()
            .flat_map(|f| &f.unread)
            .map(|(name, _)| name.as_str());
        Ok(Work {
            id: self.incident.id.clone(),
            folder: folder.map_or_else(String::new, |f| f.path.clone()),
            number: next_number(names.chain(unread)),
            status,
            text: text.map_err(anyhow::Error::msg)?,
            kept: None,
        })
    }

    fn at(&self) -> Result<String> {
        let (zone, now) = (self.site.zone, self.site.now);
        let at = self.args.at.unwrap_or(SpokenTime::Now);
        let at = at.resolve(zone, now, Lean::Near);
        let at = at.map_err(|why| anyhow::anyhow!("`--at`: {why}"))?;
        Ok(file_time(at, zone))
    }
}
