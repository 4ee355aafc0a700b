//! What `amends new` writes, held against the playbook: every component, every impact and every language; and how it is
//! asked for.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test ends where something fails and says what it skipped, also in the functions that it calls"
)]

mod holding;
mod project;
#[cfg(target_os = "linux")]
#[path = "../session/mod.rs"]
mod session;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod watch;
