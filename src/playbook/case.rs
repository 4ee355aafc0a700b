//! What a rule is given: one update with what stood before it, in its site. Never judges.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::rc::Rc;

use chrono::Duration;
use unicode_segmentation::UnicodeSegmentation;

use super::text::{Hit, Lexicons, Passage, passages, title};
use super::thresholds::Thresholds;
use crate::model::{
    Brand, ComponentClaim, Facts, Incident, Localized, Moment, Phase, Site, Update,
};
use crate::replies::Phrasebooks;
use crate::schema::Language;
use crate::schema::incident::{ComponentStatus, Impact};
use crate::schema::update::Status;
use crate::schema::words::Watch;
use crate::source::{Place, Spanned};

/// The site with all that rules hold it against.
pub struct Scene<'s> {
    /// The site.
    pub site: &'s Site,
    /// The limits of the project.
    pub thresholds: Thresholds,
    /// The phrases of the site's own theme.
    pub phrasebooks: &'s Phrasebooks,
    /// What is looked for in texts, by language.
    pub(super) lexicons: Lexicons,
    /// The words in the names of the site, its brands and its components, in lower case.
    pub(super) names: HashSet<String>,
    /// Names that must not appear.
    pub(super) staff: &'s [String],
}

/// One update as a rule sees it.
pub struct Case<'s> {
    /// The site.
    pub(super) scene: &'s Scene<'s>,
    /// The incident.
    pub(super) incident: &'s Incident,
    /// The update.
    pub(super) update: &'s Update,
    /// The updates before it, oldest first.
    pub(super) before: Vec<&'s Update>,
    /// Whether anybody can still change what is found.
    pub(super) standing: Standing,
    /// Its texts.
    texts: Rc<Texts<'s>>,
    /// Those of the update before.
    earlier: Option<Rc<Texts<'s>>>,
}

/// The texts that an update itself states, read when the first rule asks; rules on the next update ask for them too.
struct Texts<'s> {
    /// The title of the incident, which is judged once: with the last word, and before it with a first one.
    title: Option<&'s Localized>,
    update: &'s Update,
    previous: Option<&'s Update>,
    read: OnceCell<Vec<Passage<'s>>>,
}

/// Where an update stands in the life of its incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A draft, or later than now.
    Ahead,
    /// The last one published.
    Current,
    /// A later one is published.
    Past,
}

/// The words in the names that customers know.
pub(super) fn own_names(site: &Site) -> HashSet<String> {
    let components = site.components.iter();
    let texts = components.flat_map(|c| std::iter::once(&c.name).chain(&c.group));
    let texts = texts.chain(site.brands.iter().map(|b| &b.name));
    let written = texts.flat_map(|t| t.iter()).map(|(_, t)| t.value.as_str());
    let ids = site.components.iter().map(|c| c.id.as_str());
    let hosts = site
        .brands
        .iter()
        .flat_map(|b| [b.url.as_str(), b.short_url.as_str()]);
    let hosts = hosts.filter_map(|url| url.split('/').nth(2));
    let words = written.chain(ids).flat_map(|text| text.unicode_words());
    words.chain(hosts).map(str::to_lowercase).collect()
}

