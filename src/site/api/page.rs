//! The page and the one line over everything, as Statuspage has them. Never translated: programs compare them.

use serde::Serialize;

use crate::model::{Edition, Headline};
use crate::schema::incident::Impact;
use crate::site::machine::Stamp;

/// What every answer says of the site.
#[derive(Debug, Serialize)]
pub(super) struct Page<'s> {
    id: &'s str,
    name: &'s str,
    url: String,
    time_zone: &'static str,
    updated_at: Stamp,
}

/// The line over everything.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct StatusLine {
    indicator: &'static str,
    description: &'static str,
}

impl<'s> Page<'s> {
    /// The page of an edition; it was updated when the last of its updates was published or corrected.
    pub(super) fn new(edition: &Edition<'s>) -> Self {
        let site = edition.site;
        let updated = edition.incidents().map(|i| i.updated()).max();
        let updated = updated.unwrap_or(site.as_of);
        Self {
            id: &edition.brand.id,
            name: edition.brand.name.shown(edition.language).text,
            url: edition.url(""),
            time_zone: site.zone.name(),
            updated_at: Stamp::new(updated, site.zone),
        }
    }
}

impl StatusLine {
    /// The words of Statuspage for a headline.
    pub(super) fn new(headline: Headline) -> Self {
        let (indicator, description) = match headline {
            Headline::Operational | Headline::Impact(Impact::None) => {
                ("none", "All Systems Operational")
            }
            Headline::Maintenance => ("maintenance", "Service Under Maintenance"),
            Headline::Impact(Impact::Minor) => ("minor", "Minor Service Outage"),
            Headline::Impact(Impact::Major) => ("major", "Partial System Outage"),
            Headline::Impact(Impact::Critical) => ("critical", "Major Service Outage"),
        };
        Self {
            indicator,
            description,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StatusLine;
    use crate::model::Headline;
    use crate::schema::incident::Impact;

    #[test]
    fn every_headline_has_the_words_of_statuspage() {
        for (headline, expected) in [
            (Headline::Operational, ["none", "All Systems Operational"]),
            (
                Headline::Maintenance,
                ["maintenance", "Service Under Maintenance"],
            ),
            (
                Headline::Impact(Impact::Minor),
                ["minor", "Minor Service Outage"],
            ),
            (
                Headline::Impact(Impact::Major),
                ["major", "Partial System Outage"],
            ),
            (
                Headline::Impact(Impact::Critical),
                ["critical", "Major Service Outage"],
            ),
        ] {
            let [indicator, description] = expected;
            let expected = StatusLine {
                indicator,
                description,
            };
            assert_eq!(StatusLine::new(headline), expected);
        }
    }
}
