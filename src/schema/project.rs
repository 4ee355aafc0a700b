//! `amends.yaml` as written. Never judges whether ids, times or addresses make sense.

use super::read::Named;
use super::record::{choice, record};
use super::shape::{Limit, Place, Set};
use super::text::{Language, Text};
use super::time::{ClockTime, Days, Hours, WrittenTime};
use super::writing::{ADDRESS, COLOUR, FORMAT, ID};
use crate::source::Spanned;

pub use super::settings::{
    Accents, BrandSettings, ChannelSettings, CharacterSet, ClockWords, PhraseLength, Playbook,
    Register, Replies, RuleLevel, Tone,
};

/// A list of names.
pub type Names = Vec<Spanned<String>>;

record! {
    /// The site: what `amends.yaml` holds.
    Project: "a map of keys and values" {
        /// The format of the file; this version reads 1.
        format: u64 = needed where Limit::Written(&FORMAT),
        /// What the site is called.
        name: Text = needed,
        /// Where the site is published, without `index.html`.
        url: String = needed where Limit::Written(&ADDRESS),
        /// The shortest address that leads to the site; short links are this and `/i/CODE/`; default `url`.
        short_url: String where Limit::Written(&ADDRESS),
        /// The zone of every time without an offset, in which days begin and times are shown.
        time_zone: String = needed where Limit::OneOf(&[Set::Known(Place::Zones)]),
        /// The site's languages. The first is the one that plain texts are in; it has no prefix in addresses.
        languages: Vec<Spanned<Language>> = needed,
        /// The theme, a folder of `themes/`; default `default`.
        theme: String,
        /// The site's own brand.
        brand: Brand,
        /// Where customers find help, by role; default none.
        contacts: Contacts,
        /// Who takes over what the help contact could not settle; default nobody.
        escalation: Escalation,
        /// Emergency numbers, and what to do when they cannot be reached; default none.
        emergency: Emergency,
        /// Who answers when the contacts are closed; default nobody.
        rota: Vec<Spanned<Shift>>,
        /// The parts of the service that customers know. The list may be empty.
        components: Vec<Spanned<Component>> = needed,
        /// How replies are written.
        replies: Replies,
        /// Changes of the built-in channels, and channels of the team's own, by name.
        channels: Named<ChannelSettings> where Limit::Open(Set::Known(Place::Channels)),
        /// Hosts whose files of headers are written; default none.
        hosting: Vec<Spanned<Host>>,
        /// Limits, words and severities of `amends check`.
        playbook: Playbook,
        /// How uptime is counted; default `weighted`.
        uptime: Uptime,
        /// Further brands that share these incidents, by id; default none.
        brands: Named<BrandSettings> where Limit::Written(&ID),
        /// A file with names that must not appear in any text. The only path that may lead out of the folder; default none.
        staff: String,
        /// The `now` of a demonstration. A warning, unless the host of `url` is below the reserved domain `example`; default the machine's clock.
        clock: WrittenTime,
    }
}

record! {
    /// The site's own brand.
    Brand: "a map with `id`, `colour` and `logo`" {
        /// Its name in lists of brands, in `--brand` and in `replies.json`; default `main`.
        id: String where Limit::Written(&ID),
        /// The colour of links and marks. One that is too weak to be read is mixed; default that of the theme.
        colour: String where Limit::Written(&COLOUR),
        /// A file of the theme's `static/`; default none.
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
        /// Its page. One of `url`, `email` and `phone` is needed.
        url: String where Limit::Written(&ADDRESS),
        /// Its address for mail.
        email: String,
        /// Its number, in quotes.
        phone: String,
        /// Components that it cannot be reached without. While one is in partial or major outage, it is not offered; default none.
        needs: Names where Limit::Written(&ID),
        /// When somebody answers, by days; default not said.
        hours: Hours,
    }
}

record! {
    /// Who takes over what the help contact could not settle.
    Escalation: "a map with `name` and a way to reach it" {
        /// What it is called.
        name: Text = needed,
        /// Its page.
        url: String where Limit::Written(&ADDRESS),
        /// Its address for mail.
        email: String,
        /// Its number, in quotes.
        phone: String,
        /// When to go there.
        when: Text,
    }
}

record! {
    /// What to do in an emergency while calls fail.
    Emergency: "a map with `numbers` and `advice`" {
        /// The numbers to dial, in quotes.
        numbers: Names = needed,
        /// What to do when they cannot be reached.
        advice: Text = needed,
    }
}

record! {
    /// A span of the week and who answers in it.
    Shift: "a map with `days`, `from`, `until` and `contact`" {
        /// The days on which the shift begins.
        days: Days = needed,
        /// When it begins.
        from: ClockTime = needed,
        /// When it ends; on the next day where that is earlier than `from`.
        until: ClockTime = needed,
        /// The role that answers.
        contact: String = needed where Limit::OneOf(&[Set::Keys(&Contacts::RECORD)]),
    }
}

record! {
    /// A part of the service that customers know.
    Component: "a map with `id` and `name`" {
        /// Its name in files and addresses.
        id: String = needed where Limit::Written(&ID),
        /// Its name for customers.
        name: Text = needed,
        /// The heading it stands under. Those without one stand first; default none.
        group: Text,
        /// What it is, in a sentence; default none.
        description: Text,
        /// What people cannot do without it, as in "You cannot ..."; default not said.
        cannot: Text,
        /// Whether it carries emergency calls; default `false`.
        emergency: bool,
        /// The first day it is watched. Days before it are empty, not green; default all days.
        since: chrono::NaiveDate,
        /// The day it was retired. Its past stays, and from that day it is no longer listed; default never.
        retired: chrono::NaiveDate,
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
