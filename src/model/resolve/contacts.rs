//! Contacts, escalation, emergency advice and the rota.

use super::context::Context;
use super::text::{localize, localize_option};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Contact, Contacts, Emergency, Escalation, Shift};
use crate::schema::project::{
    Contact as WrittenContact, Contacts as WrittenContacts, Emergency as WrittenEmergency,
    Escalation as WrittenEscalation, Shift as WrittenShift,
};
use crate::source::Spanned;

/// The roles that a rota may name.
const ROLES: [&str; 7] = [
    "help",
    "business",
    "privacy",
    "billing",
    "leave",
    "vulnerable",
    "complaints_body",
];

/// The contacts by role.
pub(super) fn resolve_contacts(
    written: &WrittenContacts,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Contacts {
    let mut resolve = |contact: &Option<Spanned<WrittenContact>>| {
        let contact = contact.as_ref()?;
        resolve_contact(contact, context, problems)
    };
    Contacts {
        help: resolve(&written.help),
        business: resolve(&written.business),
        privacy: resolve(&written.privacy),
        billing: resolve(&written.billing),
        leave: resolve(&written.leave),
        vulnerable: resolve(&written.vulnerable),
        complaints_body: resolve(&written.complaints_body),
    }
}

fn resolve_contact(
    written: &Spanned<WrittenContact>,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Contact> {
    let name = localize_option(written.name.as_ref(), context, problems);
    if written.url.is_none() && written.email.is_none() && written.phone.is_none() {
        let problem = Diagnostic::error(Code::MissingKey, "the contact cannot be reached")
            .at(written.place, "")
            .help("add `url`, `email` or `phone`");
        problems.push(problem);
    }
    let needs = written.needs.iter().flat_map(|n| &n.value);
    let hours = written.hours.iter().flat_map(|h| &h.value.0);
    Some(Contact {
        url: link(written.url.as_ref(), problems),
        email: written.email.as_ref().map(|e| e.value.clone()),
        phone: written.phone.as_ref().map(|p| p.value.clone()),
        needs: needs
            .filter_map(|id| context.component(id, problems))
            .collect(),
        hours: hours
            .flat_map(|(days, open)| days.0.iter().map(|day| (*day, open.value)))
            .collect(),
        place: written.name.as_ref()?.place,
        name: name?,
    })
}

/// Who takes over what the help contact could not settle.
pub(super) fn resolve_escalation(
    written: &WrittenEscalation,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Escalation> {
    let name = localize_option(written.name.as_ref(), context, problems);
    Some(Escalation {
        url: link(written.url.as_ref(), problems),
        email: written.email.as_ref().map(|e| e.value.clone()),
        phone: written.phone.as_ref().map(|p| p.value.clone()),
        when: localize_option(written.when.as_ref(), context, problems),
        name: name?,
    })
}

/// Emergency numbers and advice.
pub(super) fn resolve_emergency(
    written: &WrittenEmergency,
    context: &Context,
    problems: &mut Vec<Diagnostic>,
) -> Option<Emergency> {
    let numbers = written.numbers.as_ref()?;
    let advice = written.advice.as_ref()?;
    Some(Emergency {
        numbers: numbers.iter().map(|n| n.value.clone()).collect(),
        advice: localize(advice, context, problems),
    })
}

/// A shift of the rota; its contact must be one of the roles.
pub(super) fn resolve_shift(
    written: &Spanned<WrittenShift>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Shift> {
    let contact = written.contact.clone()?;
    if !ROLES.contains(&contact.value.as_str()) {
        let known = ROLES.iter().copied();
        let problem = super::context::unknown(Code::UnknownContact, "contact", &contact, known);
        problems.push(problem);
    }
    Some(Shift {
        days: written.days.as_ref()?.0.clone(),
        from: written.from.as_ref()?.0,
        until: written.until.as_ref()?.0,
        contact,
    })
}

/// An address of the web without a slash at the end, or a problem.
pub(super) fn base_url(
    url: Option<&Spanned<String>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    link(url, problems).map(|u| u.trim_end_matches('/').to_owned())
}

/// An address of the web, or a problem.
fn link(url: Option<&Spanned<String>>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let url = url?;
    if is_of_the_web(url) {
        return Some(url.value.clone());
    }
    let message = format!("`{}` is not an address of the web", url.value);
    let problem = Diagnostic::error(Code::InvalidUrl, message).at(url.place, "");
    let with_scheme = format!("https://{}", url.value);
    let lacks_it = !url.contains(':') && url.contains('.') && is_of_the_web(&with_scheme);
    problems.push(match lacks_it {
        true => problem.mend("write it with `https://`", url.place, with_scheme),
        false => problem.help("write an address such as `https://status.example.org`"),
    });
    None
}

/// Whether a text is an address that a browser can open.
pub(crate) fn is_of_the_web(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || unseen(c) || "<>\"'`{}|\\^".contains(c);
    let host = rest.map(|r| r.split(['/', '?', '#']).next().unwrap_or(""));
    host.is_some_and(|h| !h.is_empty() && !h.contains('@')) && !url.contains(odd)
}
