//! What a file says that no page and no fact of a project holds, for the notes of its incident. Writes no notes itself.

use crate::import::{
    comments::{Told, take_comments},
    cstate::front_matter::Document,
    history::Notes,
};

/// Words for the team, and what the summary says of them.
#[derive(Debug, Default)]
pub(super) struct Private {
    /// The words.
    pub(super) words: Vec<String>,
    comments: Told,
    told: Vec<(usize, String)>,
}

impl Private {
    /// Takes what is not for pages out of a document.
    pub(super) fn take(document: &mut Document) -> Self {
        let (words, mut comments) = document.fields.take_comments();
        let body = take_comments(&document.body, document.body_line);
        document.body = body.text;
        comments.add(body.told);
        let mut private = Self {
            words: [words, body.comments].concat(),
            comments,
            told: Vec::new(),
        };
        private.take_unread(document);
        private
    }

    /// Says in the summary what is in the notes, each with its line.
    pub(super) fn note(&self, file: &str, notes: &mut Notes) {
        self.comments.note(file, notes);
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
