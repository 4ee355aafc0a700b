//! Whether a contact can be reached at a moment, and how it is named in a reply. Never chooses a role by situation.

use chrono::{Datelike, Timelike, Weekday};

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

fn name(contact: &Contact, edition: &Edition<'_>, links: Links) -> Option<String> {
    let name = &contact.name.get(edition.language)?.value;
    let url = contact.url.as_ref().filter(|_| links == Links::Yes);
    let way = [url, contact.phone.as_ref(), contact.email.as_ref()];
    let way = way.into_iter().flatten().next()?;
    Some(format!("{name}, {way}"))
}

/// Whether somebody answers now and nothing that is needed to get there is down.
fn is_reachable(contact: &Contact, edition: &Edition<'_>) -> bool {
    let up = |&c: &usize| edition.component_status(c) < ComponentStatus::PartialOutage;
    is_open(contact, edition.site) && contact.needs.iter().all(up)
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
