//! `amends serve`: shows the site and the desk as they would be built, and builds them anew on every change and whenever
//! something falls due. Never writes a file.

mod clock;
mod lines;
mod raise;
mod replay;

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use super::project::{Project, resolve_project};
use super::{AskTime, ExitStatus, Streams, parse_time};
use crate::diagnostics::{Diagnostics, Format, Severity, Shown, render, shown};
use crate::schema::time::WrittenTime;
use crate::serve::{self, Address, Callers, Changes, Face, House, Stage};
use crate::source::{Reader, Sources, Touched};
use clock::Hands;
use lines::Lines;
use raise::{Known, Raised, raise};

const EXAMPLES: &str = "\
Examples:
  amends serve --open
          the site and the desk in your browser, anew at every change you save
  amends serve --now '2026-07-11 16:20'
          as it stood at that time
  amends serve --replay 2026-07-11-calls --speed 60
          a drill: an hour of that incident passes in a minute
  amends serve --host 0.0.0.0
          for phones and colleagues in this network; they can read the private desk too

It writes nothing: `amends build` publishes.";

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ServeArgs {
    /// The port [default: 2012, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Let other machines in, at this address of this one; whoever reaches it can read the private desk
    #[arg(long, value_name = "A")]
    host: Option<IpAddr>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Show the site as it stood at this time, such as '2026-07-11 16:20'
    #[arg(long, value_name = "TIME", value_parser = parse_time, conflicts_with = "replay")]
    now: Option<WrittenTime>,
    /// Play an incident back from just before its first update, as a drill
    #[arg(long, value_name = "INCIDENT", value_parser = NonEmptyStringValueParser::new())]
    replay: Option<String>,
    /// How many seconds of the incident pass in one of yours
    #[arg(long, value_name = "N", default_value_t = 60, requires = "replay", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    speed: u32,
}

/// How often a change is read again where the files were just being moved.
const TRIES: usize = 5;
/// How long after a folder has come or gone it is looked at again: what came with it may have gone unnoticed.
const SECOND_LOOK: Duration = Duration::from_millis(400);

/// What the loop waits for.
enum Happening {
    /// Files have changed.
    Changed(Changes),
    /// What `check` says of a state of the project.
    Found(u64, Found),
    /// The person at the terminal has enough.
    Stop,
}

/// What is shown though there are mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Nothing: there has been no good site yet.
    Nothing,
    /// The last good site.
    Last,
    /// All but what is new in closed incidents.
    Closed,
}

/// What `check` says, as pages show it and as the terminal does.
struct Found {
    shown: Vec<Shown>,
    diagnostics: Diagnostics,
    lines: String,
}

/// What open pages show beside themselves.
#[derive(Default, Serialize)]
struct Told<'t> {
    /// Whether there is a site below.
    up: bool,
    problems: &'t [Shown],
    findings: &'t [Shown],
}

/// Serves the project in a folder until it is stopped.
pub(super) fn run(
    directory: &Path,
    args: &ServeArgs,
    ask: AskTime,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let hands = match &args.replay {
        None => Hands::of(args.now, ask),
        Some(id) => match replay::begin(directory, (id, args.speed), ask, streams)? {
            Some(hands) => hands,
            None => return Ok(ExitStatus::Problems),
        },
    };
    let listener = serve::listen(Address {
        host: args.host,
        port: args.port,
    })?;
    let at = listener.local_addr();
    let at = at.context("cannot tell where the site is served")?;
    let (sender, happenings) = channel();
    let mut showing = Showing::new(directory, hands, sender.clone())?;
    showing.build(Touched::Anything, streams)?;
    let face = Face {
        clock: showing.hands.page_clock(),
    };
    let (callers, home) = (args.callers(), showing.home());
    let house = Arc::clone(&showing.house);
    let server = serve::start(listener, house, face, (callers, home.clone()))?;
    let _watch = watch(directory, &sender)?;
    let stop = move || drop(sender.send(Happening::Stop));
    // A second command in the same process, as in tests, keeps the first one's answer to Ctrl-C.
    let _ = ctrlc::set_handler(stop);
    let known = showing.raised.as_ref().map(|r| &r.known);
    showing
        .lines
        .greet((at, &home, known), args.host, streams)?;
    if args.open {
        open(&lines::address(at, &home), streams)?;
    }
    showing.go_on(&happenings, streams)?;
    drop(server);
    Ok(ExitStatus::Success)
}

impl ServeArgs {
    fn callers(&self) -> Callers {
        match self.host {
            None => Callers::ThisMachine,
            Some(_) => Callers::Anyone,
        }
    }
}

fn watch(directory: &Path, sender: &Sender<Happening>) -> Result<serve::Watch> {
    let sender = sender.clone();
    serve::watch(directory, move |changes| {
        // The loop has ended where nobody listens.
        let _ = sender.send(Happening::Changed(changes));
    })
}

/// A machine without a desktop has no browser, and the address is printed either way.
fn open(address: &str, streams: &mut Streams<'_>) -> Result<()> {
    if opener::open_browser(address).is_err() {
        writeln!(
            streams.err,
            "no browser could be opened; open {address} yourself"
        )?;
    }
    Ok(())
}

/// What is shown now.
struct Showing<'d> {
    directory: &'d Path,
    reader: Reader,
    hands: Hands,
    house: Arc<House>,
    lines: Lines,
    sender: Sender<Happening>,
    raised: Option<Raised>,
    /// How many states there have been; findings say which one they are about.
    number: u64,
    /// Whether something fell due that cannot be shown before the files are mended.
    is_stuck: bool,
    problems: Vec<Shown>,
    findings: Vec<Shown>,
}

