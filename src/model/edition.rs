//! Editions: one brand in one language, the unit that is rendered, and its addresses. Never renders.

use super::incident::{Incident, Phase};
use super::site::{Brand, BrandHome, BrandIndex, Component, ComponentIndex, Site};
use crate::schema::Language;

/// One brand in one language.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'s> {
    /// The site.
    pub site: &'s Site,
    /// The brand's index.
    pub brand_index: BrandIndex,
    /// The brand.
    pub brand: &'s Brand,
    /// The language.
    pub language: &'s Language,
}

/// Every edition of a site: brands in order, the languages of each in order.
pub fn editions(site: &Site) -> Vec<Edition<'_>> {
    let brands = site.brands.iter().enumerate();
    brands
        .flat_map(|(brand_index, brand)| {
            brand.languages.iter().map(move |language| Edition {
                site,
                brand_index,
                brand,
                language,
            })
        })
        .collect()
}

impl<'s> Edition<'s> {
    /// Whether this is the brand's first language, the one without a prefix.
    fn is_first_language(&self) -> bool {
        self.brand.languages.first() == Some(self.language)
    }

    /// The folder of this edition inside the output folder of its brand's home, ending in `/` unless empty.
    pub fn folder(&self) -> String {
        let brand = match self.brand.home {
            BrandHome::Site | BrandHome::OwnFolder => String::new(),
            BrandHome::SubFolder => format!("{}/", self.brand.id),
        };
        format!("{brand}{}", self.language_folder())
    }

    /// The address of a page for machines: the brand's url, the language and a path that ends in `/` or a file name.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{}{path}", self.brand.url, self.language_folder())
    }

    /// The short address of an incident.
    pub fn short_url(&self, incident: &Incident) -> String {
        format!("{}/i/{}/", self.brand.short_url, incident.code)
    }

    /// The incidents and maintenances that hit this brand, the latest start first.
    pub fn incidents(&self) -> impl DoubleEndedIterator<Item = &'s Incident> + use<'s> {
        let brand = self.brand_index;
        let incidents = self.site.incidents.iter();
        incidents.filter(move |i| i.brands.contains(&brand))
    }

    /// Its incidents and maintenances in a phase.
    pub fn incidents_in(&self, phase: Phase) -> impl Iterator<Item = &'s Incident> + use<'s> {
        let now = self.site.now;
        self.incidents().filter(move |i| i.phase(now) == phase)
    }

    /// The brand's components that are not retired, with their indexes, in the order of `amends.yaml`.
    pub fn components(&self) -> impl Iterator<Item = (ComponentIndex, &'s Component)> + use<'s> {
        let today = self.site.now.with_timezone(&self.site.zone).date_naive();
        let (site, brand) = (self.site, self.brand);
        let components = brand
            .components
            .iter()
            .map(move |&i| (i, &site.components[i]));
        components.filter(move |(_, c)| c.retired.is_none_or(|day| day > today))
    }

    /// `da/` in every language but the first.
    fn language_folder(&self) -> String {
        if self.is_first_language() {
            String::new()
        } else {
            format!("{}/", self.language)
        }
    }
}
