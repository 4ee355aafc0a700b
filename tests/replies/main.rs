//! Replies over whole projects: three parts that fit or a diagnostic, at any time and for any update; never a brace.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod files;
mod grid;
#[path = "../histories/mod.rs"]
mod histories;
mod laws;
mod project;
#[path = "../laws/reply.rs"]
mod reply;
mod situations;
mod story;
mod telling;
