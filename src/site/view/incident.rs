//! The page of one incident: its card while it is open, what came of it, and every update. Never shows what is private.

mod plain;

use serde::Serialize;

use super::card::{Card, first_words, stage};
use super::course::{Course, course};
use super::history::affected;
use super::outcome::{End, Outcome};
use super::related::{RelatedView, related_views};
use super::scene::{Scene, Sentence, State, Text, Time};
use crate::markdown::to_html;
use crate::model::{Compensation, Correction, Improvement, Incident, Phase, Related, Update};
use crate::schema::Language;
use crate::site::address::{incident_page, relative};

/// The name of the plain text beside the page.
const PLAIN: &str = "index.txt";

/// What the page of an incident shows.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct IncidentView<'a> {
    /// While it goes on.
    card: Option<Card<'a>>,
    state: State,
    coming: bool,
    /// How bad it was, where the state says that it is over.
    was: Option<String>,
    title: Text<'a>,
    when: Sentence,
    lasted: Option<String>,
    affected: Option<String>,
    cause: Option<Text<'a>>,
    effect: Option<Text<'a>>,
    data_loss: Option<Text<'a>>,
    /// How its components did from begin to end.
    course: Option<Course<'a>>,
    updates: Vec<UpdateView<'a>>,
    related: Vec<RelatedView<'a>>,
    /// The same as plain text.
    plain: &'static str,
    #[serde(skip)]
    summary: String,
}

/// One update.
#[derive(Clone, Debug, Serialize)]
struct UpdateView<'a> {
    anchor: &'a str,
    stage: String,
    at: Time,
    /// Markdown until the page is made, then HTML.
    body: String,
    lang: Option<&'a str>,
    next: Option<Sentence>,
    verified: Option<VerifiedView<'a>>,
    compensation: Option<CompensationView<'a>>,
    improvements: Vec<ImprovementView<'a>>,
    thanks: Option<Text<'a>>,
    corrections: Vec<CorrectionView<'a>>,
}

/// How the team knows that it works again.
#[derive(Clone, Debug, Serialize)]
struct VerifiedView<'a> {
    how: Text<'a>,
    at: Sentence,
}

/// Who gets what back, or when that is decided.
#[derive(Clone, Debug, Serialize)]
struct CompensationView<'a> {
    parts: Vec<CompensationPart<'a>>,
    decision: Option<Sentence>,
}

/// One line of what customers get back.
#[derive(Clone, Debug, Serialize)]
struct CompensationPart<'a> {
    label: String,
    text: Text<'a>,
}

/// Something that changes.
#[derive(Clone, Debug, Serialize)]
struct ImprovementView<'a> {
    what: Text<'a>,
    when: Option<Sentence>,
}

/// What an edit changed.
#[derive(Clone, Debug, Serialize)]
struct CorrectionView<'a> {
    at: Sentence,
    was: &'a str,
    now: &'a str,
    lang: Option<&'a str>,
}

