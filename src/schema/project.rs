//! `amends.yaml` as written. Never judges whether ids, times or addresses make sense.

use super::read::{Named, choice, record};
use super::text::{Language, Text};
use super::time::{ClockTime, Days, Hours, Length, WrittenTime};
use crate::diagnostics::Severity;
use crate::source::Spanned;

/// A list of names.
pub type Names = Vec<Spanned<String>>;

record! {
    /// The site: what `amends.yaml` holds.
    Project: "a map of keys and values" {
        /// The format of the file; this version reads 1.
        format: u64 = needed,
        /// What the site is called.
        name: Text = needed,
        /// Where the site is published.
        url: String = needed,
        /// The shortest address that leads to the site; default `url`.
        short_url: String,
        /// The zone of every time that has no offset.
        time_zone: String = needed,
        /// The site's languages; the first is the one that texts are written in.
        languages: Vec<Spanned<Language>> = needed,
        /// The theme, a folder of `themes/`; default `default`.
        theme: String,
        /// The site's own brand.
        brand: Brand,
        /// Where customers find help, by role.
        contacts: Contacts,
        /// Who takes over what the help contact could not settle.
        escalation: Escalation,
        /// Emergency numbers and what to do when they fail.
        emergency: Emergency,
        /// Who answers when the contacts are closed.
        rota: Vec<Spanned<Shift>>,
        /// The parts of the service that customers know.
        components: Vec<Spanned<Component>> = needed,
        /// How replies are written.
        replies: Replies,
        /// Changes of the built-in channels, and channels of the team's own.
        channels: Named<ChannelSettings>,
        /// Hosts whose files of headers are written.
        hosting: Vec<Spanned<Host>>,
        /// Thresholds, word lists and severities of `amends check`.
        playbook: Playbook,
        /// How uptime is counted; default `weighted`.
        uptime: Uptime,
        /// Further brands that share these incidents.
        brands: Named<BrandSettings>,
        /// A list of names that must not appear; may lie outside the folder.
        staff: String,
        /// The `now` of a demonstration.
        clock: WrittenTime,
    }
}

record! {
    /// The site's own brand.
    Brand: "a map with `id`, `colour` and `logo`" {
        /// Its name in lists of brands; default `main`.
        id: String,
        /// The colour of links and marks, `#rrggbb`.
        colour: String,
        /// A file of the theme's `static/`.
        logo: String,
    }
}

record! {
    /// Contacts by role.
    Contacts: "a map of contacts by role" {
        /// For everybody.
        help: Contact,
        /// For business customers.
        business: Contact,
        /// For questions of privacy.
        privacy: Contact,
        /// For bills and payments.
        billing: Contact,
        /// For customers who want to leave.
        leave: Contact,
        /// For people who depend on the service.
        vulnerable: Contact,
        /// An independent body for complaints.
        complaints_body: Contact,
    }
}

record! {
    /// A place where customers find help.
    Contact: "a map with `name` and a way to reach it" {
        /// What it is called.
        name: Text = needed,
        /// Its page.
        url: String,
        /// Its address for mail.
        email: String,
        /// Its number.
        phone: String,
        /// Components that it cannot be reached without.
        needs: Names,
        /// When somebody answers.
        hours: Hours,
    }
}

record! {
    /// Who takes over what the help contact could not settle.
    Escalation: "a map with `name` and a way to reach it" {
        /// What it is called.
        name: Text = needed,
        /// Its page.
        url: String,
        /// Its address for mail.
        email: String,
        /// Its number.
        phone: String,
        /// When to go there.
        when: Text,
    }
}

record! {
    /// What to do in an emergency while calls fail.
    Emergency: "a map with `numbers` and `advice`" {
        /// The numbers to dial.
        numbers: Names = needed,
        /// What to do when they cannot be reached.
        advice: Text = needed,
    }
}

record! {
    /// A span of the week and who answers in it.
    Shift: "a map with `days`, `from`, `until` and `contact`" {
        /// The days on which it begins.
        days: Days = needed,
        /// When it begins.
        from: ClockTime = needed,
        /// When it ends, on the next day where that is earlier.
        until: ClockTime = needed,
        /// The role of the contact that answers.
        contact: String = needed,
    }
}

