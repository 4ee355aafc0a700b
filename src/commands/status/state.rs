//! What is shown of a project's state, in plain values. Never draws.

use serde::Serialize;

use crate::authoring::propose;
use crate::authoring::times::{file_time, file_time_beside};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::model::{Incident, Moment, Phase, Site};
use crate::playbook::spoken;
use crate::schema::incident::ComponentStatus;
use crate::source::Sources;

/// The state at a moment; without a site where the files do not allow it to be told.
#[derive(Debug, Serialize)]
pub(super) struct State {
    version: u32,
    pub(super) site: Option<SiteState>,
    pub(super) check: CheckState,
}

/// What is true.
#[derive(Debug, Serialize)]
pub(super) struct SiteState {
    pub(super) name: String,
    pub(super) now: String,
    /// The time as people in the site's zone have it.
    pub(super) clock: String,
    pub(super) open: Vec<OpenState>,
    pub(super) components: Vec<ComponentState>,
    /// How many components work.
    pub(super) operational: usize,
    pub(super) coming: Vec<ComingState>,
}

/// Something that goes on.
#[derive(Debug, Serialize)]
pub(super) struct OpenState {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) impact: &'static str,
    pub(super) status: &'static str,
    pub(super) started: String,
    /// How long it has lasted, in words.
    pub(super) lasting: String,
    pub(super) update: String,
    /// How long ago that was, in words.
    pub(super) ago: String,
    pub(super) promise: Option<PromiseState>,
}

/// What customers were promised.
#[derive(Debug, Serialize)]
pub(super) struct PromiseState {
    pub(super) due: String,
    pub(super) overdue: bool,
    /// How long until then or since, in words.
    pub(super) distance: String,
    #[serde(skip)]
    pub(super) clock: String,
}

/// A component that does not work as it should.
#[derive(Debug, Serialize)]
pub(super) struct ComponentState {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) status: ComponentWord,
}

/// A status as files have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ComponentWord(pub(super) ComponentStatus);

/// Planned work to come.
#[derive(Debug, Serialize)]
pub(super) struct ComingState {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) from: String,
    pub(super) until: String,
    #[serde(skip)]
    pub(super) window: String,
}

/// What `check` would say.
#[derive(Debug, Serialize)]
pub(super) struct CheckState {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
    pub(super) worst: Vec<Finding>,
}

/// One thing that it would say.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) severity: &'static str,
    pub(super) code: &'static str,
    pub(super) file: Option<String>,
    pub(super) line: Option<usize>,
    pub(super) message: String,
}

/// So many findings are named.
const WORST: usize = 3;

impl State {
    /// The state of a site, and what is wrong with its files.
    pub(super) fn of(site: Option<&Site>, problems: &Diagnostics, sources: &Sources) -> Self {
        Self {
            version: 1,
            site: site.map(SiteState::of),
            check: CheckState::of(problems, sources),
        }
    }
}

impl SiteState {
    fn of(site: &Site) -> Self {
        let own = site.brands.first();
        let name = own.map_or("", |brand| brand.name.shown(&site.languages[0]).text);
        let mut open: Vec<_> = in_phase(site, Phase::Open).collect();
        // What is due first stands first; without a promise it is due now.
        open.sort_by_key(|i| i.promise(site.now).unwrap_or(site.now));
        let mut coming: Vec<_> = in_phase(site, Phase::Coming).collect();
        coming.sort_by_key(|i| i.promise(site.now));
        let (components, operational) = components(site);
        Self {
            name: name.to_owned(),
            now: site.now.to_rfc3339(),
            clock: site
                .now
                .with_timezone(&site.zone)
                .format("%Y-%m-%d %H:%M %Z")
                .to_string(),
            open: open
                .into_iter()
                .filter_map(|i| OpenState::of(i, site))
                .collect(),
            components,
            operational,
            coming: coming
                .into_iter()
                .filter_map(|i| ComingState::of(i, site))
                .collect(),
        }
    }
}

