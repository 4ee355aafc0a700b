//! The only reader of a project's files; never interprets what it read.
