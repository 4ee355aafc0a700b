//! Writing under pressure: what is proposed, what is asked, the texts of files, and the one place that writes them.
//!
//! From a resolved site and answers to texts every function is pure. Only `ask.rs` talks to a terminal, and only
//! `write.rs` and `keep.rs` write; neither ever touches a file that stands.

pub mod ask;
pub mod draft;
pub mod holding;
pub mod keep;
pub mod missing;
pub mod names;
pub mod opening;
pub mod postmortem;
pub mod propose;
pub mod setting;
pub mod sheet;
pub mod stage;
pub mod standing;
pub mod times;
pub mod wanted;
pub mod write;
