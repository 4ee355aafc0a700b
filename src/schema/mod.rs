//! The files as written, with places; reports everything, stops at nothing and judges no meaning.

mod conflict;
pub mod emit;
pub mod incident;
mod markdown_file;
pub mod node;
pub mod phrasebook;
pub mod project;
pub mod read;
mod recover;
pub(crate) mod refuse;
mod stated;
mod syntax;
mod text;
pub mod time;
pub(crate) mod turns;
pub mod update;
mod update_file;
pub mod words;

mod parse;

pub use markdown_file::UpdateName;
pub use parse::{
    IncidentFiles, Parsed, parse, parse_channels, parse_phrasebook, parse_thresholds, parse_words,
};
pub use read::{Field, Named};
pub use stated::{Statements, read_facts, read_statements};
pub use text::{Language, Text};
pub use update_file::{TranslationFile, UpdateFile};
