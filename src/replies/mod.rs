//! Composes replies: an apology, a status and a next step that fit; never cuts a text.

mod admissions;
mod book;
mod compile;
mod conditions;
mod contacts;
mod lint;
mod phrasebooks;
mod slots;
mod template;
mod values;

pub use book::Book;
pub use phrasebooks::Phrasebooks;
pub use slots::{FactSet, Slot};
