//! The files as written, with places; reports everything, stops at nothing and judges no meaning.

pub mod incident;
mod markdown_file;
pub mod node;
pub mod phrasebook;
pub mod project;
pub mod read;
mod text;
pub mod time;
pub mod update;

mod parse;

pub use parse::{
    IncidentFiles, Parsed, TranslationFile, UpdateFile, parse, parse_channels, parse_phrasebook,
};
pub use read::{Field, Named};
pub use text::{Language, Text};
