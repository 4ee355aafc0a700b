//! A history as every source format is read: facts in amends' words, not yet files.
//! Holds no name of any other tool and knows no path.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use chrono_tz::Tz;

use crate::model::is_of_the_web;
use crate::schema::{
    Language,
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
    /// The language of its texts.
    pub language: Language,
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
    /// What the source says where that cannot be true.
    pub started_was: Option<String>,
    /// The window of a maintenance.
    pub scheduled: Option<Window>,
    /// The components hit from the start, by id, with their status where the source states it.
    pub components: Vec<(String, Option<ComponentStatus>)>,
    /// The updates, oldest first.
    pub updates: Vec<UpdateFacts>,
    /// Words that no page showed, such as drafts in comments.
    pub private: Vec<String>,
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
    /// What the source says where that cannot be true.
    pub at_was: Option<String>,
    /// The components whose status changes.
    pub components: Vec<(String, ComponentStatus)>,
    /// The text, as Markdown.
    pub body: String,
    /// Whether the source keeps it from its pages.
    pub draft: bool,
}

/// What was mended and left out.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// What was mended.
    pub repaired: Vec<Repair>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// What was cut into updates.
    pub split: Vec<Split>,
    /// What was mended alike in many places: the first of them, and how many there are.
    alike: BTreeMap<String, (String, usize)>,
}

impl Notes {
    /// Notes something that the project says otherwise than the source.
    pub fn repair(&mut self, place: &str, what: impl Into<String>) {
        self.repaired.push(Repair {
            place: place.to_owned(),
            what: what.into(),
        });
    }

    /// Notes something that is mended alike in many places; the summary says it once.
    pub fn repair_alike(&mut self, place: &str, what: impl Into<String>) {
        let (_, count) = self
            .alike
            .entry(what.into())
            .or_insert_with(|| (place.to_owned(), 0));
        *count += 1;
    }

    /// Notes that one text became several updates.
    pub fn split(&mut self, place: &str, updates: usize) {
        self.split.push(Split {
            place: place.to_owned(),
            updates,
        });
    }

    /// What was mended: each once, then what was mended alike.
    pub fn all_repaired(&mut self) -> Vec<Repair> {
        let alike = std::mem::take(&mut self.alike).into_iter();
        let alike = alike.map(|(what, (place, count))| Repair {
            place: match count {
                1 => place,
                2 => format!("{place} and once more"),
                _ => format!("{place} and {} times more", count - 1),
            },
            what,
        });
        self.repaired.drain(..).chain(alike).collect()
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

/// A text of which several updates were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Where the source has it.
    pub place: String,
    /// How many updates it became.
    pub updates: usize,
}

/// Something that the project does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where the source says it.
    pub place: String,
    /// Why it could not be kept.
    pub why: String,
}

/// What stands where an update has no text.
pub const NO_TEXT: &str = "No text was published with this update.";
/// The address of a site whose history names none.
const UNKNOWN_URL: &str = "https://status.example.com";

/// The name of a site whose history has none, which is noted.
pub fn unnamed(notes: &mut Notes) -> String {
    notes.repair(
        "amends.yaml",
        "the history has no name: `name` is `Status`, to be changed",
    );
    "Status".to_owned()
}

/// The address that a history gives its site, or one to be changed, which is noted.
pub fn site_address(url: Option<&str>, notes: &mut Notes) -> String {
    if let Some(url) = url.filter(|url| is_of_the_web(url)) {
        return url.trim_end_matches('/').to_owned();
    }
    let what = format!("the history has no address: `url` is `{UNKNOWN_URL}`, to be changed");
    notes.repair("amends.yaml", what);
    UNKNOWN_URL.to_owned()
}

/// The language of a source that names none.
pub fn english() -> Language {
    Language::new("en").expect("`en` is a language tag")
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
