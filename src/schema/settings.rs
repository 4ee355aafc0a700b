//! The settings of `amends.yaml` for replies, channels, brands and the playbook, as written. Never judges them.

use super::incident::Impact;
use super::project::{Contacts, Emergency, Escalation, Names};
use super::read::Named;
use super::record::{choice, record};
use super::shape::{Limit, Place, Set};
use super::text::{Language, Text};
use super::time::{Length, WrittenTime};
use super::words::Watch;
use super::writing::{ADDRESS, COLOUR, ID};
use crate::diagnostics::Severity;
use crate::source::Spanned;

/// By how bad an incident is.
const IMPACTS: Limit = Limit::OneOf(&[Set::Choice(&Impact::CHOICE)]);

/// A way of counting.
const UNIT: Limit = Limit::OneOf(&[Set::Known(Place::Units)]);

record! {
    /// How replies are written.
    Replies: "a map of settings for replies" {
        /// The channels that replies are written for; default `x`, `short`, `sms` and `email`.
        channels: Names where Limit::Open(Set::Known(Place::Channels)),
        /// The languages of replies; default the site's that have a phrasebook.
        languages: Vec<Spanned<Language>>,
        /// The tone that is never exceeded. It caps `warm` and `light` only; default `warm`.
        tone_max: Tone,
        /// When `light` ends by itself; default never.
        tone_until: WrittenTime,
        /// The form of address in languages that have two; default the usual one of each language.
        register: Register,
        /// What stands below a reply. `{agent}` is the agent's initials; default none.
        signature: String,
        /// The team's own handle; default none.
        handle: String,
        /// Characters kept free for the customer's name; default `15`.
        name_reserve: u64,
        /// Characters kept free for the agent's initials; default `4`.
        agent_reserve: u64,
        /// Whether times in replies name their zone, `16:30 BST`: for customers in more than one; default `false`.
        zone: bool,
        /// How many of the newest incidents get replies written out, beside every open one; default `10`.
        incidents: u64,
    }
}

record! {
    /// A channel as a project changes or adds it.
    ChannelSettings: "a map of a channel's settings" {
        /// The most that a text may count. A channel of your own needs it.
        limit: u64,
        /// How a text counts. A channel of your own needs it.
        unit: String where UNIT,
        /// A second limit that holds as well; default none.
        also_limit: u64,
        /// How the second limit counts.
        also_unit: String where UNIT,
        /// The components that it cannot be used without; default none.
        needs: Names where Limit::Written(&ID),
        /// Whether accents give way where that saves a part of an SMS; default `keep`.
        accents: Accents,
        /// Whether a link can be followed there; default `true`.
        link: bool,
        /// Whether one person is answered in public there, so that a light line may stand; default `false`.
        wit: bool,
        /// How times are written; default `digits`.
        clock: ClockWords,
        /// The longest phrases that read well there; default `long`.
        longest: PhraseLength,
        /// The longest subject line, in characters; default no subject.
        subject: u64,
        /// The characters that cost nothing extra; default `any`.
        characters: CharacterSet,
        /// Where the limit is from.
        source: String,
        /// When the source was read.
        verified: String,
    }
}

record! {
    /// Settings of `amends check`.
    Playbook: "a map of settings for the playbook" {
        /// How soon the first update is due, by impact.
        first_update: Named<Length> where IMPACTS,
        /// How soon the next update is due, by impact.
        next_update: Named<Length> where IMPACTS,
        /// Limits that rules name.
        thresholds: Named<String> where Limit::OneOf(&[Set::Known(Place::Thresholds)]),
        /// Words added to the theme's lists, by list.
        words: Named<Names> where Limit::OneOf(&[Set::Choice(&Watch::CHOICE)]),
        /// How much a rule weighs, by its name.
        rules: Named<RuleLevel> where Limit::OneOf(&[Set::Known(Place::Rules)]),
    }
}

record! {
    /// A further brand; what it leaves out comes from the site.
    BrandSettings: "a map of a brand's settings" {
        /// What it is called.
        name: Text = needed,
        /// Where its site is published. With one of its own it is written to `public-BRAND/`; default the site's `url` and `/BRAND`.
        url: String where Limit::Written(&ADDRESS),
        /// The shortest address that leads to its site; default its `url`.
        short_url: String where Limit::Written(&ADDRESS),
        /// Its components; default all.
        components: Names where Limit::Written(&ID),
        /// Its contacts; default the site's, role by role.
        contacts: Contacts,
        /// Who takes over what its help contact could not settle; default the site's.
        escalation: Escalation,
        /// Its emergency numbers and advice; default the site's.
        emergency: Emergency,
        /// Its theme; default the site's.
        theme: String,
        /// The colour of links and marks; default the site's.
        colour: String where Limit::Written(&COLOUR),
        /// A file of the theme's `static/`; default the site's.
        logo: String,
        /// The tone that is never exceeded. The site's is the ceiling; default the site's.
        tone_max: Tone,
        /// Its languages; default the site's.
        languages: Vec<Spanned<Language>>,
    }
}

choice! {
    /// A tone of replies, from grave to light.
    Tone: "`sincere`, `plain`, `warm` or `light`" {
        /// Full ownership, no adornment; the default.
        Sincere = "sincere",
        /// Facts first, regret short.
        Plain = "plain",
        /// First person, with thanks.
        Warm = "warm",
        /// The triad and one self-mocking line after it.
        Light = "light",
    }
}

choice! {
    /// The form of address.
    Register: "`formal` or `informal`" {
        /// Sie, usted.
        Formal = "formal",
        /// du, tú.
        Informal = "informal",
    }
}

choice! {
    /// The length of a phrase.
    PhraseLength: "`short`, `medium` or `long`" {
        /// Fits everywhere.
        Short = "short",
        /// A little more.
        Medium = "medium",
        /// All there is to say.
        Long = "long",
    }
}

choice! {
    /// What becomes of accents.
    Accents: "`keep` or `plain`" {
        /// They stay.
        Keep = "keep",
        /// They give way where that saves a part.
        Plain = "plain",
    }
}

choice! {
    /// How times are written.
    ClockWords: "`digits` or `words`" {
        /// 16:30.
        Digits = "digits",
        /// Half past four.
        Words = "words",
    }
}

choice! {
    /// The characters that a channel carries.
    CharacterSet: "`any` or `gsm7`" {
        /// All of them.
        Any = "any",
        /// Those of the GSM alphabet; others cost parts.
        Gsm7 = "gsm7",
    }
}

choice! {
    /// How much a rule weighs.
    RuleLevel: "`off`, `hint`, `warning` or `error`" {
        /// Not at all.
        Off = "off",
        /// Worth knowing.
        Hint = "hint",
        /// Printed.
        Warning = "warning",
        /// `check` ends 1.
        Error = "error",
    }
}

impl RuleLevel {
    /// The severity it stands for; nothing where the rule is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}
