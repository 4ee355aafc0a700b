//! What pages show, as plain values for templates. Never holds markup but that of an update's own text.

mod card;
mod colour;
mod component;
mod components;
mod contact;
mod course;
mod history;
mod home;
mod incident;
mod lost;
mod maintenance;
mod outcome;
mod regret;
mod related;
mod scene;
mod search;
mod shell;
mod standing;
mod trouble;
mod words;

pub(super) use component::{ComponentView, incidents_by_component};
pub(super) use history::{HistoryView, Month, MonthView, months};
pub(super) use home::HomeView;
pub(super) use incident::IncidentView;
pub(super) use lost::LostView;
pub(super) use maintenance::MaintenanceView;
pub(super) use related::related_key;
pub(super) use scene::{Scene, State};
pub(super) use search::{Entry, Tables};
pub(super) use shell::{Head, Shell};
pub(super) use standing::{standing, standing_of};
