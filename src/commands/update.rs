//! `amends update`: the next word of an incident, by flags or with a person who is asked. Never opens an editor where nobody
//! is at a terminal.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::write::compose::{Opening, Request};
use super::write::pick::Wanting;
use super::write::read_message;
use super::{AskTime, ExitStatus, Streams, parse_time};
use crate::authoring::setting::Setting;
use crate::authoring::times::SpokenTime;
use crate::diagnostics::nearest;
use crate::model::Clock;
use crate::schema::time::WrittenTime;
use crate::schema::update::Status;

const EXAMPLES: &str = "\
Examples:
  amends update
          shows where the open incident stands, asks what is new, and opens your editor on a draft
  amends update --status identified --set next_update=+30m \\
          --message 'We have found the cause and are replacing the unit that failed.'
          asks nothing
  amends update calls --status monitoring --set workaround=withdrawn --message - < words.md
          the incident whose id has `calls` in it, with a text from a file

A STATUS is investigating, identified, monitoring or resolved; of planned work scheduled, in_progress,
verifying or completed. Nothing typed is lost: what is not written is kept in drafts/.
With a status and a message, or without a terminal, nothing is asked: what is missing is named.";

/// Arguments of `update`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
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

/// Writes the next update of an incident.
pub(super) fn run(
    directory: &Path,
    args: &UpdateArgs,
    clock: (&Clock, AskTime),
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let request = Request {
        command: "amends update",
        incident: args.incident.as_deref(),
        wanting: Wanting::Open,
        status: args.status,
        at: args.at,
        message: read_message(args.message.as_deref())?,
        set: &args.set,
        opening: Opening::Phrases,
    };
    request.run(directory, clock, streams)
}

fn parse_status(text: &str) -> Result<Status, String> {
    let words = || Status::ALL.iter().map(|s| s.as_str());
    let meant = text.replace('-', "_");
    Status::from_word(&meant).ok_or_else(|| match nearest(&meant, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of {}", words().collect::<Vec<_>>().join(", ")),
    })
}
