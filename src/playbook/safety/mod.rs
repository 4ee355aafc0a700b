//! Safety: what must never be published, and what must never be missing. These rules cannot be hidden.

mod asks;
mod emergency;
mod grave;
mod numbers;
mod private;
mod security;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &emergency::UNSET,
    &emergency::NO_WAY,
    &private::RULE,
    &asks::RULE,
    &security::RULE,
    &grave::RULE,
];