impl<'s> Case<'s> {
    /// Every update of an incident as a case, oldest first: published ones see those published before, the others all.
    pub(super) fn of_incident(
        scene: &'s Scene<'s>,
        incident: &'s Incident,
    ) -> impl Iterator<Item = Self> + 's {
        let last = incident.updates.len();
        let texts: Vec<_> = (0..last)
            .map(|index| Texts::shared(incident, index))
            .collect();
        let published = incident.updates.iter().enumerate();
        let published = published.map(move |(index, update)| Case {
            scene,
            incident,
            update,
            before: incident.updates[..index].iter().collect(),
            standing: match index + 1 == last {
                true => Standing::Current,
                false => Standing::Past,
            },
            texts: texts[index].clone(),
            earlier: index.checked_sub(1).map(|before| texts[before].clone()),
        });
        let ahead = incident.pending.iter();
        published.chain(ahead.map(|update| Self::ahead(scene, incident, update)))
    }

    fn ahead(scene: &'s Scene<'s>, incident: &'s Incident, update: &'s Update) -> Self {
        let before = before_pending(incident, update);
        let previous = before.last().copied();
        let is_first = before.is_empty() && incident.updates.is_empty();
        let title = is_first.then_some(&incident.title);
        Self {
            scene,
            incident,
            update,
            before,
            standing: Standing::Ahead,
            texts: Texts::of(title, update, previous),
            earlier: previous.map(|update| Texts::of(None, update, None)),
        }
    }

    /// The facts as they stand at the update.
    pub(super) fn facts(&self) -> &'s Facts {
        &self.update.facts
    }

    /// Where the incident stands with the update.
    pub(super) fn status(&self) -> Status {
        self.update.status.value
    }

    /// Where findings about the whole update are shown.
    pub(super) fn place(&self) -> Place {
        self.update.status.place
    }

    /// The update right before.
    pub(super) fn previous(&self) -> Option<&'s Update> {
        self.before.last().copied()
    }

    /// How bad it is.
    pub(super) fn impact(&self) -> Impact {
        self.facts().impact
    }

    /// Whether much does not work, or many are hit.
    pub(super) fn is_major(&self) -> bool {
        self.impact() >= Impact::Major
    }

    /// Whether the incident goes on, or a maintenance is under way.
    pub(super) fn is_open(&self) -> bool {
        !self.status().closes() && self.status() != Status::Scheduled
    }

    /// The moment that the update is judged at: now while it is the last word, else when it was published.
    pub(super) fn moment(&self) -> Moment {
        let current = self.standing == Standing::Current;
        let open = self.incident.phase(self.scene.site.now) == Phase::Open;
        match current && open {
            true => self.scene.site.now,
            false => self.update.at.value,
        }
    }

    /// The components that do not work as they should.
    pub(super) fn hit(&self) -> impl Iterator<Item = &'s ComponentClaim> + use<'s> {
        let claims = self.facts().components.iter();
        claims.filter(|c| c.status > ComponentStatus::UnderMaintenance)
    }

    /// The names of components that do not work as they should, in the site's first language.
    pub(super) fn hit_names(&self) -> Vec<&'s str> {
        let site = self.scene.site;
        let names = self.hit().map(|c| &site.components[c.component].name);
        names.map(|n| n.shown(&site.languages[0]).text).collect()
    }

    /// The brands that are hit.
    pub(super) fn brands(&self) -> impl Iterator<Item = &'s Brand> + use<'s> {
        let site = self.scene.site;
        self.incident
            .brands
            .iter()
            .map(|&index| &site.brands[index])
    }

    /// A moment as the file would say it: the clock alone on the day of the update, else with its date.
    pub(super) fn written(&self, moment: Moment) -> String {
        let zone = self.scene.site.zone;
        let [here, there] = [self.update.at.value, moment].map(|m| m.with_timezone(&zone));
        match here.date_naive() == there.date_naive() {
            true => there.format("%H:%M").to_string(),
            false => there.format("%Y-%m-%d %H:%M").to_string(),
        }
    }

    /// When the next word would be due after the update; where that has passed and can still be promised, after now.
    pub(super) fn due(&self) -> Moment {
        let limit = self.scene.thresholds.next_update(self.impact());
        let due = self.update.at.value + limit;
        let now = self.scene.site.now;
        match self.standing {
            Standing::Past => due,
            _ if due > now => due,
            _ => on_the_clock(now + limit),
        }
    }

    /// The texts that the update itself states, in every language.
    pub(super) fn passages(&self) -> &[Passage<'s>] {
        self.texts.read()
    }

    /// The texts that the update before stated itself.
    pub(super) fn earlier_passages(&self) -> &[Passage<'s>] {
        self.earlier.as_ref().map_or(&[], |texts| texts.read())
    }

    /// Where its texts have something of a list.
    pub(super) fn find(&self, watch: Watch) -> Vec<Hit<'_, 's>> {
        let lexicons = &self.scene.lexicons;
        let found = self.passages().iter().flat_map(|p| lexicons.find(watch, p));
        found.collect()
    }

    /// Whether a text of a language has something of a list.
    pub(super) fn says(&self, watch: Watch, language: &Language) -> bool {
        let mut of_language = self.passages().iter().filter(|p| p.language == language);
        of_language.any(|p| !self.scene.lexicons.find(watch, p).is_empty())
    }

    /// The Markdown of the update, in every language that it is written in.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &Passage<'s>> {
        self.passages().iter().filter(|p| p.key == "text")
    }

    /// The same, but once in a sentence.
    pub(super) fn find_once(&self, watch: Watch) -> Vec<Hit<'_, 's>> {
        let mut hits = self.find(watch);
        hits.dedup_by(|later, first| later.is_in_sentence_of(first));
        hits
    }

    /// What customers cannot do, in a language and as the end of a sentence.
    pub(super) fn plain_effect(&self, language: &Language) -> Option<String> {
        let effect = self.facts().effect.as_ref()?;
        let text = &effect.get(language)?.value;
        let text = text.trim().trim_end_matches('.');
        let mut letters = text.chars();
        let first = letters.next()?;
        let single = !text.contains(['.', '\n']);
        single.then(|| format!("{}{}", first.to_lowercase(), letters.as_str()))
    }

    /// The promise of the next word.
    pub(super) fn promised(&self) -> Option<&'s Spanned<Moment>> {
        self.update.next_update.as_ref()
    }
}

