//! What `serve` writes to the terminal: where to look, what was built, what is wrong, what has been said. Never builds.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use anyhow::{Error, Result};

use super::clock::Hands;
use super::raise::{DESK, Known};
use super::{Found, Reach};
use crate::commands::Streams;
use crate::commands::report::{count_line, counted, write_problems};
use crate::diagnostics::{Diagnostics, Format, render};
use crate::model::Moment;
use crate::serve::Changes;
use crate::source::Sources;

/// What was written last, so that nothing is said twice.
#[derive(Default)]
pub(super) struct Lines {
    mistakes: String,
    findings: String,
    failure: String,
    is_over: bool,
}

/// The address that a browser opens.
pub(super) fn address(at: SocketAddr, path: &str) -> String {
    let host = match at.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V6(ip) => format!("[{ip}]"),
        IpAddr::V4(ip) => ip.to_string(),
    };
    format!("http://{host}:{}{path}", at.port())
}

impl Lines {
    /// Says where to look.
    pub(super) fn greet(
        &self,
        (at, home, known): (SocketAddr, &str, Option<&Known>),
        host: Option<IpAddr>,
        streams: &mut Streams<'_>,
    ) -> Result<()> {
        if host.is_some_and(|host| !host.is_loopback()) {
            let desk = address(at, DESK);
            writeln!(
                streams.err,
                "warning: whoever reaches this machine can read all of it, the private desk at {desk} too: replies, drafts of \
                 what to say and unconfirmed times; without `--host` only this machine can"
            )?;
        }
        if let Some(known) = known {
            writeln!(streams.out, "{}", known.name)?;
        }
        writeln!(streams.out, "site  {}", address(at, home))?;
        for (name, path) in known.iter().flat_map(|known| &known.brands) {
            writeln!(streams.out, "      {}  ({name})", address(at, path))?;
        }
        writeln!(streams.out, "desk  {}  (private)", address(at, DESK))?;
        writeln!(
            streams.out,
            "pages are loaded anew when a file changes; press Ctrl-C to end"
        )?;
        Ok(streams.out.flush()?)
    }

    /// Says that it ends.
    pub(super) fn end(&self, streams: &mut Streams<'_>) -> Result<()> {
        writeln!(streams.out, "\nended; nothing was written")?;
        Ok(())
    }

    /// Names the mistakes that stand in the way, once, and says so when they are mended.
    pub(super) fn write_mistakes(
        &mut self,
        mistakes: &Diagnostics,
        (sources, reach): (&Sources, Reach),
        streams: &mut Streams<'_>,
    ) -> Result<()> {
        let text = render(mistakes, sources, Format::Short);
        if text == self.mistakes {
            return Ok(());
        }
        write_problems(mistakes, sources, streams.err)?;
        let count = counted(mistakes.len(), "mistake");
        match (mistakes.is_empty(), reach) {
            (true, _) => writeln!(streams.err, "mended: no mistake is left")?,
            (false, Reach::Nothing) => writeln!(streams.err, "{count}; nothing can be shown yet")?,
            (false, Reach::Last) => writeln!(streams.err, "{count}; the last good site stays up")?,
            (false, Reach::Closed) => writeln!(
                streams.err,
                "{count} in closed incidents; their pages stay as they were shown last"
            )?,
        }
        self.mistakes = text;
        Ok(streams.err.flush()?)
    }

    /// Says why the files could not be read at all, once.
    pub(super) fn write_failure(&mut self, error: &Error, streams: &mut Streams<'_>) -> Result<()> {
        let text = format!("{error:#}");
        if text != self.failure {
            writeln!(streams.err, "error: {text}; the last good site stays up")?;
            self.failure = text;
        }
        Ok(streams.err.flush()?)
    }

    /// Says what was built anew, and why.
    pub(super) fn write_change(
        &mut self,
        (changes, directory): (&Changes, &Path),
        took: Duration,
        streams: &mut Streams<'_>,
    ) -> Result<()> {
        self.failure.clear();
        let Some(first) = changes.paths.first() else {
            return Ok(());
        };
        let what = match changes.paths.len() {
            1 => shorten(first, directory),
            many => format!("{many} files"),
        };
        writeln!(streams.out, "{what}: built anew in {} ms", took.as_millis())?;
        Ok(streams.out.flush()?)
    }

    /// Says what `check` would, if it is anything new; nothing is held back for it.
    pub(super) fn write_findings(
        &mut self,
        found: &Found,
        streams: &mut Streams<'_>,
    ) -> Result<()> {
        if found.lines != self.findings {
            write!(streams.out, "{}", found.lines)?;
            writeln!(streams.out, "check: {}", count_line(&found.diagnostics))?;
            self.findings.clone_from(&found.lines);
        }
        Ok(streams.out.flush()?)
    }

    /// Says what customers are told from now on that they were not told before.
    pub(super) fn write_news(
        &mut self,
        (before, now): (Option<&Known>, &Known),
        hands: &Hands,
        streams: &mut Streams<'_>,
    ) -> Result<()> {
        if let Some(before) = before {
            for (at, line) in now.said.difference(&before.said) {
                writeln!(streams.out, "{}  {line}", local(*at, now))?;
            }
        }
        if hands.is_over_at(now.now) && !self.is_over {
            let at = local(now.now, now);
            writeln!(
                streams.out,
                "the replay is over, and time stands still at {at}; press Ctrl-C to end"
            )?;
            self.is_over = true;
        }
        Ok(streams.out.flush()?)
    }
}

fn local(moment: Moment, known: &Known) -> String {
    let local = moment.with_timezone(&known.zone);
    local.format("%Y-%m-%d %H:%M %Z").to_string()
}

/// A path as it is seen from the project folder.
fn shorten(path: &Path, directory: &Path) -> String {
    let root = directory.canonicalize().unwrap_or_default();
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.display().to_string()
}