record! {
    /// A part of the service that customers know.
    Component: "a map with `id` and `name`" {
        /// Its name in incidents.
        id: String = needed,
        /// Its name for customers.
        name: Text = needed,
        /// The heading it stands under.
        group: Text,
        /// What it is, in a sentence.
        description: Text,
        /// What people cannot do without it, as in "You cannot ...".
        cannot: Text,
        /// Whether it carries emergency calls.
        emergency: bool,
        /// The first day it is watched.
        since: chrono::NaiveDate,
        /// The day it was retired.
        retired: chrono::NaiveDate,
    }
}

record! {
    /// How replies are written.
    Replies: "a map of settings for replies" {
        /// The channels that replies are composed for.
        channels: Names,
        /// The languages of replies; default those of the site that have a phrasebook.
        languages: Vec<Spanned<Language>>,
        /// The tone that must be asked for and never exceeded; default `sincere` for `light`.
        tone_max: Tone,
        /// When `light` ends by itself.
        tone_until: WrittenTime,
        /// The form of address.
        register: Register,
        /// What stands below a reply; `{agent}` is the agent's initials.
        signature: String,
        /// The team's own handle.
        handle: String,
        /// Characters kept free for the customer's name.
        name_reserve: u64,
        /// Characters kept free for the agent's initials.
        agent_reserve: u64,
        /// Whether times name their zone, for customers in more than one.
        zone: bool,
        /// How many of the newest incidents get replies written out, beside every open one.
        incidents: u64,
    }
}

record! {
    /// A channel as a project changes or adds it.
    ChannelSettings: "a map of a channel's settings" {
        /// The most that a text may count.
        limit: u64,
        /// How a text counts.
        unit: String,
        /// A second limit that holds as well.
        also_limit: u64,
        /// How the second limit counts.
        also_unit: String,
        /// The components that it cannot be used without.
        needs: Names,
        /// Whether accents give way where that saves a part.
        accents: Accents,
        /// Whether a link can stand in it.
        link: bool,
        /// Whether a light line may stand there: one person is answered in public.
        wit: bool,
        /// How times are written.
        clock: ClockWords,
        /// The length that is tried first.
        longest: PhraseLength,
        /// The most that a subject may count, for channels that have one.
        subject: u64,
        /// The characters it can carry.
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
        first_update: Named<Length>,
        /// How soon the next update is due, by impact.
        next_update: Named<Length>,
        /// Every threshold that the rules name.
        thresholds: Named<String>,
        /// Words added to the theme's lists.
        words: Named<Names>,
        /// Severities by rule.
        rules: Named<RuleLevel>,
    }
}

record! {
    /// A further brand; what it leaves out comes from the site.
    BrandSettings: "a map of a brand's settings" {
        /// What it is called.
        name: Text = needed,
        /// Where its site is published.
        url: String,
        /// The shortest address that leads to its site.
        short_url: String,
        /// Its components; default all.
        components: Names,
        /// Its contacts.
        contacts: Contacts,
        /// Who takes over what its help contact could not settle.
        escalation: Escalation,
        /// Its emergency numbers and advice.
        emergency: Emergency,
        /// Its theme.
        theme: String,
        /// The colour of links and marks.
        colour: String,
        /// A file of the theme's `static/`.
        logo: String,
        /// The tone that is never exceeded.
        tone_max: Tone,
        /// Its languages.
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
    /// A host whose file of headers is written.
    Host: "`headers` or `htaccess`" {
        /// `_headers`, read by Netlify and Cloudflare Pages.
        Headers = "headers",
        /// `.htaccess`, read by Apache.
        Htaccess = "htaccess",
    }
}

choice! {
    /// How uptime is counted.
    Uptime: "`weighted`, `strict` or `off`" {
        /// Major outages count fully, partial ones by three tenths.
        Weighted = "weighted",
        /// Everything but operational and maintenance counts fully.
        Strict = "strict",
        /// It is not shown.
        Off = "off",
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