impl OpenState {
    fn of(incident: &Incident, site: &Site) -> Option<Self> {
        let current = incident.current()?;
        let now = site.now;
        Some(Self {
            id: incident.id.clone(),
            title: title(incident, site),
            impact: current.facts.impact.as_str(),
            status: current.status.as_str(),
            started: incident.dated().to_rfc3339(),
            lasting: spoken(now - incident.dated()),
            update: current.digits.clone(),
            ago: spoken(now - current.at.value),
            promise: incident.promise(now).map(|due| PromiseState::of(due, site)),
        })
    }
}

impl PromiseState {
    fn of(due: Moment, site: &Site) -> Self {
        Self {
            due: due.to_rfc3339(),
            overdue: due < site.now,
            distance: spoken((due - site.now).abs()),
            clock: file_time_beside(due, site.now, site.zone),
        }
    }
}

impl ComingState {
    fn of(incident: &Incident, site: &Site) -> Option<Self> {
        let window = incident.standing_window()?;
        let begin = file_time(window.from, site.zone);
        let end = file_time_beside(window.until, window.from, site.zone);
        Some(Self {
            id: incident.id.clone(),
            title: title(incident, site),
            from: window.from.to_rfc3339(),
            until: window.until.to_rfc3339(),
            window: format!("{begin} to {end}"),
        })
    }
}

impl CheckState {
    fn of(problems: &Diagnostics, sources: &Sources) -> Self {
        let mut worst: Vec<_> = problems.iter().collect();
        // What is open comes before what the site lacks in general.
        let is_general = |p: &Diagnostic| {
            let file = p.primary.as_ref().map(|a| sources.path(a.place.file));
            !file.is_some_and(|path| path.starts_with("incidents/"))
        };
        worst.sort_by_key(|p| (std::cmp::Reverse(p.severity), is_general(p)));
        let worst = worst
            .into_iter()
            .filter(|p| p.severity > Severity::Hint)
            .take(WORST);
        Self {
            errors: problems.count(Severity::Error),
            warnings: problems.count(Severity::Warning),
            hints: problems.count(Severity::Hint),
            worst: worst.map(|p| Finding::of(p, sources)).collect(),
        }
    }
}

impl Finding {
    fn of(problem: &Diagnostic, sources: &Sources) -> Self {
        let place = problem.primary.as_ref().map(|a| a.place);
        Self {
            severity: problem.severity.as_str(),
            code: problem.code.as_str(),
            file: place.map(|p| sources.path(p.file).to_owned()),
            line: place.and_then(|place| {
                let before = sources.text(place.file).get(..place.span.range().start)?;
                Some(before.matches('\n').count() + 1)
            }),
            message: problem.message.clone(),
        }
    }
}

impl Serialize for ComponentWord {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

fn in_phase(site: &Site, phase: Phase) -> impl Iterator<Item = &Incident> {
    site.incidents
        .iter()
        .filter(move |i| i.phase(site.now) == phase)
}

fn title(incident: &Incident, site: &Site) -> String {
    let title = incident.title.shown(&site.languages[0]).text;
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The components that do not work as they should, the worst first, and how many do.
fn components(site: &Site) -> (Vec<ComponentState>, usize) {
    let known = propose::components(site);
    let status = |index| {
        let given = site
            .incidents
            .iter()
            .filter_map(|i| i.status_of(index, site.now));
        given.max().unwrap_or(ComponentStatus::Operational)
    };
    let all = known.iter().map(|(index, component)| ComponentState {
        id: component.id.clone(),
        name: component.name.shown(&site.languages[0]).text.to_owned(),
        status: ComponentWord(status(*index)),
    });
    let (operational, mut hit): (Vec<_>, Vec<_>) =
        all.partition(|c| c.status.0 == ComponentStatus::Operational);
    hit.sort_by_key(|c| std::cmp::Reverse(c.status));
    (hit, operational.len())
}
