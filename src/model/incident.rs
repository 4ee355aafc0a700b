//! An incident or a maintenance with its updates, each with the facts as they stood. Never renders.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use super::site::{BrandIndex, ComponentIndex, Moment};
use super::{Facts, Localized};
use crate::schema::Language;
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Impact, Responsibility};
use crate::schema::update::Status;
use crate::source::{Attachment, Digest, FileId, Place, Spanned};

/// An incident, or a maintenance where it has a window.
#[derive(Clone, Debug)]
pub struct Incident {
    /// The name of its folder.
    pub id: String,
    /// Four characters or more made from the id, for short links.
    pub code: String,
    /// What it is, as customers would say it.
    pub title: Localized,
    /// How bad it was said to be at first.
    pub impact: Spanned<Impact>,
    /// When it began.
    pub started: Spanned<Moment>,
    /// When the team learned of it.
    pub detected: Option<Spanned<Moment>>,
    /// What was hit at first.
    pub components: Vec<ComponentClaim>,
    /// Whose fault it was said to be at first.
    pub responsibility: Responsibility,
    /// What was said of emergency calls at first.
    pub emergency_calls: Option<EmergencyCalls>,
    /// The brands that are hit.
    pub brands: Vec<BrandIndex>,
    /// An earlier incident of the same kind.
    pub repeat_of: Option<Spanned<String>>,
    /// Ids that it had before.
    pub moved_from: Vec<Spanned<String>>,
    /// Whether it is a matter of security.
    pub nature: Nature,
    /// The window of a maintenance, as first announced.
    pub window: Option<Window>,
    /// The published updates, oldest first; never empty in [`super::Site::incidents`].
    pub updates: Vec<Update>,
    /// Drafts and updates later than now, for the playbook's eyes only.
    pub pending: Vec<Update>,
    /// Files that updates may show.
    pub attachments: Vec<Arc<Attachment>>,
    /// Whether its pages can be rendered.
    pub soundness: Soundness,
    /// `incident.yaml`.
    pub file: FileId,
    /// A hash of all that is written in its folder.
    pub digest: Digest,
}

/// What an incident says of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentClaim {
    /// The component.
    pub component: ComponentIndex,
    /// Its status.
    pub status: ComponentStatus,
    /// Where that is stated.
    pub place: Place,
}

/// Whether an incident is a matter of security.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// It is, and every update needs approval.
    Security,
    /// It is not.
    Ordinary,
}

/// Whether the pages of an incident can be rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// Every file of it was read.
    Sound,
    /// It is closed and a file of it has an error: its last published pages stay.
    Kept,
}

/// The window of a maintenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// When it begins.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
    /// Where that is stated.
    pub place: Place,
}

/// One update.
#[derive(Clone, Debug)]
pub struct Update {
    /// The number in its file name.
    pub number: u32,
    /// The number as written there, such as `02`; the anchor and the end of its id.
    pub digits: String,
    /// Where the incident stands.
    pub status: Spanned<Status>,
    /// When it was published.
    pub at: Spanned<Moment>,
    /// The standing facts as they stood at `at`.
    pub facts: Facts,
    /// Components that this update itself names.
    pub changes: Vec<ComponentClaim>,
    /// When the next word was promised.
    pub next_update: Option<Spanned<Moment>>,
    /// How the team knows that it works again.
    pub verified: Option<Verified>,
    /// Why there is nothing new.
    pub no_change: Option<Localized>,
    /// What changes so that it does not happen again.
    pub improvements: Vec<Improvement>,
    /// Whom we thank.
    pub thanks: Option<Localized>,
    /// What edits of the update changed, at or before now, oldest first.
    pub corrections: Vec<Correction>,
    /// The author's own words for parts of replies.
    pub parts: AuthorParts,
    /// What never leaves the team.
    pub private: Private,
    /// The Markdown.
    pub body: Localized,
    /// The update's own file.
    pub file: FileId,
}

/// How the team knows that it works again.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Since when.
    pub at: Moment,
    /// What was seen.
    pub how: Localized,
}

/// Something that changes so that it does not happen again.
#[derive(Clone, Debug)]
pub struct Improvement {
    /// What changes.
    pub what: Localized,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Who sees to it.
    pub owner: Option<Localized>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// What an edit of a published update changed.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When.
    pub at: Moment,
    /// What it said.
    pub was: Spanned<String>,
    /// What it says now.
    pub now: Spanned<String>,
    /// The language that it was corrected in.
    pub language: Language,
}

/// The author's own words for parts of replies.
#[derive(Clone, Debug, Default)]
pub struct AuthorParts {
    /// The apology.
    pub apology: Option<Localized>,
    /// The status.
    pub status: Option<Localized>,
    /// The next step.
    pub next_step: Option<Localized>,
}

/// What never leaves the team.
#[derive(Clone, Debug, Default)]
pub struct Private {
    /// Rules that the update may break.
    pub allow: Vec<Spanned<Waiver>>,
    /// Who approved it.
    pub approved_by: Option<Spanned<String>>,
    /// How many complaints of each kind came in.
    pub reports: Vec<(Spanned<String>, u64)>,
    /// Whether it is not to be published yet.
    pub draft: bool,
}

/// A rule that an update may break.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: String,
}

/// Where an incident is in its life, at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A maintenance that has not begun.
    Coming,
    /// It goes on.
    Open,
    /// It is over.
    Closed,
}

