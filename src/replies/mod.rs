//! Composes replies: an apology, a status and a next step that fit; never cuts a text.

mod admissions;
mod author;
mod book;
mod candidates;
mod compile;
mod conditions;
mod contacts;
mod fit;
mod lint;
mod phrasebooks;
mod salutation;
mod slots;
mod template;
mod tones;
mod values;

pub use book::Book;
pub use phrasebooks::Phrasebooks;
pub use slots::{FactSet, Slot};
