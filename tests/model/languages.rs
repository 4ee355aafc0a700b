//! Languages and brands: what falls back, what does not, and what a brand takes from the site.

use amends::model::{BrandHome, Shown, editions};
use amends::schema::Language;

use super::{facts_file, incident, site, update};

const NOW: &str = "2026-07-12 12:00:00";

fn language(tag: &str) -> Language {
    Language::new(tag).expect("a language")
}

#[test]
fn pages_fall_back_to_the_first_language_and_replies_never_do() {
    let translated = update(
        "02",
        "identified",
        "2026-07-11 14:00",
        "effect: No calls.\nscope: All.\n",
    ) + "=== incidents/2026-07-11-calls/02-x.da.md\n---\neffect: Ingen opkald.\n---\nOrd.\n";
    let incident = incident(&translated, NOW);
    let facts = incident.facts().expect("facts stand");
    let [effect, scope] = [&facts.effect, &facts.scope].map(|f| f.as_ref().expect("stated"));
    let danish = language("da");
    assert_eq!(
        effect.shown(&danish),
        Shown {
            text: "Ingen opkald.",
            other: None
        }
    );
    assert_eq!(
        scope.shown(&danish),
        Shown {
            text: "All.",
            other: Some(&language("en"))
        }
    );
    assert!(effect.get(&danish).is_some());
    assert!(scope.get(&danish).is_none());
    let body = &incident.current().expect("an update").body;
    assert_eq!(body.shown(&danish).text, "Ord.");
}

/// A site with two further brands: one below it, one with an address of its own.
const BRANDS: &str = "\
=== amends.yaml
format: 1
name: Acme
url: https://status.acme.org/
short_url: https://acme.st
time_zone: Europe/London
languages: [en, da]
contacts:
  help:
    name: Help
    url: https://help.acme.org
  billing:
    name: Bills
    phone: 150
components:
  - id: calls
    name: Calls
  - id: data
    name: Data
brands:
  halo:
    name: Halo
    components: [data]
    contacts:
      help:
        name: Halo help
        email: help@halo.org
    languages: [en]
  nova:
    name: Nova
    url: https://status.nova.org
";

#[test]
fn a_brand_takes_from_the_site_what_it_leaves_out() {
    let hit = facts_file(
        "2026-07-11-calls",
        "impact: major\nstarted: 2026-07-11 13:30\ncomponents: [calls]\n",
    );
    let site = site(&(BRANDS.to_owned() + &hit), NOW);
    let [own, halo, nova] = &site.brands[..] else {
        panic!("three brands")
    };
    assert_eq!(
        (own.id.as_str(), own.url.as_str()),
        ("main", "https://status.acme.org")
    );
    assert_eq!(halo.url, "https://status.acme.org/halo");
    assert_eq!(
        [own.home, halo.home, nova.home],
        [BrandHome::Site, BrandHome::SubFolder, BrandHome::OwnFolder]
    );
    let names = |brand: &amends::model::Brand| {
        let roles = brand.contacts.by_role();
        let names = roles.map(|(_, c)| c.name.shown(&language("en")).text.to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(halo), ["Halo help", "Bills"]);
    assert_eq!(nova.components, [0, 1]);
    assert_eq!(
        site.incidents[0].brands,
        [0, 2],
        "all that have the component"
    );
    let folders: Vec<_> = editions(&site)
        .iter()
        .map(amends::model::Edition::folder)
        .collect();
    assert_eq!(folders, ["", "da/", "halo/", "", "da/"]);
}
