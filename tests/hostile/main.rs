//! What an attacker or an accident puts into a project: each ends as a page or as a named problem, in bounded memory, without a
//! panic, a hang or a file outside the output folders.
//!
//! The real program runs on real folders. Sizes are in `sizes.rs`, shapes of YAML and Markdown in `shapes.rs`, bytes in
//! `bytes.rs`, what a file system can hold in `names.rs`, numbers and times in `numbers.rs`.

#![cfg(unix)]

mod bytes;
mod names;
mod numbers;
mod project;
mod run;
mod shapes;
mod sizes;
