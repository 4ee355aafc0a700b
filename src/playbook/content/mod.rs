//! Content: what customers are told, and what they can do with it.

mod brand_missing;
mod closing_door;
mod data_loss_silent;
mod duplicate;
mod empty_news;
mod loose_eta;
mod money;
mod no_contact;
mod no_impact;
mod no_scope;
mod no_still_broken;
mod no_workaround;
mod off_hours_gap;
mod phase_jump;
mod promise_no_date;
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
    &duplicate::RULE,
    &empty_news::RULE,
    &unconfirmed_fix::RULE,
    &no_still_broken::RULE,
    &data_loss_silent::RULE,
    &phase_jump::RULE,
    &promise_no_date::RULE,
    &loose_eta::RULE,
    &closing_door::RULE,
    &money::VAGUE,
    &money::NO_SCAM_NOTE,
    &thin_postmortem::RULE,
    &brand_missing::RULE,
    &unreachable_help::RULE,
];
