//! The card of an open incident: what is wrong, what to do now, when the next word comes. Never shows what is private.

use serde::Serialize;

use super::contact::{ContactView, contacts};
use super::regret::is_sorry;
use super::scene::{Scene, Sentence, State, Text, Time};
use crate::markdown::first_sentence;
use crate::model::{Facts, Incident, KnownWorkaround, Update, Workaround};
use crate::schema::incident::{ComponentStatus, EmergencyCalls, Impact, Responsibility};
use crate::schema::update::Status;

/// Stands in a message where a length goes; nobody types it.
const GAP: &str = "\u{e000}";

/// The longest sentence that may be nothing but regret, in characters.
const REGRET: usize = 40;

/// What customers need to know of an incident that goes on.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card<'a> {
    state: State,
    since: Sentence,
    since_at: String,
    lasting: Option<Lasting>,
    title: Text<'a>,
    sorry: Option<String>,
    lead: Lead,
    effect: Option<Text<'a>>,
    /// What is hit.
    hit: Option<String>,
    scope: Option<Text<'a>>,
    workaround: Option<Advice<'a>>,
    no_workaround: Option<String>,
    cause: Option<Text<'a>>,
    unknown: Option<Text<'a>>,
    still: Option<Text<'a>>,
    eta: Option<Sentence>,
    /// The promise that stands, kept or not.
    next: Option<Time>,
    /// The day of the promise, where it is another than the page's.
    next_day: Option<String>,
    /// Both in plain text.
    #[serde(skip)]
    next_words: String,
    /// What to say once the promise has passed.
    due: Option<Sentence>,
    overdue: bool,
    contacts: Vec<ContactView<'a>>,
    /// Whether anything stands below the title.
    says_more: bool,
    emergency: Option<Emergency<'a>>,
    id: &'a str,
    /// The page of the incident.
    href: String,
    updated: Sentence,
    updated_at: String,
}

/// The words around how long it has gone on. The length itself is the script's: it goes on while a page is read.
#[derive(Clone, Debug, Serialize)]
struct Lasting {
    before: String,
    after: String,
}

/// The first sentence of the newest update.
#[derive(Clone, Debug, Serialize)]
struct Lead {
    text: String,
    lang: Option<String>,
}

/// What to do now, and when somebody last tried it.
#[derive(Clone, Debug, Serialize)]
struct Advice<'a> {
    text: Text<'a>,
    verified: Option<Sentence>,
}

/// What to do when lives depend on a call.
#[derive(Clone, Debug, Serialize)]
struct Emergency<'a> {
    standing: String,
    advice: Text<'a>,
}

impl<'a> Card<'a> {
    /// The card of an open incident, with the link that leads to its page.
    pub(super) fn new(scene: &Scene<'a>, incident: &'a Incident, href: String) -> Option<Self> {
        let update = incident.current()?;
        let facts = &update.facts;
        let promise = incident.promise(scene.as_of);
        let far = promise.filter(|m| scene.day_of(*m) != scene.day_of(scene.as_of));
        let start = incident.dated();
        let lead = lead(scene, update);
        Some(Self {
            state: state(scene, incident, facts.impact),
            since: scene.sentence("page-since", scene.when(start, scene.as_of)),
            since_at: scene.clock(start).datetime,
            lasting: lasting(scene),
            title: scene.text(&incident.title),
            sorry: sorry(scene, incident, facts, &lead),
            effect: effect(scene, facts, &lead),
            lead,
            hit: hit(scene, facts),
            scope: scene.maybe(facts.scope.as_ref()),
            workaround: facts.known_workaround().and_then(|w| advice(scene, w)),
            no_workaround: no_workaround(scene, facts),
            cause: scene.maybe(facts.cause.as_ref()),
            unknown: scene.maybe(facts.unknown.as_ref()),
            still: scene.maybe(facts.still_not_working.as_ref()),
            eta: end(scene, incident, facts),
            next: promise.map(|m| scene.clock(m)),
            next_day: far.map(|m| scene.locale.day_beside(m, scene.as_of)),
            next_words: promise.map_or(String::new(), |m| scene.when(m, scene.as_of).to_text()),
            due: promise.map(|m| scene.sentence("page-was-due", scene.when(m, scene.as_of))),
            overdue: incident.overdue(scene.as_of).is_some(),
            contacts: Vec::new(),
            says_more: promise.is_some() || says_more(scene, facts) || incident.is_maintenance(),
            emergency: emergency(scene, facts),
            id: &incident.id,
            href,
            updated: scene.sentence("page-updated", scene.when(update.at.value, scene.as_of)),
            updated_at: scene.clock(update.at.value).datetime,
        })
    }
}