impl<'d> Showing<'d> {
    fn new(directory: &'d Path, hands: Hands, sender: Sender<Happening>) -> Result<Self> {
        Ok(Self {
            directory,
            reader: Reader::new(directory)?,
            hands,
            house: Arc::new(House::default()),
            lines: Lines::default(),
            sender,
            raised: None,
            number: 0,
            is_stuck: false,
            problems: Vec::new(),
            findings: Vec::new(),
        })
    }

    /// Builds anew on every change, and when something falls due, until it is stopped.
    fn go_on(&mut self, happenings: &Receiver<Happening>, streams: &mut Streams<'_>) -> Result<()> {
        let mut second_look: Option<Instant> = None;
        loop {
            let look = second_look.map(|at| at.saturating_duration_since(Instant::now()));
            let known = self.raised.as_ref().map(|r| &r.known);
            let known = known.filter(|_| !self.is_stuck);
            let due = known.and_then(|known| self.hands.wait(known));
            let wait = [look, due].into_iter().flatten().min();
            match receive(happenings, wait) {
                Some(Happening::Stop) => return self.lines.end(streams),
                Some(Happening::Found(number, found)) if number == self.number => {
                    self.lines.write_findings(&found, streams)?;
                    self.findings = found.shown;
                    self.tell()?;
                }
                Some(Happening::Found(..)) => {}
                Some(Happening::Changed(changes)) => {
                    second_look = changes.folders.then(|| Instant::now() + SECOND_LOOK);
                    self.rebuild(&changes, streams)?;
                }
                None => {
                    let changes = Changes {
                        more: second_look.is_some_and(|at| at <= Instant::now()),
                        ..Changes::default()
                    };
                    second_look = second_look.filter(|_| !changes.more);
                    self.rebuild(&changes, streams)?;
                }
            }
        }
    }

    fn rebuild(&mut self, changes: &Changes, streams: &mut Streams<'_>) -> Result<()> {
        let began = Instant::now();
        let before = self.number;
        let touched = match changes.more {
            true => Touched::Anything,
            false => Touched::Paths(&changes.paths),
        };
        self.is_stuck = true;
        if let Err(error) = self.build(touched, streams) {
            return self.lines.write_failure(&error, streams);
        }
        self.is_stuck = self.number == before;
        if !self.is_stuck {
            self.lines
                .write_change((changes, self.directory), began.elapsed(), streams)?;
        }
        Ok(())
    }

    /// Builds the site and shows it; where it has a mistake, the last one stays.
    fn build(&mut self, touched: Touched<'_>, streams: &mut Streams<'_>) -> Result<()> {
        let mut project = self.read(touched)?;
        project.try_templates();
        let problems = std::mem::take(&mut project.diagnostics).sorted(&project.sources);
        let errors = problems.clone().filtered(|p| p.severity == Severity::Error);
        self.problems = shown(&errors, &project.sources);
        let reach = match (&project.site, &self.raised) {
            (Some(_), _) => Reach::Closed,
            (None, Some(_)) => Reach::Last,
            (None, None) => Reach::Nothing,
        };
        let sources = &project.sources;
        self.lines
            .write_mistakes(&errors, (sources, reach), streams)?;
        if project.site.is_some() {
            project.diagnostics = problems.filtered(|p| p.severity != Severity::Error);
            self.put_up(project, streams)?;
        }
        self.tell()
    }

    /// A folder that is being moved is there one moment and gone the next.
    fn read(&mut self, touched: Touched<'_>) -> Result<Project> {
        let mut sources = self.reader.read(touched);
        for _ in 1..TRIES {
            if sources.is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(30));
            sources = self.reader.read(Touched::Anything);
        }
        resolve_project(sources?, &self.hands.clock()?)
    }

    fn put_up(&mut self, project: Project, streams: &mut Streams<'_>) -> Result<()> {
        let number = self.number + 1;
        let sender = self.sender.clone();
        let found = move |found| drop(sender.send(Happening::Found(number, found)));
        let last: Option<Stage> = self.raised.as_ref().map(|r| r.stage.clone());
        let Some(raised) = raise(project, last.as_ref(), found) else {
            return Ok(());
        };
        self.hands.show(&raised.known);
        self.number = number;
        self.house.put_up(&raised.stage);
        let before = self.raised.replace(raised);
        if let Some(Raised { known, .. }) = &self.raised {
            let before = before.as_ref().map(|r| &r.known);
            self.lines
                .write_news((before, known), &self.hands, streams)?;
        }
        Ok(())
    }

    fn tell(&self) -> Result<()> {
        let told = Told {
            up: self.raised.is_some(),
            problems: &self.problems,
            findings: &self.findings,
        };
        self.house.tell(serde_json::to_string(&told)?);
        Ok(())
    }

    /// Where the home page is served.
    fn home(&self) -> String {
        let known = self.raised.as_ref().map(|r| &r.known);
        known.map_or_else(|| "/".to_owned(), |known: &Known| known.home.clone())
    }
}

fn receive(happenings: &Receiver<Happening>, wait: Option<Duration>) -> Option<Happening> {
    let received = match wait {
        Some(wait) => happenings.recv_timeout(wait),
        None => happenings
            .recv()
            .map_err(|_| RecvTimeoutError::Disconnected),
    };
    match received {
        Ok(happening) => Some(happening),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(Happening::Stop),
    }
}

impl Found {
    fn of(diagnostics: Diagnostics, sources: &Sources) -> Self {
        Self {
            shown: shown(&diagnostics, sources),
            lines: render(&diagnostics, sources, Format::Short),
            diagnostics,
        }
    }
}
