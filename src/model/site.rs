//! The site as it is: brands, components, contacts and incidents at a moment. Never holds anything unchecked.

use chrono::{DateTime, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;

use super::{Colour, Incident, Localized};
use crate::schema::project::{ChannelSettings, Host, Playbook, Register, Tone, Uptime};
use crate::schema::time::OpenHours;
use crate::schema::{Language, Named};
use crate::source::{Digest, Place, Spanned};

/// A moment, independent of any zone; shown in the site's.
pub type Moment = DateTime<Utc>;

/// The index of a component in [`Site::components`].
pub type ComponentIndex = usize;

/// The index of a brand in [`Site::brands`].
pub type BrandIndex = usize;

/// Everything that is true at `now`.
#[derive(Clone, Debug)]
pub struct Site {
    /// The zone in which every time is shown and every day begins.
    pub zone: Tz,
    /// The site's languages, the first one first.
    pub languages: Vec<Language>,
    /// The parts of the service, in the order of `amends.yaml`.
    pub components: Vec<Component>,
    /// The brands; the first one is the site's own.
    pub brands: Vec<Brand>,
    /// Who answers when the contacts are closed.
    pub rota: Vec<Shift>,
    /// How replies are written.
    pub replies: ReplySettings,
    /// Changes of the built-in channels, and channels of the team's own.
    pub channels: Named<ChannelSettings>,
    /// Hosts whose files of headers are written.
    pub hosting: Vec<Host>,
    /// Settings of the playbook, as written.
    pub playbook: Playbook,
    /// The list of names that must not appear, as written.
    pub staff: Option<Spanned<String>>,
    /// How uptime is counted.
    pub uptime: Uptime,
    /// Incidents and maintenances that exist at `now`, the latest start first.
    pub incidents: Vec<Incident>,
    /// Incidents with no published update yet: drafts and what lies ahead, for the playbook's eyes only.
    pub unpublished: Vec<Incident>,
    /// Closed incidents of which nothing can be read: only their last published pages stay.
    pub kept: Vec<KeptPages>,
    /// The moment that everything is judged at.
    pub now: Moment,
    /// The last event at or before `now`; all that output may depend on.
    pub as_of: Moment,
    /// The first moment after `now` at which anything that is shown could change, as the files are now; none where
    /// `clock:` makes time stand still.
    pub next_event: Option<Moment>,
    /// A hash of `amends.yaml`.
    pub digest: Digest,
}

/// The pages of an incident that stay as they were last published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPages {
    /// The name of its folder.
    pub id: String,
    /// The code of its short link.
    pub code: String,
}

/// A part of the service that customers know.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name in files and addresses.
    pub id: String,
    /// Its name for customers.
    pub name: Localized,
    /// The heading it stands under.
    pub group: Option<Localized>,
    /// What it is.
    pub description: Option<Localized>,
    /// What people cannot do without it, as in "You cannot ...".
    pub cannot: Option<Localized>,
    /// Whether it carries emergency calls.
    pub carries: Carries,
    /// The first day it is watched.
    pub since: Option<NaiveDate>,
    /// The day it was retired.
    pub retired: Option<NaiveDate>,
    /// Where it is described.
    pub place: Place,
}

/// What a component carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// Emergency calls, among other things.
    EmergencyCalls,
    /// Nothing that lives depend on.
    Ordinary,
}

/// A brand: a name, an address and the people behind it.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Its name in files, flags and replies.
    pub id: String,
    /// Its name for customers.
    pub name: Localized,
    /// Where its site is published, without a slash at the end.
    pub url: String,
    /// The shortest address that leads to its site, without a slash at the end.
    pub short_url: String,
    /// Where its pages are written.
    pub home: BrandHome,
    /// Its components.
    pub components: Vec<ComponentIndex>,
    /// Its contacts.
    pub contacts: Contacts,
    /// Who takes over what the help contact could not settle.
    pub escalation: Option<Escalation>,
    /// Emergency numbers and advice.
    pub emergency: Option<Emergency>,
    /// Its theme.
    pub theme: String,
    /// The colour that links and marks are made from.
    pub colour: Option<Colour>,
    /// A file of the theme's `static/`.
    pub logo: Option<String>,
    /// The tone that is never exceeded.
    pub tone_max: Tone,
    /// Its languages; the first has no prefix.
    pub languages: Vec<Language>,
}

