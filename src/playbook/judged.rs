//! What is judged: by default what can still be changed. A finding about a fact that is long past can never be mended.

use std::collections::BTreeSet;

use chrono::Duration;

use super::case::{Case, Standing};
use crate::model::Phase;
use crate::source::FileId;

/// So long after its last word an incident counts as one that people still read about.
const FRESH: Duration = Duration::days(7);

/// What is judged.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// How far back.
    pub reach: Reach,
    /// Updates that are judged wherever they stand, by their files: those that somebody has just changed.
    pub files: BTreeSet<FileId>,
}

/// How far back is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The last word of what is open, coming or a few days old, and all that is not published yet.
    #[default]
    Changeable,
    /// Every update there is.
    Everything,
    /// Those that are named alone.
    Named,
}

/// How a finding about an update counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Somebody can mend it.
    Live,
    /// It is part of the archive: worth reading, and nothing fails for it.
    Archive,
}

impl Judged {
    /// How findings about an update count; nothing where it is not judged.
    pub(super) fn weight(&self, case: &Case<'_>) -> Option<Weight> {
        let named = self.files.contains(&case.update.file);
        match self.reach {
            _ if named => Some(Weight::Live),
            Reach::Named => None,
            _ if is_changeable(case) => Some(Weight::Live),
            Reach::Changeable => None,
            Reach::Everything => Some(Weight::Archive),
        }
    }
}

fn is_changeable(case: &Case<'_>) -> bool {
    let now = case.scene.site.now;
    match case.standing {
        Standing::Ahead => true,
        Standing::Past => false,
        Standing::Current => {
            let alive = case.incident.phase(now) != Phase::Closed;
            alive || now - case.update.at.value < FRESH
        }
    }
}
