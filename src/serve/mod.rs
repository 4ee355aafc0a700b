//! A preview of the site and the desk on this machine: answers browsers, hears of changed files, tells open pages. Never
//! builds and never writes a file; `commands/serve/` does the former, and nobody the latter.
//!
//! What is shown comes as a [`Stage`]: the output of one state of the project, which makes a page when it is asked for.
//! The [`House`] has one stage at a time and knows every open page, so that only those are loaded anew that differ.

mod address;
mod answer;
mod events;
mod http;
mod pages;
mod policy;
mod script;
mod stage;
mod watch;

pub use address::{Address, listen};
pub use events::{House, Told};
pub use http::{Callers, Server, start};
pub use pages::{Face, PageClock};
pub use script::CLOCK_STOPS;
pub use stage::{Asks, Folder, Stage, stage};
pub use watch::{Changes, Watch, watch};
