//! Whether a contact can be reached at a moment, and how a reply names it. Never chooses a role by situation.

use chrono::{Datelike, Timelike, Weekday};

use super::conditions::Told;
use super::slots::Slot;
use super::telling::Telling;
use crate::model::{Contact, Edition, Moment, Shift, Site};
use crate::schema::incident::ComponentStatus;

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way<'w> {
    /// By a page.
    Page(&'w str),
    /// By phone.
    Phone(&'w str),
    /// By mail.
    Mail(&'w str),
}

/// Who can be reached now, as a reply names it: the help contact, or whoever is on the rota while it is closed.
pub(super) fn contact(edition: &Edition<'_>, telling: Telling) -> Option<String> {
    let help = edition.brand.contacts.help.as_ref();
    let help = help.filter(|c| is_reachable(c, edition));
    let found = help.or_else(|| on_duty(edition).filter(|c| is_reachable(c, edition)))?;
    let name = &found.name.get(edition.language)?.value;
    tell(name, ways(found), telling)
}

/// The contact of the role that a slot names, by a way that is open: a page and an address take words at any hour.
pub(super) fn contact_for(slot: Slot, edition: &Edition<'_>, telling: Telling) -> Option<String> {
    let contacts = &edition.brand.contacts;
    let contact = match slot {
        Slot::BusinessContact => contacts.business.as_ref()?,
        Slot::PrivacyContact => contacts.privacy.as_ref()?,
        Slot::BillingContact => contacts.billing.as_ref()?,
        Slot::LeaveContact => contacts.leave.as_ref()?,
        Slot::VulnerableContact => contacts.vulnerable.as_ref()?,
        Slot::ComplaintsBody => contacts.complaints_body.as_ref()?,
        _ => return None,
    };
    if !is_up(contact, edition) {
        return None;
    }
    let open = is_open(contact, edition.site);
    let [page, phone, mail] = ways(contact);
    let phone = phone.filter(|_| open);
    // Who depends on the service may have no way to a page.
    let ways = match slot {
        Slot::VulnerableContact => [phone, page, mail],
        _ => [page, phone, mail],
    };
    let name = &contact.name.get(edition.language)?.value;
    tell(name, ways, telling)
}

/// Who takes over what the help contact could not settle.
pub(super) fn escalation(edition: &Edition<'_>, telling: Telling) -> Option<String> {
    let escalation = edition.brand.escalation.as_ref()?;
    let name = &escalation.name.get(edition.language)?.value;
    let ways = [
        escalation.url.as_deref().map(Way::Page),
        escalation.email.as_deref().map(Way::Mail),
        escalation.phone.as_deref().map(Way::Phone),
    ];
    tell(name, ways, telling)
}

/// The pages on which the other brands that are hit tell of it, where they do so in the language.
pub(super) fn other_brands(told: &Told<'_>, telling: Telling) -> Option<String> {
    let (edition, incident) = (told.edition, told.incident);
    let others = incident.brands.iter().copied();
    let others = others.filter(|&b| b != edition.brand_index && telling.links());
    let pages = others.filter_map(|brand_index| {
        let brand = &edition.site.brands[brand_index];
        let language = brand.languages.iter().find(|l| *l == edition.language)?;
        let name = &brand.name.get(language)?.value;
        let other = Edition {
            site: edition.site,
            brand_index,
            brand,
            language,
        };
        let page = other.url(&format!("incidents/{}/", incident.id));
        Some(format!("{name}, {page}"))
    });
    let pages: Vec<_> = pages.collect();
    (!pages.is_empty()).then(|| pages.join(" "))
}

/// The ways to reach a contact: a page takes words at any hour, and a voice is nearer than a letter.
fn ways(contact: &Contact) -> [Option<Way<'_>>; 3] {
    [
        contact.url.as_deref().map(Way::Page),
        contact.phone.as_deref().map(Way::Phone),
        contact.email.as_deref().map(Way::Mail),
    ]
}

/// A name and the first way that the channel can carry; a text that is read out can do with the name alone.
fn tell(name: &str, ways: [Option<Way<'_>>; 3], telling: Telling) -> Option<String> {
    let way = ways.into_iter().flatten().find(|way| match way {
        Way::Page(_) => telling.links(),
        Way::Phone(_) => true,
        Way::Mail(_) => !telling.is_aloud(),
    });
    match way {
        Some(Way::Phone(number)) if telling.is_aloud() => {
            Some(format!("{name}, {}", group_digits(number)))
        }
        Some(Way::Page(way) | Way::Phone(way) | Way::Mail(way)) => Some(format!("{name}, {way}")),
        None => telling.is_aloud().then(|| name.to_owned()),
    }
}

/// A number of many digits in a row as pairs, which are read out and written down with ease.
fn group_digits(number: &str) -> String {
    const LONGEST: usize = 5;
    if number.len() <= LONGEST || !number.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    let (first, rest) = number.split_at(2 + number.len() % 2);
    let mut groups = first.to_owned();
    for (index, digit) in rest.chars().enumerate() {
        groups.extend((index % 2 == 0).then_some(' '));
        groups.push(digit);
    }
    groups
}

/// Whether somebody answers now and nothing that is needed to get there is down.
fn is_reachable(contact: &Contact, edition: &Edition<'_>) -> bool {
    is_open(contact, edition.site) && is_up(contact, edition)
}

fn is_up(contact: &Contact, edition: &Edition<'_>) -> bool {
    let up = |&c: &usize| edition.component_status(c) < ComponentStatus::PartialOutage;
    contact.needs.iter().all(up)
}

fn is_open(contact: &Contact, site: &Site) -> bool {
    let (day, minute) = local(site, site.now);
    let open = |(d, hours): &(Weekday, crate::schema::time::OpenHours)| {
        *d == day && (hours.from..hours.until).contains(&minute)
    };
    contact.hours.is_empty() || contact.hours.iter().any(open)
}

fn on_duty<'s>(edition: &Edition<'s>) -> Option<&'s Contact> {
    let (day, minute) = local(edition.site, edition.site.now);
    let shift = edition.site.rota.iter().find(|s| covers(s, day, minute))?;
    let mut contacts = edition.brand.contacts.by_role();
    let found = contacts.find(|(role, _)| *role == shift.contact.value);
    found.map(|(_, contact)| contact)
}

/// A shift that ends no later than it begins goes on into the next day.
fn covers(shift: &Shift, day: Weekday, minute: u32) -> bool {
    let begins = |d: Weekday| shift.days.contains(&d);
    if shift.from < shift.until {
        return begins(day) && (shift.from..shift.until).contains(&minute);
    }
    (begins(day) && minute >= shift.from) || (begins(day.pred()) && minute < shift.until)
}

fn local(site: &Site, now: Moment) -> (Weekday, u32) {
    let time = now.with_timezone(&site.zone);
    (time.weekday(), time.hour() * 60 + time.minute())
}

#[cfg(test)]
mod tests {
    use super::{Way, group_digits, tell};
    use crate::channels::{Clock, Links};
    use crate::replies::telling::Telling;

    const WAYS: [Option<Way<'static>>; 3] = [
        Some(Way::Page("https://help.example")),
        Some(Way::Mail("help@shop.example")),
        Some(Way::Phone("08081570160")),
    ];

    fn said(links: Links, clock: Clock) -> Option<String> {
        tell("Help", WAYS, Telling { links, clock })
    }

    #[test]
    fn a_contact_is_named_with_a_way_that_the_channel_carries() {
        let linked = said(Links::Yes, Clock::Digits);
        assert_eq!(linked.as_deref(), Some("Help, https://help.example"));
        let unlinked = said(Links::No, Clock::Digits);
        assert_eq!(unlinked.as_deref(), Some("Help, help@shop.example"));
        let aloud = said(Links::No, Clock::Words);
        assert_eq!(aloud.as_deref(), Some("Help, 080 81 57 01 60"));
    }

    #[test]
    fn a_contact_without_a_number_is_only_named_aloud() {
        let named = |clock| {
            let telling = Telling {
                links: Links::No,
                clock,
            };
            tell("Help", [WAYS[0], None, None], telling)
        };
        assert_eq!(named(Clock::Words).as_deref(), Some("Help"));
        assert_eq!(named(Clock::Digits), None);
    }

    #[test]
    fn digits_are_grouped_unless_somebody_did() {
        for (written, read) in [
            ("150", "150"),
            ("0808 157 0160", "0808 157 0160"),
            ("70101010", "70 10 10 10"),
            ("7010101", "701 01 01"),
            ("123456", "12 34 56"),
            ("+4570101010", "+4570101010"),
        ] {
            assert_eq!(group_digits(written), read);
        }
    }
}
