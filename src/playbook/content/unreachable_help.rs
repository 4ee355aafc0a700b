//! C21: every way to help leads through what is down.

use crate::diagnostics::Diagnostic;
use crate::model::{Brand, Contact};
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::schema::incident::ComponentStatus;
use crate::source::{Place, Spanned};

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C21",
    name: "unreachable-help",
    weight: "error at major and critical impact, else warning",
    what: "Every contact of a brand, or every channel of replies, `needs` a component that is in partial or major outage.",
    why: "In 2023 Optus posted where customers without its network could not read it.",
    source: "the Senate's report on Optus, 2023",
    bad: "calls are down, and the only contact is a phone number with `needs: [calls]`",
    good: "a contact with a `url`, or a number that another network reaches",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    if case.status().closes() {
        return Vec::new();
    }
    let contacts = case.brands().filter_map(|b| judge_contacts(case, b));
    contacts.chain(judge_channels(case)).collect()
}

fn judge_contacts(case: &Case<'_>, brand: &Brand) -> Option<Diagnostic> {
    let ours: Vec<&Contact> = brand
        .contacts
        .by_role()
        .filter(|(role, _)| *role != "complaints_body")
        .map(|(_, contact)| contact)
        .collect();
    let needs = |contact: &Contact| contact.needs.iter().find_map(|n| down(case, *n));
    let first = ours.first()?;
    let missing = needs(first)?;
    if !ours.iter().all(|c| needs(c).is_some()) {
        return None;
    }
    let message = format!(
        "customers of `{}` can reach nobody: every contact needs what is down",
        brand.id
    );
    Some(weigh(case, message, first.place, missing).help(
        "add a contact that works now, such as a page, a chat or a number on another network; remove `needs` where it is not true",
    ))
}

fn judge_channels(case: &Case<'_>) -> Option<Diagnostic> {
    let site = case.scene.site;
    let needs = |channel: &Spanned<String>| {
        let settings = site.channels.get(&channel.value)?;
        let needs = settings.needs.iter().flat_map(|n| &n.value);
        let index = |id: &str| site.components.iter().position(|c| c.id == id);
        needs.filter_map(|id| index(id)).find_map(|n| down(case, n))
    };
    let first = site.replies.channels.first()?;
    let missing = needs(first)?;
    if !site.replies.channels.iter().all(|c| needs(c).is_some()) {
        return None;
    }
    let message = "no reply reaches anybody: every channel needs what is down";
    Some(
        weigh(case, message.to_owned(), first.place, missing)
            .help("add a channel to `replies.channels` that works now"),
    )
}

/// The name of a component where it is down.
fn down<'c>(case: &Case<'c>, component: usize) -> Option<&'c str> {
    let is_down = |status| {
        matches!(
            status,
            ComponentStatus::PartialOutage | ComponentStatus::MajorOutage
        )
    };
    let mut hit = case.hit();
    hit.find(|c| c.component == component && is_down(c.status))
        .map(|c| case.scene.site.components[c.component].id.as_str())
}

fn weigh(case: &Case<'_>, message: String, place: Place, missing: &str) -> Diagnostic {
    let finding = match case.is_major() {
        true => RULE.error(message),
        false => RULE.warning(message),
    };
    finding.at(place, format!("needs `{missing}`"))
}
