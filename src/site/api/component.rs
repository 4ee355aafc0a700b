//! Components and their groups as Statuspage has them. Never shows a component of another brand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{Component, ComponentIndex, Edition, Incident, Moment};
use crate::schema::incident::ComponentStatus;
use crate::schema::time::start_of_day;
use crate::site::machine;

/// A component, or a group of some.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ComponentRecord<'s> {
    id: String,
    name: &'s str,
    status: ComponentStatus,
    created_at: Option<String>,
    updated_at: Option<String>,
    position: usize,
    description: Option<&'s str>,
    showcase: bool,
    start_date: Option<NaiveDate>,
    group_id: Option<String>,
    page_id: &'s str,
    group: bool,
    only_show_if_degraded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<&'s str>>,
}
