//! Reads what is said to `amends init`, on the command line or when asked. What is refused says what is taken.

use chrono_tz::Tz;

use crate::diagnostics::nearest;
use crate::init::Part;
use crate::model::is_of_the_web;
use crate::schema::Language;
use crate::schema::time::{Days, OpenHours};

/// A way in which customers reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A page.
    Url(String),
    /// An address for mail.
    Email(String),
    /// A number.
    Phone(String),
}

/// A name of one line.
pub(super) fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    match name.is_empty() || name.chars().any(char::is_control) {
        true => Err("expected a name, such as `Northwind Mobile`".to_owned()),
        false => Ok(name.to_owned()),
    }
}

/// An address of the web, with `https://` put before it where that is all it lacks.
pub(super) fn url(text: &str) -> Result<String, String> {
    let text = text.trim().trim_end_matches('/');
    let whole = match text.contains(':') {
        true => text.to_owned(),
        false => format!("https://{text}"),
    };
    match is_of_the_web(&whole) && whole.contains('.') {
        true => Ok(whole),
        false => Err("expected an address such as `https://status.example.org`".to_owned()),
    }
}

/// A time zone, or the nearest names.
pub(super) fn zone(text: &str) -> Result<Tz, String> {
    let text = text.trim();
    if let Ok(zone) = text.parse() {
        return Ok(zone);
    }
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let cities = names.clone().map(city);
    let near = || nearest(text, names).or_else(|| namesake(nearest(text, cities)?).map(Tz::name));
    match namesake(text).map(Tz::name).or_else(near) {
        Some(name) => Err(format!("unknown time zone; did you mean `{name}`?")),
        None => Err("expected a name such as `Europe/London`".to_owned()),
    }
}

/// A time zone by its name or by its city alone, as a person types it.
pub(super) fn zone_or_city(text: &str) -> Result<Tz, String> {
    zone(text).or_else(|wrong| namesake(text).ok_or(wrong))
}

/// What people know a zone by: `London` of `Europe/London`.
fn city(zone: &'static str) -> &'static str {
    zone.rsplit('/').next().unwrap_or(zone)
}

/// The zone whose name or city this is, but for capitals and spaces.
fn namesake(text: &str) -> Option<Tz> {
    let wanted = text.trim().to_lowercase().replace(' ', "_");
    let is_it = |name: &str| {
        let name = name.to_lowercase();
        name == wanted || name.rsplit('/').next() == Some(&wanted)
    };
    let mut zones = chrono_tz::TZ_VARIANTS.iter();
    zones.find(|zone| is_it(zone.name())).copied()
}

/// The tag of a language.
pub(super) fn language(text: &str) -> Result<Language, String> {
    let language = Language::new(text.trim());
    language.ok_or_else(|| "expected a language tag such as `en`, `da` or `pt-BR`".to_owned())
}

/// An id, or an id with the name that customers know.
pub(super) fn component(text: &str) -> Result<Part, String> {
    let (id, named) = match text.split_once('=') {
        Some((id, named)) => (id, Some(named)),
        None => (text, None),
    };
    Ok(Part {
        id: component_id(id)?,
        name: named.map(name).transpose()?,
        cannot: None,
    })
}

/// What people cannot do without a component: its id and the end of a sentence.
pub(super) fn cannot(text: &str) -> Result<(String, String), String> {
    let example = "expected an id and a text, such as `metro=buy or show a metro ticket`";
    let (id, said) = text.split_once('=').ok_or(example)?;
    Ok((component_id(id)?, name(said).map_err(|_| example)?))
}

/// The number that is dialled in an emergency.
pub(super) fn number(text: &str) -> Result<String, String> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || " +-".contains(c));
    match plain && digits >= 2 {
        true => Ok(text.to_owned()),
        false => Err("expected a number such as `112`".to_owned()),
    }
}

/// A page, an address for mail or a phone number, told apart by how they are written.
pub(super) fn way(text: &str) -> Result<Way, String> {
    let text = text.trim();
    let is_mail = |(name, host): (&str, &str)| {
        !name.is_empty() && host.contains('.') && !text.contains([' ', '/', ':'])
    };
    if text.split_once('@').is_some_and(is_mail) {
        return Ok(Way::Email(text.to_owned()));
    }
    if text.contains(char::is_alphabetic) {
        return url(text).map(Way::Url).map_err(|_| ways());
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || " +-()/.".contains(c));
    match plain && digits >= 2 {
        true => Ok(Way::Phone(text.to_owned())),
        false => Err(ways()),
    }
}

