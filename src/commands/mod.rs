//! The subcommands: one file each, from typed arguments to an exit status; never holds logic of the pipeline.

mod build;
mod check;
mod completions;
mod correct;
mod editor;
mod exchange;
mod export;
mod filters;
pub mod import;
mod init;
mod kept;
mod languages;
mod man;
mod new;
mod postmortem;
mod preview;
mod project;
mod replies;
mod report;
pub mod schema;
mod serve;
mod status;
mod summary;
mod theme;
mod update;
mod write;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::model::{Clock, MachineTime};
use crate::schema::time::WrittenTime;

pub use check::judge;

/// What somebody most likely looks for.
const START: &str = "\
The first time:   amends init
In an outage:     amends new --holding   the first word, within a minute
                  amends update          the next one
                  amends replies         what to answer a customer
                  amends serve           the site and the desk, as they will look

`amends COMMAND --help` has examples. The files: https://github.com/amends/amends/tree/main/docs";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "amends", version, about, long_about = None, max_term_width = 100)]
#[command(after_help = START)]
pub struct Cli {
    /// The project folder, where it is not the current one
    #[arg(
        short = 'C',
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true,
        global = true
    )]
    directory: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a new project, ready to build
    Init(init::InitArgs),
    /// Builds the status site and the replies
    Build(build::BuildArgs),
    /// Names every problem in the project's files
    Check(check::CheckArgs),
    /// Writes the first word on something that is broken
    New(new::NewArgs),
    /// Writes the next update of an incident
    Update(update::UpdateArgs),
    /// Corrects a published update and says what it was
    Correct(correct::CorrectArgs),
    /// Writes what an incident that is over was, why, and what changes
    Postmortem(postmortem::PostmortemArgs),
    /// Says what is open, what was promised and when that is due
    Status(status::StatusArgs),
    /// Prints what to answer customers
    Replies(replies::RepliesArgs),
    /// Writes the replies as files for another tool
    Export(export::ExportArgs),
    /// Shows the site and the desk in a browser while you write
    Serve(serve::ServeArgs),
    /// Turns another tool's history into a project folder
    #[command(subcommand)]
    Import(import::ImportArgs),
    /// Copies the built-in theme into the project, to be changed there
    #[command(subcommand)]
    Theme(theme::ThemeArgs),
    /// Prints what a shell needs to complete command lines
    Completions(completions::CompletionsArgs),
    /// Writes a man page for every command
    Man(man::ManArgs),
    /// Prints the JSON Schema of a kind of file, for editors
    Schema(schema::SchemaArgs),
}

/// Where a command writes.
pub struct Streams<'s> {
    /// What was asked for.
    pub out: &'s mut dyn Write,
    /// Everything else.
    pub err: &'s mut dyn Write,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Fine.
    Success,
    /// It ran and found problems in the files.
    Problems,
}

impl ExitStatus {
    /// The status of a command that ran and has failed or not.
    fn of(failed: bool) -> Self {
        match failed {
            true => Self::Problems,
            false => Self::Success,
        }
    }

    /// The number for the shell; 2 is kept for what could not run.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Problems => 1,
        }
    }
}

/// Asks the machine for the time; most commands do so once.
pub type AskTime = fn() -> Result<MachineTime>;

/// What the machine says of itself; only `main.rs` asks it.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Asks it for the time.
    pub ask_time: AskTime,
    /// The name of its time zone, where it has one.
    pub zone: Option<String>,
}

/// Runs one command.
pub fn run(cli: &Cli, machine: &Machine, streams: &mut Streams<'_>) -> Result<ExitStatus> {
    let ask = machine.ask_time;
    let now = ask()?;
    let clock = |told| Clock { told, machine: now };
    match &cli.command {
        Command::Init(args) => init::run(&cli.directory, args, machine, streams),
        Command::Build(args) => build::run(&cli.directory, args, &clock(args.now), streams),
        Command::Check(args) => check::run(&cli.directory, args, &clock(args.now), streams),
        Command::New(args) => new::run(&cli.directory, args, &clock(None), streams),
        Command::Status(args) => status::run(&cli.directory, args, ask, streams),
        Command::Replies(args) => replies::run(&cli.directory, args, &clock(args.now), streams),
        Command::Update(args) => {
            update::run(&cli.directory, args, (&clock(args.now), ask), streams)
        }
        Command::Correct(args) => {
            correct::run(&cli.directory, args, (&clock(args.now), ask), streams)
        }
        Command::Postmortem(args) => {
            postmortem::run(&cli.directory, args, (&clock(args.now), ask), streams)
        }
        Command::Export(args) => export::run(&cli.directory, args, &clock(args.now), streams),
        Command::Serve(args) => serve::run(&cli.directory, args, ask, streams),
        Command::Import(args) => {
            import::run(args, streams.out)?;
            Ok(ExitStatus::Success)
        }
        Command::Schema(args) => schema::run(&cli.directory, args, streams),
        Command::Theme(args) => theme::run(&cli.directory, args, streams),
        Command::Completions(args) => completions::run(args, streams),
        Command::Man(args) => man::run(&cli.directory, args, streams),
    }
}

/// A path seen from the project folder, as people would write it.
fn seen_from(directory: &Path, path: &Path) -> PathBuf {
    let here = Path::new(".");
    match (directory == here, path == here) {
        (true, _) => path.to_owned(),
        (false, true) => directory.to_owned(),
        (false, false) => directory.join(path),
    }
}

/// Reads `--now`.
fn parse_time(text: &str) -> Result<WrittenTime, String> {
    WrittenTime::parse(text)
        .filter(|time| time.is_near())
        .ok_or_else(|| "expected a date and time such as `2026-07-11 15:05`".to_owned())
}
