//! What is shown now, and every open page that is to hear when that changes. Never makes a page.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::pages::write_key;
use super::stage::Stage;

/// What is shown, and who looks at it.
#[derive(Default)]
pub struct House(Mutex<Inside>);

/// What people are told beside the pages, as JSON.
pub type Told = String;

#[derive(Default)]
struct Inside {
    stage: Option<Stage>,
    told: Told,
    listeners: Vec<Listener>,
}

/// An open page.
struct Listener {
    path: String,
    /// What the page was made from.
    key: String,
    sender: Sender<Event>,
}

/// What an open page hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The page is no longer what it would be now.
    Reload,
    /// What there is to say has changed.
    Say(Told),
}

impl House {
    /// Puts up another state of the project, and tells the pages that are shown otherwise in it.
    ///
    /// Each is asked for on a thread of its own: the desk takes a while to compose, and no page waits for another.
    pub fn put_up(&self, stage: &Stage) {
        let mut inside = self.inside();
        let is_first = inside.stage.replace(stage.clone()).is_none();
        for Listener { path, key, sender } in &inside.listeners {
            let (path, key, sender) = (path.clone(), key.clone(), sender.clone());
            let stage = stage.clone();
            thread::spawn(move || {
                if is_first || write_key(stage.key(&path)) != key {
                    // A page that has been closed is let go the next time that there is something to say.
                    let _ = sender.send(Event::Reload);
                }
            });
        }
    }

    /// Tells every open page what there is to say, if it is anything new.
    pub fn tell(&self, told: Told) {
        let mut inside = self.inside();
        if inside.told == told {
            return;
        }
        inside
            .listeners
            .retain(|l| l.sender.send(Event::Say(told.clone())).is_ok());
        inside.told = told;
    }

    /// What is shown now.
    pub fn stage(&self) -> Option<Stage> {
        self.inside().stage.clone()
    }

    /// Hears what becomes of a page that was made from a key; a page that is old already hears so at once.
    pub(super) fn hear(&self, path: &str, key: &str) -> Receiver<Event> {
        let (sender, receiver) = channel();
        let stage = {
            let mut inside = self.inside();
            // Whoever has closed the page meanwhile hears nothing.
            let _ = sender.send(Event::Say(inside.told.clone()));
            inside.listeners.push(Listener {
                path: path.to_owned(),
                key: key.to_owned(),
                sender: sender.clone(),
            });
            inside.stage.clone()
        };
        if stage.is_some_and(|stage| write_key(stage.key(path)) != key) {
            let _ = sender.send(Event::Reload);
        }
        receiver
    }

    /// Lets go of the pages that nobody looks at any more.
    pub(super) fn forget(&self, receiver: Receiver<Event>) {
        drop(receiver);
        let mut inside = self.inside();
        let told = inside.told.clone();
        inside
            .listeners
            .retain(|l| l.sender.send(Event::Say(told.clone())).is_ok());
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
