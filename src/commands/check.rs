//! `amends check`: names every problem in the project's files. Never writes a file.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::project::read_project;
use super::report::{Strictness, count_line, has_failed};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::{Diagnostics, Format, render};
use crate::model::Clock;
use crate::schema::time::WrittenTime;
use crate::source::Sources;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Judge the project as it stood at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with status 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
}

/// Reads a project and judges all of it: what `check` prints, before it is printed.
pub fn judge(directory: &Path, clock: &Clock) -> Result<(Sources, Diagnostics)> {
    let mut project = read_project(directory, clock)?;
    project.judge();
    let diagnostics = project.diagnostics.sorted(&project.sources);
    Ok((project.sources, diagnostics))
}

/// Checks the project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &CheckArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let (sources, diagnostics) = judge(directory, clock)?;
    let text = render(&diagnostics, &sources, args.format);
    streams.out.write_all(text.as_bytes())?;
    if args.format == Format::Human {
        writeln!(streams.out, "{}", count_line(&diagnostics))?;
    }
    let strictness = Strictness::of(args.deny_warnings);
    Ok(match has_failed(&diagnostics, strictness) {
        true => ExitStatus::Problems,
        false => ExitStatus::Success,
    })
}