impl Incident {
    /// The current update: the last one published.
    pub fn current(&self) -> Option<&Update> {
        self.updates.last()
    }

    /// The facts as they stand now.
    pub fn facts(&self) -> Option<&Facts> {
        self.current().map(|u| &u.facts)
    }

    /// Whether it is a maintenance.
    pub fn is_maintenance(&self) -> bool {
        self.window.is_some()
    }

    /// The window of a maintenance as it stands now.
    pub fn standing_window(&self) -> Option<Window> {
        self.facts().and_then(|f| f.window).or(self.window)
    }

    /// Where it is in its life at a moment.
    pub fn phase(&self, now: Moment) -> Phase {
        let Some(current) = self.current() else {
            return Phase::Coming;
        };
        let waiting = self.standing_window().is_some_and(|w| now < w.from);
        match current.status.value {
            Status::Resolved | Status::Postmortem | Status::Completed => Phase::Closed,
            Status::Scheduled if waiting => Phase::Coming,
            _ => Phase::Open,
        }
    }

    /// When it ended: the first update of the row of closed ones at the end.
    pub fn ended(&self) -> Option<Moment> {
        let closed = |u: &&Update| u.status.closes();
        let row = self.updates.iter().rev().take_while(closed);
        row.last().map(|u| u.at.value)
    }

    /// When planned work was called off: it ended before its window without having begun.
    pub fn called_off(&self) -> Option<Moment> {
        let window = self.standing_window()?;
        let ended = self.ended().filter(|ended| *ended <= window.from);
        ended.filter(|_| self.begun().is_none())
    }

    /// The moment by which lists have it: when it began, when planned work begins or was called off.
    pub fn dated(&self) -> Moment {
        let Some(window) = self.standing_window() else {
            return self.started.value;
        };
        let begun = self.begun().unwrap_or(window.from);
        self.called_off().unwrap_or(begun.min(window.from))
    }

    /// When planned work was first said to be under way.
    pub(super) fn begun(&self) -> Option<Moment> {
        let under_way = |u: &&Update| u.status.value == Status::InProgress;
        self.updates.iter().find(under_way).map(|u| u.at.value)
    }

    /// The promise that stands: the next update, or the start or the end of a maintenance that promises nothing else.
    pub fn promise(&self, now: Moment) -> Option<Moment> {
        match self.phase(now) {
            Phase::Coming => self.standing_window().map(|w| w.from),
            Phase::Open => {
                let promised = self.current()?.next_update.as_ref();
                let end = self.standing_window().map(|w| w.until);
                promised.map(|p| p.value).or(end)
            }
            Phase::Closed => None,
        }
    }

    /// The promise that was not kept, where there is one.
    pub fn overdue(&self, now: Moment) -> Option<Moment> {
        let open = self.phase(now) == Phase::Open;
        self.promise(now).filter(|&promise| open && now > promise)
    }

    /// Whether a maintenance goes on past the end that was announced.
    pub fn overruns(&self, now: Moment) -> bool {
        let open = self.phase(now) == Phase::Open;
        open && self.standing_window().is_some_and(|w| now > w.until)
    }

    /// When anything of it was last published or corrected, at or before now.
    pub fn updated(&self) -> Moment {
        let published = self.updates.iter().map(|u| u.at.value);
        let corrected = self
            .updates
            .iter()
            .flat_map(|u| &u.corrections)
            .map(|c| c.at);
        published
            .chain(corrected)
            .max()
            .unwrap_or(self.started.value)
    }
}

/// Puts incidents in the order of the days that lists have them by; planned work is announced long before its own.
pub fn latest_first(incidents: &mut [&Incident]) {
    incidents.sort_by_key(|incident| Reverse(incident.dated()));
}

/// Whether a fix has failed: the status has gone back from one that said it was over or nearly so.
pub fn fix_failed(updates: &[Update]) -> bool {
    updates.windows(2).any(|pair| {
        let (before, after) = (pair[0].status.value, pair[1].status.value);
        before.promises_the_end() && after.is_before(before)
    })
}

impl Update {
    /// What was corrected in the text that readers of a language are shown.
    pub fn corrections_for(&self, language: &Language) -> impl Iterator<Item = &Correction> {
        let shown = self.body.shown(language).other.unwrap_or(language).clone();
        self.corrections.iter().filter(move |c| c.language == shown)
    }

    /// The id that never changes: the incident's and the number.
    pub fn id(&self, incident: &Incident) -> String {
        format!("{}/{}", incident.id, self.digits)
    }
}

impl Status {
    /// Whether an incident with this status is over.
    pub fn closes(self) -> bool {
        matches!(self, Self::Resolved | Self::Postmortem | Self::Completed)
    }

    /// Whether the status belongs to a maintenance.
    pub fn is_of_maintenance(self) -> bool {
        matches!(
            self,
            Self::Scheduled | Self::InProgress | Self::Verifying | Self::Completed
        )
    }

    /// Whether the status says that it works again, so that going back means a fix has failed.
    pub fn promises_the_end(self) -> bool {
        matches!(
            self,
            Self::Monitoring | Self::Resolved | Self::Verifying | Self::Completed
        )
    }

    /// Whether the status comes earlier in a life than another.
    pub fn is_before(self, other: Self) -> bool {
        self < other
    }
}
