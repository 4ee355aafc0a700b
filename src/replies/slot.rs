//! The slots of phrases: a closed list, each with a name, and what each may stand for. Never fills one.

/// A place in a phrase where a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The address of the incident.
    Link,
    /// When the next word comes.
    NextUpdate,
    /// What customers can do meanwhile, in full.
    Workaround,
    /// The same in at most forty characters.
    WorkaroundShort,
    /// What customers cannot do.
    Effect,
    /// Who and where.
    Scope,
    /// The services that are hit, as a list.
    Components,
    /// What caused it.
    Cause,
    /// What is not known yet.
    Unknown,
    /// What to do when it still does not work.
    StillNotWorking,
    /// When the update was published.
    At,
    /// When the incident began.
    Started,
    /// Since when it works again.
    VerifiedAt,
    /// How the team knows.
    VerifiedHow,
    /// What was lost.
    DataLoss,
    /// When it works again, where that is confirmed.
    Eta,
    /// The help contact with its address.
    Contact,
    /// The numbers for emergencies.
    EmergencyNumbers,
    /// What to do when they fail.
    EmergencyAdvice,
    /// When a maintenance begins.
    WindowFrom,
    /// When it ends.
    WindowUntil,
    /// Who is compensated.
    CompensationWho,
    /// How much.
    CompensationAmount,
    /// When.
    CompensationWhen,
    /// What customers have to do.
    CompensationAction,
    /// When compensation is decided.
    DecisionBy,
    /// The brand's name.
    Brand,
}

impl Slot {
    /// Every slot with its name, in the order of the values.
    pub const NAMES: [(&'static str, Self); 27] = [
        ("link", Self::Link),
        ("next_update", Self::NextUpdate),
        ("workaround", Self::Workaround),
        ("workaround_short", Self::WorkaroundShort),
        ("effect", Self::Effect),
        ("scope", Self::Scope),
        ("components", Self::Components),
        ("cause", Self::Cause),
        ("unknown", Self::Unknown),
        ("still_not_working", Self::StillNotWorking),
        ("at", Self::At),
        ("started", Self::Started),
        ("verified_at", Self::VerifiedAt),
        ("verified_how", Self::VerifiedHow),
        ("data_loss", Self::DataLoss),
        ("eta", Self::Eta),
        ("contact", Self::Contact),
        ("emergency_numbers", Self::EmergencyNumbers),
        ("emergency_advice", Self::EmergencyAdvice),
        ("window_from", Self::WindowFrom),
        ("window_until", Self::WindowUntil),
        ("compensation_who", Self::CompensationWho),
        ("compensation_amount", Self::CompensationAmount),
        ("compensation_when", Self::CompensationWhen),
        ("compensation_action", Self::CompensationAction),
        ("decision_by", Self::DecisionBy),
        ("brand", Self::Brand),
    ];

    /// The slot of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let entry = Self::NAMES.iter().find(|(n, _)| *n == name);
        entry.map(|(_, slot)| *slot)
    }

    /// Its index among all slots.
    pub(super) fn index(self) -> usize {
        self as usize
    }
}

/// A phrase as text and slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(pub(super) Vec<Piece>);

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Slot(Slot),
}

/// A slot that is not known, with its bytes in the phrase.
pub(super) struct UnknownSlot {
    pub(super) name: String,
    pub(super) start: usize,
}

impl Template {
    /// Reads a phrase; a brace that opens no known slot is a problem.
    pub(super) fn read(phrase: &str) -> Result<Self, UnknownSlot> {
        let mut pieces = Vec::new();
        let mut rest = phrase;
        while let Some(open) = rest.find(['{', '}']) {
            let start = phrase.len() - rest.len() + open;
            let inside = rest[open..]
                .strip_prefix('{')
                .and_then(|r| r.split_once('}'));
            let Some((name, after)) = inside else {
                let name = rest[open..].to_owned();
                return Err(UnknownSlot { name, start });
            };
            let Some(slot) = Slot::from_name(name) else {
                let name = name.to_owned();
                return Err(UnknownSlot { name, start });
            };
            pieces.push(Piece::Text(rest[..open].to_owned()));
            pieces.push(Piece::Slot(slot));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|p| !matches!(p, Piece::Text(text) if text.is_empty()));
        Ok(Self(pieces))
    }

    /// The slots that it has.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Text(_) => None,
        })
    }

    /// The text with its slots filled, or nothing where one has no value.
    pub(super) fn fill(&self, values: &Values) -> Option<String> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Slot(slot) => text.push_str(values.get(*slot)?),
            }
        }
        Some(text)
    }
}

/// What the slots stand for, for one update in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Values([Option<String>; Slot::NAMES.len()]);

impl Values {
    pub(super) fn set(&mut self, slot: Slot, value: Option<String>) {
        self.0[slot.index()] = value.filter(|v| !v.is_empty());
    }

    pub(super) fn get(&self, slot: Slot) -> Option<&str> {
        self.0[slot.index()].as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, Template, Values};

    #[test]
    fn the_table_is_in_the_order_of_the_values() {
        for (index, (name, slot)) in Slot::NAMES.iter().enumerate() {
            assert_eq!(slot.index(), index, "{name}");
        }
    }

    #[test]
    fn a_phrase_without_a_value_is_no_text() {
        let template = Template::read("News by {next_update}: {link}").ok();
        let template = template.expect("two known slots");
        let mut values = Values::default();
        assert_eq!(template.fill(&values), None);
        values.set(Slot::NextUpdate, Some("16:30".to_owned()));
        values.set(Slot::Link, Some("https://a.example".to_owned()));
        assert_eq!(
            template.fill(&values).as_deref(),
            Some("News by 16:30: https://a.example")
        );
        assert!(Template::read("{nope}").is_err());
        assert!(Template::read("a } b").is_err());
    }
}
