//! Composes replies: an apology, a status and a next step that fit; never cuts a text.
//!
//! A phrase may be said when all its slots have values and every fact in its `when` holds (`candidates`); of the
//! triads that fit a channel the richest is taken (`fit`). Everything else decides what is asked of these two.

mod admissions;
mod author;
mod book;
mod candidates;
mod compile;
mod compose;
mod conditions;
mod contacts;
mod fit;
mod gates;
mod harm;
mod lint;
mod overflow;
mod phrase_files;
mod phrasebooks;
mod render;
mod reply;
mod room;
mod row;
mod salutation;
mod shelf;
mod slots;
mod spare;
mod speech;
mod surroundings;
mod telling;
mod template;
mod tones;
mod update;
mod values;
mod weigh;

pub(crate) use admissions::admission;
pub use book::Book;
pub use compose::{Asked, Scope, compose, compose_asked};
pub use gates::{GATES, Gate};
pub use phrasebooks::Phrasebooks;
pub use render::{Picked, page, render, to_json};
pub use reply::{
    Cell, Frame, IncidentReplies, RefusedTone, Replies, Reply, Row, Said, UpdateReplies,
    VoiceReplies,
};
pub use slots::{FactSet, Slot};
pub use spare::check_spare;
pub use speech::Speech;
