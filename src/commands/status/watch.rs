//! Draws the state again and again: when a file changes, and when a minute has passed. Ends with Ctrl-C.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{look, screen};
use crate::commands::{AskTime, ExitStatus};
use crate::model::MachineTime;

/// How often is looked whether something has changed.
const PAUSE: Duration = Duration::from_secs(2);

/// Moves to the first line and clears the screen from there.
const FROM_THE_TOP: &str = "\u{1b}[H\u{1b}[J";

/// What the state is made from; a file that changes twice within one tick of its clock differs in length or later.
const READ: [&str; 3] = ["amends.yaml", "incidents", "themes"];

/// Draws until Ctrl-C.
pub(super) fn watch(directory: &Path, ask: AskTime, out: &mut dyn Write) -> Result<ExitStatus> {
    let (end, ended) = mpsc::channel();
    let stop = move || {
        let _ = end.send(());
    };
    ctrlc::set_handler(stop).context("cannot listen for Ctrl-C")?;
    let mut drawn = None;
    loop {
        let seen = (minute(ask()?), fingerprint(directory));
        if drawn != Some(seen) {
            let state = look(directory, None, ask)?;
            let text = screen::draw(&state, screen::width());
            write!(out, "{FROM_THE_TOP}{text}")?;
            out.flush()?;
            drawn = Some(seen);
        }
        if ended.recv_timeout(PAUSE).is_ok() {
            return Ok(ExitStatus::Success);
        }
    }
}

fn minute(time: MachineTime) -> i64 {
    let (MachineTime::Epoch(moment) | MachineTime::Clock(moment)) = time;
    moment.timestamp().div_euclid(60)
}

/// A number that changes when a file that is read does.
fn fingerprint(directory: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in READ {
        add(&directory.join(name), &mut hasher);
    }
    hasher.finish()
}

/// Adds a file, or all in a folder. What cannot be looked at is named when it is read.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(metadata) = path.symlink_metadata() else {
        return;
    };
    path.hash(hasher);
    metadata.len().hash(hasher);
    metadata.modified().ok().hash(hasher);
    if metadata.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            add(&path, hasher);
        }
    }
}