/// Where the pages of a brand are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrandHome {
    /// `public/`: the site's own brand.
    Site,
    /// `public-BRAND/`: a brand with an address of its own.
    OwnFolder,
    /// `public/BRAND/`: a brand without one.
    SubFolder,
}

/// Contacts by role.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    /// For everybody.
    pub help: Option<Contact>,
    /// For business customers.
    pub business: Option<Contact>,
    /// For questions of privacy.
    pub privacy: Option<Contact>,
    /// For bills and payments.
    pub billing: Option<Contact>,
    /// For customers who want to leave.
    pub leave: Option<Contact>,
    /// For people who depend on the service.
    pub vulnerable: Option<Contact>,
    /// An independent body for complaints.
    pub complaints_body: Option<Contact>,
}

/// A place where customers find help.
#[derive(Clone, Debug)]
pub struct Contact {
    /// What it is called.
    pub name: Localized,
    /// Its page.
    pub url: Option<String>,
    /// Its address for mail.
    pub email: Option<String>,
    /// Its number.
    pub phone: Option<String>,
    /// Components that it cannot be reached without.
    pub needs: Vec<ComponentIndex>,
    /// When somebody answers, by weekday; none said means no word on hours.
    pub hours: Vec<(Weekday, OpenHours)>,
    /// Where it is described.
    pub place: Place,
}

/// Who takes over what the help contact could not settle.
#[derive(Clone, Debug)]
pub struct Escalation {
    /// What it is called.
    pub name: Localized,
    /// Its page.
    pub url: Option<String>,
    /// Its address for mail.
    pub email: Option<String>,
    /// Its number.
    pub phone: Option<String>,
    /// When to go there.
    pub when: Option<Localized>,
}

/// Emergency numbers and what to do when they fail.
#[derive(Clone, Debug)]
pub struct Emergency {
    /// The numbers to dial.
    pub numbers: Vec<String>,
    /// What to do when they cannot be reached.
    pub advice: Localized,
}

/// A span of the week and the role that answers in it.
#[derive(Clone, Debug)]
pub struct Shift {
    /// The days on which it begins.
    pub days: Vec<Weekday>,
    /// The minute of the day it begins.
    pub from: u32,
    /// The minute it ends, on the next day where that is not later.
    pub until: u32,
    /// The role of the contact that answers.
    pub contact: Spanned<String>,
}

/// How replies are written.
#[derive(Clone, Debug)]
pub struct ReplySettings {
    /// The channels, in the order of the file.
    pub channels: Vec<Spanned<String>>,
    /// The languages asked for; none said means those that have a phrasebook.
    pub languages: Option<Vec<Language>>,
    /// When `light` ends by itself.
    pub tone_until: Option<Moment>,
    /// The form of address, where one is asked for.
    pub register: Option<Register>,
    /// What stands below a reply; `{agent}` is the agent's initials.
    pub signature: Option<String>,
    /// The team's own handle.
    pub handle: Option<String>,
    /// Characters kept free for the customer's name.
    pub name_reserve: usize,
    /// Characters kept free for the agent's initials.
    pub agent_reserve: usize,
    /// Whether times name their zone, because customers are in more than one.
    pub names_zone: bool,
    /// How many of the newest incidents get replies written out, beside every open one.
    pub incidents: usize,
}

impl Contacts {
    /// Every contact that there is, with its role.
    pub fn by_role(&self) -> impl Iterator<Item = (&'static str, &Contact)> {
        let roles = [
            ("help", &self.help),
            ("business", &self.business),
            ("privacy", &self.privacy),
            ("billing", &self.billing),
            ("leave", &self.leave),
            ("vulnerable", &self.vulnerable),
            ("complaints_body", &self.complaints_body),
        ];
        roles
            .into_iter()
            .filter_map(|(role, contact)| Some((role, contact.as_ref()?)))
    }

    /// Every contact that there is.
    pub fn iter(&self) -> impl Iterator<Item = &Contact> {
        self.by_role().map(|(_, contact)| contact)
    }
}
