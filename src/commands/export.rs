//! `amends export`: writes the replies at hand as files for another tool. Never writes where a build does.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::build::real;
use super::filters::Filters;
use super::project::{Project, read_project};
use super::report::{Strictness, has_failed, write_problems};
use super::summary::{Landed, written_line};
use super::{ExitStatus, Streams, parse_time};
use crate::export::{Batch, Export, Exported, FORMATS, Refused, export};
use crate::model::Clock;
use crate::publish::{Ownership, publish};
use crate::replies::{Asked, Picked, Replies, Reply, Scope};
use crate::schema::time::WrittenTime;

const EXAMPLES: &str = "\
Examples:
  amends export espanso ~/.config/espanso/match/amends
          abbreviations that become replies as you type
  amends export zendesk /tmp/macros --language en
          macros for a help desk
  amends export csv /tmp/replies --situation general,angry
          a table for a spreadsheet

Run it after every build: replies change with every update.";

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// The tool that the files are for
    #[arg(value_parser = formats())]
    format: &'static dyn Export,
    /// The folder that they are written into; it holds this export and nothing else
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    filters: Filters,
    /// Every wording of a reply, not only the best
    #[arg(long)]
    all_wordings: bool,
    /// Export the replies as they stood at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
}

/// Exports the replies of the project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &ExportArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let folder = std::path::absolute(directory.join(&args.folder));
    let folder = real(&folder.context("cannot tell where the project folder is")?);
    check_folder(&folder, args.format)?;
    let mut project = read_project(directory, clock)?;
    let composed = project.compose_asked(&Scope::Newest, args.filters.asked(Asked::Written));
    let problems = std::mem::take(&mut project.diagnostics).sorted(&project.sources);
    write_problems(&problems, &project.sources, streams.err)?;
    let Some(batch) = gather(&project, composed.as_ref(), args, streams.err)? else {
        let line = "nothing was exported; what is there stays as it is";
        writeln!(streams.err, "{line}")?;
        return Ok(ExitStatus::Problems);
    };
    let exported = export(args.format, batch);
    let written = publish(&exported.output, &folder, Ownership::OursOnly)?;
    let landed = Landed { folder, written };
    writeln!(
        streams.out,
        "{}: {}",
        written_line(&landed),
        count(exported.replies)
    )?;
    write_refused(&exported, args.format, streams.err)?;
    if exported.replies == 0 && exported.refused.is_empty() {
        writeln!(streams.err, "{}", args.say_empty())?;
    }
    let failed = has_failed(&problems, Strictness::Errors) || !exported.refused.is_empty();
    Ok(match failed {
        true => ExitStatus::Problems,
        false => ExitStatus::Success,
    })
}

impl ExportArgs {
    fn wants(&self, reply: &Reply<'_>) -> bool {
        let channels = self.format.channels();
        let is_for = |channel| channels.is_empty() || channels.contains(&channel);
        (self.all_wordings || reply.wording == 0)
            && (!self.filters.channel.is_empty() || is_for(reply.channel))
    }

    /// Why there may be nothing in an export.
    fn say_empty(&self) -> String {
        let channels = self.format.channels();
        if channels.is_empty() || !self.filters.channel.is_empty() {
            return "no reply is like that; the file is empty".to_owned();
        }
        let names: Vec<_> = channels.iter().map(|c| format!("`{c}`")).collect();
        format!(
            "the site has no reply on {}; name other channels with `--channel`",
            names.join(" or ")
        )
    }
}

/// The replies that were asked for, with what is to be said of them; none where the project has none to give.
fn gather(
    project: &Project,
    composed: Option<&Replies>,
    args: &ExportArgs,
    err: &mut dyn Write,
) -> Result<Option<Batch>> {
    let (Some(site), Some(composed)) = (&project.site, composed) else {
        return Ok(None);
    };
    let updates: Vec<_> = composed.at_hand().map(|(_, update)| update).collect();
    args.filters.check(&updates)?;
    let mut picked: Vec<Picked<'_>> = Vec::new();
    for (incident, update) in composed.at_hand() {
        let mut replies = args.filters.narrow(update);
        replies.retain(|reply| args.wants(reply));
        for remark in args.filters.remarks(update, &replies) {
            writeln!(err, "{remark}")?;
        }
        picked.push((incident, update, replies));
    }
    Ok(Some(Batch::of(&picked, site)))
}

/// Refuses a folder with the files of others, one that holds another output of amends, which would be removed, and one
/// that lies inside of such an output, which may be public.
fn check_folder(folder: &Path, format: &dyn Export) -> Result<()> {
    let is_output = |folder: &Path| folder.join(".amends").exists();
    let shown = folder.display();
    let holds_files = std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
    if holds_files && !is_output(folder) {
        bail!(
            "`{shown}` holds files that amends did not write; name another folder, such as `{shown}/amends`"
        );
    }
    if is_output(folder) && !folder.join(format.file()).exists() {
        bail!(
            "`{shown}` holds something else that amends wrote; name another folder for {}",
            format.name()
        );
    }
    if let Some(outer) = folder.ancestors().skip(1).find(|outer| is_output(outer)) {
        bail!(
            "`{shown}` lies inside `{}`, which amends writes; name a folder outside of it",
            outer.display()
        );
    }
    Ok(())
}

/// Names the replies that the tool would change.
fn write_refused(exported: &Exported, format: &dyn Export, err: &mut dyn Write) -> Result<()> {
    for refused in &exported.refused {
        let Refused {
            update,
            language,
            reason,
            text,
            replies,
        } = refused;
        let left_out = count(*replies);
        writeln!(
            err,
            "warning: {left_out} to {update} ({language}) cannot be kept in {}: {reason}; reword it in the update: {text}",
            format.name()
        )?;
    }
    Ok(())
}

fn count(replies: usize) -> String {
    match replies {
        1 => "1 reply".to_owned(),
        _ => format!("{replies} replies"),
    }
}

/// Reads the name of a format.
fn formats() -> impl TypedValueParser<Value = &'static dyn Export> {
    let known = FORMATS
        .iter()
        .map(|f| PossibleValue::new(f.name()).help(f.about()));
    PossibleValuesParser::new(known).map(|name| {
        let named = FORMATS.iter().copied().find(|f| f.name() == name);
        named.expect("the parser lets only names of formats through")
    })
}
