//! `amends completions`: what a shell needs to complete command lines. Writes no file: where one goes differs by shell and system.

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Cli, ExitStatus, Streams};

const EXAMPLES: &str = "\
Examples:
  amends completions bash > ~/.local/share/bash-completion/completions/amends
  amends completions zsh > ~/.zfunc/_amends
          with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc
  amends completions fish > ~/.config/fish/completions/amends.fish
  amends completions elvish >> ~/.config/elvish/rc.elv
  amends completions powershell >> $PROFILE

They take effect in the next shell.";

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Prints the completions for a shell.
pub(super) fn run(args: &CompletionsArgs, streams: &mut Streams<'_>) -> Result<ExitStatus> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "amends", &mut script);
    streams.out.write_all(&script)?;
    Ok(ExitStatus::Success)
}
