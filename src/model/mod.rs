//! What is true: the site, its incidents and their state at a moment; cannot be built unchecked.

mod colour;
mod days;
mod edition;
mod facts;
mod incident;
mod localized;
mod related;
mod resolve;
mod site;
mod timeline;

pub use colour::{Colour, Look};
pub use days::{Chronicle, ComponentDays, chronicles, days, start_of_day};
pub use edition::{Edition, editions};
pub use facts::{Compensation, Eta, EtaStanding, Facts, KnownWorkaround, Workaround};
pub use incident::{
    AuthorParts, ComponentClaim, Correction, Improvement, Incident, Nature, Phase, Private,
    Soundness, Update, Verified, Waiver, Window, fix_failed, latest_first,
};
pub use localized::{Localized, Shown};
pub use related::{Bond, Related, Relations};
pub use resolve::{Clock, MachineTime, resolve};
pub(crate) use resolve::{is_of_the_web, moment_in};
pub use site::{
    Brand, BrandHome, BrandIndex, Carries, Component, ComponentIndex, Contact, Contacts, Emergency,
    Escalation, KeptPages, Moment, ReplySettings, Shift, Site,
};
pub use timeline::{Headline, Stretch};
