//! `amends import`: turns the history of another tool into a project and says what became of it.

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::import::{Mode, Progress, Report, import_statuspage};

/// The tool that a history comes from.
#[derive(Debug, clap::Subcommand)]
pub enum ImportArgs {
    /// Imports saved answers of Statuspage's public API (`/api/v2/*.json`).
    Statuspage(HistoryArgs),
}

/// Where a history is and where its project goes.
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {
    /// A folder with `incidents.json`, `components.json`, `scheduled-maintenances.json` or `summary.json`, or one such file.
    pub source: PathBuf,
    /// The folder of the new project. Files that are there are never overwritten.
    pub dest: PathBuf,
    /// Says what would be written, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Imports a history and writes a summary to `out`.
///
/// # Errors
/// A source that cannot be read, a destination that is taken, and a disk that does not take the files.
pub fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<()> {
    let ImportArgs::Statuspage(history) = args;
    let mode = if history.dry_run {
        Mode::DryRun
    } else {
        Mode::Write
    };
    let bar = Bar(ProgressBar::hidden());
    let bar = if mode == Mode::Write {
        Bar::default()
    } else {
        bar
    };
    let report = import_statuspage(&history.source, &history.dest, mode, &bar)?;
    bar.0.finish_and_clear();
    summarise(&report, &history.dest, mode, out)
}

/// A bar on stderr, which draws itself only where that is a terminal.
struct Bar(ProgressBar);

impl Default for Bar {
    fn default() -> Self {
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(
            ProgressBar::new(0)
                .with_style(style)
                .with_message("writing"),
        )
    }
}

impl Progress for Bar {
    fn start(&self, files: usize) {
        self.0.set_length(u64::try_from(files).unwrap_or(u64::MAX));
    }

    fn advance(&self) {
        self.0.inc(1);
    }
}

fn summarise(report: &Report, dest: &Path, mode: Mode, out: &mut dyn Write) -> Result<()> {
    let verb = if mode == Mode::Write {
        "imported"
    } else {
        "would import"
    };
    writeln!(
        out,
        "{verb} {}, {} and {} into {}: {}",
        count(report.incidents, "incident"),
        count(report.updates, "update"),
        count(report.components, "component"),
        dest.display(),
        count(report.files.len(), "file"),
    )?;
    if mode == Mode::DryRun {
        for folder in folders(&report.files) {
            writeln!(out, "  {folder}")?;
        }
    }
    let repaired = report
        .repaired
        .iter()
        .map(|repair| (repair.place.as_str(), repair.what.as_str()));
    list(
        "changed, because no project can say it otherwise",
        repaired,
        out,
    )?;
    let left_out = report
        .left_out
        .iter()
        .map(|left_out| (left_out.place.as_str(), left_out.why.as_str()));
    list("left out", left_out, out)?;
    if mode == Mode::Write {
        writeln!(out, "next: amends -C {} build", dest.display())?;
    }
    Ok(())
}

fn list<'a>(
    title: &str,
    entries: impl ExactSizeIterator<Item = (&'a str, &'a str)>,
    out: &mut dyn Write,
) -> Result<()> {
    if entries.len() > 0 {
        writeln!(out, "{title} ({}):", entries.len())?;
    }
    for (place, what) in entries {
        writeln!(out, "  {place}: {what}")?;
    }
    Ok(())
}

/// One line for each folder and each file outside one, with how many files it gets.
fn folders(files: &[PathBuf]) -> Vec<String> {
    let mut counts: BTreeMap<&Path, usize> = BTreeMap::new();
    for file in files {
        let folder = file
            .parent()
            .filter(|folder| *folder != Path::new(""))
            .unwrap_or(file);
        *counts.entry(folder).or_default() += 1;
    }
    let line = |(folder, files): (&Path, usize)| match folder.extension() {
        Some(_) => folder.display().to_string(),
        None => format!("{}/ ({})", folder.display(), count(files, "file")),
    };
    counts.into_iter().map(line).collect()
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
