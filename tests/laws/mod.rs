//! What holds for any input at all: a law takes the bytes of an input and panics where they break it.
//!
//! The targets of `fuzz/` and the short run in `tests/robust.rs` hold the same laws. Never holds an input.

#![allow(dead_code, reason = "a fuzz target holds one law of them all")]

pub(crate) mod blocks;
mod compose;
mod count;
mod import;
mod markup;
mod parse;
mod project;
mod render;
pub(crate) mod reply;

/// Panics where an input breaks what is promised.
pub(crate) type Law = fn(&[u8]);

/// Every law by the name that its fuzz target and its inputs have.
pub(crate) const LAWS: [(&str, Law); 7] = [
    ("parse", parse::hold),
    ("render", render::hold),
    ("compose", compose::hold),
    ("count", count::hold),
    ("statuspage", import::hold_statuspage),
    ("cstate", import::hold_cstate),
    ("stactus", import::hold_stactus),
];

/// Holds an input against the law of a name.
pub(crate) fn hold(name: &str, input: &[u8]) {
    let law = LAWS.iter().find(|(known, _)| *known == name);
    let (_, law) = law.unwrap_or_else(|| panic!("there is no law `{name}`"));
    law(input);
}
