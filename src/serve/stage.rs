//! One state of the project as browsers ask for it: a page is made when it is asked for. Never keeps what it made.
//!
//! Outputs borrow from the site that they render, so they live on the stack of one thread; a [`Stage`] is the way to ask it.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{LazyLock, Mutex, PoisonError};

use anyhow::Error;

use crate::publish::{Key, Output};

/// How an output comes about that is made only when somebody asks for it.
type Make<'a> = Box<dyn FnOnce() -> Output<'a> + Send + 'a>;

/// A folder that `build` would write, and the address that it is served below.
pub struct Folder<'a> {
    at: String,
    output: LazyLock<Output<'a>, Make<'a>>,
}

/// Where to ask for what one state of the project holds; when the last copy is dropped, that state is let go.
#[derive(Clone)]
pub struct Stage(Sender<Ask>);

/// The questions to one state of the project.
pub struct Asks(Mutex<Receiver<Ask>>);

/// What stands at an address.
#[derive(Debug)]
pub enum Found {
    /// A file.
    File {
        /// Its path in its folder.
        path: String,
        /// What its bytes are made from.
        key: Option<Key>,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// No file, but a folder of this address.
    Folder,
    /// Nothing, and the page that says so.
    Lost(Option<Vec<u8>>),
    /// A page that could not be made.
    Unmade(Error),
    /// Nobody answers any more.
    Gone,
}

enum Ask {
    Page(String, SyncSender<Found>),
    Key(String, SyncSender<Option<Key>>),
    Below(String, SyncSender<Vec<(String, Vec<u8>)>>),
}

/// A stage, and the questions that it passes on.
pub fn stage() -> (Stage, Asks) {
    let (sender, receiver) = channel();
    (Stage(sender), Asks(Mutex::new(receiver)))
}

impl Stage {
    /// What stands at a path of an address, such as `/history/`.
    pub fn find(&self, path: &str) -> Found {
        let answer = self.ask(|to| Ask::Page(path.to_owned(), to));
        answer.unwrap_or(Found::Gone)
    }

    /// What the file at a path of an address is made from; none where there is none.
    pub fn key(&self, path: &str) -> Option<Key> {
        self.ask(|to| Ask::Key(path.to_owned(), to)).flatten()
    }

    /// The files whose address begins with a path, each by its address.
    pub fn below(&self, path: &str) -> Vec<(String, Vec<u8>)> {
        let answer = self.ask(|to| Ask::Below(path.to_owned(), to));
        answer.unwrap_or_default()
    }

