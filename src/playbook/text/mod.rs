//! The texts of an update as rules read them: words with places, and the lists that find something in them.

mod lexicon;
mod passage;
mod phrases;

pub(super) use lexicon::Lexicons;
pub(crate) use lexicon::unknown_lists;
pub(super) use passage::{Hit, Passage, Word, corrected, passages, standing, title, within};
