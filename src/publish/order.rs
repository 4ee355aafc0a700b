//! Sorts what has to move into an order in which no link ever breaks; never moves anything.

use std::{collections::BTreeSet, path::PathBuf};

use crate::publish::{
    compress::text_of,
    room::Room,
    stage::{Ground, Landing, Staged},
};

/// The page that leads to all others.
const HOME: &str = "index.html";

/// One step from the old site to the new one.
pub(super) enum Move<'s> {
    /// Something comes to stand.
    In(&'s Landing),
    /// A file goes that stands before another one, and waits where it can come back from.
    Out {
        /// Its path in the folder.
        path: &'s str,
        /// Where it waits.
        waiting: PathBuf,
    },
}

/// The moves from the old site to the new one, and what is removed after them.
pub(super) struct Order<'s> {
    /// What nothing leads to yet.
    pub(super) arriving: Vec<Move<'s>>,
    /// What readers get in place of what they got.
    pub(super) changed: Vec<Move<'s>>,
    /// The home page in all its forms.
    pub(super) home: Vec<Move<'s>>,
    /// What nothing leads to any longer.
    pub(super) leaving: Vec<&'s str>,
}

impl<'s> Order<'s> {
    /// Turns what was staged into its order.
    ///
    /// Where a server sends a compressed twin in place of a page, the twin is the page: one that comes beside a page
    /// that stands is a change of it and may lead to pages that are new, and one that goes while its page stays is
    /// a change too. It must not outlive the change of the pages that it leads to.
    pub(super) fn of(staged: &'s Staged, room: &Room) -> Self {
        let free: BTreeSet<&str> = staged
            .landings
            .iter()
            .filter(|landing| landing.ground == Ground::Free)
            .map(|landing| landing.path.as_str())
            .collect();
        let page = |path| text_of(path).filter(|page| staged.rows.contains_key(*page));
        let mut order = Self {
            arriving: Vec::new(),
            changed: Vec::new(),
            home: Vec::new(),
            leaving: Vec::new(),
        };
        for landing in &staged.landings {
            let path = landing.path.as_str();
            let is_new = free.contains(path) && page(path).is_none_or(|page| free.contains(page));
            let bucket = match is_home(path) {
                true => &mut order.home,
                false if is_new => &mut order.arriving,
                false => &mut order.changed,
            };
            bucket.push(Move::In(landing));
        }
        for (number, path) in staged.going.iter().enumerate() {
            match page(path) {
                Some(_) if room.holds_file(path) => {
                    let waiting = room.staging().join(format!("{number}.gone"));
                    let bucket = match is_home(path) {
                        true => &mut order.home,
                        false => &mut order.changed,
                    };
                    bucket.push(Move::Out { path, waiting });
                }
                _ => order.leaving.push(path),
            }
        }
        order
    }
}

fn is_home(path: &str) -> bool {
    text_of(path).unwrap_or(path) == HOME
}