impl<'a> IncidentView<'a> {
    /// The page of an incident of the edition; bodies are still Markdown.
    pub(in crate::site) fn new(
        scene: &Scene<'a>,
        incident: &'a Incident,
        related: &[Related<'a>],
    ) -> Self {
        let page = incident_page(&incident.id);
        let phase = incident.phase(scene.edition.site.now);
        let open = phase == Phase::Open;
        let here = relative(&page, &page);
        let card = open.then(|| Card::new(scene, incident, here)).flatten();
        let outcome = Outcome::new(scene, incident);
        let facts = incident.facts().filter(|_| !open);
        let numbered = incident.updates.iter().enumerate().rev();
        Self {
            card: card.map(|c| c.with_contacts(scene)),
            coming: phase == Phase::Coming,
            was: outcome.was,
            state: outcome.state,
            title: scene.text(&incident.title),
            when: outcome.when,
            lasted: outcome.lasted,
            affected: affected(scene, incident),
            cause: scene.maybe(facts.and_then(|f| f.cause.as_ref())),
            effect: scene.maybe(facts.and_then(|f| f.effect.as_ref())),
            data_loss: scene.maybe(facts.and_then(|f| f.data_loss.as_ref())),
            course: course(scene, incident),
            plain: PLAIN,
            related: related_views(scene, &page, related),
            updates: numbered.map(|(i, _)| update(scene, incident, i)).collect(),
            summary: incident
                .current()
                .map_or(String::new(), |u| first_words(scene, u).0),
        }
    }

    /// The title for the head.
    pub(in crate::site) fn title(&self) -> &str {
        self.title.text
    }

    /// What those see who see a link to the page only.
    pub(in crate::site) fn summary(&self) -> &str {
        &self.summary
    }

    /// Turns the Markdown of the updates into HTML.
    #[must_use]
    pub(in crate::site) fn with_html(&self) -> Self {
        let mut view = self.clone();
        for update in &mut view.updates {
            update.body = to_html(&update.body, "");
        }
        view
    }
}

fn update<'a>(scene: &Scene<'a>, incident: &'a Incident, index: usize) -> UpdateView<'a> {
    let (earlier, update) = (&incident.updates[..index], &incident.updates[index]);
    let at = update.at.value;
    let calls_off = incident.called_off() == Some(at);
    let body = scene.text(&update.body);
    let next = update.next_update.as_ref();
    UpdateView {
        anchor: &update.digits,
        stage: match calls_off {
            true => End::CalledOff.state(scene).word,
            false => stage(scene, earlier, update),
        },
        at: scene.date_and_clock(at),
        body: body.text.to_owned(),
        lang: body.lang,
        next: next.map(|n| scene.sentence("page-promised", scene.when(n.value, at))),
        verified: update.verified.as_ref().map(|v| VerifiedView {
            how: scene.text(&v.how),
            at: scene.sentence("page-checked", scene.when(v.at, at)),
        }),
        compensation: compensation(scene, update),
        improvements: update
            .improvements
            .iter()
            .map(|i| improvement(scene, i))
            .collect(),
        thanks: scene.maybe(update.thanks.as_ref()),
        corrections: corrections(scene, update),
    }
}

/// What customers get back, where this very update says it.
fn compensation<'a>(scene: &Scene<'a>, update: &'a Update) -> Option<CompensationView<'a>> {
    let stated = update.facts.compensation.as_ref()?;
    if stated.place.file != update.file {
        return None;
    }
    let decision = |m| scene.sentence("page-decision", scene.date_and_clock(m));
    Some(CompensationView {
        parts: parts(scene, stated),
        decision: stated.decision_by.map(decision),
    })
}

fn parts<'a>(scene: &Scene<'a>, stated: &'a Compensation) -> Vec<CompensationPart<'a>> {
    let parts = [
        ("compensation-who", &stated.who),
        ("compensation-amount", &stated.amount),
        ("compensation-when", &stated.when),
        ("compensation-action", &stated.action),
    ];
    let known = parts
        .into_iter()
        .filter_map(|(label, text)| Some((label, text.as_ref()?)));
    let part = |(label, text)| CompensationPart {
        label: scene.message(label),
        text: scene.text(text),
    };
    known.map(part).collect()
}

fn improvement<'a>(scene: &Scene<'a>, improvement: &'a Improvement) -> ImprovementView<'a> {
    let done = improvement.done.map(|day| ("page-done", day));
    let due = improvement.due.map(|day| ("page-due-by", day));
    ImprovementView {
        what: scene.text(&improvement.what),
        when: done
            .or(due)
            .map(|(id, day)| scene.sentence(id, scene.date(day))),
    }
}

/// What was corrected in the text that is shown.
fn corrections<'a>(scene: &Scene<'a>, update: &'a Update) -> Vec<CorrectionView<'a>> {
    let language = scene.edition.language;
    let other = update.body.shown(language).other;
    let view = |c: &'a Correction| CorrectionView {
        at: scene.sentence("page-corrected", scene.when(c.at, update.at.value)),
        was: &c.was.value,
        now: &c.now.value,
        lang: other.map(Language::as_str),
    };
    update.corrections_for(language).map(view).collect()
}
