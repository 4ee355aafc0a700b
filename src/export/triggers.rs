//! What an agent types for a reply: `:x-angry`. Never changes while an incident lasts, so that hands can learn it.
//!
//! A trigger is one colon and fields with hyphens between them, in this order: the incident's code, the brand unless
//! it is the site's own, the language unless it is the first, the channel, the wording unless it is the first, the
//! situation. Tools expand a trigger as soon as it is typed, so that none may begin with another, nor end in one: the
//! colon stands only at the beginning and every trigger ends in a situation.

use super::{Batch, Entry};
use crate::model::Phase;

/// What is typed for a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Triggers {
    /// Without an incident's code; several incidents that are open share it. Only where customers ask of it now.
    pub(super) plain: Option<String>,
    /// With the incident's code: this reply and no other.
    pub(super) exact: String,
}

/// The triggers of every reply of a batch, in its order.
pub(super) fn triggers(batch: &Batch) -> Vec<Triggers> {
    let asked = asked(batch);
    let triggers = batch.entries.iter().map(|entry| {
        let fields = fields(entry, batch);
        let is_asked = Some(entry.topic.phase) == asked;
        Triggers {
            plain: is_asked.then(|| format!(":{fields}")),
            exact: format!(":{}-{fields}", field(&entry.topic.code)),
        }
    });
    triggers.collect()
}

/// Which incidents customers ask of: the open ones; the last one closed while none is open.
fn asked(batch: &Batch) -> Option<Phase> {
    let phases = [Phase::Open, Phase::Closed];
    let has = |phase: &Phase| batch.entries.iter().any(|e| e.topic.phase == *phase);
    phases.into_iter().find(has)
}

fn fields(entry: &Entry, batch: &Batch) -> String {
    let mut fields = Vec::new();
    if *entry.brand != *batch.brand {
        fields.push(field(&entry.brand));
    }
    if *entry.language != *batch.language {
        fields.push(field(&entry.language));
    }
    fields.push(field(&entry.channel));
    if entry.wording > 0 {
        fields.push((entry.wording + 1).to_string());
    }
    fields.push(entry.situation.as_str().to_owned());
    fields.join("-")
}

/// A name as it is easily typed, without the hyphen that stands between fields.
fn field(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    let typed = letters.map(|c| if c.is_alphanumeric() { c } else { '_' });
    typed.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::triggers;
    use crate::export::batch::tests::{batch, entry, topic};
    use crate::export::{Batch, Entry};
    use crate::model::Phase;
    use crate::schema::phrasebook::Situation;

    fn typed(batch: &Batch) -> Vec<(Option<String>, String)> {
        let triggers = triggers(batch).into_iter();
        triggers.map(|t| (t.plain, t.exact)).collect()
    }

    #[test]
    fn brand_language_and_wording_are_named_where_they_are_not_the_first() {
        let topic = Arc::new(topic("calls", "8vs6"));
        let own = entry(&topic, "");
        let other = Entry {
            brand: "halo".into(),
            language: "pt-BR".into(),
            channel: "sms_long".into(),
            wording: 1,
            ..own.clone()
        };
        let expected = [
            (Some(":x-angry".to_owned()), ":8vs6-x-angry".to_owned()),
            (
                Some(":halo-pt_br-sms_long-2-angry".to_owned()),
                ":8vs6-halo-pt_br-sms_long-2-angry".to_owned(),
            ),
        ];
        assert_eq!(typed(&batch(vec![own, other])), expected);
    }

    #[test]
    fn the_plain_trigger_is_for_what_customers_ask_of_now() {
        let of_phase = |code, phase| {
            let mut topic = topic("calls", code);
            topic.phase = phase;
            entry(&Arc::new(topic), "")
        };
        let open = [of_phase("aaaa", Phase::Open), of_phase("bbbb", Phase::Open)];
        let closed = of_phase("cccc", Phase::Closed);
        let coming = of_phase("dddd", Phase::Coming);
        let plain = |entries: &[Entry]| {
            let typed = typed(&batch(entries.to_vec()));
            let plain = typed.into_iter().filter(|(plain, _)| plain.is_some());
            plain.map(|(_, exact)| exact).collect::<Vec<_>>()
        };
        let [one, two] = open;
        assert_eq!(
            plain(&[one, two, closed.clone(), coming.clone()]),
            [":aaaa-x-angry", ":bbbb-x-angry"]
        );
        assert_eq!(plain(&[closed, coming.clone()]), [":cccc-x-angry"]);
        assert_eq!(plain(&[coming]), Vec::<String>::new());
    }

    #[test]
    fn no_trigger_is_complete_before_another_one_is_typed() {
        let topic = Arc::new(topic("calls", "8vs6"));
        let mut entries = Vec::new();
        for channel in ["x", "sms", "sms_long", "x-angry", "short", "angry!"] {
            for situation in Situation::ALL {
                entries.push(Entry {
                    channel: channel.into(),
                    situation: *situation,
                    ..entry(&topic, "")
                });
            }
        }
        let typed = typed(&batch(entries)).into_iter();
        let mut typed: Vec<_> = typed
            .flat_map(|(plain, exact)| [plain.unwrap(), exact])
            .collect();
        typed.sort_unstable();
        assert!(typed.iter().all(|t| t.rfind(':') == Some(0)));
        for pair in typed.windows(2) {
            assert!(!pair[1].starts_with(&pair[0]), "{pair:?}");
        }
    }
}
