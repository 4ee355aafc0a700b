//! `amends check`: names every problem in the project's files. Never writes a file.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::due::write_due;
use super::project::read_project;
use super::report::{Strictness, count_line, has_failed};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::{Diagnostics, Format, render};
use crate::model::Clock;
use crate::playbook::{Judged, Reach, Waived};
use crate::schema::time::WrittenTime;
use crate::source::Sources;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Judge the project as it stood at this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// Judge the archive too; nothing fails for it
    #[arg(long)]
    all: bool,
    /// Only say what is due next and when, one line each
    #[arg(long, conflicts_with_all = ["all", "format", "deny_warnings"])]
    due: bool,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with status 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
}

/// Reads a project and judges what can still be changed: what `check` prints, before it is printed.
pub fn judge(directory: &Path, clock: &Clock) -> Result<(Sources, Diagnostics)> {
    let mut project = read_project(directory, clock)?;
    project.judge(&Judged::default());
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
    let mut project = read_project(directory, clock)?;
    if args.due {
        return write_due(&project, streams.out);
    }
    let findings = project.judge(&args.judged());
    let failed = has_failed(&project.diagnostics, Strictness::of(args.deny_warnings));
    project.diagnostics.extend(findings.archive);
    let diagnostics = project.diagnostics.sorted(&project.sources);
    let text = render(&diagnostics, &project.sources, args.format);
    streams.out.write_all(text.as_bytes())?;
    if args.format == Format::Human {
        write_waived(&findings.waived, &project.sources, streams.out)?;
        writeln!(streams.out, "{}", count_line(&diagnostics))?;
    }
    Ok(match failed {
        true => ExitStatus::Problems,
        false => ExitStatus::Success,
    })
}

impl CheckArgs {
    fn judged(&self) -> Judged {
        let reach = match self.all {
            true => Reach::Everything,
            false => Reach::Changeable,
        };
        Judged {
            reach,
            files: Vec::new(),
        }
    }
}

/// A waiver is no secret: whoever reads the result sees what was not held against the rules, and why.
fn write_waived(waived: &[Waived], sources: &Sources, out: &mut dyn Write) -> Result<()> {
    for one in waived {
        let (rule, path) = (one.rule, sources.path(one.place.file));
        writeln!(
            out,
            "waived: {rule} in {path}, by {}: {}",
            one.by, one.reason
        )?;
    }
    Ok(())
}
