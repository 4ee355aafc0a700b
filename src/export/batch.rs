//! The replies that are exported, as other tools take them: whole texts with a name. Never knows of a format.

use std::sync::Arc;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::model::{Moment, Phase, Site};
use crate::replies::{Frame, IncidentReplies, Picked, Reply, UpdateReplies};
use crate::schema::phrasebook::Situation;
use crate::schema::project::Tone;
use crate::schema::update::Status;

/// The replies that are exported, with what tells them apart.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The name of the site.
    pub site: String,
    /// The id of the site's own brand.
    pub brand: String,
    /// The site's first language.
    pub language: String,
    /// The replies, in the order of the desk.
    pub entries: Vec<Entry>,
}

/// What replies are about: an update of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The incident's id.
    pub incident: String,
    /// Its title in the site's first language.
    pub title: String,
    /// Its code in short links.
    pub code: String,
    /// Where it is in its life.
    pub phase: Phase,
    /// The number of the update as written.
    pub digits: String,
    /// Where the incident stands.
    pub status: Status,
    /// When the update was published, in the site's zone.
    pub at: DateTime<Tz>,
    /// When the next word is promised, and these words are old.
    pub expires: Option<DateTime<Tz>>,
}

/// One reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub topic: Arc<Topic>,
    /// The id of the brand.
    pub brand: Arc<str>,
    /// The language.
    pub language: Arc<str>,
    /// The channel that it is pasted into.
    pub channel: Arc<str>,
    /// What the customer wrote about.
    pub situation: Situation,
    /// The tone.
    pub tone: Tone,
    /// Its number among the wordings, from 0.
    pub wording: usize,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// What is pasted: greeting, text and signature, with nothing left to fill in.
    pub body: String,
    /// What it counts, with the room that is kept free for a name.
    pub length: usize,
    /// What the channel takes.
    pub limit: usize,
    /// What is counted.
    pub unit: &'static str,
}

impl Batch {
    /// Gathers the replies that were picked from some updates.
    pub fn of<'p>(picked: impl IntoIterator<Item = &'p Picked<'p>>, site: &Site) -> Self {
        let mut batch = Self {
            language: site.languages[0].to_string(),
            ..Self::default()
        };
        if let Some(own) = site.brands.first() {
            batch.site = own.name.shown(&site.languages[0]).text.to_owned();
            batch.brand.clone_from(&own.id);
        }
        for (incident, update, replies) in picked {
            let topic = Arc::new(Topic::of(incident, update, site));
            let entries = replies.iter().map(|reply| Entry::of(reply, &topic));
            batch.entries.extend(entries);
        }
        batch
    }
}

impl Topic {
    fn of(incident: &IncidentReplies, update: &UpdateReplies, site: &Site) -> Self {
        let local = |moment: Moment| moment.with_timezone(&site.zone);
        let code = site.incidents.iter().find(|i| i.id == incident.id);
        Self {
            incident: incident.id.clone(),
            title: one_line(&incident.title),
            code: code.map_or_else(|| incident.id.clone(), |i| i.code.clone()),
            phase: incident.phase,
            digits: update.digits.clone(),
            status: update.status,
            at: local(update.at),
            expires: update.next_update.map(local),
        }
    }

    /// The update's id, `ID/NN`.
    pub fn update_id(&self) -> String {
        format!("{}/{}", self.incident, self.digits)
    }

    /// Which words these are and until when they are the last: what people look at before they paste.
    pub fn stamp(&self) -> String {
        let at = self.at.format("%Y-%m-%d %H:%M %Z");
        let update = format!("update {} of {at}", self.digits);
        let Some(expires) = self.expires else {
            return update;
        };
        let until = match expires.date_naive() == self.at.date_naive() {
            true => expires.format("%H:%M"),
            false => expires.format("%Y-%m-%d %H:%M"),
        };
        format!("{update}, until {until}")
    }
}

impl Entry {
    fn of(reply: &Reply<'_>, topic: &Arc<Topic>) -> Self {
        let frame = &reply.said.frame;
        Self {
            topic: Arc::clone(topic),
            brand: reply.brand.into(),
            language: reply.language.into(),
            channel: reply.channel.into(),
            situation: reply.situation,
            tone: reply.tone,
            wording: reply.wording,
            subject: frame.subject.clone(),
            body: body(frame, &reply.said.text()),
            length: reply.said.length,
            limit: frame.limit,
            unit: frame.unit,
        }
    }

