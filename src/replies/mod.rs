//! Composes replies: an apology, a status and a next step that fit; never cuts a text.

mod book;
mod compose;
mod facts;
mod fill;
mod joined;
mod lint;
mod render;
mod reply;
mod slot;

pub use book::{Phrasebook, Phrasebooks};
pub use render::{render, to_json, to_markdown};
pub use reply::{IncidentReplies, Replies, Reply, Scope, UpdateReplies, compose};
pub use slot::Slot;
