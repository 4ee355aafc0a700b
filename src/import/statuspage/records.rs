//! The records of Statuspage's API, with every field optional that a real file may lack. Fields that no project needs are absent.

use serde::Deserialize;

/// The page that a history belongs to.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Page {
    pub(super) name: Option<String>,
    pub(super) url: Option<String>,
    pub(super) time_zone: Option<String>,
}

/// A component, or a group of them.
#[derive(Debug, Deserialize)]
pub(super) struct ComponentRecord {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) group_id: Option<String>,
    pub(super) group: Option<bool>,
    pub(super) start_date: Option<String>,
}

/// An incident or a maintenance.
#[derive(Debug, Deserialize)]
pub(super) struct IncidentRecord {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) status: Option<String>,
    pub(super) impact: Option<String>,
    pub(super) created_at: Option<String>,
    pub(super) started_at: Option<String>,
    pub(super) resolved_at: Option<String>,
    pub(super) scheduled_for: Option<String>,
    pub(super) scheduled_until: Option<String>,
    pub(super) incident_updates: Option<Vec<UpdateRecord>>,
    pub(super) components: Option<Vec<ComponentRecord>>,
    pub(super) postmortem_body: Option<String>,
    pub(super) postmortem_published_at: Option<String>,
}

/// An update.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct UpdateRecord {
    pub(super) status: Option<String>,
    pub(super) body: Option<String>,
    pub(super) display_at: Option<String>,
    pub(super) created_at: Option<String>,
    pub(super) updated_at: Option<String>,
    pub(super) affected_components: Option<Vec<AffectedRecord>>,
}

/// A component that an update sets.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct AffectedRecord {
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) new_status: Option<String>,
}