impl<'s> Texts<'s> {
    fn of(
        title: Option<&'s Localized>,
        update: &'s Update,
        previous: Option<&'s Update>,
    ) -> Rc<Self> {
        Rc::new(Self {
            title,
            update,
            previous,
            read: OnceCell::new(),
        })
    }

    /// Those of one of the published updates.
    fn shared(incident: &'s Incident, index: usize) -> Rc<Self> {
        let updates = &incident.updates;
        let title = (index + 1 == updates.len()).then_some(&incident.title);
        let previous = index.checked_sub(1).map(|before| &updates[before]);
        Self::of(title, &updates[index], previous)
    }

    fn read(&self) -> &[Passage<'s>] {
        self.read.get_or_init(|| {
            let mut read = passages(self.update, self.previous);
            read.extend(self.title.into_iter().flat_map(title));
            read
        })
    }
}

/// The moment, or the next one at which people would make a promise: 16:35, not 16:33.
pub(super) fn on_the_clock(moment: Moment) -> Moment {
    let step = 5 * 60;
    let over = moment.timestamp().rem_euclid(step);
    match over {
        0 => moment,
        _ => moment + Duration::seconds(step - over),
    }
}

/// A draft may come in between; what is published later is not there for it.
fn before_pending<'s>(incident: &'s Incident, update: &Update) -> Vec<&'s Update> {
    let all = incident.updates.iter().chain(&incident.pending);
    let mut before: Vec<_> = all.filter(|u| u.number < update.number).collect();
    before.retain(|u| !u.private.draft);
    before.sort_by_key(|u| u.number);
    before
}

/// A length of time as people say it: `3 h 15 min`.
pub(crate) fn spoken(length: Duration) -> String {
    let minutes = length.num_minutes().max(0);
    match (minutes / 1440, minutes % 1440 / 60, minutes % 60) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (1, 0, _) => "1 day".to_owned(),
        (days, 0, _) => format!("{days} days"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_in_two_units_at_most() {
        let say = |minutes| spoken(Duration::minutes(minutes));
        assert_eq!(say(0), "0 min");
        assert_eq!(say(195), "3 h 15 min");
        assert_eq!(say(240), "4 h");
        assert_eq!(say(1440), "1 day");
        assert_eq!(say(1530), "1 d 1 h");
    }
}
