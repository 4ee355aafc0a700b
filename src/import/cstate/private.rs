//! What a file says that no page and no fact of a project holds, for the notes of its incident. Writes no notes itself.

use crate::import::{cstate::front_matter::Document, history::Notes};

/// Words for the team, and what the summary says of them.
#[derive(Debug, Default)]
pub(super) struct Private {
    /// The words.
    pub(super) words: Vec<String>,
    told: Vec<(usize, String)>,
}

impl Private {
    /// What of a document is not for pages.
    pub(super) fn of(document: &Document) -> Self {
        let mut private = Self::default();
        private.take_unread(document);
        private
    }

    /// Says in the summary what is in the notes, each with its line.
    pub(super) fn note(&self, file: &str, notes: &mut Notes) {
        for (line, what) in &self.told {
            notes.repair(&format!("{file}:{line}"), what.clone());
        }
    }

    fn take_unread(&mut self, document: &Document) {
        let unread = document.fields.unread();
        let Some((first, _)) = unread.first() else {
            return;
        };
        let mut keys: Vec<_> = unread
            .iter()
            .map(|(field, _)| format!("`{}`", field.key))
            .collect();
        keys.dedup();
        let what = format!(
            "{}: a project has no place for what it says: it is in `notes.txt`",
            keys.join(", ")
        );
        self.told.push((first.line, what));
        self.words
            .extend(unread.into_iter().map(|(_, words)| words));
    }
}
