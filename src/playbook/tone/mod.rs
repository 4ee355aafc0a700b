//! Tone: whether it is said as one would to somebody standing there. Never judges the phrases of the theme.

mod abuse;
mod gate_closed;
mod joke;
mod shout;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[&shout::RULE, &joke::RULE, &gate_closed::RULE, &abuse::RULE];
