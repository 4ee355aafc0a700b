//! What time it is for the site that is served: the machine's, a fixed one, or one that runs through an incident. Never asks
//! the machine's clock but by the function that main passes down.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;
use chrono::{FixedOffset, SubsecRound, TimeDelta};

use super::raise::Known;
use crate::model::{Clock, MachineTime, Moment};
use crate::schema::time::WrittenTime;
use crate::serve::{CLOCK_STOPS, PageClock};

/// What moves the site's time.
pub(super) struct Hands {
    told: Option<WrittenTime>,
    ask: AskTime,
    played: Option<Played>,
    /// The moment that the site that is shown was built for, where its time stands still.
    still: Arc<Mutex<Option<Moment>>>,
}

type AskTime = crate::commands::AskTime;

/// Time that runs through an incident.
#[derive(Clone, Copy, Debug)]
pub(super) struct Played {
    /// Where it begins.
    pub(super) from: Moment,
    /// Where it stops.
    pub(super) until: Moment,
    /// How many seconds pass in one.
    pub(super) speed: u32,
    /// When it began to run.
    pub(super) began: Instant,
}

/// The longest wait: the machine may sleep meanwhile, and its clock be set.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

impl Hands {
    /// The machine's time, or one that is told.
    pub(super) fn of(told: Option<WrittenTime>, ask: AskTime) -> Self {
        Self {
            told,
            ask,
            played: None,
            still: Arc::default(),
        }
    }

    /// Time that runs through an incident.
    pub(super) fn playing(played: Played, ask: AskTime) -> Self {
        Self {
            played: Some(played),
            ..Self::of(None, ask)
        }
    }

    /// The clock to build by.
    pub(super) fn clock(&self) -> Result<Clock> {
        let told = match self.played {
            Some(played) => Some(written(played.now())),
            None => self.told,
        };
        Ok(Clock {
            told,
            machine: (self.ask)()?,
        })
    }

    /// Whether a moment is the end of a replay.
    pub(super) fn is_over_at(&self, moment: Moment) -> bool {
        self.played.is_some_and(|played| moment >= played.until)
    }

    /// How long nothing can change by time alone; none where it never does.
    pub(super) fn wait(&self, known: &Known) -> Option<Duration> {
        if let Some(played) = self.played {
            let next = known
                .next_event
                .map_or(played.until, |at| at.min(played.until));
            return (known.now < played.until).then(|| played.wait(next));
        }
        if self.told.is_some() {
            return None;
        }
        let MachineTime::Clock(now) = (self.ask)().ok()? else {
            return None;
        };
        let left = known.next_event?.signed_duration_since(now);
        Some(left.to_std().unwrap_or_default().min(LONGEST_WAIT))
    }

    /// Takes notice of what is shown from now on.
    pub(super) fn show(&self, known: &Known) {
        let is_still = self.played.is_none() && (self.told.is_some() || known.next_event.is_none());
        let still = is_still.then_some(known.now);
        *self.still.lock().unwrap_or_else(PoisonError::into_inner) = still;
    }

    /// What time it is on open pages, where that is not the reader's.
    pub(super) fn page_clock(&self) -> Arc<dyn Fn() -> Option<PageClock> + Send + Sync> {
        let (played, still) = (self.played, Arc::clone(&self.still));
        Arc::new(move || match played {
            Some(played) if played.is_over() => Some((played.until, CLOCK_STOPS)),
            Some(played) => Some((played.now(), played.speed)),
            None => {
                let still = still.lock().unwrap_or_else(PoisonError::into_inner);
                still.map(|now| (now, CLOCK_STOPS))
            }
        })
    }
}

impl Played {
    fn now(self) -> Moment {
        let passed = TimeDelta::from_std(self.began.elapsed()).unwrap_or(TimeDelta::MAX);
        let speed = i32::try_from(self.speed).unwrap_or(i32::MAX);
        let passed = passed.checked_mul(speed);
        let now = passed.and_then(|passed| self.from.checked_add_signed(passed));
        now.map_or(self.until, |now| now.min(self.until))
    }

    fn is_over(self) -> bool {
        self.now() >= self.until
    }

    /// How long it takes until a moment; a little longer, so that it has passed then.
    fn wait(self, moment: Moment) -> Duration {
        let left = moment.signed_duration_since(self.now());
        let left = left.to_std().unwrap_or_default();
        left / self.speed + Duration::from_millis(1)
    }
}

/// A moment as somebody would have written it; seconds are the finest that is written.
fn written(moment: Moment) -> WrittenTime {
    WrittenTime {
        clock: moment.naive_utc().trunc_subsecs(0),
        offset: FixedOffset::east_opt(0),
    }
}
