//! A history as every source format is read: facts in amends' words, not yet files.
//! Holds no name of any other tool and knows no path.

use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;

use crate::schema::{
    incident::{ComponentStatus, Impact},
    update::Status,
};

/// A moment with the offset that its source gave.
pub type Time = DateTime<FixedOffset>;

/// Everything that a source said, and what had to be mended or left out on the way.
#[derive(Debug, Clone)]
pub struct History {
    /// The site.
    pub site: SiteFacts,
    /// The components, in the order of pages.
    pub components: Vec<ComponentFacts>,
    /// The incidents, in the order of the source.
    pub incidents: Vec<IncidentFacts>,
    /// What was mended and left out.
    pub notes: Notes,
}

/// The facts of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFacts {
    /// The name that readers see.
    pub name: String,
    /// The address of the published site.
    pub url: String,
    /// The zone of its days.
    pub zone: Tz,
}

/// The facts of a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentFacts {
    /// The id that incidents name.
    pub id: String,
    /// The name that readers see.
    pub name: String,
    /// The group it stands in.
    pub group: Option<String>,
    /// The first day it is shown for.
    pub since: Option<NaiveDate>,
    /// The day it was last heard of, for one that the source no longer lists.
    pub retired: Option<NaiveDate>,
}

/// The facts of an incident or a maintenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentFacts {
    /// The title.
    pub title: String,
    /// How bad it was.
    pub impact: Impact,
    /// When it began; no update is earlier.
    pub started: Time,
    /// The window of a maintenance.
    pub scheduled: Option<Window>,
    /// The components hit from the start, by id, with their status where the source states it.
    pub components: Vec<(String, Option<ComponentStatus>)>,
    /// The updates, oldest first.
    pub updates: Vec<UpdateFacts>,
}

/// The window of a maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub until: Time,
}

/// The facts of an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateFacts {
    /// Where the incident stands.
    pub status: Status,
    /// When it was published.
    pub at: Time,
    /// The components whose status changes.
    pub components: Vec<(String, ComponentStatus)>,
    /// The text, as Markdown.
    pub body: String,
}

/// What was mended and left out.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// What was mended.
    pub repaired: Vec<Repair>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

impl Notes {
    /// Notes something that the project says otherwise than the source.
    pub fn repair(&mut self, place: &str, what: impl Into<String>) {
        self.repaired.push(Repair {
            place: place.to_owned(),
            what: what.into(),
        });
    }

    /// Notes something that the project does not hold.
    pub fn leave_out(&mut self, place: &str, why: impl Into<String>) {
        self.left_out.push(LeftOut {
            place: place.to_owned(),
            why: why.into(),
        });
    }
}

/// Something that the project says otherwise than the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Where the source says it.
    pub place: String,
    /// What was wrong and what stands now.
    pub what: String,
}

/// Something that the project does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where the source says it.
    pub place: String,
    /// Why it could not be kept.
    pub why: String,
}

/// The status of a component of which only the impact of its incident is known.
pub fn status_of_impact(impact: Impact) -> ComponentStatus {
    match impact {
        Impact::None => ComponentStatus::Operational,
        Impact::Minor => ComponentStatus::DegradedPerformance,
        Impact::Major => ComponentStatus::PartialOutage,
        Impact::Critical => ComponentStatus::MajorOutage,
    }
}
