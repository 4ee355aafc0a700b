//! `amends update`, `correct` and `postmortem` as people and programs use them: by flags, at a terminal with an editor, and
//! two at once.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

mod correct;
mod editor;
#[path = "../session/editor.rs"]
mod editor_script;
mod flags;
mod postmortem;
mod project;
#[path = "../session/mod.rs"]
mod session;
mod wanted;
