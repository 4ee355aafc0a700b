//! Replies: that they hold what a reply needs, and that all languages and files say the same. Never composes one.

mod agreement;
mod elsewhere;
mod figures;
mod no_link;
mod placeholder;
mod sms;
mod stale;
mod triad;
mod unapproved;

use super::rule::Rule;

pub(super) use placeholder::is_mark;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &triad::RULE,
    &elsewhere::OVER_LIMIT,
    &sms::RULE,
    &no_link::RULE,
    &agreement::RULE,
    &placeholder::RULE,
    &elsewhere::SLOT_RISK,
    &stale::RULE,
    &unapproved::RULE,
];
