//! Whether a contact can be reached at a moment, and how a reply names it. Never chooses a role by situation.

use chrono::{Datelike, Timelike, Weekday};

use super::conditions::Told;
use super::slots::Slot;
use crate::channels::Links;
use crate::model::{Contact, Edition, Moment, Shift, Site};
use crate::schema::incident::ComponentStatus;

/// Who can be reached now, as a reply names it: the help contact, or whoever is on the rota while it is closed.
pub(super) fn contact(edition: &Edition<'_>, links: Links) -> Option<String> {
    let help = edition.brand.contacts.help.as_ref();
    let help = help.filter(|c| is_reachable(c, edition));
    let found = help.or_else(|| on_duty(edition).filter(|c| is_reachable(c, edition)))?;
    name(found, edition, links)
}

/// The contact of the role that a slot names, by a way that is open: a page and an address take words at any hour.
pub(super) fn contact_for(slot: Slot, edition: &Edition<'_>, links: Links) -> Option<String> {
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
    let url = contact.url.as_ref().filter(|_| links == Links::Yes);
    let phone = contact.phone.as_ref();
    let phone = phone.filter(|_| is_open(contact, edition.site));
    let email = contact.email.as_ref();
    // Who depends on the service may have no way to a page.
    let way = match slot {
        Slot::VulnerableContact => [phone, url, email],
        _ => [url, phone, email],
    };
    let name = &contact.name.get(edition.language)?.value;
    Some(format!("{name}, {}", way.into_iter().flatten().next()?))
}

/// Who takes over what the help contact could not settle.
pub(super) fn escalation(edition: &Edition<'_>, links: Links) -> Option<String> {
    let escalation = edition.brand.escalation.as_ref()?;
    let name = &escalation.name.get(edition.language)?.value;
    let url = escalation.url.as_ref().filter(|_| links == Links::Yes);
    let ways = [url, escalation.email.as_ref(), escalation.phone.as_ref()];
    let way = ways.into_iter().flatten().next()?;
    Some(format!("{name}, {way}"))
}

/// The pages on which the other brands that are hit tell of it, where they do so in the language.
pub(super) fn other_brands(told: &Told<'_>, links: Links) -> Option<String> {
    let (edition, incident) = (told.edition, told.incident);
    let others = incident.brands.iter().copied();
    let others = others.filter(|&b| b != edition.brand_index && links == Links::Yes);
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

fn name(contact: &Contact, edition: &Edition<'_>, links: Links) -> Option<String> {
    let name = &contact.name.get(edition.language)?.value;
    let url = contact.url.as_ref().filter(|_| links == Links::Yes);
    let way = [url, contact.phone.as_ref(), contact.email.as_ref()];
    let way = way.into_iter().flatten().next()?;
    Some(format!("{name}, {way}"))
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
