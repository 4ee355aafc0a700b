//! The closed list of slots that a phrase may have; never fills one.

/// Defines the slots with their names.
macro_rules! slots {
    ($($(#[doc = $doc:literal])+ $slot:ident = $name:literal,)+) => {
        /// A place in a phrase that a fact fills.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Slot { $($(#[doc = $doc])+ $slot,)+ }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$slot,)+];

            /// The name between the braces.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$slot => $name,)+ }
            }

            /// What fills it.
            pub fn about(self) -> &'static str {
                match self { $(Self::$slot => concat!($($doc,)+).trim_ascii(),)+ }
            }

            /// The slot of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|s| s.as_str() == name)
            }
        }
    };
}

slots! {
    /// Where to read on.
    Link = "link",
    /// When the next word comes.
    NextUpdate = "next_update",
    /// What customers can do meanwhile, in full.
    Workaround = "workaround",
    /// The same in a few words.
    WorkaroundShort = "workaround_short",
    /// What customers cannot do.
    Effect = "effect",
    /// Who and where.
    Scope = "scope",
    /// What is hit.
    Components = "components",
    /// What caused it.
    Cause = "cause",
    /// What is not known yet.
    Unknown = "unknown",
    /// What to do when it still does not work.
    StillNotWorking = "still_not_working",
    /// When the update was published.
    At = "at",
    /// When it began.
    Started = "started",
    /// Since when it is known to work.
    VerifiedAt = "verified_at",
    /// How that is known.
    VerifiedHow = "verified_how",
    /// What was lost.
    DataLoss = "data_loss",
    /// When it is to work again.
    Eta = "eta",
    /// Where to find a person.
    Contact = "contact",
    /// Where business customers find one.
    BusinessContact = "business_contact",
    /// Who answers for privacy.
    PrivacyContact = "privacy_contact",
    /// Who answers for bills and payments.
    BillingContact = "billing_contact",
    /// Where to leave.
    LeaveContact = "leave_contact",
    /// Who is there for people that depend on the service.
    VulnerableContact = "vulnerable_contact",
    /// The independent body for complaints.
    ComplaintsBody = "complaints_body",
    /// Who takes over what the help contact could not settle.
    Escalation = "escalation",
    /// Where other brands that are hit tell of it.
    OtherBrands = "other_brands",
    /// The numbers to dial in an emergency.
    EmergencyNumbers = "emergency_numbers",
    /// What to do when they cannot be reached.
    EmergencyAdvice = "emergency_advice",
    /// When a maintenance begins.
    WindowFrom = "window_from",
    /// When it ends.
    WindowUntil = "window_until",
    /// Who gets something back.
    CompensationWho = "compensation_who",
    /// How much.
    CompensationAmount = "compensation_amount",
    /// When.
    CompensationWhen = "compensation_when",
    /// What customers have to do for it.
    CompensationAction = "compensation_action",
    /// When compensation is decided.
    DecisionBy = "decision_by",
    /// The name of the brand.
    Brand = "brand",
}

impl Slot {
    /// Whether its value is a name with a way to reach whoever bears it.
    pub(super) fn is_contact(self) -> bool {
        matches!(
            self,
            Self::Contact
                | Self::BusinessContact
                | Self::PrivacyContact
                | Self::BillingContact
                | Self::LeaveContact
                | Self::VulnerableContact
                | Self::ComplaintsBody
                | Self::Escalation
        )
    }
}

/// Facts that a phrase tells: those of its `when` and those in its slots, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u64);

impl FactSet {
    /// How many facts there are.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// How much it is worth to tell them, where some are dearer than all others together.
    pub(super) fn worth(self, dear: Self) -> u32 {
        self.count() + u64::BITS * (self.0 & dear.0).count_ones()
    }

    /// Whether it has all facts of another.
    pub fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The facts of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The fact that a slot tells; a workaround is one fact in either length.
    pub fn of_slot(slot: Slot) -> Self {
        let slot = match slot {
            Slot::WorkaroundShort => Slot::Workaround,
            other => other,
        };
        Self(1 << slot as u32)
    }

    /// A fact that `when` asks for, by its place in the list.
    pub(super) fn of_condition(index: u32) -> Self {
        Self(1 << (Slot::ALL.len() as u32 + index))
    }
}

#[cfg(test)]
mod tests {
    use super::{FactSet, Slot};

    #[test]
    fn a_workaround_is_one_fact_in_both_lengths() {
        let both = FactSet::of_slot(Slot::Workaround).with(FactSet::of_slot(Slot::WorkaroundShort));
        assert_eq!(both.count(), 1);
        assert_eq!(both.with(FactSet::of_condition(8)).count(), 2);
    }

    #[test]
    fn every_slot_is_found_by_its_name() {
        for slot in Slot::ALL {
            assert_eq!(Slot::from_name(slot.as_str()), Some(*slot));
        }
    }
}
