//! `amends man`: a man page for every command, from the same words as `--help`. Never writes anything but man pages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::report::counted;
use super::schema::exchange;
use super::{Cli, ExitStatus, Streams, seen_from};

const EXAMPLES: &str = "\
Examples:
  amends man ~/.local/share/man/man1
          then `man amends` and `man amends-check` show them
  amends man /tmp/man && man /tmp/man/amends-check.1
          without installing them";

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// The folder that the pages are written to, one for each command; made where it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the pages into a folder.
pub(super) fn run(
    directory: &Path,
    args: &ManArgs,
    streams: &mut Streams<'_>,
) -> Result<ExitStatus> {
    let folder = seen_from(directory, &args.folder);
    let pages = pages()?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("could not create the folder `{}`", folder.display()))?;
    for (name, text) in &pages {
        let path = folder.join(name);
        exchange(&path, text.as_bytes())
            .with_context(|| format!("could not write `{}`", path.display()))?;
    }
    let count = counted(pages.len(), "page");
    writeln!(streams.out, "{count} written to {}", folder.display())?;
    Ok(ExitStatus::Success)
}

/// The name and the text of every page, that of `amends` itself first.
fn pages() -> Result<Vec<(String, String)>> {
    let mut root = Cli::command().disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    add_pages(&root, &mut pages)?;
    Ok(pages)
}

fn add_pages(command: &Command, pages: &mut Vec<(String, String)>) -> Result<()> {
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render(&mut text)?;
    let text = String::from_utf8(text).context("a man page is not UTF-8")?;
    // Readers of man pages look for examples under their name.
    let text = text.replace(".SH EXTRA\nExamples:\n", ".SH EXAMPLES\n");
    pages.push((
        man.get_filename(),
        text.replace(".SH EXTRA\n", ".SH NOTES\n"),
    ));
    for inner in command.get_subcommands() {
        add_pages(inner, pages)?;
    }
    Ok(())
}