/// Days and the hours of each, such as `mon-fri=08:00-18:00`.
pub(super) fn hours(text: &str) -> Result<(String, String), String> {
    let example = || "expected days and hours, such as `mon-fri=08:00-18:00`".to_owned();
    let (days, open) = text.split_once('=').ok_or_else(example)?;
    let (days, open) = (days.trim().to_lowercase(), open.trim());
    match Days::parse(&days).is_some() && OpenHours::parse(open).is_some() {
        true => Ok((days, open.to_owned())),
        false => Err(example()),
    }
}

/// Languages with commas between them, each once.
pub(super) fn languages(text: &str) -> Result<Vec<Language>, String> {
    let languages = several(text, &language)?;
    let mut seen = std::collections::BTreeSet::new();
    match languages.iter().find(|l| !seen.insert(l.as_str())) {
        Some(twice) => Err(format!("`{twice}` is there twice")),
        None => Ok(languages),
    }
}

/// Ways with commas between them, one of a kind.
pub(super) fn ways_of(text: &str) -> Result<Vec<Way>, String> {
    let ways = several(text, &way)?;
    let kind = |way: &Way| std::mem::discriminant(way);
    let mut nth = ways.iter().enumerate();
    let is_new = |(n, way): (usize, &Way)| ways[..n].iter().all(|w| kind(w) != kind(way));
    match nth.all(is_new) {
        true => Ok(ways),
        false => Err("one of each will do: a page, an address, a number".to_owned()),
    }
}

/// Days and hours with commas between them.
pub(super) fn hours_of(text: &str) -> Result<Vec<(String, String)>, String> {
    several(text, &hours)
}

/// Numbers with commas between them.
pub(super) fn numbers(text: &str) -> Result<Vec<String>, String> {
    several(text, &number)
}

/// What stands between commas, each read alone.
fn several<T>(text: &str, read: &dyn Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let read: Vec<_> = parts.map(read).collect::<Result<_, _>>()?;
    match read.is_empty() {
        true => Err("expected at least one".to_owned()),
        false => Ok(read),
    }
}

fn ways() -> String {
    "expected a page such as `https://help.example.org`, an address such as `help@example.org`, or a phone number".to_owned()
}

fn component_id(text: &str) -> Result<String, String> {
    let id = text.trim();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let short = (1..=120).contains(&id.len());
    match short && id.chars().all(fits) && !id.starts_with('-') {
        true => Ok(id.to_owned()),
        false => Err("an id has lower-case letters a to z, digits and hyphens; write `metro=Metro tickets` for a name".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_not_one_names_the_nearest() {
        assert_eq!(zone(" Europe/London ").unwrap(), Tz::Europe__London);
        let wrong = [
            ("Europe/Lodnon", "Europe/London"),
            ("Lodnon", "Europe/London"),
            ("copenhagen", "Europe/Copenhagen"),
            ("europe/berlin", "Europe/Berlin"),
            ("New York", "America/New_York"),
        ];
        for (typed, meant) in wrong {
            let told = zone(typed).unwrap_err();
            assert!(told.contains(&format!("did you mean `{meant}`?")), "{told}");
        }
        assert!(zone("x").unwrap_err().contains("such as"));
    }

    #[test]
    fn addresses_get_the_scheme_that_they_lack() {
        assert_eq!(
            url("status.x.example/").unwrap(),
            "https://status.x.example"
        );
        for wrong in ["", "status", "ftp://x.example", "https://a b.example"] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn ways_are_told_apart_by_how_they_are_written() {
        let phone = |text: &str| Way::Phone(text.to_owned());
        assert_eq!(way("150").unwrap(), phone("150"));
        assert_eq!(way("+45 70 12 34 56").unwrap(), phone("+45 70 12 34 56"));
        assert_eq!(
            way("a@x.example").unwrap(),
            Way::Email("a@x.example".to_owned())
        );
        let page = Way::Url("https://help.x.example".to_owned());
        assert_eq!(way("help.x.example").unwrap(), page);
        for wrong in ["", "call us", "a@b", "1"] {
            assert!(way(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn components_hours_and_texts_are_pairs() {
        let part = component("metro=Metro tickets").unwrap();
        assert_eq!(
            (part.id.as_str(), part.name.as_deref()),
            ("metro", Some("Metro tickets"))
        );
        assert!(component("Metro tickets").is_err());
        assert!(cannot("metro").is_err());
        assert!(cannot("metro= ").is_err());
        assert_eq!(hours("Mon-Fri=08:00-18:00").unwrap().0, "mon-fri");
        assert!(hours("mon-fri=18:00-08:00").is_err());
        assert!(number("999").is_ok() && number("call 999").is_err());
    }
}
