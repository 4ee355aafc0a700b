//! The files as written, with places; reports everything, stops at nothing and judges no meaning.

mod conflict;
pub mod emit;
pub mod incident;
pub mod json;
mod markdown_file;
pub mod node;
pub mod phrasebook;
pub mod project;
pub mod read;
pub(crate) mod record;
mod recover;
pub(crate) mod refuse;
mod restate;
mod settings;
pub mod shape;
mod stated;
mod syntax;
mod text;
pub mod time;
pub(crate) mod turns;
mod typed;
pub mod update;
mod update_file;
pub mod words;
mod writing;

mod parse;

pub use markdown_file::UpdateName;
pub use parse::{
    IncidentFiles, Parsed, parse, parse_channels, parse_phrasebook, parse_thresholds, parse_words,
};
pub use read::Named;
pub use restate::{Unstatable, restate};
pub use shape::Field;
pub use stated::{Statements, read_facts, read_statements};
pub use text::{Language, Text};
pub use typed::{misread, typed};
pub use update_file::{TranslationFile, UpdateFile};
