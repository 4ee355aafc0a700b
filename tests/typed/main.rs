//! A team at the terminal from an empty folder to the end of its first incident: everything is typed, with the wrong answers,
//! the leaving in the middle and the full disk that a night like that has.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

#[path = "../session/editor.rs"]
mod editor;
mod full;
mod keys;
mod night;
#[path = "../session/mod.rs"]
mod session;
mod team;
mod visit;
