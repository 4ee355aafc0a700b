//! `amends check`: names every problem in the project's files. Never writes a file but with `--fix`.

mod due;
mod fix;
mod scope;
mod since;
mod stdin;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use super::project::{Project, read_project};
use super::report::{Strictness, count_line, has_failed};
use super::{ExitStatus, Streams, parse_time};
use crate::diagnostics::{Allowed, Diagnostics, Format, Print};
use crate::model::Clock;
use crate::playbook::{Judged, Reach};
use crate::schema::time::WrittenTime;
use crate::source::Sources;

const EXAMPLES: &str = "\
Examples:
  amends check
          every problem, with its line and what to write instead
  amends check --fix
          mends what can only be meant in one way
  amends check --due
          which updates are promised, and when
  amends check --since origin/main --format github
          in CI: also what a pull request changed, and whether published words changed
          without a correction

What each rule asks for and why: https://github.com/amends/amends/tree/main/docs/rules.md

Exit status: 0 nothing worse than a warning, 1 an error, 2 could not run.";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Judge the project as it stood at this time, such as '2026-07-11 16:20'
    #[arg(long, help_heading = "What is judged", value_name = "TIME", value_parser = parse_time)]
    pub(super) now: Option<WrittenTime>,
    /// Judge the archive too; nothing fails for it
    #[arg(long, help_heading = "What is judged")]
    all: bool,
    /// Judge what has changed since this commit too, and hold what was published against it
    #[arg(
        long,
        help_heading = "What is judged",
        value_name = "REV",
        conflicts_with = "all"
    )]
    since: Option<String>,
    /// Only say what is due next and when, one line each
    #[arg(long, conflicts_with_all = ["all", "since", "format", "deny_warnings"])]
    due: bool,
    /// Make the edits that are certain, and say which
    #[arg(long, conflicts_with = "due")]
    fix: bool,
    /// Judge one file alone, as it comes on standard input; it need not be there yet
    #[arg(long, help_heading = "What is judged", value_name = "FILE", conflicts_with_all = ["all", "since", "due", "fix"])]
    stdin: Option<PathBuf>,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with status 1 for warnings too
    #[arg(long)]
    deny_warnings: bool,
}

/// More rounds of edits than a file can need.
const MOST_ROUNDS: usize = 20;

/// What was found, before it is printed.
struct Report {
    sources: Sources,
    /// What somebody can mend.
    live: Diagnostics,
    /// What is past: nothing fails for it.
    archive: Diagnostics,
    allowed: Vec<Allowed>,
}

/// Reads a project and judges what can still be changed, or has been since a commit: what `check` prints, before it is
/// printed.
pub fn judge(
    directory: &Path,
    clock: &Clock,
    since: Option<&str>,
) -> Result<(Sources, Diagnostics)> {
    let report = Report::read((directory, clock), Reach::Changeable, since)?;
    let diagnostics = report.live.sorted(&report.sources);
    Ok((report.sources, diagnostics))
}

/// Checks the project in a folder.
pub(super) fn run(
    directory: &Path,
    args: &CheckArgs,
    clock: &Clock,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    if let Some(file) = &args.stdin {
        let report = stdin::judge((directory, file), clock, &mut std::io::stdin().lock())?;
        return report.write(args, streams);
    }
    if args.due {
        return due::write_due(read_project(directory, clock)?, streams);
    }
    let mut report = args.report((directory, clock))?;
    if args.fix {
        report = mend(
            report,
            || args.report((directory, clock)),
            args.side(streams),
        )?;
    }
    report.write(args, streams)
}

/// Makes edits until none is left that is certain: one may make room for the next.
fn mend(
    mut report: Report,
    again: impl Fn() -> Result<Report>,
    out: &mut dyn Write,
) -> Result<Report> {
    for _ in 0..MOST_ROUNDS {
        let mended = fix::mend(&report.live, &report.sources)?;
        if mended.is_empty() {
            break;
        }
        for one in mended {
            one.write(out)?;
        }
        report = again()?;
    }
    Ok(report)
}

impl CheckArgs {
    fn report(&self, project: (&Path, &Clock)) -> Result<Report> {
        let reach = match self.all {
            true => Reach::Everything,
            false => Reach::Changeable,
        };
        Report::read(project, reach, self.since.as_deref())
    }

    /// Where it is said what was done beside what was asked for: a program reads nothing but the format it asked for.
    fn side<'s>(&self, streams: &'s mut Streams<'_>) -> &'s mut dyn Write {
        match self.format {
            Format::Human => streams.out,
            Format::Short | Format::Json | Format::Github | Format::Sarif => streams.err,
        }
    }
}

impl Report {
    fn read(
        (directory, clock): (&Path, &Clock),
        reach: Reach,
        since: Option<&str>,
    ) -> Result<Self> {
        let mut project = read_project(directory, clock)?;
        let mut judged = Judged {
            reach,
            files: BTreeSet::new(),
        };
        if let Some(revision) = since {
            since::look_back(&mut project, revision, &mut judged)?;
        }
        Ok(Self::of(project, &judged))
    }

    fn of(mut project: Project, judged: &Judged) -> Self {
        let findings = project.judge(judged);
        Self {
            sources: project.sources,
            live: project.diagnostics,
            archive: findings.archive.into_iter().collect(),
            allowed: findings.waived,
        }
    }

    fn write(mut self, args: &CheckArgs, streams: &mut Streams<'_>) -> Result<ExitStatus> {
        let failed = has_failed(&self.live, Strictness::of(args.deny_warnings));
        self.live.extend(self.archive);
        let diagnostics = self.live.sorted(&self.sources);
        let print = Print {
            diagnostics: &diagnostics,
            allowed: &self.allowed,
            sources: &self.sources,
            folder: &folder_of(&self.sources),
        };
        let text = print.render(args.format);
        streams.out.write_all(text.as_bytes())?;
        if args.format == Format::Human {
            write_allowed(&self.allowed, &self.sources, streams.out)?;
            writeln!(streams.out, "{}", count_line(&diagnostics))?;
        }
        Ok(ExitStatus::of(failed))
    }
}

/// The project folder as it is seen from the working folder, with `/`; empty where it is that folder or lies beside it.
fn folder_of(sources: &Sources) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let inside = here.ok();
    let inside = inside.and_then(|here| sources.root.strip_prefix(here).ok());
    let names = inside.iter().flat_map(|path| path.components());
    let names: Vec<_> = names.map(|c| c.as_os_str().to_string_lossy()).collect();
    names.join("/")
}

/// A waiver is no secret: whoever reads the result sees what was not held against the rules, and why.
fn write_allowed(allowed: &[Allowed], sources: &Sources, out: &mut dyn Write) -> Result<()> {
    for one in allowed {
        let (rule, path) = (one.problem.code.as_str(), sources.path(one.place.file));
        writeln!(
            out,
            "waived: {rule} in {path}, by {}: {}",
            one.by, one.reason
        )?;
    }
    Ok(())
}