    /// What it is: channel, situation, whose words they are, and the wording where it is not the first.
    pub fn name(&self) -> String {
        let mut name = format!("{} · {}", self.channel, self.voice());
        if self.wording > 0 {
            name.push_str(&format!(" · wording {}", self.wording + 1));
        }
        name
    }

    fn voice(&self) -> String {
        format!(
            "{} · {}, {}",
            self.situation.as_str(),
            self.language,
            self.brand
        )
    }
}

/// The whole text as the desk pastes it where neither the customer's name nor the agent's is known: a signature that is
/// nothing without the agent is left out.
fn body(frame: &Frame, text: &str) -> String {
    let signature = Some(frame.signature.as_str()).filter(|s| !s.contains("{agent}"));
    let texts = [frame.unnamed.as_str(), text, signature.unwrap_or_default()];
    let texts: Vec<_> = texts.into_iter().filter(|t| !t.is_empty()).collect();
    texts.join(frame.separator)
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use chrono::TimeZone;
    use chrono_tz::Europe::London;

    use super::{Batch, Entry, Topic, body};
    use crate::model::Phase;
    use crate::replies::Frame;
    use crate::schema::phrasebook::Situation;
    use crate::schema::project::Tone;
    use crate::schema::update::Status;

    /// An update of an incident that is open.
    pub(in crate::export) fn topic(incident: &str, code: &str) -> Topic {
        let at = |minute| London.with_ymd_and_hms(2026, 7, 11, 16, minute, 0).unwrap();
        Topic {
            incident: incident.to_owned(),
            title: "Calls are failing".to_owned(),
            code: code.to_owned(),
            phase: Phase::Open,
            digits: "09".to_owned(),
            status: Status::Identified,
            at: at(5),
            expires: Some(at(35)),
        }
    }

    /// A reply of the site's own brand on X.
    pub(in crate::export) fn entry(topic: &Arc<Topic>, body: &str) -> Entry {
        Entry {
            topic: Arc::clone(topic),
            brand: "northwind".into(),
            language: "en".into(),
            channel: "x".into(),
            situation: Situation::Angry,
            tone: Tone::Sincere,
            wording: 0,
            subject: None,
            body: body.to_owned(),
            length: 120,
            limit: 280,
            unit: "x_weighted",
        }
    }

    /// A batch of replies.
    pub(in crate::export) fn batch(entries: Vec<Entry>) -> Batch {
        Batch {
            site: "Northwind Mobile".to_owned(),
            brand: "northwind".to_owned(),
            language: "en".to_owned(),
            entries,
        }
    }

    /// Texts that one tool or another would take for something else, and texts that are hard to write down.
    pub(in crate::export) const TRAPS: &[&str] = &[
        "We are sorry. We are working on it.",
        "Press {{menu}} or { }, {{{x}}}, {% if %}, [[name]], %clipboard, ${1}.",
        "=1+1 <b>bold</b> & \"quoted\", 'single', `tick`",
        "+45 12 34 56 78 answers.",
        "-5 degrees",
        "@northwind",
        "Two lines\n\nof a mail, \t tab, # no comment: a\\b \\n",
        "Æ ø å, ¿qué?, emoji 😀, \u{2028}line\u{2029}paragraph\u{85}next \u{feff}mark \u{7f}delete \u{9b}control",
        "",
    ];

    #[test]
    fn a_body_leaves_nothing_to_fill_in() {
        let mut frame = Frame {
            greeting: "Hi {name},".to_owned(),
            unnamed: "Hi,".to_owned(),
            signature: "^{agent}".to_owned(),
            separator: " ",
            ..Frame::default()
        };
        assert_eq!(body(&frame, "We are sorry."), "Hi, We are sorry.");
        frame.signature = "Northwind".to_owned();
        assert_eq!(body(&frame, "We are sorry."), "Hi, We are sorry. Northwind");
        assert_eq!(body(&Frame::default(), "We are sorry."), "We are sorry.");
    }

    #[test]
    fn the_stamp_names_the_day_of_a_promise_on_another_day() {
        let mut topic = topic("calls", "8vs6");
        assert_eq!(
            topic.stamp(),
            "update 09 of 2026-07-11 16:05 BST, until 16:35"
        );
        topic.expires = topic.expires.map(|e| e + chrono::Duration::days(1));
        assert_eq!(
            topic.stamp(),
            "update 09 of 2026-07-11 16:05 BST, until 2026-07-12 16:35"
        );
        topic.expires = None;
        assert_eq!(topic.stamp(), "update 09 of 2026-07-11 16:05 BST");
    }
}
