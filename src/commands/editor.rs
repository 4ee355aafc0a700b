//! Runs the editor of whoever is writing, as git does. Never reads what it wrote.

use std::env;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

/// The editor that a person has chosen, with its arguments.
pub(super) struct Editor {
    command: String,
    /// Whether Ctrl-C is meant for this program.
    reachable: Arc<AtomicBool>,
}

impl Editor {
    /// The one of `$VISUAL`, else of `$EDITOR`, else the one that every system has.
    pub(super) fn of_environment() -> Self {
        let named = ["VISUAL", "EDITOR"].into_iter();
        let mut named = named.filter_map(|name| env::var(name).ok());
        let chosen = named.find(|command| !command.trim().is_empty());
        let reachable = Arc::new(AtomicBool::new(true));
        listen(&reachable);
        Self {
            command: chosen.unwrap_or_else(|| USUAL.to_owned()),
            reachable,
        }
    }

    /// Lets the person edit a file, and waits for the end.
    pub(super) fn open(&self, file: &Path) -> Result<()> {
        // What is typed belongs to the editor, Ctrl-C too.
        self.reachable.store(false, Ordering::Relaxed);
        let status = self.run(file);
        self.reachable.store(true, Ordering::Relaxed);
        let status = status.with_context(|| {
            format!(
                "cannot start the editor `{}`; set `VISUAL` or `EDITOR`",
                self.command
            )
        })?;
        if !status.success() {
            bail!("the editor `{}` ended with {status}", self.command);
        }
        Ok(())
    }

    /// The shell reads the variable: it may hold arguments and quotes.
    #[cfg(unix)]
    fn run(&self, file: &Path) -> std::io::Result<ExitStatus> {
        let line = format!("{} \"$@\"", self.command);
        Command::new("sh")
            .arg("-c")
            .arg(line)
            .arg(&self.command)
            .arg(file)
            .status()
    }

    #[cfg(not(unix))]
    fn run(&self, file: &Path) -> std::io::Result<ExitStatus> {
        let mut words = self.command.split_whitespace();
        let program = words.next().unwrap_or(USUAL);
        Command::new(program).args(words).arg(file).status()
    }
}

#[cfg(unix)]
const USUAL: &str = "vi";
#[cfg(not(unix))]
const USUAL: &str = "notepad";

/// Lets Ctrl-C end the program only while the flag is set.
#[cfg(unix)]
fn listen(reachable: &Arc<AtomicBool>) {
    let interrupt = signal_hook::consts::SIGINT;
    // Where it cannot be kept away, the draft is on disk all the same.
    let _ = signal_hook::flag::register_conditional_default(interrupt, Arc::clone(reachable));
}

#[cfg(not(unix))]
fn listen(_: &Arc<AtomicBool>) {}
