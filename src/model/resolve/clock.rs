//! What `now` is: told on the command line, in `amends.yaml`, or asked of the machine by main. Never asks the clock itself.

use chrono::{Duration, SubsecRound};

use super::context::Context;
use super::incidents::Resolved;
use super::settle::NowKind;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Moment;
use crate::schema::project::Project;
use crate::schema::time::WrittenTime;
use crate::source::{Place, Spanned};

/// How far an update may be ahead of the machine's clock and still count as written now.
const CLOCK_SKEW: Duration = Duration::minutes(10);

/// Where `now` comes from, as far as main knows it.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// What `--now` says.
    pub told: Option<WrittenTime>,
    /// What the machine says, used where neither `--now` nor `clock:` does.
    pub machine: MachineTime,
}

/// What the machine says.
#[derive(Clone, Copy, Debug)]
pub enum MachineTime {
    /// `SOURCE_DATE_EPOCH`, for builds that are repeated.
    Epoch(Moment),
    /// Its clock, which may be some minutes behind that of the author.
    Clock(Moment),
}

impl Clock {
    /// A clock that stands at a moment.
    pub fn at(moment: Moment) -> Self {
        Self {
            told: None,
            machine: MachineTime::Epoch(moment),
        }
    }

    /// When an update is shown that is later than now: by the machine's clock a little before its time.
    pub(super) fn shows(&self, at: Moment) -> Moment {
        match (self.told, self.machine) {
            (None, MachineTime::Clock(_)) => at - CLOCK_SKEW,
            _ => at,
        }
    }

    /// The exact `now`, where one was told.
    pub(super) fn told(
        &self,
        project: Option<&Project>,
        context: &Context,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Moment> {
        if let Some(told) = self.told {
            let nowhere = Place::start_of(crate::source::FileId(u32::MAX));
            let mut found = Vec::new();
            let moment = context.moment(&Spanned::new(told, nowhere), &mut found);
            problems.extend(found.into_iter().map(|p| Diagnostic { primary: None, ..p }));
            return moment;
        }
        let project = project?;
        let clock = project.clock.as_ref()?;
        if !is_demonstration(project) {
            let problem =
                Diagnostic::warning(Code::ClockSet, "`clock` sets the time of this project")
                    .at(clock.place, "the site stands still at this time")
                    .help("remove `clock` from a site that customers read");
            problems.push(problem);
        }
        context.moment(clock, problems)
    }

    /// The moment that everything is judged at, and how it was found.
    pub(super) fn now(&self, told: Option<Moment>, resolved: &[Resolved]) -> (Moment, NowKind) {
        match (told, self.machine) {
            (Some(now), _) => (now, NowKind::Exact),
            (None, MachineTime::Epoch(now)) => (now, NowKind::Machine),
            (None, MachineTime::Clock(now)) => {
                let now = now.trunc_subsecs(0);
                (pulled_forward(now, resolved), NowKind::Machine)
            }
        }
    }
}

/// An update that somebody has just written on a machine whose clock is ahead counts as written now.
fn pulled_forward(now: Moment, resolved: &[Resolved]) -> Moment {
    let updates = resolved.iter().filter_map(|r| r.incident.as_ref());
    let published = updates
        .flat_map(|i| &i.updates)
        .filter(|u| !u.private.draft);
    let times = published.map(|u| u.at.value);
    let near = times.filter(|&at| at > now && at <= now + CLOCK_SKEW);
    near.max().unwrap_or(now)
}

/// A site below the reserved domain `example` has no customers, so nobody is misled by its clock.
fn is_demonstration(project: &Project) -> bool {
    let url = project.url.as_ref().map_or("", |u| u.value.as_str());
    let host = url.split("://").nth(1).unwrap_or("");
    let host = host.split(['/', ':']).next().unwrap_or("");
    host == "example" || host.ends_with(".example")
}
