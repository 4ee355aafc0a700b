//! Content: what customers are told, and what they can do with it.

mod brand_missing;
mod data_loss_silent;
mod no_contact;
mod no_impact;
mod no_scope;
mod no_still_broken;
mod no_workaround;
mod off_hours_gap;
mod stale_workaround;
mod thin_postmortem;
mod unconfirmed_fix;
mod unknowns;
mod unreachable_help;

use super::rule::Rule;

/// The rules of this family.
pub(super) const RULES: &[&Rule] = &[
    &no_impact::RULE,
    &no_scope::RULE,
    &unknowns::RULE,
    &no_workaround::RULE,
    &stale_workaround::RULE,
    &no_contact::RULE,
    &off_hours_gap::RULE,
    &unconfirmed_fix::RULE,
    &no_still_broken::RULE,
    &data_loss_silent::RULE,
    &thin_postmortem::RULE,
    &brand_missing::RULE,
    &unreachable_help::RULE,
];
