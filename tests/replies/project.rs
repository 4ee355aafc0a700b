//! Projects whose replies are composed: the bundled one, a small one written here, any folder. Never judges a reply.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use amends::diagnostics::{Diagnostic, Severity};
use amends::locale::{Locale, Messages};
use amends::model::{Clock, Edition, MachineTime, Moment, Site, editions, resolve};
use amends::replies::{
    Asked, Phrasebooks, Replies, Reply, Scope, Speech, UpdateReplies, compose_asked,
};
use amends::schema::parse;
use amends::schema::time::WrittenTime;
use amends::source::{IncidentFolder, Sources, load};
use amends::theme::built_in_files;

/// Every language that has a phrasebook.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "da", "es", "de"];

/// A project at a moment with its replies.
pub(crate) struct Composed {
    /// What is true.
    pub(crate) site: Site,
    /// What is answered.
    pub(crate) replies: Replies,
    /// What is wrong with that.
    pub(crate) problems: Vec<Diagnostic>,
}

/// The words of the built-in theme, which take longer to load than most projects to be answered.
static WORDS: LazyLock<(Messages, Phrasebooks)> = LazyLock::new(|| {
    let mut sources = Sources::default();
    add_theme(&mut sources);
    let (messages, _) = Messages::load(&sources, "default");
    let (books, problems) = Phrasebooks::load(&sources, "default", &Speech::every_language(None));
    assert_eq!(problems, []);
    (messages, books)
});

impl Composed {
    /// Every update.
    pub(crate) fn updates(&self) -> impl Iterator<Item = &UpdateReplies> {
        self.replies.updates().map(|(_, update)| update)
    }

    /// Every reply.
    pub(crate) fn replies(&self) -> impl Iterator<Item = Reply<'_>> {
        self.updates().flat_map(UpdateReplies::replies)
    }
}

/// The folder of the bundled project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Composes what is asked for every update of a project at a moment.
pub(crate) fn compose(sources: &Sources, now: Option<&str>, asked: Asked) -> Composed {
    let (parsed, _) = parse(sources);
    let clock = Clock {
        told: now.map(|now| WrittenTime::parse(now).unwrap()),
        machine: MachineTime::Clock(Moment::from_timestamp(1_800_000_000, 0).unwrap()),
    };
    let (site, problems) = resolve(sources, &parsed, &clock);
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|p| &p.message).collect();
    let site = site.unwrap_or_else(|| panic!("{errors:#?}"));
    let (messages, books) = &*WORDS;
    let editions = editions(&site);
    let locale = |e: &Edition<'_>| Locale::new(e.language, site.zone, messages);
    let locales: Vec<_> = editions.iter().map(locale).collect();
    let books = vec![books; editions.len()];
    let (replies, problems) = compose_asked(&editions, &books, &locales, (&Scope::All, asked));
    Composed {
        site,
        replies,
        problems,
    }
}

/// Composes every situation for every update of a folder at a moment.
pub(crate) fn compose_folder(folder: &Path, now: Option<&str>) -> Composed {
    compose(&load(folder).unwrap(), now, Asked::Written)
}

/// A project in one language with one open incident whose only update has these lines of front matter.
pub(crate) fn project_in(language: &str, front: &str, replies: &str) -> Sources {
    let mut sources = Sources::default();
    let site = format!(
        "format: 1\nname: Shop\nurl: https://status.shop.example\ntime_zone: Europe/London\nlanguages: [{language}]\n\
        contacts:\n  help: {{name: Help, url: \"https://help.shop.example\"}}\n  \
        business: {{name: Firms, url: \"https://firms.shop.example\", needs: [pay]}}\n\
        components:\n  - id: web\n    name: Website\n  - id: pay\n    name: Payments\n{replies}"
    );
    sources.project = Some(sources.add("amends.yaml", site));
    add_incident(&mut sources, "2026-01-01-outage", front);
    add_theme(&mut sources);
    sources
}

/// The same in English.
pub(crate) fn project_with(front: &str, replies: &str) -> Sources {
    project_in("en", front, replies)
}

/// Adds an incident with one update.
pub(crate) fn add_incident(sources: &mut Sources, id: &str, front: &str) {
    let facts = "title: Down\nimpact: major\nstarted: 2026-01-01 09:00\ncomponents: [web, pay]\n";
    let facts = sources.add("incident.yaml", facts);
    let update = format!("---\nat: 2026-01-01 09:10\n{front}---\nWe are looking.\n");
    let update = sources.add("01-first.md", update);
    sources.incidents.push(IncidentFolder {
        id: id.to_owned(),
        path: format!("incidents/{id}"),
        facts: Some(facts),
        updates: vec![("01-first.md".to_owned(), update)],
        attachments: Vec::new(),
        unread: Vec::new(),
    });
}

fn add_theme(sources: &mut Sources) {
    for (path, bytes) in built_in_files() {
        if let Ok(text) = std::str::from_utf8(bytes) {
            sources.add_theme_text("<built-in>", path, text);
        }
    }
}
