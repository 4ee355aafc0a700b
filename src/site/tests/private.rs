//! The bundled project, in every language and format, searched for what only the team may read.

use std::collections::BTreeSet;

use super::{OUTAGE, pages, root};
use crate::model::{Localized, Site, Update, editions};
use crate::site::fixture::site_in;

/// All that the model holds and nobody outside may read: at least a dozen characters of it, so that no word is found by chance.
fn private(site: &Site) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for incident in &site.incidents {
        for update in incident.updates.iter().chain(&incident.pending) {
            let waivers = update.private.allow.iter().map(|w| &w.value.reason);
            texts.extend(waivers.cloned());
            let parts = &update.parts;
            let parts = [&parts.apology, &parts.status, &parts.next_step];
            texts.extend(parts.into_iter().flatten().flat_map(words));
        }
        let pending: Vec<_> = incident.pending.iter().collect();
        texts.extend(pending.iter().flat_map(|u| words(&u.body)));
    }
    for escalation in site.brands.iter().filter_map(|b| b.escalation.as_ref()) {
        texts.extend(words(&escalation.name));
        texts.extend(escalation.url.clone());
        texts.extend(escalation.when.iter().flat_map(words));
    }
    let told = site.incidents.iter().flat_map(|i| &i.updates);
    let told: Vec<_> = told.flat_map(|u: &Update| words(&u.body)).collect();
    texts.retain(|text| text.chars().count() >= 12 && !told.iter().any(|t| t.contains(text)));
    texts
}

fn words(text: &Localized) -> Vec<String> {
    let all = text.iter().map(|(_, text)| text.value.trim().to_owned());
    all.collect()
}

#[test]
fn nothing_private_of_the_bundled_project_is_published() {
    let site = site_in(root(), OUTAGE);
    let private = private(&site);
    assert!(private.len() > 4, "{private:?}");
    let phrases = phrases();
    assert!(phrases.len() > 400, "{}", phrases.len());
    for index in 0..editions(&site).len() {
        let lines: BTreeSet<String> = pages(&site, index)
            .into_iter()
            .flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let lines = lines.into_iter().collect::<Vec<_>>().join("\n");
        let spoken = phrases.iter().filter(|_| index == 0);
        for text in private.iter().chain(spoken) {
            assert!(!lines.contains(text.as_str()), "edition {index}: {text}");
        }
    }
}

/// Lines of the English phrasebook that need no slot and that nobody else writes by chance.
fn phrases() -> BTreeSet<String> {
    let book = include_str!("../../../themes/default/phrases/en.yaml");
    let items = book
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- \""));
    let texts = items.filter_map(|item| item.strip_suffix('"'));
    let texts = texts.filter(|text| !text.contains(['{', '\'', '\\']) && text.len() > 40);
    texts.map(str::to_owned).collect()
}
