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

#[cfg(test)]
mod tests {
    use snapbox::dir::DirRoot;

    use super::*;
    use crate::publish::{Output, Ownership, prepare, publish};

    fn output(files: &[&str], text: &str) -> Output<'static> {
        let mut output = Output::new();
        files.iter().for_each(|path| output.insert(*path, text));
        output
    }

    fn paths(moves: &[Move<'_>]) -> String {
        let paths = moves.iter().map(|one| match one {
            Move::In(landing) => landing.path.clone(),
            Move::Out { path, .. } => format!("-{path}"),
        });
        paths.collect::<Vec<_>>().join(" ")
    }

    /// The order in which one site takes the place of another: arriving, changed, home, leaving.
    fn order(before: &[&str], after: &[&str]) -> [String; 4] {
        let root = DirRoot::mutable_temp().unwrap();
        let dir = root.path().unwrap().join("public");
        publish(&output(before, "old"), &dir, Ownership::OursOnly).unwrap();
        let room = Room::enter(&dir, Ownership::OursOnly, &mut |_| ()).unwrap();
        let prepared = prepare(&output(after, "new"), room).unwrap();
        let order = Order::of(&prepared.staged, &prepared.room);
        [
            paths(&order.arriving),
            paths(&order.changed),
            paths(&order.home),
            order.leaving.join(" "),
        ]
    }

    #[test]
    fn what_is_new_comes_first_and_what_goes_goes_last() {
        assert_eq!(
            order(
                &["a.html", "gone.html", "index.html"],
                &["a.html", "b/c.html", "index.html", "new.html"]
            ),
            ["b new.html", "a.html", "index.html", "gone.html"]
        );
    }

    #[test]
    fn a_twin_beside_a_page_that_stands_is_a_change_of_it() {
        assert_eq!(
            order(
                &["a.html", "index.html"],
                &[
                    "a.html",
                    "a.html.gz",
                    "index.html",
                    "index.html.br",
                    "new.html",
                    "new.html.gz"
                ]
            ),
            [
                "new.html new.html.gz",
                "a.html a.html.gz",
                "index.html index.html.br",
                ""
            ]
        );
    }

    #[test]
    fn a_twin_goes_when_its_page_changes_and_not_after_what_it_leads_to() {
        assert_eq!(
            order(
                &[
                    "a.html",
                    "a.html.gz",
                    "gone.html",
                    "gone.html.gz",
                    "index.html",
                    "index.html.gz"
                ],
                &["a.html", "index.html"]
            ),
            [
                "",
                "a.html -a.html.gz",
                "index.html -index.html.gz",
                "gone.html gone.html.gz"
            ]
        );
    }

    #[test]
    fn a_new_archive_that_is_no_twin_is_new() {
        assert_eq!(
            order(
                &["index.html"],
                &["dump.tar.gz", "index.html", "logs.txt.gz"]
            ),
            ["dump.tar.gz logs.txt.gz", "", "index.html", ""]
        );
    }
}
