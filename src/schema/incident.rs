//! `incident.yaml` as written: the facts that hold for a whole incident.

use super::node::{Node, Value};
use super::project::Names;
use super::read::{Named, Read};
use super::record::{choice, record};
use super::refuse::refuse_list;
use super::shape::{Keys, Limit, Shape, Shaped};
use super::text::Text;
use super::time::WrittenTime;
use super::writing::ID;
use crate::diagnostics::Diagnostic;

record! {
    /// The facts that hold for a whole incident.
    Incident: "a map of keys and values" {
        /// What it is, as customers would say it.
        title: Text = needed,
        /// How bad it is at first.
        impact: Impact = needed,
        /// When it began; for a maintenance, when it was announced.
        started: WrittenTime = needed,
        /// When the team learned of it; default not said.
        detected: WrittenTime,
        /// What is hit at first: a map of statuses, or a list that takes its status from `impact`; default none.
        components: ComponentClaims,
        /// Whose fault it is; default `unknown`.
        responsibility: Responsibility,
        /// Whether emergency calls get through; default `unknown` while a component with `emergency` is hit, else `ok`.
        emergency_calls: EmergencyCalls,
        /// The brands that are hit; default all that have one of its components, or all where it names none.
        brands: Names where Limit::Written(&ID),
        /// An earlier incident of the same kind. The pages of both name the other; default none.
        repeat_of: String where Limit::Written(&ID),
        /// Ids that this incident had before. Their addresses lead to it; default none.
        moved_from: Names where Limit::Written(&ID),
        /// Whether it is a matter of security. Then every update needs `approved_by`; default `false`.
        security: bool,
        /// The window of a maintenance; makes it one; default none.
        scheduled: Window,
    }
}

record! {
    /// The window of a maintenance.
    Window: "a map with `from` and `until`" {
        /// When it begins.
        from: WrittenTime = needed,
        /// When it ends, after `from`. A maintenance needs it.
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

impl Shaped for ComponentClaims {
    fn shape() -> Shape {
        let by_id = Shape::Map(Keys::Written(&ID), Box::new(ComponentStatus::shape()));
        let list = Shape::List(Box::new(Shape::Written(&ID)));
        Shape::Either(vec![by_id, list])
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
