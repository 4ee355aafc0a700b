//! Hears of changed files and hands them over in batches. Never reads one, and never looks at what a build writes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::{CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing may happen before a batch is handed over: an editor removes, writes and renames within it.
const QUIET: Duration = Duration::from_millis(12);
/// The same where many files change: a checkout pauses for longer, and nobody wants to see the half of one.
const QUIET_OF_MANY: Duration = Duration::from_millis(150);
/// How many changed files are many.
const MANY: usize = 12;
/// How long a batch may grow.
const LONGEST: Duration = Duration::from_secs(3);
/// How often files are looked at where the system cannot tell of so many.
const POLL: Duration = Duration::from_secs(2);
/// The folders that amends reads, all the way down.
const FOLDERS: [&str; 2] = ["incidents", "themes"];
const PROJECT: &str = "amends.yaml";

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files and folders, without links.
    pub paths: BTreeSet<PathBuf>,
    /// Whether it is not known what else has changed.
    pub more: bool,
    /// Whether a folder is among them: files that came with it may have gone unnoticed.
    pub folders: bool,
}

/// A watch over a project folder; it goes on as long as the program.
pub struct Watch {
    _ends: Sender<Heard>,
    /// Whether files are looked at every now and then, because the system cannot tell.
    pub polls: bool,
}

/// What the watching thread hears.
enum Heard {
    Event(notify::Result<Event>),
}

/// Watches a project folder, and tells of what has changed once it has come to rest.
pub fn watch(root: &Path, tell: impl Fn(Changes) + Send + 'static) -> Result<Watch> {
    let root = root.canonicalize();
    let root = root.context("cannot find the project folder")?;
    let (sender, receiver) = channel();
    let (eyes, polls) = open_eyes(&root, &sender)?;
    let watching = Watching { root, eyes };
    thread::spawn(move || watching.run(&receiver, &tell));
    Ok(Watch {
        _ends: sender,
        polls,
    })
}

/// Who looks at the files.
type Eyes = Box<dyn Watcher + Send>;

/// The system tells of changes; where it has no room for so many folders, they are looked at in turn.
fn open_eyes(root: &Path, sender: &Sender<Heard>) -> Result<(Eyes, bool)> {
    let hear = |sender: Sender<Heard>| {
        move |event| {
            if is_change(&event) {
                // The watch has ended where nobody listens.
                let _ = sender.send(Heard::Event(event));
            }
        }
    };
    let told = RecommendedWatcher::new(hear(sender.clone()), Config::default());
    if let Ok(mut eyes) = told.map(Box::new)
        && look_at(&mut *eyes, root).is_ok()
    {
        return Ok((eyes, false));
    }
    let config = Config::default().with_poll_interval(POLL);
    let eyes = PollWatcher::new(hear(sender.clone()), config);
    let mut eyes = Box::new(eyes.context("cannot watch the project folder")?);
    look_at(&mut *eyes, root).context("cannot watch the project folder")?;
    Ok((eyes, true))
}

/// What is built lies beside the folders that are read, so only these are watched all the way down.
fn look_at(eyes: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    eyes.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|name| root.join(name)) {
        if folder.is_dir() {
            eyes.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Whether an event can mean that a file differs: that one was opened or closed after reading cannot.
fn is_change(event: &notify::Result<Event>) -> bool {
    match event {
        Ok(event) => match event.kind {
            EventKind::Access(_) => false,
            EventKind::Modify(ModifyKind::Metadata(_)) => true,
            EventKind::Other | EventKind::Any => true,
            EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
        },
        Err(_) => true,
    }
}

struct Watching {
    root: PathBuf,
    eyes: Eyes,
}

impl Watching {
    fn run(mut self, heard: &Receiver<Heard>, tell: &dyn Fn(Changes)) {
        while let Ok(first) = heard.recv() {
            let mut changes = Changes::default();
            self.add(first, &mut changes);
            if changes == Changes::default() {
                continue;
            }
            self.gather(heard, &mut changes);
            self.look_again(&mut changes);
            tell(changes);
        }
    }

    /// Waits until the files have come to rest.
    fn gather(&self, heard: &Receiver<Heard>, changes: &mut Changes) {
        let began = Instant::now();
        while began.elapsed() < LONGEST {
            let quiet = match changes.paths.len() > MANY {
                true => QUIET_OF_MANY,
                false => QUIET,
            };
            match heard.recv_timeout(quiet) {
                Ok(event) => self.add(event, changes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn add(&self, heard: Heard, changes: &mut Changes) {
        let Heard::Event(event) = heard;
        let Ok(event) = event else {
            changes.more = true;
            return;
        };
        changes.more |= event.need_rescan();
        let of_folder = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
        );
        let renamed = matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
        for path in event.paths {
            if self.is_read(&path) {
                changes.folders |= of_folder || (renamed && path.is_dir());
                changes.paths.insert(path);
            }
        }
    }

    /// Whether amends could read a path: what it writes, and what editors keep for themselves, it does not.
    fn is_read(&self, path: &Path) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else {
            return false;
        };
        let mut names = inside.iter();
        let first = names.next().unwrap_or(OsStr::new(""));
        let kept = |name: &OsStr| is_of_editor(&name.to_string_lossy());
        match FOLDERS.iter().any(|folder| first == *folder) {
            true => !names.any(kept),
            false => first == PROJECT,
        }
    }

    /// A folder that was taken away is no longer watched, and one that has come is not yet.
    fn look_again(&mut self, changes: &mut Changes) {
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            if changes.paths.contains(&folder) {
                changes.more = true;
                if folder.is_dir() {
                    // Where it goes again at once, its going is the next change.
                    let _ = self.eyes.watch(&folder, RecursiveMode::Recursive);
                }
            }
        }
    }
}

/// Names that editors give to what they hold and to what they try: amends passes over all of them.
fn is_of_editor(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || name.ends_with(".swp")
        || name.ends_with(".tmp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_amends_reads_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (sender, _receiver) = channel();
        let (eyes, _) = open_eyes(&root, &sender).unwrap();
        let watching = Watching {
            root: root.clone(),
            eyes,
        };
        for (path, expected) in [
            ("amends.yaml", true),
            ("incidents", true),
            ("incidents/2026/a/01-x.md", true),
            ("themes/default/static/style.css", true),
            ("incidents/a/.01-x.md.swp", false),
            ("incidents/a/01-x.md~", false),
            ("incidents/a/4913", false),
            ("incidents/.git/index", false),
            ("public/index.html", false),
            ("replies/index.html", false),
            (".git/HEAD", false),
            ("notes.md", false),
            ("", false),
        ] {
            assert_eq!(watching.is_read(&root.join(path)), expected, "{path}");
        }
        assert!(!watching.is_read(Path::new("/elsewhere/incidents/a")));
    }
}