impl<'a> Card<'a> {
    /// The same card with the contacts for everybody.
    #[must_use]
    pub(super) fn with_contacts(mut self, scene: &Scene<'a>) -> Self {
        self.contacts = contacts(scene);
        self.says_more |= !self.contacts.is_empty();
        self
    }

    /// How it stands and since when, as plain text.
    pub(super) fn standing_words(&self) -> String {
        format!("{} · {}", self.state.word, self.since.to_text())
    }

    /// All that the card says, as plain text below the ids of its headings.
    pub(super) fn told(&self, scene: &Scene<'_>) -> Vec<(Option<&'static str>, String)> {
        let plain = |text: Option<Text<'_>>| text.map_or("", |t| t.text).to_owned();
        let sentence = |s: Option<&Sentence>| s.map(Sentence::to_text).unwrap_or_default();
        let next = match self.overdue {
            true => {
                let due = sentence(self.due.as_ref());
                let late = scene.message("page-late");
                (Some("page-due"), format!("{due}\n{late}"))
            }
            false => (Some("page-next-word"), self.next_words.clone()),
        };
        let advice = self.workaround.as_ref();
        let advice = advice.map(|a| format!("{} {}", a.text.text, sentence(a.verified.as_ref())));
        let advice = advice.or(self.no_workaround.clone()).unwrap_or_default();
        let contacts = self.contacts.iter().map(ContactView::to_text);
        let still = [plain(self.still)].into_iter().chain(contacts);
        let still: Vec<_> = still.filter(|line| !line.is_empty()).collect();
        let emergency = self.emergency.as_ref();
        let emergency = emergency.map(|e| format!("{} {}", e.standing, e.advice.text));
        vec![
            (None, self.sorry.clone().unwrap_or_default()),
            (None, self.lead.text.clone()),
            (None, plain(self.effect)),
            (None, self.hit.clone().unwrap_or_default()),
            (Some("page-emergency"), emergency.unwrap_or_default()),
            next,
            (None, sentence(self.eta.as_ref())),
            (Some("page-do"), advice.trim_end().to_owned()),
            (Some("page-scope"), plain(self.scope)),
            (Some("page-known"), plain(self.cause)),
            (Some("page-unknown"), plain(self.unknown)),
            (Some("page-still"), still.join("\n")),
        ]
    }

    /// The card in a few words.
    pub(super) fn summary(&self) -> String {
        format!("{}: {}", self.state.word, self.title.text)
    }
}

/// How bad an incident is, for lists with the worst first.
pub(super) fn gravity(incident: &Incident) -> (bool, Option<Impact>, Option<ComponentStatus>) {
    let facts = incident.facts();
    let worst = facts.and_then(|f| f.components.iter().map(|c| c.status).max());
    (!incident.is_maintenance(), facts.map(|f| f.impact), worst)
}

/// The state of an incident by how bad it is, or that of a maintenance.
pub(super) fn state(scene: &Scene<'_>, incident: &Incident, impact: Impact) -> State {
    match incident.is_maintenance() {
        true => maintenance_state(scene),
        false => impact_state(scene, impact),
    }
}

/// What planned work is called.
pub(super) fn maintenance_state(scene: &Scene<'_>) -> State {
    State {
        key: "plan",
        word: scene.message("page-maintenance"),
    }
}

/// How bad an impact is.
pub(super) fn impact_state(scene: &Scene<'_>, impact: Impact) -> State {
    State {
        key: impact_key(impact),
        word: scene.message(&format!("impact-{}", impact.as_str())),
    }
}

/// The name of an impact in styles and icons.
fn impact_key(impact: Impact) -> &'static str {
    match impact {
        Impact::None => "note",
        Impact::Minor => "degraded",
        Impact::Major => "partial",
        Impact::Critical => "major",
    }
}

/// What an update does, in words that depend on what came before it.
pub(super) fn stage(scene: &Scene<'_>, earlier: &[Update], update: &Update) -> String {
    let status = update.status.value;
    let before = earlier.last().map(|u| u.status.value);
    let again = before.is_some_and(Status::promises_the_end);
    let still = before == Some(status);
    let variant = match status {
        Status::Investigating | Status::Identified if again => "-again",
        Status::Investigating | Status::Identified | Status::Monitoring if still => "-still",
        _ => "",
    };
    scene.message(&format!("stage-{}{variant}", status.as_str()))
}

