//! `amends correct`: edits what was published, byte by byte, and says under `corrections` what it was. Never changes when
//! customers were told, or what the status was then.

mod one;
mod target;

use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;

use super::project::read_project;
use super::report::write_problems;
use super::write::{Given, Session};
use super::{AskTime, ExitStatus, Streams, parse_time};
use crate::authoring::setting::Setting;
use crate::authoring::times::SpokenTime;
use crate::model::Clock;
use crate::schema::time::WrittenTime;
use one::Correcting;

const EXAMPLES: &str = "\
Examples:
  amends correct
          opens your editor on the newest update
  amends correct calls/02 --set next_update=16:00
          a fact of update 02 that was wrong
  amends correct calls/02 --was 'in the north' --is 'in all areas'
          words that were wrong

What was published stays readable: each change gets an entry under `corrections`, with the words that
stood there.";

/// Arguments of `correct`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CorrectArgs {
    /// The update: an incident's id or a part of it, and `/NN`; without a number the newest update
    #[arg(value_name = "INCIDENT/NN")]
    update: Option<String>,
    /// A fact as it is, such as `next_update=16:00`; may be given several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = Setting::parse)]
    set: Vec<Setting>,
    /// Words that stand there and are wrong; with `--set`, what the correction says that it was
    #[arg(long, value_name = "TEXT", requires = "is", allow_hyphen_values = true)]
    was: Option<String>,
    /// The words that are right
    #[arg(
        long,
        value_name = "TEXT",
        requires = "was",
        allow_hyphen_values = true
    )]
    is: Option<String>,
    /// Correct the translation in this language
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// When it is corrected: `now`, `-10m`, `14:05` or a date and time
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    at: Option<SpokenTime>,
    /// Correct as if it were this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
}

/// Corrects a published update.
pub(super) fn run(
    directory: &Path,
    args: &CorrectArgs,
    (clock, ask): (&Clock, AskTime),
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let project = read_project(directory, clock)?;
    let Some(site) = &project.site else {
        write_problems(&project.diagnostics, &project.sources, streams.err)?;
        return Ok(ExitStatus::Problems);
    };
    let given = Given::when(|| !args.set.is_empty() || args.was.is_some());
    let mut session = Session::new(directory, (clock, ask), given, streams);
    let found = target::find(site, args.update.as_deref(), session.asker.as_mut());
    let (incident, update) = match found {
        Ok(found) => found,
        Err(stop) => return stop.into_status(),
    };
    let files = target::files(&project, incident, update);
    let named = files
        .iter()
        .find(|f| f.language.as_deref() == args.language.as_deref());
    let Some(file) = named else {
        let language = args.language.as_deref().unwrap_or_default();
        bail!(
            "update {} has no translation into `{language}`",
            update.digits
        );
    };
    Correcting {
        site,
        incident,
        update,
        files: &files,
        args,
    }
    .run(&mut session, file)
}
