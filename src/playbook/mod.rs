//! Holds a site against the playbook; findings never stop a build.

mod languages;
mod links;
mod promises;
pub mod rules;
mod sms;

use crate::diagnostics::Diagnostic;
use crate::model::Site;
use crate::replies::Phrasebooks;

/// Judges what can still be changed: the open incidents, the maintenance to come, and the site itself.
pub fn check(site: &Site, phrasebooks: &Phrasebooks) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = links::check(site).into_iter().collect();
    findings.extend(promises::check(site));
    findings.extend(languages::check(site, phrasebooks));
    findings.extend(sms::check(site, phrasebooks));
    findings
}
