//! amends turns a folder of incident files into a status site and ready replies.
//!
//! The pipeline, in order; every step is a function between types:
//!
//! 1. [`source`]: `load` reads a project folder into `Sources`, the only reader.
//! 2. [`schema`]: `parse` turns sources into the files as written, with places.
//! 3. [`model`]: `resolve` turns what was written into what is true, and `editions` into what is rendered.
//! 4. [`site`] and [`replies`]: `render` and `compose` turn an edition into an `Output`.
//! 5. [`playbook`]: `check` holds the site against the playbook.
//! 6. [`publish`]: the only writer of output.
//!
//! [`history`] asks git what the files said before; [`serve`] shows the output to browsers of this machine.
//!
//! Problems in the user's files are [`diagnostics`]; failures of the run are `anyhow` errors.

pub mod authoring;
pub mod channels;
pub mod commands;
pub mod diagnostics;
pub mod export;
pub mod history;
pub mod import;
pub mod init;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod playbook;
pub mod publish;
pub mod replies;
pub mod schema;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;
