//! The standing facts as they stood at an update. Never private ones without saying so.

use super::Localized;
use super::incident::{ComponentClaim, Window};
use super::site::Moment;
use crate::schema::incident::{EmergencyCalls, Impact, Responsibility};
use crate::source::{Place, Spanned};

/// The standing facts as they stood at an update; each text keeps the place that stated it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The status of every component that the incident has named.
    pub components: Vec<ComponentClaim>,
    /// What customers cannot do.
    pub effect: Option<Localized>,
    /// Who and where.
    pub scope: Option<Localized>,
    /// How many customers.
    pub customers: Option<Spanned<u64>>,
    /// What caused it.
    pub cause: Option<Localized>,
    /// What is not known yet.
    pub unknown: Option<Localized>,
    /// What customers can do meanwhile.
    pub workaround: Workaround,
    /// What to do when it still does not work.
    pub still_not_working: Option<Localized>,
    /// When it is to work again; private unless confirmed.
    pub eta: Option<Eta>,
    /// Who gets what back.
    pub compensation: Option<Compensation>,
    /// What was lost.
    pub data_loss: Option<Localized>,
    /// How bad it is.
    pub impact: Impact,
    /// Whose fault it is.
    pub responsibility: Responsibility,
    /// Whether emergency calls get through; `unknown` where a component that carries them is hit and nobody said.
    pub emergency_calls: EmergencyCalls,
    /// Whether somebody said so, and it is not only assumed.
    pub emergency_calls_said: bool,
    /// The window of a maintenance.
    pub window: Option<Window>,
}

/// What is known of a workaround.
#[derive(Clone, Debug, Default)]
pub enum Workaround {
    /// Nobody said anything.
    #[default]
    Unsaid,
    /// There is none, and that was said.
    Nothing(Place),
    /// This one.
    Known(Box<KnownWorkaround>),
}

/// Something that customers can do meanwhile.
#[derive(Clone, Debug)]
pub struct KnownWorkaround {
    /// In at most forty characters.
    pub short: Option<Localized>,
    /// In full.
    pub text: Localized,
    /// When somebody last tried it.
    pub verified: Option<Moment>,
    /// When it stops being true.
    pub expires: Option<Moment>,
    /// Where it is stated.
    pub place: Place,
}

/// When it is to work again.
#[derive(Clone, Copy, Debug)]
pub struct Eta {
    /// By then.
    pub until: Moment,
    /// Whether customers may be told.
    pub standing: EtaStanding,
    /// Where it is stated.
    pub place: Place,
}

/// Whether customers may be told a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EtaStanding {
    /// They may.
    Confirmed,
    /// For the desk's eyes only.
    Unconfirmed,
}

/// Who gets what back, or when that is decided.
#[derive(Clone, Debug)]
pub struct Compensation {
    /// Who gets it.
    pub who: Option<Localized>,
    /// How much.
    pub amount: Option<Localized>,
    /// When.
    pub when: Option<Localized>,
    /// What customers have to do.
    pub action: Option<Localized>,
    /// When it is decided.
    pub decision_by: Option<Moment>,
    /// Where it is stated.
    pub place: Place,
}

impl Facts {
    /// The workaround, where there is one.
    pub fn known_workaround(&self) -> Option<&KnownWorkaround> {
        match &self.workaround {
            Workaround::Known(workaround) => Some(workaround),
            Workaround::Unsaid | Workaround::Nothing(_) => None,
        }
    }

    /// The time of the fix that customers may be told at a moment: confirmed and not passed.
    pub fn confirmed_eta(&self, now: Moment) -> Option<Moment> {
        let eta = self.eta.as_ref()?;
        let told = eta.standing == EtaStanding::Confirmed && now <= eta.until;
        told.then_some(eta.until)
    }
}

impl Compensation {
    /// Whether who, how much, when and what to do are all known.
    pub fn is_decided(&self) -> bool {
        [&self.who, &self.amount, &self.when, &self.action]
            .iter()
            .all(|field| field.is_some())
    }
}
