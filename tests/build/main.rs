//! The real program on real folders: what `build` writes, what a problem does to it, and with which status it ends.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something fails, also in the functions that it calls"
)]

mod again;
mod output;
mod private;
mod problems;
mod project;
