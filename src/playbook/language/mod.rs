//! Language: whether people understand it at two in the morning, and whether it says more than is true.

mod absolute;
mod acronym;
mod agentless;
mod blame;
mod hard_read;
mod hedge;
mod internals;
mod jargon;
mod long_sentence;
mod promo;
mod tokens;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &hedge::RULE,
    &agentless::RULE,
    &blame::RULE,
    &jargon::RULE,
    &internals::RULE,
    &long_sentence::RULE,
    &hard_read::RULE,
    &acronym::RULE,
    &promo::RULE,
    &absolute::RULE,
];
