//! R02 and R07: found where replies are composed and phrases are read. Never judges; only says how that weighs.

use crate::diagnostics::Code;
use crate::playbook::rule::{Judge, Rule};

/// R02.
pub(in crate::playbook) const OVER_LIMIT: Rule = Rule {
    number: "R02",
    name: "over-limit",
    weight: "error",
    what: "No apology, status and next step fit a channel together, as that channel counts. A part of the author's that is too long gives way to the phrases of the theme, and is named as `part-too-long`.",
    why: "A reply that is cut loses its end, and the end is what to do.",
    source: "O2's replies had 140 characters; how X, Bluesky and SMS count",
    bad: "a channel of 60 characters",
    good: "shorter phrases for that channel in the theme, or a higher `limit`",
    thresholds: &[],
    judge: Judge::Elsewhere(Code::ReplyTooLong),
};

/// R07.
pub(in crate::playbook) const SLOT_RISK: Rule = Rule {
    number: "R07",
    name: "slot-risk",
    weight: "warning",
    what: "A phrase of the theme has a slot where its language inflects words: behind an article or a preposition, or at the start of a sentence.",
    why: "\"von die Anrufe\" says that nobody read it.",
    source: "section 5.6 of the playbook; CLDR: grammar of units",
    bad: "\"von {components}\"",
    good: "\"Noch gestört: {components}.\"",
    thresholds: &[],
    judge: Judge::Elsewhere(Code::InflectedSlot),
};
