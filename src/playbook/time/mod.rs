//! Time: when words come, when the next ones are promised, and whether promises are kept.

mod bad_clock;
mod first_late;
mod next_in_past;
mod next_too_far;
mod no_next_update;
mod overdue;
mod slower_silently;
mod vague_time;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &first_late::RULE,
    &no_next_update::RULE,
    &next_too_far::RULE,
    &overdue::RULE,
    &next_in_past::RULE,
    &vague_time::RULE,
    &bad_clock::RULE,
    &slower_silently::RULE,
];
