//! Whether the short link leaves room in an SMS.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Site;

/// Phrases are written for links of this many characters.
const LONGEST: usize = 30;
/// `/i/`, four characters of a code and `/`.
const PATH: usize = 8;

/// Only where the project asks for SMS: a default is no reason to warn.
pub(super) fn check(site: &Site) -> Option<Diagnostic> {
    let asked = site
        .replies
        .channels
        .iter()
        .filter(|c| c.place.span.end > 0);
    let sms = asked.into_iter().find(|c| c.value == "sms")?;
    let brand = site
        .brands
        .iter()
        .find(|b| b.short_url.len() + PATH > LONGEST)?;
    let length = brand.short_url.len() + PATH;
    let message = format!(
        "short links of `{}` are {length} characters long, and an SMS has room for {LONGEST}",
        brand.id
    );
    let finding = Diagnostic::warning(Code::LongShortLink, message)
        .at(sms.place, "sms is on")
        .help(
            "give a shorter address in `short_url` that leads to the same site, or leave `sms` out",
        );
    Some(finding)
}
