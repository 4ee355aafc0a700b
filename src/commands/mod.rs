//! The subcommands: one file each, from typed arguments to an exit status; never holds logic of the pipeline.

pub mod import;
