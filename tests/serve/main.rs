//! `amends serve` over the network: what it serves, what it notices, and whom it refuses.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something fails, also in the functions that it calls"
)]

mod changes;
mod replay;
mod serving;
mod visitor;
