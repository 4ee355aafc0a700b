//! What publishing leaves in a folder: the site, what others put there, and nothing else.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

mod builds;
mod changes;
mod folder;
mod kills;
mod limits;
mod mounts;
mod others;
mod reader;
mod states;
mod twins;
