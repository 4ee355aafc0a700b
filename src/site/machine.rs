//! What feeds and API say alike: ids that never change, addresses and times. Never formats anything for people.

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;

use crate::model::{Edition, Incident, Moment, Update};

/// How many of the newest records a feed or a list of the API holds.
pub(super) const NEWEST: usize = 50;

/// The id under which an incident was first published; moving its folder does not change it.
pub(super) fn first_id(incident: &Incident) -> &str {
    incident.moved_from.first().unwrap_or(&incident.id)
}

/// The id under which an update was first published.
pub(super) fn update_id(incident: &Incident, update: &Update) -> String {
    format!("{}/{}", first_id(incident), update.digits)
}

/// The page of an incident.
pub(super) fn incident_url(edition: &Edition<'_>, incident: &Incident) -> String {
    edition.url(&format!("incidents/{}/", incident.id))
}

/// When the text of an update last changed.
pub(super) fn last_changed(update: &Update) -> Moment {
    let corrected = update.corrections.iter().map(|c| c.at);
    corrected.fold(update.at.value, Moment::max)
}

/// A time as feeds write it, such as `2026-07-11T16:30:00+01:00`.
pub(super) fn to_the_second(moment: Moment, zone: Tz) -> String {
    written(moment, zone, SecondsFormat::Secs)
}

/// A time as Statuspage writes it, such as `2026-07-11T16:30:00.000+01:00`.
pub(super) fn to_the_millisecond(moment: Moment, zone: Tz) -> String {
    written(moment, zone, SecondsFormat::Millis)
}

fn written(moment: Moment, zone: Tz, format: SecondsFormat) -> String {
    let local: DateTime<Tz> = moment.with_timezone(&zone);
    local.to_rfc3339_opts(format, true)
}

/// The Markdown of an update as HTML whose links and pictures lead to the site.
pub(super) fn html(markdown: &str, _page: &str) -> String {
    paragraph(markdown)
}

/// The Markdown of an update as plain text.
pub(super) fn plain(markdown: &str) -> String {
    markdown.to_owned()
}

/// A sentence of our own as HTML.
pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", quick_xml::escape::escape(text))
}
