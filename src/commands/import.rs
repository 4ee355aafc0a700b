//! `amends import`: turns the history of another tool into a project and says what became of it.

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::import::{Mode, Progress, Report, import_cstate, import_stactus, import_statuspage};

const STATUSPAGE: &str = "\
Examples:
  mkdir answers
  curl -o answers/incidents.json https://status.example.com/api/v2/incidents.json
  curl -o answers/components.json https://status.example.com/api/v2/components.json
  amends import statuspage answers status --dry-run
          says what would become of it
  amends import statuspage answers status && amends -C status build
          makes the project, and its site";

const CSTATE: &str = "\
Examples:
  amends import cstate ~/old-status status --dry-run
          says what would become of the site in ~/old-status
  amends import cstate ~/old-status status && amends -C status build
          makes the project, and its site";

const STACTUS: &str = "\
Examples:
  amends import stactus ~/old-status status --dry-run
          says what would become of the site in ~/old-status
  amends import stactus ~/old-status status && amends -C status build
          makes the project, and its site";

/// The tool that a history comes from.
#[derive(Debug, clap::Subcommand)]
pub enum ImportArgs {
    /// Imports the files of a cState site
    #[command(after_help = CSTATE)]
    Cstate(SiteArgs),
    /// Imports the files of a Stactus site
    #[command(after_help = STACTUS)]
    Stactus(SiteArgs),
    /// Imports saved answers of Statuspage's public API (`/api/v2/*.json`)
    Statuspage(HistoryArgs),
}

/// Where a history is and where its project goes.
#[derive(Debug, clap::Args)]
#[command(after_help = STATUSPAGE)]
pub struct HistoryArgs {
    /// A folder with `incidents.json`, `components.json`, `scheduled-maintenances.json` or `summary.json`, or one such file
    pub source: PathBuf,
    /// The folder of the new project; files that are there are never overwritten
    pub dest: PathBuf,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Where the files of a site are and where their project goes.
#[derive(Debug, clap::Args)]
pub struct SiteArgs {
    /// The folder of the site, a folder with its incidents, or one file
    pub source: PathBuf,
    /// The folder of the new project; files that are there are never overwritten
    pub dest: PathBuf,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Imports a history and writes a summary to `out`.
///
/// # Errors
/// A source that cannot be read, a destination that is taken, and a disk that does not take the files.
pub fn run(args: &ImportArgs, out: &mut dyn Write) -> Result<()> {
    let (import, source, dest, dry_run): (Import, _, _, _) = match args {
        ImportArgs::Cstate(site) => (import_cstate, &site.source, &site.dest, site.dry_run),
        ImportArgs::Stactus(site) => (import_stactus, &site.source, &site.dest, site.dry_run),
        ImportArgs::Statuspage(page) => (import_statuspage, &page.source, &page.dest, page.dry_run),
    };
    let mode = if dry_run { Mode::DryRun } else { Mode::Write };
    let bar = Bar(ProgressBar::hidden());
    let bar = if mode == Mode::Write {
        Bar::default()
    } else {
        bar
    };
    let report = import(source, dest, mode, &bar)?;
    bar.0.finish_and_clear();
    summarise(&report, dest, mode, out)
}

/// An import of one format.
type Import = fn(&Path, &Path, Mode, &dyn Progress) -> Result<Report>;

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
    let split: Vec<_> = report
        .split
        .iter()
        .map(|split| (split.place.as_str(), count(split.updates, "message")))
        .collect();
    let split = split
        .iter()
        .map(|(place, messages)| (*place, messages.as_str()));
    list("cut into updates", split, out)?;
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(clap::Parser)]
    struct Import {
        #[command(subcommand)]
        tool: ImportArgs,
    }

    fn import(arguments: &[&str]) -> String {
        let args = Import::try_parse_from([&["import", "statuspage"], arguments].concat()).unwrap();
        let mut out = Vec::new();
        run(&args.tool, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "a fixture in a folder of the test's own"
    )]
    fn the_summary_names_what_changed_and_what_is_next() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("incidents.json");
        let json = r#"{"page": {"name": "Acme", "url": "https://acme.example", "time_zone": "UTC"}, "incidents": [
            {"name": "Odd", "impact": "minor", "incident_updates": [{"status": "Resolved", "display_at": "2026-07-11T12:00:00Z", "body": "Done."}]},
            {"name": "Empty"}]}"#;
        std::fs::write(&source, json).unwrap();
        let (source, dest) = (
            source.display().to_string(),
            folder.path().join("p").display().to_string(),
        );
        let notes = "changed, because no project can say it otherwise (1):\n  \
                     incidents.json: incidents[0] `Odd`, update 1 of 1: the status `Resolved` is read as `resolved`\n\
                     left out (1):\n  incidents.json: incidents[1] `Empty`: it has no update with a time\n";
        let expected = format!(
            "would import 1 incident, 1 update and 0 components into {dest}: 3 files\n  \
             amends.yaml\n  incidents/2026-07-11-odd/ (2 files)\n{notes}"
        );
        assert_eq!(import(&[&source, &dest, "--dry-run"]), expected);
        let expected = format!(
            "imported 1 incident, 1 update and 0 components into {dest}: 3 files\n{notes}next: amends -C {dest} build\n"
        );
        assert_eq!(import(&[&source, &dest]), expected);
    }
}
