//! What feeds and API say alike: ids that never change, addresses and times. Never formats anything for people.

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

use crate::model::{Edition, Incident, Moment, Update};

/// How many of the newest records a feed or a list of the API holds.
pub(super) const NEWEST: usize = 50;

/// A time with the offset of the site's zone; serialized as Statuspage writes it, such as `2026-07-11T16:30:00.000+01:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp(DateTime<Tz>);

/// The id under which an incident was first published; moving its folder does not change it.
pub(super) fn first_id(incident: &Incident) -> &str {
    match incident.moved_from.first() {
        Some(first) => &first.value,
        None => &incident.id,
    }
}

/// The id under which an update was first published.
pub(super) fn update_id(incident: &Incident, update: &Update) -> String {
    format!("{}/{}", first_id(incident), update.digits)
}

/// The page of an incident.
pub(super) fn incident_url(edition: &Edition<'_>, incident: &Incident) -> String {
    edition.url(&format!("incidents/{}/", incident.id))
}

/// When an incident began, or the window of planned work does: what machines are told as its start, called off or not.
pub(super) fn start_of(incident: &Incident) -> Moment {
    let window = incident.standing_window();
    window.map_or(incident.started.value, |w| w.from)
}

/// When the text of an update last changed.
pub(super) fn last_changed(update: &Update) -> Moment {
    let corrected = update.corrections.iter().map(|c| c.at);
    corrected.fold(update.at.value, Moment::max)
}

impl Stamp {
    /// A moment in the zone of the site.
    pub(super) fn new(moment: Moment, zone: Tz) -> Self {
        Self(moment.with_timezone(&zone))
    }

    /// The time as feeds write it, such as `2026-07-11T16:30:00+01:00`.
    pub(super) fn to_the_second(self) -> String {
        self.0.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// The time as mail and RSS write it, such as `Sat, 11 Jul 2026 16:30:00 +0100`.
    pub(super) fn for_mail(self) -> String {
        self.0.to_rfc2822()
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.to_rfc3339_opts(SecondsFormat::Millis, true);
        serializer.serialize_str(&text)
    }
}
