//! The first word on something: its facts, and the files that say them in every language that has words for it.
//! Never asks and never writes.

use super::draft::{DraftFile, IncidentDraft, UpdateDraft, key, markdown_file};
use super::holding::{HoldingWords, Speaker};
use super::names::{incident_id, update_words};
use super::propose::{Hit, emergency_calls, next_update};
use crate::model::{Moment, Site};
use crate::schema::Language;
use crate::schema::emit::Node;
use crate::schema::incident::Impact;
use crate::schema::update::Status;

/// The facts of something new.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What it is called in the first language; nothing takes the title from the components.
    pub title: Option<String>,
    /// What is hit.
    pub hits: Vec<Hit>,
    /// How bad it is.
    pub impact: Impact,
    /// When it began.
    pub started: Moment,
    /// When the team learned of it, where that is later.
    pub detected: Option<Moment>,
    /// When the first word is published.
    pub at: Moment,
    /// The window of planned work.
    pub window: Option<(Moment, Moment)>,
}

/// The files of something new.
#[derive(Clone, Debug)]
pub struct OpeningFiles {
    /// The name of the folder.
    pub id: String,
    /// The title in the first language.
    pub title: String,
    /// The files in it.
    pub files: Vec<DraftFile>,
    /// When the next word is promised.
    pub next_update: Option<Moment>,
}

/// More components than this do not name a folder.
const MOST_IDS: usize = 3;

/// The rule that words which nobody has read yet would break.
const UNAPPROVED: &str = "unapproved";
/// Why they may.
const REASON: &str = "holding text of the phrasebook";
/// Who says so.
const BY: &str = "amends new";

impl Opening {
    /// The status of the first word.
    pub fn status(&self) -> Status {
        match self.window {
            Some(_) => Status::Scheduled,
            None => Status::Investigating,
        }
    }

    /// The files; the first speaker is that of the site's first language.
    pub fn files(&self, site: &Site, speakers: &[Speaker<'_>]) -> OpeningFiles {
        let said = speakers.iter();
        let said = said.map(|s| (s.language(), s.words(&self.hits, self.status())));
        let said: Vec<_> = said.collect();
        let titles = self.titles(&said);
        let mut files = vec![self.facts(site, &titles)];
        files.extend(said.iter().enumerate().map(|(index, (language, words))| {
            let stem = format!("01-{}", update_words(self.status()));
            match index {
                0 => DraftFile {
                    name: format!("{stem}.md"),
                    text: self.update(site, words).text(site.zone),
                },
                _ => DraftFile {
                    name: format!("{stem}.{language}.md"),
                    text: markdown_file(texts(words), &words.body),
                },
            }
        }));
        OpeningFiles {
            id: self.id(site),
            title: titles
                .into_iter()
                .next()
                .map(|(_, title)| title)
                .unwrap_or_default(),
            files,
            next_update: self.promise(site),
        }
    }

    /// The title that was given in the first language, and in the others the one made from what is hit.
    fn titles(&self, said: &[(&Language, HoldingWords)]) -> Vec<(Language, String)> {
        let titles = said.iter().enumerate().map(|(index, (language, words))| {
            let own = self.title.as_ref().filter(|_| index == 0);
            ((*language).clone(), own.unwrap_or(&words.title).clone())
        });
        titles.collect()
    }

    /// The name of the folder: its day, and the words of a title of its own or the ids of what is hit.
    fn id(&self, site: &Site) -> String {
        let begins = self.window.map_or(self.started, |(from, _)| from);
        let hits = self.hits.iter().take(MOST_IDS);
        let ids: Vec<_> = hits.map(|hit| site.components[hit.0].id.as_str()).collect();
        let title = self.title.as_deref().unwrap_or_default();
        incident_id(begins.with_timezone(&site.zone).date_naive(), title, &ids)
    }

    fn facts(&self, site: &Site, titles: &[(Language, String)]) -> DraftFile {
        let components = self.hits.iter();
        let components = components.map(|(c, status)| (site.components[*c].id.clone(), *status));
        let facts = IncidentDraft {
            title: titles.to_vec(),
            impact: self.impact,
            started: self.started,
            detected: self.detected,
            components: components.collect(),
            emergency_calls: emergency_calls(site, &self.hits),
            window: self.window,
        };
        DraftFile {
            name: "incident.yaml".to_owned(),
            text: facts.text(site.zone),
        }
    }

    fn update(&self, site: &Site, words: &HoldingWords) -> UpdateDraft {
        let mut fields = texts(words);
        fields.extend(
            self.waiver(site)
                .map(|waiver| key("allow", Node::List(vec![waiver]))),
        );
        UpdateDraft {
            status: self.status(),
            at: self.at,
            next_update: self.promise(site),
            fields,
            body: words.body.clone(),
        }
    }

    /// When the next word is due; planned work promises its start.
    fn promise(&self, site: &Site) -> Option<Moment> {
        match self.window {
            Some(_) => None,
            None => Some(next_update(site, self.impact, self.at)),
        }
    }

    /// The words of a phrasebook were approved when they were put there; a team that insists on a reader is not overruled.
    fn waiver(&self, site: &Site) -> Option<Node> {
        let levels = site.playbook.rules.as_ref();
        let insists = levels.and_then(|l| l.get(UNAPPROVED)).is_some();
        let asked = self.impact >= Impact::Major && self.window.is_none();
        (asked && !insists).then(|| {
            Node::map([
                ("rule", Node::verbatim(UNAPPROVED)),
                ("reason", Node::text(REASON)),
                ("by", Node::text(BY)),
            ])
        })
    }
}

/// The facts of the words, as an update and its translation have them.
fn texts(words: &HoldingWords) -> Vec<(String, Node)> {
    let texts = [
        ("effect", Some(&words.effect)),
        ("scope", words.scope.as_ref()),
        ("unknown", words.unknown.as_ref()),
    ];
    let stated = texts
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    stated
        .map(|(name, text)| key(name, Node::text(text)))
        .collect()
}
