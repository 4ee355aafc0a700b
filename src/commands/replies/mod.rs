//! `amends replies`: prints what to answer, on every channel or on one. Never writes a file.

mod print;
mod select;

use std::path::Path;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::project::read_project;
use super::report::{Strictness, has_failed, write_problems};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::Clock;
use crate::replies::Asked;
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::time::WrittenTime;
use select::Selection;

/// Arguments of `replies`.
#[derive(Debug, Args)]
pub(super) struct RepliesArgs {
    /// The incident; without it every open one
    incident: Option<String>,
    /// The update, such as 04; without it the current one
    #[arg(long, value_name = "NN")]
    update: Option<String>,
    /// Only this channel
    #[arg(long)]
    channel: Option<String>,
    /// What the customer wrote about
    #[arg(long, value_parser = parse_situation, default_value = "general")]
    situation: Situation,
    /// How to answer
    #[arg(long, value_parser = parse_tone, default_value = "sincere")]
    tone: Tone,
    /// Only this language
    #[arg(long)]
    language: Option<String>,
    /// Only this brand
    #[arg(long)]
    brand: Option<String>,
    /// Answer as at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// How to print the replies
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How replies are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The first wording on each channel, with its length
    #[default]
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
    let composed = project.compose_asked(&scope, Asked::Situation(args.situation));
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
    let selection = Selection::of(args, site, &composed)?;
    for line in selection.remarks() {
        writeln!(streams.err, "{line}")?;
    }
    match args.format {
        Format::Text => print::text(&selection, streams.out)?,
        Format::Markdown => print::markdown(&selection, site, streams.out)?,
        Format::Json => print::json(&selection, site, streams.out)?,
        Format::Csv => print::csv(&selection, streams.out)?,
    }
    Ok(match failed {
        true => ExitStatus::Problems,
        false => ExitStatus::Success,
    })
}

fn parse_situation(word: &str) -> Result<Situation, String> {
    let words = Situation::ALL.iter().map(|s| s.as_str());
    Situation::from_word(word).ok_or_else(|| select::expected(word, words))
}

fn parse_tone(word: &str) -> Result<Tone, String> {
    let words = Tone::ALL.iter().map(|t| t.as_str());
    Tone::from_word(word).ok_or_else(|| select::expected(word, words))
}
