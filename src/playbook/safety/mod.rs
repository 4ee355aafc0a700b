//! Safety: what must never be published, and what must never be missing. These rules cannot be hidden.

mod emergency;
mod security;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[&emergency::UNSET, &emergency::NO_WAY, &security::RULE];
