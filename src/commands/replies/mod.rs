//! `amends replies`: prints what to answer, on every channel or on one. Never writes a file.

mod ask;
mod copy;
mod print;
mod select;

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use super::filters::Filters;
use super::project::read_project;
use super::report::{Strictness, has_failed, write_problems};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::Clock;
use crate::replies::Asked;
use crate::schema::phrasebook::Situation;
use crate::schema::time::WrittenTime;
use copy::Copied;
use select::Selection;

const EXAMPLES: &str = "\
Examples:
  amends replies
          asks on a terminal which reply you need
  amends replies --channel x --copy
          puts the reply for X to the open incident on the clipboard
  amends replies --channel email --situation angry --language da
          what to answer an angry mail in Danish
  amends replies 2026-07-11-calls --update 04 --format markdown
          every reply to one update, for reading

The same replies are in replies/index.html, the desk, which `amends build` writes.";

/// Arguments of `replies`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct RepliesArgs {
    /// The incident; without it every open one
    incident: Option<String>,
    /// The update, such as 04; without it the current one
    #[arg(long, value_name = "NN")]
    update: Option<String>,
    #[command(flatten)]
    filters: Filters,
    /// Answer as at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// How to print the replies; on a terminal you are asked for one of them without it
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Put the first reply on the clipboard
    #[arg(long)]
    copy: bool,
}

/// How replies are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The first wording on each channel, with its length
    Text,
    /// Each distinct text once
    Markdown,
    /// As replies.json has them
    Json,
    /// One line a reply
    Csv,
}

/// Prints the replies to an update.
pub(super) fn run(
    directory: &Path,
    args: &RepliesArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let mut project = read_project(directory, clock)?;
    let scope = select::scope(args, project.site.as_ref())?;
    let composed = project.compose_asked(&scope, args.asked());
    let problems = std::mem::take(&mut project.diagnostics);
    let failed = has_failed(&problems, Strictness::Errors);
    let grave: Diagnostics = problems
        .into_iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    write_problems(
        &grave.sorted(&project.sources),
        &project.sources,
        streams.err,
    )?;
    let (Some(site), Some(composed)) = (&project.site, composed) else {
        return Ok(ExitStatus::Problems);
    };
    let mut selection = Selection::of(args, site, &composed)?;
    for line in &selection.remarks {
        writeln!(streams.err, "{line}")?;
    }
    if args.asks() {
        let Some(chosen) = ask::ask(selection)? else {
            return Ok(ExitStatus::Success);
        };
        selection = chosen;
    }
    match args.format.unwrap_or(Format::Text) {
        Format::Text => print::text(&selection, streams.out)?,
        Format::Markdown => print::markdown(&selection, site, streams.out)?,
        Format::Json => print::json(&selection, site, streams.out)?,
        Format::Csv => print::csv(&selection, streams.out)?,
    }
    if args.copy {
        copy_first(&selection, streams.err)?;
    }
    Ok(match failed {
        true => ExitStatus::Problems,
        false => ExitStatus::Success,
    })
}

impl RepliesArgs {
    /// Whether a person is asked which reply is meant.
    fn asks(&self) -> bool {
        self.format.is_none() && ask::is_possible()
    }

    /// What is composed: every situation where somebody may be asked for it.
    fn asked(&self) -> Asked {
        self.filters.asked(match self.asks() {
            true => Asked::Written,
            false => Asked::Situation(Situation::General),
        })
    }
}

/// Puts the text of the first reply on the clipboard and says which one that is.
fn copy_first(selection: &Selection<'_>, err: &mut dyn Write) -> Result<()> {
    let first = selection
        .updates
        .iter()
        .find_map(|(_, _, replies)| replies.first());
    let first = first.context("there is no reply to copy")?;
    let name = format!("{}, {}, {}", first.channel, first.brand, first.language);
    match copy::copy(&first.said.text())? {
        Copied::By(tool) => writeln!(err, "copied by `{tool}`: {name}")?,
        Copied::Asked => writeln!(
            err,
            "the terminal was asked to copy: {name}; if it did not, install `wl-copy`, `xclip` or `xsel`"
        )?,
    }
    Ok(())
}