/// The first sentence of an update that says something, with its language where that is another.
pub(super) fn first_words(scene: &Scene<'_>, update: &Update) -> (String, Option<String>) {
    let shown = scene.text(&update.body);
    let regret = |sentence: &str| sentence.chars().count() <= REGRET && is_sorry(scene, sentence);
    let text = first_sentence(shown.text, regret);
    (text, shown.lang.map(str::to_owned))
}

fn lead(scene: &Scene<'_>, update: &Update) -> Lead {
    let (text, lang) = first_words(scene, update);
    Lead { text, lang }
}

fn lasting(scene: &Scene<'_>) -> Option<Lasting> {
    let words = scene.locale.message("page-lasting", &[("length", GAP)]);
    let (before, after) = words.split_once(GAP)?;
    Some(Lasting {
        before: before.to_owned(),
        after: after.to_owned(),
    })
}

/// Regret, where the update does not begin with it; the fault is owned only where it is ours.
fn sorry(scene: &Scene<'_>, incident: &Incident, facts: &Facts, lead: &Lead) -> Option<String> {
    if is_sorry(scene, &lead.text) || incident.is_maintenance() || facts.impact == Impact::None {
        return None;
    }
    Some(scene.message(match facts.responsibility {
        Responsibility::Ours => "page-sorry-ours",
        Responsibility::Supplier | Responsibility::External | Responsibility::Unknown => {
            "page-sorry"
        }
    }))
}

/// What customers cannot do, where the lead does not say it already.
fn effect<'a>(scene: &Scene<'a>, facts: &'a Facts, lead: &Lead) -> Option<Text<'a>> {
    let effect = scene.maybe(facts.effect.as_ref());
    effect.filter(|effect| !lead.text.contains(effect.text))
}

/// The components that do not work as they should.
fn hit(scene: &Scene<'_>, facts: &Facts) -> Option<String> {
    let mut hit = facts.components.clone();
    hit.retain(|c| c.status != ComponentStatus::Operational);
    let names = scene.names(&hit)?;
    Some(format!("{}: {names}", scene.message("page-affected")))
}

fn advice<'a>(scene: &Scene<'a>, workaround: &'a KnownWorkaround) -> Option<Advice<'a>> {
    let holds = workaround.expires.is_none_or(|end| scene.as_of <= end);
    let checked = |m| scene.sentence("page-checked", scene.when(m, scene.as_of));
    holds.then(|| Advice {
        text: scene.text(&workaround.text),
        verified: workaround.verified.map(checked),
    })
}

/// Whether the facts give the card anything but its title and effect.
fn says_more(scene: &Scene<'_>, facts: &Facts) -> bool {
    let texts = [
        &facts.scope,
        &facts.cause,
        &facts.unknown,
        &facts.still_not_working,
    ];
    let advised = !matches!(facts.workaround, Workaround::Unsaid);
    let told = facts.confirmed_eta(scene.as_of).is_some();
    advised || told || texts.iter().any(|text| text.is_some())
}

fn no_workaround(scene: &Scene<'_>, facts: &Facts) -> Option<String> {
    let none = matches!(facts.workaround, Workaround::Nothing(_));
    none.then(|| scene.message("page-no-workaround"))
}

/// When it is to be over, as far as customers may be told.
fn end(scene: &Scene<'_>, incident: &Incident, facts: &Facts) -> Option<Sentence> {
    if let Some(window) = incident.standing_window() {
        let id = match incident.overruns(scene.as_of) {
            true => "page-overruns",
            false => "page-ends",
        };
        return Some(scene.sentence(id, scene.when(window.until, scene.as_of)));
    }
    let eta = facts.confirmed_eta(scene.as_of)?;
    Some(scene.sentence("page-eta", scene.when(eta, scene.as_of)))
}

fn emergency<'a>(scene: &Scene<'a>, facts: &Facts) -> Option<Emergency<'a>> {
    let id = match facts.emergency_calls {
        EmergencyCalls::Ok => return None,
        EmergencyCalls::Affected => "page-emergency-affected",
        EmergencyCalls::Unknown => "page-emergency-unknown",
    };
    let emergency = scene.edition.brand.emergency.as_ref()?;
    let numbers = emergency.numbers.iter().map(|n| scene.locale.isolated(n));
    let numbers: Vec<_> = numbers.collect();
    let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
    let numbers = scene.locale.list(&numbers);
    Some(Emergency {
        standing: scene.locale.message(id, &[("numbers", &numbers)]),
        advice: scene.text(&emergency.advice),
    })
}
