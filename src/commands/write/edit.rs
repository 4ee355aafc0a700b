//! A text in the editor of whoever writes it. It stands on disk before the editor starts, so that nothing that is typed
//! depends on this program. Never judges it.

use std::fs;

use anyhow::{Context, Result, anyhow};

use super::{Session, Stop, Work};
use crate::authoring::sheet::is_empty;
use crate::commands::editor::Editor;
use crate::model::Site;

/// Whether a text was changed in the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::commands) enum Edited {
    /// It was.
    Changed,
    /// It is as it was.
    Unchanged,
}

impl Session<'_, '_> {
    /// Lets the text of a work be edited as it is shown, and gives what came back.
    ///
    /// Where the editor fails, what it left is kept; where the text was emptied, the one before is.
    pub(in crate::commands) fn edit(
        &mut self,
        site: &Site,
        work: &mut Work,
        shown: String,
    ) -> Result<String, Stop> {
        let before = std::mem::replace(&mut work.text, shown);
        self.keep(site, work)?;
        let Some(path) = work.kept.clone() else {
            return Err(anyhow!("there is no room for a draft that an editor could open").into());
        };
        let editor = self.editor.get_or_insert_with(Editor::of_environment);
        let opened = editor.open(&path);
        let read = fs::read_to_string(&path);
        let read = read.with_context(|| format!("cannot read `{}` again", path.display()))?;
        if is_empty(&read) {
            work.text = before;
            writeln!(
                self.streams.err,
                "the draft was emptied, so nothing is written"
            )?;
            return Err(Stop::Left);
        }
        work.text.clone_from(&read);
        opened?;
        Ok(read)
    }
}