    fn ask<T>(&self, ask: impl FnOnce(SyncSender<T>) -> Ask) -> Option<T> {
        let (sender, receiver) = sync_channel(1);
        self.0.send(ask(sender)).ok()?;
        receiver.recv().ok()
    }
}

impl Asks {
    /// Answers from folders until nobody can ask any more; several threads may do so at once.
    pub fn answer(&self, folders: &[Folder<'_>]) {
        loop {
            let ask = {
                let receiver = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                receiver.recv()
            };
            match ask {
                Ok(ask) => ask.answer(folders),
                Err(_) => return,
            }
        }
    }
}

impl Ask {
    /// Who asked may have gone; nobody minds then.
    fn answer(self, folders: &[Folder<'_>]) {
        let _ = match self {
            Self::Page(path, to) => to.send(find(folders, &path)).ok(),
            Self::Key(path, to) => to.send(key(folders, &path)).ok(),
            Self::Below(path, to) => to.send(below(folders, &path)).ok(),
        };
    }
}

impl<'a> Folder<'a> {
    /// A folder served below an address that begins and ends in `/`.
    pub fn new(at: impl Into<String>, output: impl FnOnce() -> Output<'a> + Send + 'a) -> Self {
        Self {
            at: at.into(),
            output: LazyLock::new(Box::new(output)),
        }
    }
}

/// The folder that an address leads into, and the file that is meant there; the longest address goes first.
fn place<'f, 'a>(folders: &'f [Folder<'a>], path: &str) -> Option<(&'f Folder<'a>, String)> {
    let within = |folder: &'f Folder<'a>| Some((folder, path.strip_prefix(&folder.at)?));
    let mut inside: Vec<_> = folders.iter().filter_map(within).collect();
    inside.sort_by_key(|(folder, _)| folder.at.len());
    let (folder, rest) = inside.pop()?;
    let file = match rest.is_empty() || rest.ends_with('/') {
        true => format!("{rest}index.html"),
        false => rest.to_owned(),
    };
    Some((folder, file))
}

fn key(folders: &[Folder<'_>], path: &str) -> Option<Key> {
    let (folder, file) = place(folders, path)?;
    folder.output.key(&file)
}

fn find(folders: &[Folder<'_>], path: &str) -> Found {
    let Some((folder, file)) = place(folders, path) else {
        return match folders.iter().any(|f| f.at == format!("{path}/")) {
            true => Found::Folder,
            false => Found::Lost(None),
        };
    };
    match folder.output.bytes(&file) {
        Ok(Some(bytes)) => Found::File {
            key: folder.output.key(&file),
            path: file,
            bytes,
        },
        Ok(None) if is_folder(folder, &file) => Found::Folder,
        Ok(None) => match lost_page(folder, &file) {
            Ok(page) => Found::Lost(page),
            Err(error) => Found::Unmade(error),
        },
        Err(error) => Found::Unmade(error),
    }
}

fn is_folder(folder: &Folder<'_>, file: &str) -> bool {
    folder.output.key(&format!("{file}/index.html")).is_some()
}

/// The page for lost readers that stands nearest above a path, as a host would answer.
fn lost_page(folder: &Folder<'_>, file: &str) -> Result<Option<Vec<u8>>, Error> {
    let mut above = file;
    loop {
        above = above.rfind('/').map_or("", |end| &above[..end]);
        let page = match above {
            "" => "404.html".to_owned(),
            above => format!("{above}/404.html"),
        };
        let found = folder.output.bytes(&page)?;
        if found.is_some() || above.is_empty() {
            return Ok(found);
        }
    }
}

fn below(folders: &[Folder<'_>], path: &str) -> Vec<(String, Vec<u8>)> {
    let files = folders.iter().flat_map(|folder| {
        let inside = path.strip_prefix(&folder.at).into_iter();
        inside.flat_map(move |start| {
            let paths = folder.output.paths().filter(move |p| p.starts_with(start));
            paths.map(move |path| (folder, path))
        })
    });
    let made = files.filter_map(|(folder, path)| {
        let bytes = folder.output.bytes(path).ok()??;
        Some((format!("{}{path}", folder.at), bytes))
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn output(files: &[(&str, &str)]) -> Output<'static> {
        let mut output = Output::new();
        for (path, text) in files {
            output.insert(*path, *text);
        }
        output
    }

    fn describe(found: Found) -> String {
        match found {
            Found::File { path, bytes, .. } => {
                format!("{path} {}", String::from_utf8_lossy(&bytes))
            }
            Found::Folder => "folder".to_owned(),
            Found::Lost(page) => {
                let page = page.map(|p| String::from_utf8_lossy(&p).into_owned());
                format!("lost {}", page.unwrap_or_default())
            }
            Found::Unmade(error) => format!("unmade {error}"),
            Found::Gone => "gone".to_owned(),
        }
    }

    #[test]
    fn an_address_leads_to_what_a_host_would_answer() {
        let (stage, asks) = stage();
        let site = [
            ("index.html", "home"),
            ("404.html", "where?"),
            ("da/404.html", "hvor?"),
            ("da/index.html", "hjem"),
            ("a/b.txt", "b"),
        ];
        let folders = move || {
            [
                Folder::new("/at/", move || output(&site)),
                Folder::new("/at/replies/", || output(&[("index.html", "desk")])),
            ]
        };
        thread::spawn(move || asks.answer(&folders()));
        for (path, expected) in [
            ("/at/", "index.html home"),
            ("/at/index.html", "index.html home"),
            ("/at/da", "folder"),
            ("/at", "folder"),
            ("/at/da/", "da/index.html hjem"),
            ("/at/a/b.txt", "a/b.txt b"),
            ("/at/a/c.txt", "lost where?"),
            ("/at/da/x/y", "lost hvor?"),
            ("/at/replies/", "index.html desk"),
            ("/at/replies/x", "lost "),
            ("/", "lost "),
            ("/at/../at/", "lost where?"),
        ] {
            assert_eq!(describe(stage.find(path)), expected, "{path}");
        }
        assert_eq!(stage.key("/at/"), Some(Key::of("home")));
        assert_eq!(stage.below("/at/da/").len(), 2);
    }

    #[test]
    fn nobody_answers_for_a_state_that_is_gone() {
        let (stage, asks) = stage();
        drop(asks);
        assert_eq!(describe(stage.find("/")), "gone");
    }
}
