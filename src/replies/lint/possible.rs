//! Which facts and slots a status can have: what an incident that is over no longer promises, a phrase for it cannot say.

use crate::replies::slots::Slot;
use crate::schema::incident::EmergencyCalls;
use crate::schema::phrasebook::When;
use crate::schema::update::Status;

/// Why a text can never be said in a status; nothing where it can.
pub(super) fn impossible(
    status: Status,
    when: Option<&When>,
    slots: impl Iterator<Item = Slot>,
) -> Option<String> {
    let fact = when.and_then(|w| fact_without(status, w));
    let mut slots = slots.filter(|slot| is_without(status, *slot));
    let slot = || slots.next().map(|s| format!("`{{{}}}`", s.as_str()));
    let what = fact.map(|f| format!("`{f}`")).or_else(slot)?;
    Some(format!("`{}` never has {what}", status.as_str()))
}

/// A fact asked for that a status never has. Whatever is over keeps no promise open and carries calls again.
fn fact_without(status: Status, when: &When) -> Option<&'static str> {
    let over = status.closes();
    let asks = |fact: &Option<crate::source::Spanned<bool>>| fact.as_ref().is_some_and(|f| f.value);
    let calls = when.emergency_calls.as_ref().map(|c| c.value);
    let cut_off = calls.is_some_and(|c| c != EmergencyCalls::Ok);
    let facts = [
        (over && when.eta.is_some(), "eta"),
        (over && cut_off, "emergency_calls"),
        (over && asks(&when.partly_back), "partly_back"),
        (over && asks(&when.overdue), "overdue"),
        (
            asks(&when.overrun) && (over || !status.is_of_maintenance()),
            "overrun",
        ),
    ];
    facts
        .into_iter()
        .find_map(|(never, fact)| never.then_some(fact))
}

fn is_without(status: Status, slot: Slot) -> bool {
    match slot {
        Slot::NextUpdate | Slot::Eta | Slot::EmergencyAdvice => status.closes(),
        Slot::WindowFrom | Slot::WindowUntil => !status.is_of_maintenance(),
        _ => false,
    }
}
