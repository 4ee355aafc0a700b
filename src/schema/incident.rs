//! `incident.yaml` as written: the facts that hold for a whole incident.

use super::node::{Node, Value};
use super::project::Names;
use super::read::{Named, Read, choice, record};
use super::refuse::refuse_list;
use super::text::Text;
use super::time::WrittenTime;
use crate::diagnostics::Diagnostic;

record! {
    /// The facts that hold for a whole incident.
    Incident: "a map of keys and values" {
        /// What it is, as customers would say it.
        title: Text = needed,
        /// How bad it is.
        impact: Impact = needed,
        /// When it began.
        started: WrittenTime = needed,
        /// When the team learned of it.
        detected: WrittenTime,
        /// What is hit: a map of statuses, or a list that takes its status from the impact.
        components: ComponentClaims,
        /// Whose fault it is.
        responsibility: Responsibility,
        /// Whether emergency calls get through.
        emergency_calls: EmergencyCalls,
        /// The brands that are hit; default all that have one of the components.
        brands: Names,
        /// An earlier incident of the same kind.
        repeat_of: String,
        /// Ids that this incident had before.
        moved_from: Names,
        /// Whether it is a matter of security.
        security: bool,
        /// The window of a maintenance.
        scheduled: Window,
    }
}

record! {
    /// The window of a maintenance.
    Window: "a map with `from` and `until`" {
        /// When it begins.
        from: WrittenTime = needed,
        /// When it ends.
        until: WrittenTime,
    }
}

/// What an incident or an update says of components.
#[derive(Clone, Debug)]
pub enum ComponentClaims {
    /// A status for each.
    Map(Named<ComponentStatus>),
    /// Ids that take their status from the impact.
    List(Names),
}

impl Read for ComponentClaims {
    const EXPECTED: &'static str = "a map of component statuses, or a list of components";

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => Named::read(node, problems).map(Self::Map),
            Value::List(_) => Vec::read(node, problems).map(Self::List),
            Value::Scalar(_) | Value::Lost => {
                refuse_list(node, Self::EXPECTED, problems);
                None
            }
        }
    }
}

choice! {
    /// How bad an incident is.
    Impact: "`none`, `minor`, `major` or `critical`" {
        /// Nobody notices.
        None = "none",
        /// Some things are slower or a few people are hit.
        Minor = "minor",
        /// Much does not work, or many are hit.
        Major = "major",
        /// What the service is for does not work.
        Critical = "critical",
    }
}

choice! {
    /// The status of a component, best first.
    ComponentStatus: "a component status" {
        /// It works.
        Operational = "operational",
        /// Somebody is working on it as announced.
        UnderMaintenance = "under_maintenance",
        /// It works badly.
        DegradedPerformance = "degraded_performance",
        /// It does not work for some.
        PartialOutage = "partial_outage",
        /// It does not work.
        MajorOutage = "major_outage",
    }
}

choice! {
    /// Whose fault an incident is.
    Responsibility: "`ours`, `supplier`, `external` or `unknown`" {
        /// Our own.
        Ours = "ours",
        /// That of somebody we chose.
        Supplier = "supplier",
        /// Nobody's we could have stopped.
        External = "external",
        /// Not known, or not said.
        Unknown = "unknown",
    }
}

choice! {
    /// Whether emergency calls get through.
    EmergencyCalls: "`ok`, `affected` or `unknown`" {
        /// They do.
        Ok = "ok",
        /// They do not, or not always.
        Affected = "affected",
        /// Nobody knows.
        Unknown = "unknown",
    }
}
