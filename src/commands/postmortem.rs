//! `amends postmortem`: what an incident that is over was, why, and what changes; begun from what its log tells. Never
//! publishes what nobody has finished.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::write::compose::{Opening, Request};
use super::write::pick::Wanting;
use super::write::read_message;
use super::{AskTime, ExitStatus, Streams, parse_time};
use crate::authoring::setting::Setting;
use crate::authoring::times::SpokenTime;
use crate::model::Clock;
use crate::schema::time::WrittenTime;
use crate::schema::update::Status;

const EXAMPLES: &str = "\
Examples:
  amends postmortem
          opens your editor on what the log of the closed incident tells already
  amends postmortem calls --message - < postmortem.md
          a text that is written

Without a terminal and without a message, what the log tells is written as a draft, for somebody to finish.";

/// Arguments of `postmortem`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PostmortemArgs {
    /// The incident, by its id or a part of it; not needed while one waits for its postmortem
    incident: Option<String>,
    /// When it is published: `now`, `-10m`, `14:05` or a date and time
    #[arg(long, value_name = "TIME", value_parser = SpokenTime::parse, allow_hyphen_values = true)]
    at: Option<SpokenTime>,
    /// The whole text, in Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    message: Option<String>,
    /// A fact, such as `cause=...` or `improvements.0.what=...`; may be given several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = Setting::parse)]
    set: Vec<Setting>,
    /// Write as if it were this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
}

/// Writes the postmortem of an incident.
pub(super) fn run(
    directory: &Path,
    args: &PostmortemArgs,
    clock: (&Clock, AskTime),
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let request = Request {
        command: "amends postmortem",
        incident: args.incident.as_deref(),
        wanting: Wanting::Over,
        status: Some(Status::Postmortem),
        at: args.at,
        message: read_message(args.message.as_deref())?,
        set: &args.set,
        opening: Opening::Log,
    };
    request.run(directory, clock, streams)
}
