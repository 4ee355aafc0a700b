//! `amends status`: what is open, what was promised and when that is due, on one screen. Never writes a file.

mod screen;
mod state;
mod watch;

use std::path::Path;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::project::read_project;
use super::{AskTime, ExitStatus, Streams, parse_time};
use crate::model::Clock;
use crate::playbook::Judged;
use crate::schema::time::WrittenTime;
use state::State;

const EXAMPLES: &str = "\
Examples:
  amends status
          what is open, what was promised and by when, and what `amends check` would say
  amends status --watch
          the same on a screen in the room, for as long as it lasts
  amends status --format json | jq '.open'
          for programs";

/// Arguments of `status`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct StatusArgs {
    /// Draw it anew when something changes or a minute has passed, until Ctrl-C
    #[arg(long, conflicts_with_all = ["now", "format"])]
    watch: bool,
    /// Say how it stood at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    now: Option<WrittenTime>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How the state is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Prints the state of a project; one that its files do not allow to be told is a problem.
pub(super) fn run(
    directory: &Path,
    args: &StatusArgs,
    ask: AskTime,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    if args.watch {
        return watch::watch(directory, ask, streams.out);
    }
    let state = look(directory, args.now, ask)?;
    match args.format {
        Format::Text => streams
            .out
            .write_all(screen::draw(&state, screen::width()).as_bytes())?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *streams.out, &state)?;
            writeln!(streams.out)?;
        }
    }
    Ok(ExitStatus::of(state.site.is_none()))
}

/// Reads the project and judges it.
fn look(directory: &Path, told: Option<WrittenTime>, ask: AskTime) -> Result<State> {
    let clock = Clock {
        told,
        machine: ask()?,
    };
    let mut project = read_project(directory, &clock)?;
    project.judge(&Judged::default());
    let problems = std::mem::take(&mut project.diagnostics).sorted(&project.sources);
    Ok(State::of(
        project.site.as_ref(),
        &problems,
        &project.sources,
    ))
}
